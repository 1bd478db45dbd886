"""A register over time, and its members today by what their case files say: derived, never stored."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from registerpub.core.casefile.fold import fold
from registerpub.core.casefile.register import ordered_statuses
from registerpub.core.casefile.state import CaseState
from registerpub.core.records import Event

#: What stands for a value that no case file gives.
UNKNOWN: Final = "unknown"
_ARTICLE: Final = re.compile(r"\d{1,3}(?:-\d{1,2})?")


def register_history(
    register: str, ledger: Mapping[str, Sequence[Event]], days: Sequence[dt.date]
) -> list[dict[str, int]]:
    """For each of ``days`` (ascending): status → members of ``register`` at the end of that day, as known now.

    The same numbers as ``count_register`` gives day by day, but each case file is folded once for each of its dates.
    """
    tallies = [Counter[str]() for _ in days]
    for events in ledger.values():
        starts, states = _states(events)
        for at, day in enumerate(days):
            state = states[bisect_right(starts, day)]
            if state.memberships.get(register) == "recognised":
                tallies[at][state.custody or UNKNOWN] += 1
    return [ordered_statuses(tally) for tally in tallies]


def _states(events: Sequence[Event]) -> tuple[list[dt.date], list[CaseState]]:
    """The days on which something new counts, and the states: before the first of them, and from each of them on."""
    starts = sorted({event.date.first_day() for event in events if event.date is not None})
    return starts, [fold(events, dt.date.min), *(fold(events, day) for day in starts)]


def chosen_days(first: dt.date, today: dt.date, most: int = 25) -> list[dt.date]:
    """At most ``most`` days from ``first`` to ``today``, evenly apart, both among them."""
    span = (today - first).days
    if span <= 0:
        return [today]
    steps = min(most - 1, span)
    return [first + dt.timedelta(days=round(span * at / steps)) for at in range(steps + 1)]


def by_article(states: Iterable[CaseState]) -> dict[str, int]:
    """Number of an article of law, without its part → members charged or convicted under it, most first."""
    return _counted(_article(state.article) for state in states)


def by_place(states: Iterable[CaseState]) -> dict[str, int]:
    """Place of custody as recorded → members, most first."""
    return _counted(state.place or UNKNOWN for state in states)


def _article(text: str | None) -> str:
    found = _ARTICLE.search(text or "")
    return found[0] if found else UNKNOWN


def _counted(values: Iterable[str]) -> dict[str, int]:
    tally = Counter(values)
    order = sorted(tally, key=lambda value: (value == UNKNOWN, -tally[value], value))
    return {value: tally[value] for value in order}
