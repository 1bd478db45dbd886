"""The fold: any order in, one state out; later knowledge never shows earlier; corrections work at any depth."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.casefile import count_register, fold, timeline
from registerpub.core.events import EVENT_TYPES, MEMBERSHIP_EVENTS, STATUSES
from registerpub.core.records import Event, PartialDate, Term

CORRECTIONS = ("AMENDED", "WITHDRAWN")


def event(code: str, date: str | None = None, id: int = 0, **fields: object) -> Event:
    return Event(code, PartialDate.parse(date) if date else None, id=id, **fields)  # type: ignore[arg-type]  # test helper


dates = st.one_of(
    st.none(),
    st.builds(PartialDate, st.integers(2015, 2024)),
    st.builds(PartialDate, st.integers(2015, 2024), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(2015, 2024), st.integers(1, 12), st.integers(1, 28)),
)


@st.composite
def ledgers(draw: st.DrawFn) -> list[Event]:
    codes = sorted(code for code in EVENT_TYPES if code not in CORRECTIONS)
    size = draw(st.integers(0, 12))
    found = []
    for number in range(1, size + 1):
        code = draw(st.sampled_from(codes))
        status = draw(st.sampled_from(sorted(STATUSES))) if code == "STATE_REPORTED" else None
        register = "r1" if code in MEMBERSHIP_EVENTS else None
        recorded = dt.datetime(2025, 1, 1, tzinfo=dt.UTC) + dt.timedelta(days=draw(st.integers(0, 30)))
        found.append(Event(code, draw(dates), register=register, status=status, recorded=recorded, id=number))
    return found


@given(ledgers(), st.randoms())
def test_the_order_of_recording_never_changes_the_state(events: list[Event], random: object) -> None:
    shuffled = list(events)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives random.Random
    assert fold(shuffled) == fold(events)


@given(ledgers(), st.dates(dt.date(2015, 1, 1), dt.date(2025, 1, 1)))
def test_a_state_as_of_a_day_is_the_last_step_of_the_timeline_to_that_day(events: list[Event], day: dt.date) -> None:
    steps = timeline(events, as_of=day)
    assert all(step.event.date is None or step.event.date.first_day() <= day for step in steps)
    assert fold(events, as_of=day) == (steps[-1].state if steps else fold([]))


@given(ledgers(), st.integers(0, 30))
def test_as_known_on_never_shows_later_knowledge(events: list[Event], days: int) -> None:
    moment = dt.datetime(2025, 1, 1, tzinfo=dt.UTC) + dt.timedelta(days=days)
    known = [e for e in events if e.recorded is not None and e.recorded <= moment]
    assert fold(events, known_on=moment) == fold(known)


@given(ledgers(), st.data())
def test_withdrawing_an_event_gives_the_state_it_would_have_had_without_it(
    events: list[Event], data: st.DataObject
) -> None:
    if not events:
        return
    target = data.draw(st.sampled_from(events))
    withdrawal = event("WITHDRAWN", id=len(events) + 1, details={"event": str(target.id)})
    assert fold([*events, withdrawal]) == fold([e for e in events if e is not target])


@given(ledgers(), st.data())
def test_withdrawing_a_withdrawal_restores_the_event(events: list[Event], data: st.DataObject) -> None:
    if not events:
        return
    target, size = data.draw(st.sampled_from(events)), len(events)
    first = event("WITHDRAWN", id=size + 1, details={"event": str(target.id)})
    second = event("WITHDRAWN", id=size + 2, details={"event": str(first.id)})
    assert fold([*events, first, second]) == fold(events)


@given(ledgers(), st.data(), dates)
def test_amending_a_date_gives_the_state_that_the_right_date_would_have_given(
    events: list[Event], data: st.DataObject, date: PartialDate | None
) -> None:
    if not events:
        return
    target = data.draw(st.sampled_from(events))
    details = {"event": str(target.id), "field": "date", "new": str(date) if date else ""}
    amended = fold([*events, event("AMENDED", id=len(events) + 1, details=details)])
    right = [dataclasses.replace(e, date=date) if e is target else e for e in events]
    assert amended == fold(right)


def test_the_latest_amendment_of_a_field_wins() -> None:
    verdict = event("SENTENCED_PRISON", "2020", id=1, term=Term(years=5))
    first = event("AMENDED", id=2, details={"event": "1", "field": "term", "new": "4y"})
    second = event("AMENDED", id=3, details={"event": "1", "field": "term", "new": "3y6m"})
    assert fold([verdict, first, second]).term == Term(years=3, months=6)


def test_release_does_not_end_membership_and_prison_may_follow_release() -> None:
    events = [
        event("LIST_RECOGNISED", "2020-01-01", id=1, register="r1"),
        event("SENTENCED_PRISON", "2021-10-11", id=2, term=Term(years=5)),
        event("REPLACED_MILDER", "2022-04", id=3),
        event("STATE_REPORTED", "2024-05-23", id=4, status="convicted_imprisoned"),
    ]
    assert fold(events, as_of=dt.date(2022, 6, 1)).custody == "released_replaced"
    assert fold(events, as_of=dt.date(2022, 6, 1)).memberships == {"r1": "recognised"}
    assert fold(events).custody == "convicted_imprisoned"


def test_an_unknown_date_counts_as_earliest() -> None:
    events = [
        event("RELEASED_UNSPECIFIED", "2019-12", id=1),
        event("STATE_REPORTED", None, 2, status="convicted_imprisoned"),
    ]
    assert fold(events).custody == "released_unspecified"


def test_an_administrative_arrest_ends_in_the_status_before_it() -> None:
    events = [
        event("SENTENCED_RESTRICTED", "2020-01-10", id=1, term=Term(years=1)),
        event("ADMIN_ARREST", "2020-03-01", id=2),
        event("ADMIN_ARREST_ENDED", "2020-03-16", id=3),
    ]
    assert fold(events).custody == "restricted_freedom"


def test_leaving_the_colony_after_parole_is_release_on_parole() -> None:
    events = [
        event("SENTENCED_PRISON", "2018", id=1),
        event("PAROLE_GRANTED", "2020-03-03", id=2),
        event("RELEASED_UNSPECIFIED", "2020-03-19", id=3),
    ]
    assert fold(events, as_of=dt.date(2020, 3, 10)).custody == "convicted_imprisoned"
    assert fold(events).custody == "released_parole"


def test_an_illegal_step_is_shown_and_not_dropped() -> None:
    steps = timeline([event("DIED", "2020", id=1), event("DETAINED", "2021", id=2)])
    assert [step.legal for step in steps] == [True, False]
    assert steps[-1].state.custody == "detained"


def test_a_conviction_in_absence_leaves_custody_as_it_was() -> None:
    events = [
        event("LEFT_COUNTRY", "2019", id=1),
        event("SENTENCED_PRISON", "2020", id=2, term=Term(years=7), details={"in_absentia": "yes"}),
    ]
    assert fold(events).custody == "in_exile"
    assert fold(events).term == Term(years=7)


def test_the_count_is_derived_per_register_date_and_status() -> None:
    ledger = {
        "p1": [event("LIST_RECOGNISED", "2020-01", id=1, register="r1"), event("SENTENCED_PRISON", "2019", id=2)],
        "p2": [event("LIST_RECOGNISED", "2020-09-08", id=3, register="r1"), event("REMANDED", "2020-08", id=4)],
        "p3": [event("LIST_RECOGNISED", "2020-01", id=5, register="r2")],
        "p4": [
            event("LIST_RECOGNISED", "2020-01", 6, register="r1"),
            event("LIST_REMOVED", "2020-09-08", 7, register="r1"),
        ],
    }
    before, after = count_register("r1", ledger, dt.date(2020, 9, 7)), count_register("r1", ledger)
    assert (before.count, dict(before.by_status)) == (2, {"convicted_imprisoned": 1, "unknown": 1})
    assert (after.count, dict(after.by_status)) == (2, {"pretrial_detention": 1, "convicted_imprisoned": 1})


def test_one_person_may_stand_differently_on_two_registers() -> None:
    events = [event("LIST_RECOGNISED", "2020", 1, register="r1"), event("LIST_CANDIDATE", "2020", 2, register="r2")]
    assert fold(events).memberships == {"r1": "recognised", "r2": "candidate"}


@pytest.mark.parametrize("codes", list(itertools.permutations(["LIST_REMOVED", "LIST_RECOGNISED"])))
def test_on_one_day_the_table_decides_the_order(codes: tuple[str, ...]) -> None:
    events = [event(code, "2020-09-08", id=number, register="r1") for number, code in enumerate(codes, start=1)]
    assert fold(events).memberships == {"r1": "removed"}
