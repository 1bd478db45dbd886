"""Rulings that nobody typed in: remembered from rejected cards, carried by register files."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pytest

from registerpub.core.errors import DecisionError, InputError
from registerpub.core.records import NotThisPerson
from registerpub.pipeline.importing import import_evidence
from registerpub.pipeline.process import process
from registerpub.pipeline.registers import export_register, import_register
from registerpub.pipeline.rulings import lift, list_rulings, rule_out
from registerpub.pipeline.scan import run_scan
from registerpub.pipeline.views import CardRow
from registerpub.store.models import Decision, Proposal, Ruling
from tests.pipeline.conftest import Desk
from tests.projects import DATA

pytestmark = pytest.mark.django_db
FILE = DATA / "second-register.json"
NAME = "Timur Baimenov"
PAGE = "https://news.example.kz/a/1"


# --- remembered from cards ---------------------------------------------------------------------------------------

ARREST = "SHYMKENT -- Police detained Timur Baimenov on June 3, 2021, his lawyer said."


def arrest(desk: Desk, tmp_path: Path, *urls: str | None) -> CardRow:
    """The card of an arrest told at each of ``urls``."""
    for number, url in enumerate(urls):
        page = tmp_path / f"arrest{number}.txt"
        page.write_text(f"{ARREST} It was day {number} of his search.", encoding="utf-8")
        import_evidence([page], desk.config, url=url, published=dt.date(2021, 6, 4))
    process(desk.config, lambda: desk.now)
    (card,) = desk.cards(person="m2", event="DETAINED")
    return card


def test_a_card_rejected_for_its_person_is_remembered_for_its_documents(desk: Desk, tmp_path: Path) -> None:
    card = arrest(desk, tmp_path, PAGE, "https://other.example.kz/b?utm_source=x", None)
    desk.reject(card, "aigul", "not_this_person")
    assert [(one.ruling, one.by, one.reason, one.made) for one in list_rulings()] == [
        (NotThisPerson("m2", NAME, "document", address), "aigul", "card", desk.now)
        for address in (PAGE, "https://other.example.kz/b")
    ]


def test_it_is_remembered_once(desk: Desk, tmp_path: Path) -> None:
    card = arrest(desk, tmp_path, PAGE)
    rule_out("m2", NAME, "document", PAGE, None, "pavel", desk.now)
    desk.reject(card, "aigul", "not_this_person")
    assert Ruling.objects.count() == 1


def test_a_copy_of_the_page_is_remembered_by_the_name_of_its_original(desk: Desk, tmp_path: Path) -> None:
    card = arrest(desk, tmp_path, PAGE)
    import_evidence([tmp_path / "arrest0.txt"], desk.config, url="https://mirror.example.kz/1")
    process(desk.config, lambda: desk.now)
    desk.reject(card, "aigul", "not_this_person")
    assert [view.ruling.place for view in list_rulings()] == [PAGE, "https://mirror.example.kz/1"]
    assert {view.ruling.name for view in list_rulings()} == {NAME}


@pytest.mark.parametrize("reason", ["not_a_change", "already_known"])
def test_other_reasons_rule_nobody_out(desk: Desk, tmp_path: Path, reason: str) -> None:
    desk.reject(arrest(desk, tmp_path, PAGE), "aigul", reason)
    assert not Ruling.objects.exists()


def test_a_card_about_nobody_on_record_and_one_without_a_claim_rule_nobody_out(desk: Desk) -> None:
    candidate, implied = desk.cards(person=None, kind="event")[0], desk.cards(implicit=True)[0]
    for card in (candidate, implied):
        desk.reject(card, "aigul", "not_this_person")
    assert Decision.objects.count() == 2
    assert not Ruling.objects.exists()


def test_nothing_is_remembered_of_a_rejection_that_fails(desk: Desk, tmp_path: Path) -> None:
    card = arrest(desk, tmp_path, PAGE)
    with pytest.raises(DecisionError, match="a keeper cannot decide alone"):
        desk.reject(card, "kairat", "not_this_person")
    assert Proposal.objects.get(public_id=card.id).state == "open"
    assert not Ruling.objects.exists()


# --- register files ----------------------------------------------------------------------------------------------

CARRIED = [
    {"name": NAME, "scope": "everywhere"},
    {"name": "Тимур Байменов", "scope": "host", "place": "news.example.kz", "until": "2021-03-04"},
    {"name": "Baimenov", "scope": "document", "place": PAGE},
]


def with_rulings(tmp_path: Path, rulings: list[dict[str, Any]]) -> Path:
    data = json.loads(FILE.read_text(encoding="utf-8"))
    data["people"][1]["not_this_person"] = rulings
    path = tmp_path / "ruled.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_export_gives_back_the_rulings_of_the_file(now: dt.datetime, tmp_path: Path) -> None:
    path = with_rulings(tmp_path, CARRIED)
    assert import_register(path, now).rulings_added == 3
    assert export_register("ftw", now.date()) == json.loads(path.read_text(encoding="utf-8"))
    assert {(view.by, view.reason) for view in list_rulings()} == {("register file", "")}


def test_a_file_read_twice_doubles_no_ruling_and_revives_none_that_was_lifted(now: dt.datetime, tmp_path: Path) -> None:
    path = with_rulings(tmp_path, [*CARRIED, CARRIED[0]])
    assert import_register(path, now).rulings_added == 3
    lift(list_rulings()[0].id, "aigul", now)
    assert import_register(path, now).rulings_added == 0
    assert len(list_rulings()) == 2


def test_a_ruling_that_has_expired_is_neither_carried_out_nor_in(now: dt.datetime, tmp_path: Path) -> None:
    path = with_rulings(tmp_path, CARRIED)
    later = now + dt.timedelta(days=1)
    assert import_register(path, later).rulings_added == 2
    import_register(path, now)
    (person,) = [one for one in export_register("ftw", later.date())["people"] if "not_this_person" in one]
    assert (person["id"], person["not_this_person"]) == ("m2", [CARRIED[0], CARRIED[2]])


def test_a_fault_of_a_ruling_imports_nothing(now: dt.datetime, tmp_path: Path) -> None:
    path = with_rulings(tmp_path, [{"name": NAME, "scope": "host", "place": "https://news.example.kz"}])
    with pytest.raises(InputError, match=r"people\[1\]\.not_this_person\[0\]\.place: write the bare name of a host"):
        import_register(path, now)
    assert not Ruling.objects.exists()


def test_scan_keeps_to_the_rulings_of_the_file_while_they_hold(now: dt.datetime, tmp_path: Path) -> None:
    path = with_rulings(tmp_path, CARRIED[1:])
    lines = [
        {"id": "here", "text": "Тимура Байменова задержали.", "url": "https://news.example.kz/b"},
        {"id": "elsewhere", "text": "Тимура Байменова задержали.", "url": "https://other.example.kz/b"},
        {"id": "page", "text": "Timur Baimenov was detained.", "url": f"{PAGE}?utm_source=x"},
        {"id": "broken", "text": "Timur Baimenov was detained.", "url": "http://[broken"},
    ]

    def named(today: dt.date) -> list[str]:
        written: list[str] = []
        stdin = io.BytesIO("\n".join(map(json.dumps, lines)).encode())
        assert run_scan(path, [], stdin, written.append, written.append, today) == 0
        return [result["id"] for result in map(json.loads, written) if result["mentions"]]

    assert named(now.date()) == ["elsewhere", "broken"]
    assert named(now.date() + dt.timedelta(days=1)) == ["here", "elsewhere", "broken"]
