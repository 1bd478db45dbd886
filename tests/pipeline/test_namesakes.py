"""A name that several people on record bear: the card says which, and an editor says who."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from registerpub.cli.card_json import card_json
from registerpub.config import Config
from registerpub.core.errors import DecisionError
from registerpub.pipeline.cards import get_card
from registerpub.pipeline.importing import import_evidence
from registerpub.pipeline.likeness import is_named_otherwise
from registerpub.pipeline.options import Options
from registerpub.pipeline.process import process
from registerpub.pipeline.registers import import_register
from registerpub.pipeline.views import CardRow
from registerpub.store.models import PersonRow
from tests.pipeline.conftest import PERSON, Desk
from tests.projects import DATA


@pytest.fixture
def twins(desk: Desk, config: Config, now: dt.datetime, tmp_path: Path) -> CardRow:
    """The card of an arrest of one of two people called Timur Baimenov, m2 and m7."""
    data = json.loads((DATA / "second-register.json").read_text(encoding="utf-8"))
    data["people"].append({**data["people"][1], "id": "m7"})
    (tmp_path / "twins.json").write_text(json.dumps(data), encoding="utf-8")
    import_register(tmp_path / "twins.json", now)
    page = tmp_path / "arrest.txt"
    page.write_text("SHYMKENT -- Police detained Timur Baimenov on June 3, 2021, his lawyer said.", encoding="utf-8")
    import_evidence([page], config, published=dt.date(2021, 6, 4))
    process(config, lambda: now)
    (card,) = [card for card in desk.cards() if card.alternatives]
    return card


def test_a_card_lists_the_people_who_may_be_meant_and_is_no_candidate(desk: Desk, twins: CardRow) -> None:
    assert (twins.person, twins.candidate, twins.alternatives) == (None, False, ("m2", "m7"))
    shown = card_json(get_card(desk.config, twins.id))
    assert (shown["person"], shown["candidate"], shown["alternatives"]) == (None, False, ["m2", "m7"])


def test_other_cards_have_no_alternatives(desk: Desk) -> None:
    shown = [card_json(get_card(desk.config, card.id)) for card in desk.cards()]
    assert {tuple(card["alternatives"]) for card in shown} == {()}
    assert {card["candidate"] for card in shown} == {True, False}


def test_confirming_without_a_person_asks_which_of_them_it_is(desk: Desk, twins: CardRow) -> None:
    with pytest.raises(DecisionError, match=r"2 people on record bear this name \(m2, m7\): say which of them it is"):
        desk.confirm(twins, "aigul")
    desk.confirm(twins, "aigul", Options(person="m7"))
    assert desk.confirm(twins, "pavel").person == "m7"


def test_a_third_person_of_that_name_may_be_created(desk: Desk, twins: CardRow) -> None:
    desk.confirm(twins, "aigul", PERSON)
    assert desk.confirm(twins, "pavel").person not in ("m2", "m7", None)


def test_a_choice_of_quite_another_name_is_noticed(desk: Desk, twins: CardRow) -> None:
    assert [is_named_otherwise(twins.id, person) for person in ("m2", "m7", "m1", "nobody")] == [
        False,
        False,
        True,
        False,
    ]


def test_a_spelling_in_another_script_is_no_other_name(desk: Desk) -> None:
    card = next(card for card in desk.cards(event="LIST_RECOGNISED") if card.person_name == "Aliya Bekova")
    known = PersonRow.objects.create(id="known", sex="f", created=desk.now)
    known.names.create(language="kk", full="Әлия Бекова", kind="main", checked=True)
    assert not is_named_otherwise(card.id, "known")
    assert is_named_otherwise(card.id, "m2")


def test_a_card_about_somebody_on_record_is_not_compared(desk: Desk) -> None:
    card = desk.cards(implicit=True)[0]
    assert not is_named_otherwise(card.id, "m1")
