"""What earlier crawls of a source saw: validators of pages, digests of items and of payloads. A cache: may be deleted.

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
SWEEP_EVERY = dt.timedelta(days=7)
FORGET_AFTER = dt.timedelta(days=60)
_VALIDATORS = ("etag", "last_modified", "full")


def _key(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()


def _stamp_field(entry: str) -> str:
    """Each place that lists an item writes its time in its own way, so stamps are compared within one place only."""
    return f"stamp.{_key(entry)[:16]}"


@dataclass
class Cursor:
    """``feeds`` (pages of links): digest → etag, last_modified, full (when last fetched in full), body (digest).

    ``items``: digest → fetched, seen (when it was last listed) and a stamp for each place that lists it. ``visits``:
    which capture holds the last payload of an address, as the archive writer keeps it. ``swept``: when the last sweep
    came to its end, empty before the first.
    """

    feeds: dict[str, dict[str, str]] = field(default_factory=dict)
    items: dict[str, dict[str, str]] = field(default_factory=dict)
    visits: dict[str, dict[str, str]] = field(default_factory=dict)
    swept: str = ""

    @classmethod
    def load(cls, path: Path) -> Cursor:
        """Read the file; an absent, foreign or damaged one is an empty cursor: fetching twice is harmless."""
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return cls()
        if not isinstance(data, dict) or data.get("version") != VERSION:
            return cls()
        feeds, items, visits = (_table(data.get(name)) for name in ("feeds", "items", "visits"))
        return cls(feeds, items, visits, str(data.get("swept", "")))

    def save(self, path: Path, now: dt.datetime) -> None:
        """Write the file whole or not at all. Raises ``OSError``."""
        kept = {key: item for key, item in self.items.items() if now - _last_heard_of(item) < FORGET_AFTER}
        visits = {key: known for key, known in self.visits.items() if is_recent(known, now)}
        data = {"version": VERSION, "feeds": self.feeds, "items": kept, "visits": visits, "swept": self.swept}
        # Without indent: with one, Python's own slow writer is used.
        text = json.dumps(data, sort_keys=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(path.name + ".new")
        with temporary.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)

    def is_sweep_due(self, now: dt.datetime) -> bool:
        """Whether a week has gone by since the last sweep; before the first visit one is due."""
        return now - _time(self.swept) >= SWEEP_EVERY

    def conditions(self, url: str, now: dt.datetime) -> dict[str, str]:
        """Headers of a conditional request, empty when the page is due to be fetched in full."""
        known = self.feeds.get(_key(url), {})
        if not known or now - _time(known.get("full")) >= UNCONDITIONAL_EVERY:
            return {}
        pairs = (("If-None-Match", known.get("etag")), ("If-Modified-Since", known.get("last_modified")))
        return {name: value for name, value in pairs if value}

    def note_body(self, url: str, body: bytes) -> bool:
        """Remember the bytes of a page of links; whether they differ from those of the last time."""
        row = self.feeds.setdefault(_key(url), {})
        before, row["body"] = row.get("body", ""), hashlib.sha256(body).hexdigest()
        return bool(before) and before != row["body"]

    def remember_feed(self, url: str, etag: str, last_modified: str, now: dt.datetime) -> None:
        row = self.feeds.setdefault(_key(url), {})
        row.update(etag=etag, last_modified=last_modified, full=now.isoformat())

    def forget_feed(self, url: str) -> None:
        """Have the page fetched in full next time, because something of it is still to be done."""
        row = self.feeds.get(_key(url), {})
        for name in _VALIDATORS:
            row.pop(name, None)

    def is_known(self, url: str) -> bool:
        """Whether the item was listed or fetched before."""
        return _key(url) in self.items

    def is_due(self, url: str, stamp: str, now: dt.datetime, entry: str = "", recheck: bool = True) -> bool:
        """Whether an item was never fetched, changed by the word of ``entry``, or was not looked at for a day.

        The last only with ``recheck``. A stamp of a place that has not listed the item before says nothing of change.
        """
        known = self.items.get(_key(url), {})
        if not known.get("fetched"):
            return True
        before = known.get(_stamp_field(entry))
        if before is not None and before != stamp:
            return True
        return recheck and now - _time(known.get("fetched")) >= RECHECK_AFTER

    def note_listed(self, url: str, stamp: str, now: dt.datetime, entry: str = "") -> None:
        """The item stands in ``entry``. A stamp that is known stays until the item has been fetched."""
        row = self.items.setdefault(_key(url), {})
        row["seen"] = now.isoformat()
        row.setdefault(_stamp_field(entry), stamp)

    def remember_item(self, url: str, stamp: str, now: dt.datetime, entry: str = "") -> None:
        """The item was fetched as ``entry`` listed it."""
        row = self.items.setdefault(_key(url), {})
        row.update({"fetched": now.isoformat(), _stamp_field(entry): stamp})


def _table(value: Any) -> dict[str, dict[str, str]]:
    if not isinstance(value, Mapping):
        return {}
    return {
        str(key): {str(name): str(text) for name, text in row.items()}
        for key, row in value.items()
        if isinstance(row, Mapping)
    }


def _last_heard_of(item: Mapping[str, str]) -> dt.datetime:
    return max(_time(item.get("fetched")), _time(item.get("seen")))


def _time(value: str | None) -> dt.datetime:
    """A stored time, or the beginning of time if it cannot be read."""
    try:
        moment = dt.datetime.fromisoformat(value or "")
    except ValueError:
        return dt.datetime.min.replace(tzinfo=dt.UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
