"""What the editors of one phase share: their accounts, what they were told, and meetings at one card."""

from __future__ import annotations

import base64
import hashlib
import hmac
import random
import struct
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from gevent.event import Event  # type: ignore[import-untyped]  # gevent has no types


@dataclass(slots=True)
class Meeting:
    """Two editors at one card: the first has it open, the second takes it over, then both decide."""

    card: str
    taken: Event = field(default_factory=Event)


@dataclass(slots=True)
class Stage:
    """``pace`` multiplies every pause. ``told``: (account, card, deed), as the desk said it to that editor."""

    accounts: list[Mapping[str, str]]
    pace: float
    contests: bool
    told: list[tuple[str, str, str]] = field(default_factory=list)
    conflicts: int = 0
    over: bool = False
    meetings: dict[int, Meeting] = field(default_factory=dict)
    chance: random.Random = field(default_factory=lambda: random.Random("load"))


def app_code(seed: str) -> str:
    """What an authenticator app shows now (RFC 6238: SHA-1, six digits, thirty seconds)."""
    key = base64.b32decode(seed + "=" * (-len(seed) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1)
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"
