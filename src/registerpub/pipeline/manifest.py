"""The day's manifest: enters completed archive files and has the last finished day stamped. Never stops its caller."""

from __future__ import annotations

import datetime as dt

from registerpub.archive.manifest import update_manifest
from registerpub.config import Config
from registerpub.core.errors import ArchiveError
from registerpub.pipeline.stage import record_finding
from registerpub.pipeline.timestamp import stamp_finished_day


def record_day(config: Config, now: dt.datetime) -> int:
    """Enter what is new, at the end of a crawl or of processing; returns how many files. A failure is a finding.

    What could not be entered is entered by the next call.
    """
    entered = 0
    try:
        entered = update_manifest(config.archive, now)
    except ArchiveError as error:
        record_finding("manifest_failed", str(error), now, key=f"manifest_failed:{now.date()}")
    stamp_finished_day(config, now)
    return entered
