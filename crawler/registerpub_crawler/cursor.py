"""What earlier crawls of a source saw: validators of feeds, digests of items and of payloads. A cache: may be deleted.

Addresses are kept as digests only. The file is written after the archive is complete, never before.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from registerpub.archive.visits import is_recent

VERSION = 1
UNCONDITIONAL_EVERY = dt.timedelta(hours=20)  # under a day, so that a daily crawl always fetches in full
RECHECK_AFTER = dt.timedelta(hours=24)
FORGET_AFTER = dt.timedelta(days=60)


def _key(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()


@dataclass
class Cursor:
    """``feeds``: digest → etag, last_modified, full (when last fetched in full). ``items``: digest → stamp, fetched.

    ``visits``: which capture holds the last payload of an address, as the archive writer keeps it.
    """

    feeds: dict[str, dict[str, str]] = field(default_factory=dict)
    items: dict[str, dict[str, str]] = field(default_factory=dict)
    visits: dict[str, dict[str, str]] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> Cursor:
        """Read the file; an absent, foreign or damaged one is an empty cursor: fetching twice is harmless."""
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return cls()
        if not isinstance(data, dict) or data.get("version") != VERSION:
            return cls()
        return cls(_table(data.get("feeds")), _table(data.get("items")), _table(data.get("visits")))

    def save(self, path: Path, now: dt.datetime) -> None:
        """Write the file whole or not at all. Raises ``OSError``."""
        kept = {key: item for key, item in self.items.items() if now - _time(item.get("fetched")) < FORGET_AFTER}
        visits = {key: known for key, known in self.visits.items() if is_recent(known, now)}
        data = {"version": VERSION, "feeds": self.feeds, "items": kept, "visits": visits}
        text = json.dumps(data, indent=0, sort_keys=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(path.name + ".new")
        with temporary.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)

    def conditions(self, url: str, now: dt.datetime) -> dict[str, str]:
        """Headers of a conditional request, empty when the feed is due to be fetched in full."""
        known = self.feeds.get(_key(url), {})
        if not known or now - _time(known.get("full")) >= UNCONDITIONAL_EVERY:
            return {}
        pairs = (("If-None-Match", known.get("etag")), ("If-Modified-Since", known.get("last_modified")))
        return {name: value for name, value in pairs if value}

    def remember_feed(self, url: str, etag: str, last_modified: str, now: dt.datetime) -> None:
        self.feeds[_key(url)] = {"etag": etag, "last_modified": last_modified, "full": now.isoformat()}

    def forget_feed(self, url: str) -> None:
        """Have the feed fetched in full next time, because something of it is still to be done."""
        self.feeds.pop(_key(url), None)

    def is_due(self, url: str, stamp: str, now: dt.datetime) -> bool:
        """Whether an item is new, changed by its feed's word, or not looked at for a day while still in the feed."""
        known = self.items.get(_key(url))
        return known is None or known.get("stamp") != stamp or now - _time(known.get("fetched")) >= RECHECK_AFTER

    def remember_item(self, url: str, stamp: str, now: dt.datetime) -> None:
        self.items[_key(url)] = {"stamp": stamp, "fetched": now.isoformat()}


def _table(value: Any) -> dict[str, dict[str, str]]:
    if not isinstance(value, Mapping):
        return {}
    return {
        str(key): {str(name): str(text) for name, text in row.items()}
        for key, row in value.items()
        if isinstance(row, Mapping)
    }


def _time(value: str | None) -> dt.datetime:
    """A stored time, or the beginning of time if it cannot be read."""
    try:
        moment = dt.datetime.fromisoformat(value or "")
    except ValueError:
        return dt.datetime.min.replace(tzinfo=dt.UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
