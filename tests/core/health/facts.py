"""Sources as the tests want them: sound by default, one thing changed at a time."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from registerpub.core.health import Condition, Day, OpenFinding, SourceFacts, SourceHealth, judge

NOW = dt.datetime(2026, 11, 18, 12, 0, tzinfo=ZoneInfo("Asia/Almaty"))  # a Wednesday
BAND = (20, 60)


def ago(**time: float) -> dt.datetime:
    return NOW - dt.timedelta(**time)


def days(number: int = 30, items: int = 5, visits: int = 24, successes: int | None = None) -> tuple[Day, ...]:
    """That many days up to today, all alike."""
    good = visits if successes is None else successes
    return tuple(
        Day(NOW.date() - dt.timedelta(days=back), visits, good, items, items) for back in range(number - 1, -1, -1)
    )


def sound(**changes: Any) -> SourceFacts:
    """A source that has been visited every hour for a year and brings 35 items a week."""
    facts = SourceFacts(
        name="lake",
        band=BAND,
        due=ago(minutes=-30),
        first_visit=ago(days=365),
        last_visit=ago(minutes=30),
        last_outcome="success",
        last_success=ago(minutes=30),
        last_new_item=ago(hours=3),
        days=days(),
    )
    return replace(facts, **changes)


def found(kind: str, count: int = 1, **time: float) -> OpenFinding:
    return OpenFinding(kind, ago(**time), count)


def health(**changes: Any) -> SourceHealth:
    return judge(sound(**changes), NOW)


def condition(kind: str, of: SourceHealth) -> Condition | None:
    return next((one for one in of.conditions if one.kind == kind), None)


def state_of(kind: str, **changes: Any) -> str | None:
    """The state that the condition asks for; ``None`` if the source does not show it."""
    one = condition(kind, health(**changes))
    return one.state if one else None
