"""The kept counts of lists are those that the ledger gives, however it grows, and cost nothing while it does not."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registerpub.core.casefile.corrections import points_to
from registerpub.core.records import Event
from registerpub.pipeline import standings
from registerpub.pipeline.counts import computed_count, register_summaries
from registerpub.pipeline.standings import current_counts
from registerpub.store.mapping import ledger
from registerpub.store.models import CaseFold, LedgerEvent, PersonRow, RegisterRow, Standing

pytestmark = pytest.mark.django_db

NOW = dt.datetime(2024, 5, 6, tzinfo=dt.UTC)
LISTS = ("ark", "circle")
CODES = ("DETAINED", "REMANDED", "SENTENCED_PRISON", "RELEASED_SERVED", "LIST_RECOGNISED", "LIST_REMOVED")


@pytest.fixture(autouse=True)
def lists() -> None:
    for one in LISTS:
        RegisterRow.objects.create(id=one, owner={"en": one})


def person(name: str) -> str:
    PersonRow.objects.get_or_create(id=name, defaults={"created": NOW})
    return name


def record(who: str, code: str, date: str = "2024-01-01", register: str | None = None, **details: str) -> LedgerEvent:
    points = points_to(Event(code, details=details))
    row = LedgerEvent(
        person_id=person(who),
        code=code,
        date=date,
        register_id=register,
        details=details,
        recorded=NOW,
        points_to=points,
    )
    row.save()
    return row


def assert_counts_are_those_of_the_ledger() -> None:
    kept = current_counts()
    for register in LISTS:
        counted = computed_count(register, None)
        found = kept.get(register)
        assert (
            (found.count, dict(found.by_status)) == (counted.count, dict(counted.by_status))
            if found
            else (counted.count == 0)
        )


def test_a_list_is_counted_as_the_fold_counts_it() -> None:
    record("p1", "LIST_RECOGNISED", register="ark")
    record("p1", "SENTENCED_PRISON")
    record("p2", "LIST_RECOGNISED", register="ark")
    record("p2", "LIST_RECOGNISED", register="circle")
    record("p3", "LIST_RECOGNISED", register="ark")
    record("p3", "LIST_REMOVED", date="2024-02-01", register="ark")
    (ark, circle) = register_summaries()
    assert (ark.count, ark.by_status) == (2, {"convicted_imprisoned": 1, "unknown": 1})
    assert (circle.count, circle.by_status) == (1, {"unknown": 1})


def test_corrections_and_moved_events_are_followed_on_both_sides() -> None:
    listed = record("p1", "LIST_RECOGNISED", register="ark")
    person("p2")
    assert_counts_are_those_of_the_ledger()
    moved = record("p1", "AMENDED", "", event=str(listed.pk), field="person", new="p2")
    assert_counts_are_those_of_the_ledger()
    assert set(Standing.objects.values_list("person_id", flat=True)) == {"p2"}
    record("p1", "WITHDRAWN", "", event=str(moved.pk))
    assert_counts_are_those_of_the_ledger()
    assert set(Standing.objects.values_list("person_id", flat=True)) == {"p1"}
    record("p1", "AMENDED", "", event=str(listed.pk), field="register", new="circle")
    assert_counts_are_those_of_the_ledger()
    assert current_counts()["circle"].count == 1


@pytest.mark.parametrize("seed", range(4))
def test_any_ledger_gives_the_same_counts_at_any_moment(seed: int) -> None:
    chance = random.Random(seed)
    rows: list[LedgerEvent] = []
    for step in range(60):
        who = f"p{chance.randrange(6)}"
        own = [row for row in rows if row.person_id == who and row.code not in ("AMENDED", "WITHDRAWN")]
        if own and chance.random() < 0.3:
            field, new = chance.choice(
                [("person", f"p{chance.randrange(6)}"), ("register", "circle"), ("date", "2020")]
            )
            target = str(chance.choice(own).pk)
            kind: dict[str, Any] = {"field": field, "new": new} if chance.random() < 0.8 else {}
            person(new) if field == "person" else None
            rows.append(record(who, "AMENDED" if kind else "WITHDRAWN", "", event=target, **kind))
        else:
            code = chance.choice(CODES)
            register = chance.choice(LISTS) if code.startswith("LIST") else None
            rows.append(record(who, code, f"2024-{chance.randrange(1, 13):02}", register))
        if step % 7 == 0:
            assert_counts_are_those_of_the_ledger()
    assert_counts_are_those_of_the_ledger()


def test_case_files_are_read_only_where_the_ledger_has_grown(monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        record(f"p{number}", "LIST_RECOGNISED", register="ark")
    current_counts()
    read: list[set[str]] = []

    def noted(people: set[str]) -> dict[str, list[Event]]:
        read.append(set(people))
        return ledger(people)

    monkeypatch.setattr(standings, "ledger", noted)
    with CaptureQueriesContext(connection) as still:
        current_counts()
    assert read == [] and len(still) == 3
    record("p3", "LIST_REMOVED", date="2024-02-01", register="ark")
    assert current_counts()["ark"].count == 4
    assert read == [{"p3"}]


def test_what_is_kept_may_be_lost() -> None:
    record("p1", "LIST_RECOGNISED", register="ark")
    current_counts()
    CaseFold.objects.all().delete()
    Standing.objects.all().delete()
    assert_counts_are_those_of_the_ledger()
    assert current_counts()["ark"].count == 1
