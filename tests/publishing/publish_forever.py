"""Publishes signed releases into a folder, one after another.

Usage: ``publish_forever.py OUT RECORD KEY RELEASES [STEPS]``. After so many STEPS on files (opened, linked, renamed,
removed…) it kills itself with SIGKILL: what a kill at any moment leaves, wherever the machine is slow.
"""

from __future__ import annotations

import datetime as dt
import os
import signal
import sys
from pathlib import Path

from minisign import SecretKey

from registerpub.core.records import NoticeText, PublishedEntry, ReleaseInfo, Site
from registerpub.publishing import Signer, load_channels, publish_folder
from registerpub.publishing.swap import current_number, publishing_lock
from registerpub.wording import load_wording

ROOT = Path(__file__).parents[2]
START = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
LANGUAGES = ("kk", "ru", "en")
_MOST = 12


def main(out: Path, record: Path, key: Path, releases: int, steps: int = 0) -> None:
    site = Site("Register", "https://r.example", "r.example")
    channels = load_channels(ROOT / "feeds")
    wordings = {language: load_wording(ROOT / "locales", language) for language in LANGUAGES}
    signer = Signer.of(SecretKey.from_file(key))
    if steps:
        kill_after(steps)
    for _ in range(releases):
        with publishing_lock(out):
            number = (current_number(out) or 0) + 1
            info = ReleaseInfo(number, START + dt.timedelta(hours=number))
            entries = [entry(notice, number, lang) for notice in range(1, min(number, _MOST) + 1) for lang in LANGUAGES]
            publish_folder(out, site, info, channels, entries, wordings, record=record, signers=[signer])


def kill_after(steps: int) -> None:
    """Count what touches files, by the interpreter's own audit, and end like a machine that lost its power."""
    left = steps

    def count(event: str, _: object) -> None:
        nonlocal left
        left -= event == "open" or event.startswith("os.")
        if left == -1:  # once: the kill itself is audited, too
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(count)


def entry(notice: int, release: int, language: str) -> PublishedEntry:
    """Every third notice changes with each release; the others stay."""
    told = release if notice % 3 == 0 else notice
    published = START + dt.timedelta(hours=notice)
    text = NoticeText(language, f"Notice {notice}", "Summary.", f"Told in release {told}.")
    updated = START + dt.timedelta(hours=told)
    return PublishedEntry(notice, 2026, text, "DETAINED", None, published, updated, translations=LANGUAGES)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), *map(int, sys.argv[4:]))
