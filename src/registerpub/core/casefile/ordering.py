"""The one order of the events of a case file. It depends on what they say, never on when they were recorded.

By date (unknown first), precision (coarser first), rank in the event table, then content. Where dates leave the order
open (the same day, or a year beside one of its days) and that order makes a step of custody that procedure does not
know, the order with the fewest such steps is taken: who is remanded on the day an administrative arrest ends was
remanded at its end. Among equals the first in the order above stands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import permutations

from registerpub.core.casefile.axes import Custody
from registerpub.core.events import EVENT_RANK, EVENT_TYPES, FOLLOWS
from registerpub.core.records import Event, PartialDate

#: Steps of custody within one stretch of open order that are tried in every order; above it the plain order stands.
MOST_TRIED = 5
_PRECISION = {"year": 1, "month": 2, "day": 3}
_MOVES = frozenset(("PAROLE_GRANTED", "VERDICT_QUASHED"))

Key = tuple[dt.date, int, int]


def event_order(event: Event) -> Key:
    """Date, precision and rank: the order in which events stand as long as nothing speaks against it."""
    if event.date is None:
        return dt.date.min, 0, EVENT_RANK.get(event.code, 0)
    return *_first_day_and_precision(event.date), EVENT_RANK.get(event.code, 0)


@lru_cache(maxsize=65536)
def _first_day_and_precision(date: PartialDate) -> tuple[dt.date, int]:
    return date.first_day(), _PRECISION[date.precision]


def ordered(events: Iterable[Event]) -> list[Event]:
    """``events`` in the order in which they are folded."""
    plain = list(events)
    keys = {event_order(event) for event in plain}
    if len(keys) < len(plain):
        plain.sort(key=_content)
    plain.sort(key=event_order)
    return _arranged(plain) if len(plain) > 1 else plain


def _content(event: Event) -> tuple[str, ...]:
    """Everything that an event says, as text: two events alike in this are the same to the fold."""
    details = sorted((name, str(value)) for name, value in event.details.items())
    term = f"{event.term.years:05}{event.term.months:05}{event.term.days:05}" if event.term else ""
    return event.register or "", event.status or "", term, event.date_basis, repr(details)


def _arranged(events: list[Event]) -> list[Event]:
    """``events`` with each stretch of open order set right; nothing is copied where nothing is wrong."""
    custody, found, start = Custody(), [], 0
    while start < len(events):
        end = _stretch_end(events, start)
        stretch = events[start:end]
        if end - start > 1 and _faults(stretch, custody.copy()):
            stretch = _least_faulty(stretch, custody)
        for event in stretch:
            custody.apply(event)
        found += stretch
        start = end
    return found


def _stretch_end(events: Sequence[Event], start: int) -> int:
    """Where the run of events ends whose dates leave their order open."""
    end, last = start + 1, _last_day(events[start])
    while end < len(events) and _first_day(events[end]) <= last:
        last = max(last, _last_day(events[end]))
        end += 1
    return end


def _least_faulty(stretch: list[Event], custody: Custody) -> list[Event]:
    movers = [event for event in stretch if _moves(event)]
    if not 1 < len(movers) <= MOST_TRIED:
        return stretch
    best, fewest = movers, _faults(movers, custody.copy())
    for order in permutations(movers):
        if not _is_possible(order):
            continue
        faults = _faults(order, custody.copy())
        if faults < fewest:
            best, fewest = list(order), faults
    return _merged(best, stretch) if best is not movers else stretch


def _merged(movers: Sequence[Event], stretch: Sequence[Event]) -> list[Event]:
    """``movers`` in their order; the other events before the first mover that stands after them in ``stretch``."""
    place = {id(event): number for number, event in enumerate(stretch)}
    others = [event for event in stretch if not _moves(event)]
    found: list[Event] = []
    for mover in movers:
        while others and place[id(others[0])] < place[id(mover)]:
            found.append(others.pop(0))
        found.append(mover)
    return found + others


def _is_possible(order: Sequence[Event]) -> bool:
    """Whether no event stands before one that ended before it began."""
    return all(_last_day(later) >= _first_day(event) for at, event in enumerate(order) for later in order[at + 1 :])


def _faults(events: Iterable[Event], custody: Custody) -> int:
    return sum(custody.apply(event) is not None for event in events)


def _moves(event: Event) -> bool:
    kind = EVENT_TYPES[event.code]
    return event.status is not None or kind.to is not None or event.code in FOLLOWS or event.code in _MOVES


def _first_day(event: Event) -> dt.date:
    return event.date.first_day() if event.date else dt.date.min


def _last_day(event: Event) -> dt.date:
    return event.date.last_day() if event.date else dt.date.min
