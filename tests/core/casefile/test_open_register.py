"""What the public may read of case files."""

from __future__ import annotations

import datetime as dt

from registerpub.core.casefile import open_register
from registerpub.core.records import Event, OpenRegister, PartialDate, Person, Register

DALA, OTHER = Register("dala", {"en": "Dala"}), Register("other", {"en": "Other"})
DAY = dt.date(2026, 4, 10)


def listed(date: str, register: str = "dala", code: str = "LIST_RECOGNISED") -> Event:
    return Event(code, PartialDate.parse(date) if date else None, register=register)


def build(
    events: dict[str, list[Event]], day: dt.date = DAY, names: dict[str, dict[str, str]] | None = None
) -> OpenRegister:
    people = [Person(person, ()) for person in events]
    forms = {person: {"en": person.title()} for person in events} if names is None else names
    return open_register(people, forms, events, [DALA, OTHER], {}, DAY)


def test_who_was_never_on_a_list_is_left_out() -> None:
    found = build({"a": [listed("2026-01")], "b": [Event("DETAINED")], "c": [listed("", code="LIST_CANDIDATE")]})
    assert [person.id for person in found.people] == ["a"]


def test_who_has_no_checked_name_is_left_out_and_counted_nowhere() -> None:
    found = build({"a": [listed("2026-01")], "b": [listed("2026-01")]}, names={"a": {"en": "A"}})
    assert [person.id for person in found.people] == ["a"]
    assert found.lists[0].by_status == {"unknown": 1}


def test_a_list_without_anybody_to_show_is_left_out() -> None:
    assert [shown.id for shown in build({"a": [listed("2026-01")]}).lists] == ["dala"]


def test_membership_of_a_list_that_is_not_shown_is_not_told() -> None:
    found = build({"a": [listed("2026-01"), listed("2026-02", "secret")]})
    assert found.people[0].lists == {"dala": "recognised"}
    assert [step.register for step in found.people[0].steps] == ["dala"]


def test_places_and_courts_are_not_told() -> None:
    event = Event("SENTENCED_PRISON", details={"court": "Court No 1", "place": "Almaty", "article": "174/1"})
    found = build({"a": [listed("2026-01"), event]})
    assert "Almaty" not in repr(found)
    assert "Court" not in repr(found)
    assert "174/1" in repr(found)


def test_months_run_from_the_first_member_to_the_day_without_gaps() -> None:
    events = {
        "a": [listed("2026-01"), Event("REMANDED", PartialDate(2026, 1, 20))],
        "b": [listed("2026-02"), listed("2026-04", code="LIST_REMOVED")],
    }
    months = build(events).lists[0].months
    assert [(month.month, dict(month.by_status)) for month in months] == [
        ("2026-01", {"pretrial_detention": 1}),
        ("2026-02", {"pretrial_detention": 1, "unknown": 1}),
        ("2026-03", {"pretrial_detention": 1, "unknown": 1}),
        ("2026-04", {"pretrial_detention": 1}),
    ]


def test_the_last_month_is_the_count_of_the_list() -> None:
    events = {"a": [listed("2025")], "b": [listed(""), Event("DETAINED", PartialDate(2026, 3))]}
    shown = build(events).lists[0]
    assert dict(shown.months[-1].by_status) == dict(shown.by_status)
    assert shown.months[-1].count == len(shown.members) == 2


def test_what_comes_later_is_not_there_yet() -> None:
    found = build({"a": [listed("2026-01"), listed("2026-05", code="LIST_REMOVED")]})
    assert found.people[0].lists == {"dala": "recognised"}


def test_whose_last_change_may_not_be_told_counts_as_unknown_and_never_as_before() -> None:
    events = [listed("2026-01"), Event("DETAINED", PartialDate(2026, 1, 5)), Event("REMANDED", PartialDate(2026, 2, 3))]
    found = open_register([Person("a", ())], {"a": {"en": "A"}}, {"a": events}, [DALA], {}, DAY, {"a", "nobody"})
    assert (found.people[0].custody, found.people[0].since, len(found.people[0].steps)) == ("unknown", None, 3)
    assert found.lists[0].by_status == {"unknown": 1}
    kinds = [dict(month.by_status) for month in found.lists[0].months]
    assert kinds == [{"detained": 1}, *[{"unknown": 1}] * 3]
