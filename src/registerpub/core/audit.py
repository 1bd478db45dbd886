"""The audit chain: how entries and payloads are digested, and where a chain is broken.

Each entry's SHA-256 covers the digest of the entry before it, so nothing can be changed, put in, taken out or moved
without breaking every later link. A payload enters the chain only as a digest with a random salt: once payload and salt
are erased, the chain still holds and nothing about the payload can be guessed from it. What a chain alone cannot show
is that its newest entries were cut off: for that its head is copied elsewhere and compared.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

#: What the first entry follows.
GENESIS: Final = "0" * 64


@dataclass(frozen=True, slots=True)
class Link:
    """One entry. ``salt`` and ``data`` of its payload; ``erased``: both are gone and only the digest speaks."""

    number: int
    at: dt.datetime
    action: str
    account: str
    channel: str
    subject: str
    payload: str
    previous: str
    digest: str
    salt: str = ""
    data: str = ""
    erased: bool = False


@dataclass(frozen=True, slots=True)
class ChainFault:
    """The first entry at which the chain does not hold. ``kind``: number, previous, entry or payload."""

    number: int
    kind: str


def canonical(data: Any) -> str:
    """One text for one value: sorted keys, no spaces, no escapes."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def payload_digest(salt: str, data: str) -> str:
    """``salt``: at least 128 random bits as hexadecimal digits."""
    return hashlib.sha256(f"{salt}\n{data}".encode()).hexdigest()


def entry_digest(
    previous: str, number: int, at: dt.datetime, action: str, account: str, channel: str, subject: str, payload: str
) -> str:
    moment = at.astimezone(dt.UTC).isoformat(timespec="microseconds")
    text = canonical([previous, number, moment, action, account, channel, subject, payload])
    return hashlib.sha256(text.encode()).hexdigest()


def first_fault(links: Iterable[Link]) -> ChainFault | None:
    """Where the chain breaks first, ``links`` in the order of their numbers; None if it holds."""
    previous, expected = GENESIS, 1
    for link in links:
        if link.number != expected:
            return ChainFault(expected, "number")
        if link.previous != previous:
            return ChainFault(link.number, "previous")
        digest = entry_digest(
            previous, link.number, link.at, link.action, link.account, link.channel, link.subject, link.payload
        )
        if digest != link.digest:
            return ChainFault(link.number, "entry")
        if not link.erased and payload_digest(link.salt, link.data) != link.payload:
            return ChainFault(link.number, "payload")
        previous, expected = link.digest, expected + 1
    return None
