"""Remembers what a page was when it was last captured, so that the same bytes are not kept twice.

A cache: without it every answer is archived in full. Only the last capture of each address is known, so that a page
found unchanged is never a page that changed and changed back. Addresses are kept as digests.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, MutableMapping
from http import HTTPStatus
from pathlib import Path

from registerpub.archive.records import Exchange, Original, warc_date

#: The capture that holds the payload is at most so old, or the page is archived in full again.
FULL_EVERY = dt.timedelta(days=60)
_DECISIVE = ("content-type", "content-encoding")


class Visits:
    """``table``: digest of the address → seen (digest of the answer), record, date, file. Kept by the caller."""

    def __init__(self, folder: Path, table: MutableMapping[str, dict[str, str]]) -> None:
        self._folder = folder
        self._table = table

    def original(self, exchange: Exchange, digest: str) -> Original | None:
        """The capture with the very same payload, if it was the last one of this address and is still there.

        ``digest`` is the SHA-256 of the body in hexadecimal.
        """
        if exchange.status != HTTPStatus.OK or not exchange.body:
            return None
        known = self._table.get(_key(exchange.url), {})
        if known.get("seen") != _seen(exchange, digest) or not self._is_usable(known, exchange.fetched):
            return None
        return Original(known["record"], known["date"], known["file"])

    def remember(self, exchange: Exchange, digest: str, record_id: str, file: str) -> None:
        """Note a capture that was archived in full; a failure of the site tells nothing about the page."""
        if exchange.status == HTTPStatus.OK and exchange.body:
            self._table[_key(exchange.url)] = {
                "seen": _seen(exchange, digest),
                "record": record_id,
                "date": warc_date(exchange.fetched),
                "file": file,
            }

    def _is_usable(self, known: dict[str, str], now: dt.datetime) -> bool:
        if not known.get("record") or not is_recent(known, now):
            return False
        name = known.get("file", "")
        return bool(name) and "/" not in name and any((self._folder / f"{name}{end}").exists() for end in ("", ".open"))


def is_recent(known: dict[str, str], now: dt.datetime) -> bool:
    """Whether a remembered capture may still be pointed to at ``now``."""
    try:
        return now - dt.datetime.fromisoformat(known.get("date", "")) < FULL_EVERY
    except (ValueError, TypeError):
        return False


def _key(url: str) -> str:
    return hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()


def _seen(exchange: Exchange, digest: str) -> str:
    """A digest of the body's and of the headers that say how to read it."""
    headers: Iterable[tuple[str, str]] = ((name.lower(), value) for name, value in exchange.headers)
    decisive = sorted(pair for pair in headers if pair[0] in _DECISIVE)
    return hashlib.sha256(f"{decisive!r}\n{digest}".encode()).hexdigest()
