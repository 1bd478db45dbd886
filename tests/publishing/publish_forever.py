"""Publishes one release after another into a folder until somebody kills it. Usage: ``publish_forever.py OUT RECORD``.

Each release has one notice more than the one before, says its own number in the text of every notice, and is signed.
"""

from __future__ import annotations

import datetime as dt
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


def main(out: Path, record: Path, key: Path, releases: int = 0) -> None:
    site = Site("Register", "https://r.example", "r.example")
    channels = load_channels(ROOT / "feeds")
    wordings = {language: load_wording(ROOT / "locales", language) for language in LANGUAGES}
    signer = Signer.of(SecretKey.from_file(key))
    print("ready", flush=True)
    made = 0
    while not releases or made < releases:
        with publishing_lock(out):
            number = (current_number(out) or 0) + 1
            info = ReleaseInfo(number, START + dt.timedelta(hours=number))
            entries = [entry(notice, number, lang) for notice in range(1, min(number, _MOST) + 1) for lang in LANGUAGES]
            publish_folder(out, site, info, channels, entries, wordings, record=record, signers=[signer])
        made += 1


def entry(notice: int, release: int, language: str) -> PublishedEntry:
    """Every third notice changes with each release; the others stay."""
    told = release if notice % 3 == 0 else notice
    published = START + dt.timedelta(hours=notice)
    text = NoticeText(language, f"Notice {notice}", "Summary.", f"Told in release {told}.")
    updated = START + dt.timedelta(hours=told)
    return PublishedEntry(notice, 2026, text, "DETAINED", None, published, updated, translations=LANGUAGES)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]), *map(int, sys.argv[4:]))
