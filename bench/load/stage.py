"""What the editors of one phase share: their accounts, what they were told, and meetings at one card."""

from __future__ import annotations

import random
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
