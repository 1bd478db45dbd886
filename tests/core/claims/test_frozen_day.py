"""The reports of one day agree with their labels: what should come out stands in what goes in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from registerpub.core.events import EVENT_TYPES

FOLDER = Path(__file__).resolve().parents[3] / "bench" / "claims" / "oneday"
ORIGINALS = {"report-kk", "report-ru", "report-en"}
REPEATED = {"translation-of-ru": "report-ru", "copy-of-en": "report-en"}


def load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return loaded


LABELS = load("labels")
CANDIDATES = load("candidates")
PIECES = {name: load(name) for name in sorted(ORIGINALS | set(REPEATED))}


def text_of(name: str) -> str:
    return "\n\n".join(PIECES[name]["paragraphs"])


def test_three_originals_in_three_languages_on_three_hosts() -> None:
    originals = [PIECES[name] for name in sorted(ORIGINALS)]
    assert {piece["kind"] for piece in originals} == {"original"}
    assert {piece["language"] for piece in originals} == {"kk", "ru", "en"}
    assert len({piece["host"] for piece in PIECES.values()}) == len(PIECES)
    assert all(f"//{piece['host']}/" in piece["url"] for piece in PIECES.values())


@pytest.mark.parametrize(("name", "source"), sorted(REPEATED.items()))
def test_a_repeated_piece_says_where_it_comes_from(name: str, source: str) -> None:
    assert PIECES[name]["copy_of"] == source
    assert PIECES[source]["outlet"] in text_of(name)


def test_a_card_is_told_by_all_originals_and_the_repeated_add_none() -> None:
    assert len({(card["person"], card["event"]) for card in LABELS["cards"]}) == len(LABELS["cards"]) == 3
    for card in LABELS["cards"]:
        assert card["event"] in EVENT_TYPES
        assert set(card["origins"]) == ORIGINALS
        assert set(card["adds_none"]) == set(REPEATED)


def test_the_people_of_a_card_are_named_in_every_piece() -> None:
    names = {person["id"]: person["names"] for person in LABELS["people"]}
    for card in LABELS["cards"]:
        for name, piece in PIECES.items():
            if card["candidate"] is None:
                assert names[card["person"]][piece["language"]][:-1] in text_of(name)
            else:
                assert card["as_written"][name] in text_of(name)


def test_the_total_and_its_owner_are_in_the_labels_languages() -> None:
    (total,) = LABELS["totals"]
    assert set(total["owner"]) == {"kk", "ru", "en"}
    assert all(total["owner"][piece["language"]] in text_of(name) for name, piece in PIECES.items())


def test_candidates_stand_in_their_texts_and_every_pair_has_an_answer() -> None:
    texts = {text["id"]: text for text in CANDIDATES["texts"]}
    for text in texts.values():
        assert all(name in text["text"] for name in text["candidates"])
    for pair in CANDIDATES["pairs"]:
        for where, name in (pair["one"], pair["other"]):
            assert name in texts[where]["candidates"]
    assert {pair["answer"] for pair in CANDIDATES["pairs"]} == {"same", "ask", "different"}
