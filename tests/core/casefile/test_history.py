"""A register over time says day by day what counting that day says."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.casefile import CaseState, count_register
from registerpub.core.casefile.history import UNKNOWN, by_article, by_place, chosen_days, register_history
from registerpub.core.records import Event, PartialDate

DAY = dt.date(2020, 1, 1)
CODES = ("LIST_RECOGNISED", "LIST_REMOVED", "REMANDED", "SENTENCED_PRISON", "RELEASED_SERVED", "WITHDRAWN")


@st.composite
def ledgers(draw: st.DrawFn) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    number = 0
    for person in range(draw(st.integers(0, 4))):
        events = []
        for code in draw(st.lists(st.sampled_from(CODES), max_size=6)):
            number += 1
            offset = draw(st.integers(0, 900))
            date = PartialDate.of(DAY + dt.timedelta(days=offset))
            precision = draw(st.sampled_from(["day", "month", "year", "unknown"]))
            shown = {
                "day": date,
                "month": PartialDate(date.year, date.month),
                "year": PartialDate(date.year),
                "unknown": None,
            }[precision]
            register = "r" if code.startswith("LIST_") else None
            details = {"event": str(draw(st.integers(1, number)))} if code == "WITHDRAWN" else {}
            events.append(Event(code, shown, register=register, details=details, id=number))
        found[f"p{person}"] = events
    return found


@given(ledgers(), st.lists(st.integers(-10, 1000), min_size=1, max_size=8))
def test_each_day_is_counted_as_if_it_were_asked_alone(ledger: dict[str, list[Event]], offsets: list[int]) -> None:
    days = [DAY + dt.timedelta(days=offset) for offset in sorted(offsets)]
    history = register_history("r", ledger, days)
    assert history == [dict(count_register("r", ledger, day).by_status) for day in days]


@given(st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1)), st.integers(-5, 4000))
def test_days_are_few_in_order_and_hold_both_ends(first: dt.date, span: int) -> None:
    today = first + dt.timedelta(days=span)
    days = chosen_days(first, today)
    assert days == sorted(set(days)) and len(days) <= 25 and days[-1] == today
    assert days[0] == (first if span > 0 else today)


def test_members_are_counted_by_article_and_place_and_what_is_not_known_comes_last() -> None:
    states = [
        CaseState(article="405 (2)", place="Алматы"),
        CaseState(article="ст. 405", place="Алматы"),
        CaseState(article="174"),
        CaseState(),
    ]
    assert list(by_article(states).items()) == [("405", 2), ("174", 1), (UNKNOWN, 1)]
    assert by_place(states) == {"Алматы": 2, UNKNOWN: 2}
