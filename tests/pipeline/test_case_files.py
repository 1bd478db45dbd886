"""Case files in the store: views known on a moment, events moved to somebody else, how much is read for one person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registerpub.core.casefile import fold
from registerpub.core.errors import ManyProblems
from registerpub.pipeline.counts import claimed_totals, computed_count, totals_beside
from registerpub.pipeline.persons import get_person, people_known
from registerpub.pipeline.register_contents import carried_people
from registerpub.pipeline.registers import export_register, import_register
from registerpub.store.mapping import ledger, people_of_register, register_ledger
from registerpub.store.models import LedgerEvent, PersonRow, RegisterRow, TotalRow
from tests.desk.samples import make_document
from tests.pipeline.test_registers import listed, somebody, write

pytestmark = pytest.mark.django_db
FIRST, SECOND = "2020-09-09T10:00:00Z", "2021-02-01T10:00:00Z"
BETWEEN = dt.datetime(2020, 12, 31, tzinfo=dt.UTC)
VERDICT = {"event": "SENTENCED_PRISON", "date": "2020-07", "term": {"years": 1}, "recorded": FIRST}


def amended(place: str, field: str, new: str, recorded: str = SECOND) -> dict[str, Any]:
    details = {"event": place}
    return {"event": "AMENDED", "date": None, "field": field, "new": new, "details": details, "recorded": recorded}


def taken_back(place: str, recorded: str = SECOND) -> dict[str, Any]:
    return {"event": "WITHDRAWN", "date": None, "details": {"event": place}, "recorded": recorded}


@pytest.fixture
def bring(tmp_path: Path, now: dt.datetime) -> Callable[..., None]:
    def run(register: str, *people: dict[str, Any]) -> None:
        import_register(write(tmp_path / f"{register}.json", register, list(people)), now)

    return run


def test_an_event_moved_to_somebody_else_counts_there_with_its_entry_kept(bring: Callable[..., None]) -> None:
    bring("a", somebody("q1", VERDICT, listed("a"), amended("1", "person", "q2")), somebody("q2"))
    entry = LedgerEvent.objects.get(code="SENTENCED_PRISON")
    assert entry.person_id == "q1"
    for people in (None, ["q1", "q2"]):
        found = ledger(people)
        assert [event.code for event in found["q1"]] == ["LIST_RECOGNISED"]
        assert [event.id for event in found["q2"]] == [entry.pk]
    assert [event.id for event in ledger(["q2"])["q2"]] == [entry.pk]
    assert get_person("q2").status == "convicted_imprisoned"
    assert get_person("q1").status is None
    assert ledger(["q1", "q2"], BETWEEN).keys() == {"q1"}


def test_a_recognition_moved_to_somebody_else_or_to_another_list_is_counted_where_it_belongs(
    bring: Callable[..., None],
) -> None:
    bring("b", somebody("q3"))
    bring("a", somebody("q1", listed("a"), amended("1", "person", "q2")), somebody("q2"))
    bring("a2", somebody("q4", listed("a2"), amended("1", "register", "b")))
    counts = {register: computed_count(register, None).count for register in ("a", "a2", "b")}
    assert counts == {"a": 1, "a2": 0, "b": 1}
    assert set(people_of_register("b")) >= {"q4"}
    assert fold(register_ledger("a")["q2"]).memberships == {"a": "recognised"}


def test_a_correction_of_the_move_leads_on_and_its_withdrawal_back(bring: Callable[..., None]) -> None:
    people = [somebody("q1", VERDICT, amended("1", "person", "q2"), amended("2", "new", "q3"))]
    bring("a", *people, somebody("q2"), somebody("q3"))
    assert {person: file[0].code for person, file in ledger(["q1", "q2", "q3"]).items()} == {"q3": "SENTENCED_PRISON"}
    people[0]["events"].append(taken_back("2"))
    bring("a", *people, somebody("q2"), somebody("q3"))
    assert list(ledger(["q1", "q2", "q3"])) == ["q1"]


def test_nobody_unknown_is_given_an_event(bring: Callable[..., None]) -> None:
    with pytest.raises(ManyProblems, match=r"people\[0\]\.events: an event cannot be moved to 'q9'"):
        bring("a", somebody("q1", VERDICT, amended("1", "person", "q9")))
    assert not PersonRow.objects.exists()


def test_moves_survive_export_and_import(bring: Callable[..., None], tmp_path: Path, now: dt.datetime) -> None:
    people = [somebody("q1", VERDICT, amended("1", "person", "q2"), amended("2", "new", "q1")), somebody("q2")]
    bring("a", *people)
    exported = export_register("a", now.date())
    assert exported["people"] == [{**person, "names": person["names"]} for person in people]
    assert import_register(write(tmp_path / "again.json", "a", exported["people"]), now).events_added == 0


def test_what_was_recorded_later_is_not_known_before(bring: Callable[..., None]) -> None:
    later = {"event": "LIST_REMOVED", "register": "a", "date": "2020-08", "recorded": SECOND}
    member = {**listed("a", "2020-05-01"), "recorded": FIRST}
    bring("a", somebody("q1", VERDICT, member, later, amended("1", "term", "3y")))
    assert [computed_count("a", None, known).count for known in (BETWEEN, None)] == [1, 0]
    assert computed_count("a", dt.date(2020, 7, 31), None).count == 1
    PersonRow.objects.update(created=dt.datetime(2020, 9, 1, tzinfo=dt.UTC))
    (known,) = people_known(carried_people("a"), None, BETWEEN)
    assert known.term is not None
    assert (known.term.years, known.memberships) == (1, {"a": "recognised"})
    assert people_known(carried_people("a"), None, dt.datetime(2020, 8, 1, tzinfo=dt.UTC)) == []


def test_opening_entries_are_known_from_their_import_on(bring: Callable[..., None], now: dt.datetime) -> None:
    bring("a", somebody("q1", listed("a")))
    assert computed_count("a", None, now).count == 1
    assert computed_count("a", None, now - dt.timedelta(microseconds=1)).count == 0


def test_a_date_known_to_the_month_counts_within_it_and_is_named_as_uncertain(bring: Callable[..., None]) -> None:
    released = {"event": "RELEASED_SERVED", "date": "2020-09"}
    bring("a", somebody("q1", VERDICT, listed("a", "2020"), released), somebody("q2", VERDICT, listed("a", "2019")))
    inside, after = computed_count("a", dt.date(2020, 9, 8)), computed_count("a", dt.date(2020, 12, 31))
    assert inside.by_status == after.by_status == {"convicted_imprisoned": 1, "released_served": 1}
    assert (inside.uncertain, after.uncertain) == (("q1",), ())


def claim(register: str | None, number: int, date: str, owner: str = "") -> None:
    document = make_document("en", "An owner states a number.", f"paper-{number}")
    quote = {"field": "text", "start": 0, "end": 8}
    row = RegisterRow.objects.get(pk=register) if register else None
    TotalRow.objects.create(document=document, register=row, owner=owner, number=number, date=date, quote=quote)


def test_totals_are_explained_by_what_is_on_record(bring: Callable[..., None]) -> None:
    free = {"event": "RELEASED_SERVED", "date": "2020-10"}
    bring("a", *(somebody(f"q{n}", VERDICT, listed("a", "2020-05-01"), *([free] if n == 1 else [])) for n in (1, 2, 3)))
    bring("b", somebody("q3", listed("b", "2020-05-02")), somebody("q4", {**listed("b"), "event": "LIST_CANDIDATE"}))
    claim("a", 2, "2020-11")
    claim("a", 3, "2020-06-01")
    claim("b", 16, "2020-09-08")
    claim(None, 40, "2020-09-08", "Somebody Else")
    found = {total.claim.number: total for total in totals_beside()}
    assert found[40].explained is None and found[40].owner == "Somebody Else"
    few, same, many = (found[number].explained for number in (2, 3, 16))
    assert few is not None and same is not None and many is not None
    assert (few.computed, few.difference, few.at_liberty) == (3, -1, ("q1",))
    assert same.difference == 0
    assert (many.computed, many.candidates, many.elsewhere, many.unnamed) == (1, ("q4",), ("q1", "q2"), 12)
    assert [total.claim.number for total in totals_beside("B.")] == [16]
    assert totals_beside("b", BETWEEN) == []
    assert claimed_totals("b", None, BETWEEN) == ()


# --- growth --------------------------------------------------------------------------------------------------------


def queries_for(person: str) -> tuple[int, int]:
    """How many queries open one person, and how many rows they give back in all."""
    with CaptureQueriesContext(connection) as captured:
        get_person(person)
    rows = 0
    with connection.cursor() as cursor:
        for query in captured.captured_queries:
            cursor.execute(query["sql"])
            rows += len(cursor.fetchall())
    return len(captured), rows


def test_opening_one_person_reads_nobody_elses_case_file(bring: Callable[..., None], now: dt.datetime) -> None:
    bring("a", somebody("q1", VERDICT, listed("a")))
    few = queries_for("q1")
    PersonRow.objects.bulk_create(PersonRow(id=f"n{n}", created=now) for n in range(300))
    LedgerEvent.objects.bulk_create(
        LedgerEvent(person_id=f"n{n % 300}", code="SENTENCED_PRISON", date="2019", recorded=now) for n in range(3000)
    )
    assert queries_for("q1") == few
    assert few[0] <= 7


@pytest.mark.parametrize("what", [("q1", "person_id"), ("q1", "points_to")])
def test_case_files_are_found_by_an_index(what: tuple[str, str]) -> None:
    plan = LedgerEvent.objects.filter(**{f"{what[1]}__in": [what[0]]}).explain()
    assert "USING INDEX" in plan or connection.vendor != "sqlite"


def test_the_queries_of_a_whole_register_do_not_grow_with_its_people(bring: Callable[..., None]) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            computed_count("a", None)
            people_known(carried_people("a"), None, None)
        return len(captured)

    bring("a", *(somebody(f"q{n}", VERDICT, listed("a")) for n in range(2)))
    few = queries()
    bring("a", *(somebody(f"q{n}", VERDICT, listed("a")) for n in range(40)))
    assert queries() == few
