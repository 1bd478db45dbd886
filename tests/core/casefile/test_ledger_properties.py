"""The ledger under random corrections: as if it had been written right, whatever was recorded when."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.casefile import CaseState, case_files, count_register, fold, timeline
from registerpub.core.casefile.corrections import CORRECTIONS, points_to
from registerpub.core.events import EVENT_TYPES, MEMBERSHIP_EVENTS, STATUSES
from registerpub.core.records import Event, PartialDate, Term

PEOPLE = ("p1", "p2", "p3")
REGISTERS = ("r1", "r2")
START = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
CODES = sorted(code for code in EVENT_TYPES if code not in CORRECTIONS)
#: Few days, so that equal dates are common.
DATES = ("", "2020", "2021", "2020-03", "2020-03-05", "2020-03-06", "2020-07-01", "2021-02-03")


@dataclass(frozen=True)
class Entry:
    """An entry of the ledger as recorded: in whose case file, and the event or correction itself."""

    home: str
    event: Event


def parsed(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


@st.composite
def events(draw: st.DrawFn, number: int = 0) -> Event:
    code = draw(st.sampled_from(CODES))
    return Event(
        code,
        parsed(draw(st.sampled_from(DATES))),
        register=draw(st.sampled_from(REGISTERS)) if code in MEMBERSHIP_EVENTS else None,
        status=draw(st.sampled_from(sorted(STATUSES))) if code == "STATE_REPORTED" else None,
        term=draw(st.none() | st.builds(Term, st.integers(1, 9))) if EVENT_TYPES[code].has_term else None,
        details=draw(st.fixed_dictionaries({}, optional={"article": st.sampled_from(["174", "405"])})),
        recorded=START + dt.timedelta(days=draw(st.integers(0, 20))),
        id=number,
    )


#: Field → values in the spelling of an amendment.
NEW: dict[str, tuple[str, ...]] = {
    "date": DATES,
    "term": ("", "2y", "1y6m"),
    "status": ("", *sorted(STATUSES)),
    "register": REGISTERS,
    "person": PEOPLE,
    "code": tuple(CODES),
    "article": ("", "174", "400"),
}


@st.composite
def corrections(draw: st.DrawFn, entries: list[Entry], number: int) -> Entry:
    """A correction of any earlier entry, itself perhaps a correction."""
    target = draw(st.sampled_from(entries))
    code = draw(st.sampled_from(CORRECTIONS)) if target.event.code != "WITHDRAWN" else "WITHDRAWN"
    details = {"event": str(target.event.id)}
    if code == "AMENDED":
        field = base = draw(st.sampled_from(sorted(NEW)))
        if target.event.code == "AMENDED":
            field, base = "new", base_field(target, entries)
        details |= {"field": field, "new": draw(st.sampled_from(NEW[base]))}
    recorded = START + dt.timedelta(days=draw(st.integers(0, 20)))
    return Entry(target.home, Event(code, details=details, recorded=recorded, id=number))


def base_field(entry: Entry, entries: list[Entry]) -> str:
    while entry.event.details["field"] == "new":
        entry = next(one for one in entries if str(one.event.id) == entry.event.details["event"])
    return str(entry.event.details["field"])


@st.composite
def ledgers(draw: st.DrawFn) -> list[Entry]:
    entries = [
        Entry(draw(st.sampled_from(PEOPLE)), draw(events(number))) for number in range(1, draw(st.integers(1, 8)) + 1)
    ]
    for number in range(len(entries) + 1, len(entries) + draw(st.integers(0, 8)) + 1):
        entries.append(draw(corrections(entries, number)))
    return entries


def recorded_in(entries: list[Entry]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = defaultdict(list)
    for entry in entries:
        found[entry.home].append(entry.event)
    return found


def written_right(entries: list[Entry]) -> dict[str, list[Event]]:
    """The ledger as it would be had every entry been recorded right: a second, forward way of applying corrections."""
    by_id = {entry.event.id: entry for entry in entries}

    def counts(entry: Entry) -> bool:
        target = str(entry.event.id)
        return not any(
            other.event.code == "WITHDRAWN" and other.event.details["event"] == target and counts(other)
            for other in entries
        )

    def says(entry: Entry) -> str:
        new = str(entry.event.details["new"])
        for other in entries:
            about = other.event.details.get("event") == str(entry.event.id)
            if about and other.event.code == "AMENDED" and counts(other):
                new = says(other)
        return new

    right = {entry.event.id: entry for entry in entries if entry.event.code not in CORRECTIONS and counts(entry)}
    for entry in entries:
        target = by_id[int(entry.event.details["event"])] if entry.event.code == "AMENDED" else None
        if target is not None and target.event.id in right and counts(entry):
            right[target.event.id] = changed(right[target.event.id], entry.event.details["field"], says(entry))
    return recorded_in(list(right.values()))


def changed(entry: Entry, field: str, new: str) -> Entry:
    event, value = entry.event, new or None
    if field == "person":
        return Entry(new, event)
    if field == "article":
        details = {**event.details, "article": new} if new else {k: v for k, v in event.details.items() if k != field}
        return Entry(entry.home, dataclasses.replace(event, details=details))
    terms = {"2y": Term(2), "1y6m": Term(1, 6)}
    values: dict[str, Any] = {field: parsed(new) if field == "date" else terms.get(new) if field == "term" else value}
    return Entry(entry.home, dataclasses.replace(event, **values))


def states(files: dict[str, list[Event]], as_of: dt.date | None = None) -> dict[str, CaseState]:
    return {person: fold(files.get(person, ()), as_of) for person in PEOPLE}


@given(ledgers())
def test_corrections_at_any_depth_give_the_state_that_a_ledger_written_right_would_have(entries: list[Entry]) -> None:
    assert states(case_files(recorded_in(entries))) == states(written_right(entries))


@given(ledgers(), st.integers(0, 20), st.sampled_from([None, dt.date(2020, 3, 5), dt.date(2020, 9, 1)]))
def test_what_is_recorded_later_changes_no_view_known_before(
    entries: list[Entry], days: int, as_of: dt.date | None
) -> None:
    moment = START + dt.timedelta(days=days)
    known = [entry for entry in entries if entry.event.recorded is not None and entry.event.recorded <= moment]
    whole, early = case_files(recorded_in(entries), moment), case_files(recorded_in(known))
    assert states(whole, as_of) == states(early, as_of)
    for register in REGISTERS:
        assert count_register(register, whole, as_of) == count_register(register, early, as_of)


@given(st.lists(events(), max_size=9), st.randoms(use_true_random=False))
def test_the_order_of_recording_changes_nothing(found: list[Event], random: Any) -> None:
    """Shuffled, the same events get other ids and other times of recording."""
    shuffled = list(found)
    random.shuffle(shuffled)
    one = [dataclasses.replace(event, id=number, recorded=None) for number, event in enumerate(found, 1)]
    two = [dataclasses.replace(event, id=number, recorded=None) for number, event in enumerate(shuffled, 1)]
    assert fold(one) == fold(two)
    assert [step.state for step in timeline(one)] == [step.state for step in timeline(two)]
    for day in (dt.date(2020, 3, 5), dt.date(2020, 12, 31)):
        assert fold(one, day) == fold(two, day)


@given(ledgers())
def test_nothing_is_lost_by_moving(entries: list[Entry]) -> None:
    """What counts stands in exactly one case file, with its evidence: the entry it was recorded as."""
    found = [event.id for file in case_files(recorded_in(entries)).values() for event in file]
    assert sorted(found) == sorted(event.id for file in written_right(entries).values() for event in file)


@given(ledgers())
def test_whoever_an_event_may_have_been_moved_to_is_pointed_to(entries: list[Entry]) -> None:
    pointed = {(entry.home, points_to(entry.event)) for entry in entries}
    home = {entry.event.id: entry.home for entry in entries}
    for person, file in case_files(recorded_in(entries)).items():
        assert all(home[event.id] == person or (home[event.id], person) in pointed for event in file)


@given(st.lists(events(), max_size=9))
def test_every_event_is_shown_once_and_the_order_follows_the_dates(found: list[Event]) -> None:
    steps = timeline(found)
    assert sorted(map(repr, found)) == sorted(repr(step.event) for step in steps)
    dated = [step.event.date for step in steps if step.event.date is not None]
    for at, date in enumerate(dated):
        assert all(later.last_day() >= date.first_day() for later in dated[at + 1 :])
