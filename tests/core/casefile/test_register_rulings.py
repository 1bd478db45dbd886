"""Rulings in the register file: read and written without loss, and faults told without the name."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.casefile.registerfile import read_register_file, write_register_file
from registerpub.core.records import NotThisPerson
from tests.core.casefile.test_registerfile import problems_of, sample

DAYS = st.none() | st.dates(min_value=dt.date(1000, 1, 1))
PLACES = st.sampled_from(
    [
        ("everywhere", ""),
        ("host", "news.example.kz"),
        ("host", "жаңалық.қаз"),
        ("document", "https://news.example.kz/a"),
    ]
)
RULINGS = st.builds(
    lambda person, name, place, until: NotThisPerson(person, name, place[0], place[1], until),
    st.sampled_from(["a1", "a2"]),
    st.sampled_from(["Daniyar Sarsenov", "Д. Сәрсенов", "Aigul"]),
    PLACES,
    DAYS,
)


def with_rulings(*rulings: Any) -> dict[str, Any]:
    data = sample()
    data["people"][0]["not_this_person"] = list(rulings)
    return data


@given(rulings=st.lists(RULINGS, max_size=5))
def test_reading_what_was_written_gives_the_same_rulings(rulings: list[NotThisPerson]) -> None:
    rulings.sort(key=lambda ruling: ruling.person)
    content = dataclasses.replace(read_register_file(sample(), "x"), rulings=tuple(rulings))
    data = write_register_file(content)
    assert read_register_file(json.loads(json.dumps(data)), "x") == content
    assert write_register_file(read_register_file(data, "x")) == data


def test_rulings_stand_with_their_person_in_their_order() -> None:
    rows = [
        {"name": "Daniyar Sarsenov", "scope": "host", "place": "news.example.kz", "until": "2021-03-04"},
        {"name": "Д. Сәрсенов", "scope": "everywhere"},
    ]
    content = read_register_file(with_rulings(*rows), "x")
    assert content.rulings == (
        NotThisPerson("a1", "Daniyar Sarsenov", "host", "news.example.kz", dt.date(2021, 3, 4)),
        NotThisPerson("a1", "Д. Сәрсенов"),
    )
    assert write_register_file(content) == with_rulings(*rows)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"name": "Daniyar <Sarsenov>"}, ".name: a name cannot hold the sign U+003C: write letters, spaces, - ' and ."),
        ({"name": "D"}, ".name: a name needs at least 2 letters"),
        ({"scope": "galaxy"}, ".scope: 'galaxy' is not allowed; use one of: everywhere, host, document"),
        ({"scope": "host"}, ".place: write the bare name of a host"),
        ({"scope": "host", "place": "https://news.example.kz"}, ".place: write the bare name of a host"),
        ({"scope": "document", "place": "news.example.kz/sarsenov"}, ".place: write the whole address of a page"),
        ({"place": "news.example.kz"}, ".place: a ruling for everywhere has no place: leave it out"),
        ({"until": "2021-03"}, ".until: has no day: write YYYY-MM-DD"),
        ({"until": "2021-02-30"}, ".until: there is no day 2021-02-30"),
        ({"until": "soon"}, ".until: 'soon' is not a date"),
        ({"until": None}, ".until: None is not of type 'string'"),
        ({"by": "aigul"}, ": unknown field 'by'"),
    ],
)
def test_a_fault_of_a_ruling_is_named_by_its_place_without_the_name(change: dict[str, Any], problem: str) -> None:
    (line,) = problems_of(with_rulings({"name": "Daniyar Sarsenov", "scope": "everywhere"} | change))
    assert line.startswith(f"people[0].not_this_person[0]{problem}")
    assert "Sarsenov" not in line and "sarsenov" not in line


def test_a_ruling_without_a_name_is_one_fault() -> None:
    assert problems_of(with_rulings({"scope": "everywhere"})) == [
        "people[0].not_this_person[0]: 'name' is a required property"
    ]
