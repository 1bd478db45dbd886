"""The bench of claims counts as it says, and shows no row of the held-out half."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from bench.claims import labels
from bench.claims.__main__ import main
from bench.claims.labels import Case, Label, people_of
from bench.claims.path import Found, Outcome, run_case
from bench.claims.scoring import count, same_words, score

PEOPLE = people_of([{"id": "p1", "names": {"en": "Aidos Nurlanov", "ru": "Айдос Нурланов"}}])


def case(text: str = "", *expected: Label, optional: tuple[Label, ...] = (), members: tuple[str, ...] = ()) -> Case:
    return Case("c", "en", dt.date(2023, 3, 3), text, PEOPLE, members, expected, optional, (), None)


def outcome(*found: Found) -> Outcome:
    return Outcome(found, (), frozenset({"p1"}), 0, "en")


DETAINED = Label("p1", False, "DETAINED")
FOUND = Found(("p1",), False, "DETAINED")


def test_a_hit_has_the_right_person_and_event() -> None:
    sums = count([score(case("", DETAINED), outcome(FOUND))])
    assert (sums.hit, sums.false, sums.recall, sums.precision) == (1, 0, 1.0, 1.0)


def test_what_is_found_twice_counts_once_right_and_once_false() -> None:
    sums = count([score(case("", DETAINED), outcome(FOUND, FOUND))])
    assert (sums.hit, sums.false) == (1, 1)


def test_what_a_label_calls_optional_counts_neither_way() -> None:
    sums = count([score(case("", optional=(DETAINED,)), outcome(FOUND))])
    assert (sums.wanted, sums.hit, sums.false) == (0, 0, 0)


def test_another_event_of_the_person_is_a_confusion() -> None:
    scored = score(case("", DETAINED), outcome(Found(("p1",), False, "REMANDED")))
    assert dict(scored.confusions) == {("DETAINED", "REMANDED"): 1}


def test_case_endings_of_names_do_not_matter_but_other_names_do() -> None:
    assert same_words("Веру Аркадьеву", "Вера Аркадьева")
    assert not same_words("Веру Аркадьеву", "Вера Омарова")


def test_a_text_runs_through_the_products_own_path() -> None:
    scored = score(one := case("Police detained Aidos Nurlanov on Monday.", DETAINED), run_case(one))
    assert [(label.event, found.values["date"]) for label, found in scored.hits] == [("DETAINED", "2023-02-27")]
    assert not scored.missed and not scored.false


def test_no_row_of_the_held_out_half_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {
        "id": "t1",
        "language": "en",
        "published": "2023-03-03",
        "text": "Nobody was there.",
        "people": [],
        "on_list": [],
        "expected": [{"person": None, "candidate": "Dana Saparova", "event": "DETAINED"}],
        "optional": [],
        "totals": [],
        "trap": None,
    }
    for half in labels.HALVES:
        (tmp_path / f"{half}.jsonl").write_text(json.dumps(row | {"id": half}), encoding="utf-8")
    monkeypatch.setattr(labels, "FOLDER", tmp_path)
    assert main(["--only", "languages", "--show", "1000"]) == 0
    shown = capsys.readouterr().out
    assert "dev en [-] missed DETAINED" in shown
    assert "heldout en" not in shown and "heldout-2 en" not in shown
