"""Process: every stage from ingest to propose, and the search for new names. Never crawls, decides or publishes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from registerpub.config import Config
from registerpub.pipeline.claim import claim_due
from registerpub.pipeline.earlier import search_earlier
from registerpub.pipeline.ingest import ingest_due
from registerpub.pipeline.manifest import record_day
from registerpub.pipeline.match import match_due
from registerpub.pipeline.propose import propose_due
from registerpub.pipeline.stage import Progress, StageResult, quiet


def process(config: Config, clock: Callable[[], dt.datetime], progress: Progress = quiet) -> list[StageResult]:
    """Run every stage over what is due. Safe to kill at any moment and to run again."""
    results = [
        ingest_due(config, clock(), progress),
        match_due(config, clock(), progress),
        claim_due(clock(), progress),
        propose_due(clock(), progress),
        search_earlier(config, clock(), progress),
    ]
    record_day(config, clock())
    return results
