"""A register as of a date: who is on it and how many of each status. The count is derived, never typed in."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from registerpub.core.casefile.corrections import effective_events
from registerpub.core.casefile.fold import fold, is_certain
from registerpub.core.casefile.state import CaseState
from registerpub.core.events import STATUSES
from registerpub.core.records import Event


@dataclass(frozen=True, slots=True)
class RegisterCount:
    """``by_status`` in the order of the status table; a person whose custody nobody has reported is ``unknown``.

    ``uncertain``: ids of people of whom it depends on a date known only to the month or the year.
    """

    register: str
    as_of: dt.date | None
    count: int
    by_status: Mapping[str, int]
    uncertain: tuple[str, ...] = ()


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
    uncertain = _uncertain(register, ledger, as_of, known_on) if as_of is not None else ()
    return RegisterCount(register, as_of, len(found), ordered_statuses(tally), uncertain)


def added_up(counts: Iterable[RegisterCount], register: str, as_of: dt.date | None) -> RegisterCount:
    """The count of a register from the counts of its parts, in which nobody stands twice."""
    number, tally = 0, Counter[str]()
    uncertain: list[str] = []
    for part in counts:
        number += part.count
        tally.update(part.by_status)
        uncertain += part.uncertain
    return RegisterCount(register, as_of, number, ordered_statuses(tally), tuple(sorted(uncertain)))


def _uncertain(
    register: str, ledger: Mapping[str, Sequence[Event]], as_of: dt.date, known_on: dt.datetime | None
) -> tuple[str, ...]:
    """Ids, sorted, of people whose place on the list or custody as of ``as_of`` rests on an open date."""
    found = []
    for person, recorded in ledger.items():
        events = effective_events(recorded, known_on)
        if any(event.register == register for event in events) and not is_certain(events, as_of):
            found.append(person)
    return tuple(sorted(found))


def ordered_statuses(tally: Mapping[str, int]) -> dict[str, int]:
    """``tally`` in the order of the status table, without zeros."""
    order: Iterable[str] = list(STATUSES)
    return {status: tally[status] for status in order if tally.get(status)}
