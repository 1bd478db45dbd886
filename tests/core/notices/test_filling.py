"""Templates that lose their empty parts cleanly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.notices import clean, clean_paragraphs, fill


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("{date} {name} came.", "Anna came."),
        ("{name} came {place} {date}.", "Anna came."),
        ("Arrival: {name} ({date}, {place}).", "Arrival: Anna."),
        ("Arrival: {name} ({date}, {name}).", "Arrival: Anna (Anna)."),
        ("Arrival, {date}: {name}.", "Arrival: Anna."),
        ("{name} ({date}); no more.", "Anna; no more."),
        ("{name} came. {place}", "Anna came."),
    ],
)
def test_an_empty_value_goes_with_what_belongs_to_it(template: str, filled: str) -> None:
    assert fill(template, {"name": "Anna", "date": "", "place": ""}) == filled


def test_the_first_letter_is_capital_and_values_stay_as_they_are() -> None:
    assert fill("{court} ruled.", {"court": "the court ( , )"}) == "The court ( , ) ruled."


@pytest.mark.parametrize("name", ["name", "owner", "site", "source"])
def test_a_proper_name_begins_a_sentence_as_it_is_written(name: str) -> None:
    assert fill(f"{{{name}}} tells.", {name: "one.example"}) == "one.example tells."
    assert fill(f"{{date}} {{{name}}} tells.", {name: "one.example", "date": ""}) == "one.example tells."
    assert fill(f"{{{name}}} tells.", {name: "a saved page"}, names=()) == "A saved page tells."


def test_an_unknown_placeholder_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill("{nmae} came.", {"name": "Anna"})


@given(st.text(max_size=80))
def test_cleaning_is_done_once_and_leaves_one_line(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert "\n" not in cleaned
    assert "\x00" not in cleaned


def test_paragraphs_survive_cleaning() -> None:
    assert clean_paragraphs("One\u202e\r\n\r\n\r\n  two\nthree \n\n") == "One\n\ntwo three"
