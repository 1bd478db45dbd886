"""Registers in the store: import is all or nothing, export its inverse, counts derived."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from registerpub.core.casefile import effective_events, fold
from registerpub.core.errors import InputError, ManyProblems
from registerpub.pipeline.registers import computed_count, export_register, import_register, register_summaries
from registerpub.store.mapping import ledger
from registerpub.store.models import LedgerEvent, NameRow, PersonRow, RegisterEntry, RegisterRow
from tests.projects import DATA

pytestmark = pytest.mark.django_db
FILE = DATA / "second-register.json"
TODAY = dt.date(2021, 3, 4)


def changed(tmp_path: Path, change: Any) -> Path:
    data = json.loads(FILE.read_text(encoding="utf-8"))
    change(data)
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_export_is_the_inverse_of_import(now: dt.datetime) -> None:
    import_register(FILE, now)
    data = json.loads(FILE.read_text(encoding="utf-8"))
    assert export_register("ftw", TODAY) == data


def test_people_without_a_membership_are_given_back_in_the_order_of_the_file(now: dt.datetime, tmp_path: Path) -> None:
    people = [somebody("q3"), somebody("q1", DETAINED), somebody("q2", listed("a"))]
    path = write(tmp_path / "a.json", "a", people)
    import_register(write(tmp_path / "b.json", "b", [somebody("q2", listed("b")), somebody("q4")]), now)
    import_register(path, now)
    assert export_register("a", TODAY) == json.loads(path.read_text(encoding="utf-8"))
    again = import_register(write(tmp_path / "again.json", "a", export_register("a", TODAY)["people"]), now)
    assert (again.people_added, again.events_added, RegisterEntry.objects.count()) == (0, 0, 5)
    assert computed_count("a", None).count == 1


def test_the_ledger_of_somebody_without_a_membership_is_not_shortened_either(now: dt.datetime, tmp_path: Path) -> None:
    import_register(write(tmp_path / "a.json", "a", [somebody("q1", DETAINED)]), now)
    with pytest.raises(ManyProblems, match=r"people\[0\]\.events: DETAINED 2020 is on record and not in the file"):
        import_register(write(tmp_path / "b.json", "a", [somebody("q1")]), now)


def test_importing_twice_changes_nothing(now: dt.datetime) -> None:
    import_register(FILE, now)
    before = (LedgerEvent.objects.count(), NameRow.objects.count())
    result = import_register(FILE, now)
    assert (result.people_added, result.people_known, result.events_added) == (0, 6, 0)
    assert (LedgerEvent.objects.count(), NameRow.objects.count()) == before


def test_a_file_with_one_fault_imports_nothing(now: dt.datetime, tmp_path: Path) -> None:
    path = changed(tmp_path, lambda data: data["people"][3].update(id="m1"))
    with pytest.raises(ManyProblems, match=r"people\[3\]\.id: 'm1' is already the id of people\[0\]"):
        import_register(path, now)
    assert not PersonRow.objects.exists()
    assert not RegisterRow.objects.exists()


def test_the_ledger_is_never_shortened_by_an_import(now: dt.datetime, tmp_path: Path) -> None:
    import_register(FILE, now)
    path = changed(tmp_path, lambda data: data["people"][0]["events"].pop(0))
    with pytest.raises(ManyProblems, match="SENTENCED_PRISON 2018 is on record and not in the file"):
        import_register(path, now)


def test_new_events_and_names_of_known_people_are_added(now: dt.datetime, tmp_path: Path) -> None:
    import_register(FILE, now)

    def grow(data: Any) -> None:
        data["people"][1]["names"].append({"language": "ru", "full": "Тимур Байменов", "kind": "main"})
        data["people"][1]["events"].append({"event": "RELEASED_SERVED", "date": "2021-02-01"})

    result = import_register(changed(tmp_path, grow), now)
    assert result.events_added == 1
    assert NameRow.objects.filter(person_id="m2", language="ru", checked=True).exists()
    assert computed_count("ftw", None).by_status == {"convicted_imprisoned": 5, "released_served": 1}


def write(path: Path, register: str, people: list[dict[str, Any]]) -> Path:
    data = {
        "format": "registerpub/register-1",
        "register": {"id": register, "owner": {"en": register}, "languages": ["en"], "scope": ""},
        "people": people,
    }
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def somebody(person: str, *events: dict[str, Any], **other: Any) -> dict[str, Any]:
    names = [{"language": "en", "full": f"Invented {person.title()}ov", "kind": "main"}]
    return {"id": person, "names": names, "sex": "m", "consent": "public_record_only", **other, "events": list(events)}


def listed(register: str, date: str | None = None) -> dict[str, Any]:
    return {"event": "LIST_RECOGNISED", "register": register, "date": date}


def withdrawn(place: str) -> dict[str, Any]:
    return {"event": "WITHDRAWN", "date": None, "details": {"event": place}}


DETAINED = {"event": "DETAINED", "date": "2020"}


# --- consent and sex ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("withheld", "consent_by_person"),
        ("withheld", None),
        (None, "public_record_only"),
        ("public_record_only", "consent_by_person"),
        ("consent_by_person", "public_record_only"),
    ],
)
def test_an_import_never_changes_consent_but_to_withhold_it(
    now: dt.datetime, tmp_path: Path, before: str | None, after: str | None
) -> None:
    import_register(write(tmp_path / "a.json", "a", [somebody("q1", listed("a"), consent=before)]), now)
    path = write(tmp_path / "b.json", "a", [somebody("q1", listed("a"), DETAINED, consent=after)])
    message = rf"people\[0\]\.consent: on record is {before or 'no consent'}; consent is changed with"
    with pytest.raises(ManyProblems, match=message):
        import_register(path, now)
    assert PersonRow.objects.get().consent == before
    assert LedgerEvent.objects.count() == 1


@pytest.mark.parametrize(
    ("before", "after"), [("consent_by_person", "withheld"), ("consent_by_person", None), (None, "withheld")]
)
def test_an_import_may_withhold_consent(
    now: dt.datetime, tmp_path: Path, before: str | None, after: str | None
) -> None:
    for consent in (before, after):
        import_register(write(tmp_path / "a.json", "a", [somebody("q1", listed("a"), consent=consent)]), now)
    assert PersonRow.objects.get().consent == after


def test_a_file_that_says_nothing_of_consent_or_sex_leaves_both(now: dt.datetime, tmp_path: Path) -> None:
    person = somebody("q1", listed("a"))
    import_register(write(tmp_path / "a.json", "a", [person]), now)
    del person["consent"], person["sex"]
    import_register(write(tmp_path / "a.json", "a", [person]), now)
    assert PersonRow.objects.values_list("consent", "sex").get() == ("public_record_only", "m")


def test_a_sex_that_is_not_on_record_is_filled_in_and_one_on_record_stays(now: dt.datetime, tmp_path: Path) -> None:
    for sex in (None, "f"):
        import_register(write(tmp_path / "a.json", "a", [somebody("q1", listed("a"), sex=sex)]), now)
    assert PersonRow.objects.get().sex == "f"
    with pytest.raises(ManyProblems, match=r"people\[0\]\.sex: on record is 'f'"):
        import_register(write(tmp_path / "a.json", "a", [somebody("q1", listed("a"), sex="m")]), now)


# --- corrections -------------------------------------------------------------------------------------------------

CORRECTED = [
    {"event": "SENTENCED_PRISON", "date": "2019", "term": {"years": 5}},
    listed("a", "2019"),
    {"event": "LIST_REMOVED", "register": "a", "date": "2020"},
    withdrawn("3"),
    {"event": "AMENDED", "date": None, "field": "term", "new": "4y", "details": {"event": "1"}},
    {**DETAINED, "recorded": "2020-09-09T10:00:00Z"},
    {**DETAINED, "recorded": "2020-09-10T10:00:00Z"},
    withdrawn("7"),
    withdrawn("8"),
]


def test_corrections_survive_export_and_import_into_a_ledger_with_other_ids(now: dt.datetime, tmp_path: Path) -> None:
    import_register(FILE, now)
    path = write(tmp_path / "a.json", "a", [somebody("q1", *CORRECTED)])
    import_register(path, now)
    assert export_register("a", TODAY) == json.loads(path.read_text(encoding="utf-8"))
    assert computed_count("a", None).by_status == {"detained": 1}
    first = LedgerEvent.objects.get(person_id="q1", code="SENTENCED_PRISON")
    assert LedgerEvent.objects.get(code="AMENDED").details["event"] == str(first.pk)
    assert import_register(path, now).events_added == 0


def test_a_new_event_between_corrected_ones_moves_no_correction(now: dt.datetime, tmp_path: Path) -> None:
    import_register(write(tmp_path / "a.json", "a", [somebody("q1", listed("a"), DETAINED, withdrawn("2"))]), now)
    grown = [{"event": "INDICTED", "date": "2018"}, listed("a"), DETAINED, withdrawn("3"), withdrawn("1")]
    result = import_register(write(tmp_path / "b.json", "a", [somebody("q1", *grown)]), now)
    assert result.events_added == 2
    assert [event.code for event in effective_events(ledger()["q1"])] == ["LIST_RECOGNISED"]


def test_a_stored_correction_that_cannot_be_read_is_left_out_of_the_file(now: dt.datetime, tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", "a", [somebody("q1", listed("a"))])
    import_register(path, now)
    for details in ({"event": "²"}, {"event": "1", "field": "date", "new": "soon"}):
        LedgerEvent.objects.create(person_id="q1", code="AMENDED", details=details, recorded=now)
    assert export_register("a", TODAY) == json.loads(path.read_text(encoding="utf-8"))
    assert import_register(path, now).events_added == 0


# --- several registers -------------------------------------------------------------------------------------------


def test_two_registers_share_people_and_keep_their_own_lists(now: dt.datetime, tmp_path: Path) -> None:
    import_register(write(tmp_path / "a.json", "a", [somebody("q1", DETAINED, listed("a")), somebody("q2")]), now)
    second = [somebody("q1", {"event": "INDICTED", "date": "2021"}, listed("b")), somebody("q2", listed("b"))]
    result = import_register(write(tmp_path / "b.json", "b", second), now)
    assert (result.people_added, result.people_known, result.events_added) == (0, 2, 3)
    assert (computed_count("a", None).count, computed_count("b", None).count) == (1, 2)
    codes = {
        register: [
            [event["event"] for event in person["events"]] for person in export_register(register, TODAY)["people"]
        ]
        for register in ("a", "b")
    }
    assert codes == {
        "a": [["DETAINED", "LIST_RECOGNISED", "INDICTED"], []],
        "b": [["DETAINED", "INDICTED", "LIST_RECOGNISED"], ["LIST_RECOGNISED"]],
    }
    assert {
        event.get("register") for person in export_register("b", TODAY)["people"] for event in person["events"]
    } == {None, "b"}


def test_a_person_on_the_list_already_must_keep_every_event_in_its_file(now: dt.datetime, tmp_path: Path) -> None:
    import_register(write(tmp_path / "a.json", "a", [somebody("q1", DETAINED, listed("a"))]), now)
    path = write(tmp_path / "b.json", "b", [somebody("q1", listed("b"))])
    import_register(path, now)
    with pytest.raises(ManyProblems, match=r"people\[0\]\.events: DETAINED 2020 is on record and not in the file"):
        import_register(path, now)


def test_another_register_that_repeats_a_withdrawn_event_does_not_bring_it_back(
    now: dt.datetime, tmp_path: Path
) -> None:
    known = {**DETAINED, "recorded": "2020-09-09T10:00:00Z"}
    import_register(write(tmp_path / "a.json", "a", [somebody("q1", known, listed("a"), withdrawn("1"))]), now)
    import_register(write(tmp_path / "b.json", "b", [somebody("q1", DETAINED, listed("b"))]), now)
    assert fold(ledger()["q1"]).custody is None


def test_corrections_of_another_list_stay_out_of_the_file(now: dt.datetime, tmp_path: Path) -> None:
    import_register(write(tmp_path / "a.json", "a", [somebody("q1", listed("a"), withdrawn("1"))]), now)
    import_register(write(tmp_path / "b.json", "b", [somebody("q1", listed("b"))]), now)
    assert [event["event"] for event in export_register("b", TODAY)["people"][0]["events"]] == ["LIST_RECOGNISED"]


def test_namesakes_are_a_finding(now: dt.datetime, tmp_path: Path) -> None:
    def twin(data: Any) -> None:
        data["people"].append({**data["people"][1], "id": "m7"})

    assert import_register(changed(tmp_path, twin), now).namesakes == (("m2", "m7"),)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"{", r"line 1, column 2"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b"[]", "a list stands where object is needed"),
        (b"[" * 100_000, "not a register file"),
    ],
)
def test_an_unreadable_file_is_refused_with_its_place(
    now: dt.datetime, tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "register.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message):
        import_register(path, now)


def test_an_unknown_register_is_an_error_that_names_the_known_ones(now: dt.datetime) -> None:
    import_register(FILE, now)
    with pytest.raises(InputError, match="there is no register 'x'; known: ftw"):
        computed_count("x", None)


def test_a_register_without_claims_has_no_mismatch(now: dt.datetime) -> None:
    import_register(FILE, now)
    (summary,) = register_summaries()
    assert (summary.count, summary.claimed, summary.mismatch) == (6, (), False)
