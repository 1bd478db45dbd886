"""Names on no register that may be one person: joined on strong evidence only, otherwise a question or none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.changes.people import Candidate, compare_candidates, name_parts
from registerpub.core.claims import read_claims
from registerpub.core.records import Document, PartialDate, Register

FOLDER = Path(__file__).parents[3] / "bench" / "claims" / "oneday"
OWNER = json.loads((FOLDER / "labels.json").read_text(encoding="utf-8"))["owner"]
LABELLED = json.loads((FOLDER / "candidates.json").read_text(encoding="utf-8"))


def someone(*names: str, **other: Any) -> Candidate:
    fields: dict[str, Any] = {"register": "qalqan", "date": PartialDate(2024, 4, 17), **other}
    return Candidate(names, **fields)


def written(text: str, surface: str) -> str:
    """The candidate of a labelled text, as the reader gives the name."""
    told = next(one for one in LABELLED["texts"] if one["id"] == text)
    document = Document(text, told["text"], language=told["language"])
    claims = read_claims(document, [], [Register("qalqan", OWNER)]).claims
    return next(claim.name for claim in claims if claim.name.split()[-1][:5] == surface.split()[-1][:5])


CYRILLIC = [pair for pair in LABELLED["pairs"] if "l1" not in (pair["one"][0], pair["other"][0])]


@pytest.mark.parametrize("pair", CYRILLIC, ids=lambda pair: f"{pair['one'][1]} - {pair['other'][1]}")
def test_labelled_pairs(pair: dict[str, Any]) -> None:
    one, other = someone(written(*pair["one"])), someone(written(*pair["other"]))
    assert compare_candidates(one, other).answer == compare_candidates(other, one).answer == pair["answer"]


@pytest.mark.parametrize(
    ("one", "two", "answer"),
    [
        ("Nūrlybek Şäukenov", "Нұрлыбек Шәукенов", "same"),
        ("Шаукенов Нурлыбек", "Nurlybek Shaukenov", "same"),
        ("Нурлыбек Серикович Шаукенов", "Nurlybek Shaukenov", "same"),
        ("Нурлыбек Серикович Шаукенов", "Нурлыбек Маратович Шаукенов", "different"),
        ("Қылышбай Шәукенов", "Клышбай Шаукенов", "ask"),
        ("Нурлыбек Шаукенов", "Нурлыбек Шаукенова", "different"),
        ("Нурлыбек Шаукенов", "Нурлыбек Шаукентов", "ask"),
        ("Н. Шаукенов", "Нурлан Шаукенов", "ask"),
        ("Шаукенов", "Нурлан Шаукенов", "ask"),
        ("Н. Шаукенов", "N. Shaukenov", "same"),
        ("Н. Шаукенов", "М. Шаукенов", "different"),
        ("Нурлан Шаукенов", "Марат Дуйсен", "different"),
        ("", "Марат Дуйсен", "different"),
    ],
)
def test_what_joins_what_asks_and_what_is_neither(one: str, two: str, answer: str) -> None:
    assert compare_candidates(someone(one), someone(two)).answer == answer


def test_a_father_s_name_left_out_joins_only_on_one_list_at_one_time() -> None:
    whole, short = "Нурлыбек Серикович Шаукенов", "Нурлыбек Шаукенов"
    for other in ({"register": "another"}, {"register": None}, {"date": PartialDate(2023, 1, 5)}):
        assert compare_candidates(someone(whole), someone(short, **other)).answer == "ask"


def test_a_card_that_knows_two_fathers_is_asked_about() -> None:
    card = someone("Нурлыбек Шаукенов", "Нурлыбек Серикович Шаукенов")
    assert compare_candidates(card, someone("Нурлыбек Маратович Шаукенов")).answer == "ask"


def test_it_is_said_what_speaks_for_and_against() -> None:
    one = someone("Н. Шаукенов", status="serving", details={"article": "статья 405", "court": ""})
    two = someone("Нурлан Шаукенов", status="pretrial_detention", details={"article": "174-бап", "court": "Суд"})
    found = compare_candidates(one, two)
    assert (found.speaks_for, found.against) == (("family_name", "owner", "day"), ("initial", "status", "article"))


WORDS = st.lists(st.sampled_from("Нурлан Нурлыбек Шаукенов Шаукенова Серикович Н. Марат Shaukenov".split()), max_size=3)


@given(WORDS, WORDS)
def test_the_order_of_the_two_does_not_matter_and_what_may_be_one_shares_a_part(one: list[str], two: list[str]) -> None:
    first, second = someone(" ".join(one)), someone(" ".join(two))
    found, back = compare_candidates(first, second), compare_candidates(second, first)
    assert (found.answer, set(found.speaks_for)) == (back.answer, set(back.speaks_for))
    if found.answer == "same":
        assert set(name_parts(first.names[0])) & set(name_parts(second.names[0]))


@given(st.text(max_size=40))
def test_any_text_can_be_a_name(name: str) -> None:
    assert compare_candidates(someone(name), someone(name)).answer in ("same", "ask", "different")
