"""A register as of a date: who is on it and how many of each status. The count is derived, never typed in."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from registerpub.core.casefile.fold import fold
from registerpub.core.casefile.state import CaseState
from registerpub.core.events import STATUSES
from registerpub.core.records import Event


@dataclass(frozen=True, slots=True)
class RegisterCount:
    """``by_status`` in the order of the status table; a person whose custody nobody has reported is ``unknown``."""

    register: str
    as_of: dt.date | None
    count: int
    by_status: Mapping[str, int]


def members(
    register: str,
    ledger: Mapping[str, Sequence[Event]],
    as_of: dt.date | None = None,
    known_on: dt.datetime | None = None,
) -> dict[str, CaseState]:
    """Person id → state of everybody recognised on ``register``."""
    states = ((person, fold(events, as_of, known_on)) for person, events in ledger.items())
    return {person: state for person, state in states if state.memberships.get(register) == "recognised"}


def count_register(
    register: str,
    ledger: Mapping[str, Sequence[Event]],
    as_of: dt.date | None = None,
    known_on: dt.datetime | None = None,
) -> RegisterCount:
    """Count the members of ``register``; ``ledger`` maps person id to that person's events."""
    found = members(register, ledger, as_of, known_on)
    tally = Counter(state.custody or "unknown" for state in found.values())
    return RegisterCount(register, as_of, len(found), ordered_statuses(tally))


def ordered_statuses(tally: Mapping[str, int]) -> dict[str, int]:
    """``tally`` in the order of the status table, without zeros."""
    order: Iterable[str] = list(STATUSES)
    return {status: tally[status] for status in order if tally.get(status)}
