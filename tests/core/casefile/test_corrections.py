"""Corrections: whatever is stored, the fold goes through, and what cannot be read has no effect."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.casefile import fold
from registerpub.core.casefile.corrections import AMENDABLE, LONGEST, parse_term
from registerpub.core.events import EVENT_TYPES
from registerpub.core.records import Event, PartialDate, Term

VERDICT = Event("SENTENCED_PRISON", PartialDate(2020), term=Term(years=5), details={"court": "City Court"}, id=1)

anything = st.none() | st.integers() | st.text() | st.sampled_from(["1", "2", "²", "-1", "0", "9" * 5000])
fields = st.sampled_from([*AMENDABLE, "", "new", "passport"]) | st.text()
values = st.sampled_from(["", " ", "soon", "2020-02-31", "-5y", "5y", "NOPE", "died", *sorted(EVENT_TYPES)]) | st.text()


@given(st.sampled_from(["AMENDED", "WITHDRAWN"]), anything, fields, values | st.none())
def test_no_stored_correction_stops_the_fold(code: str, target: Any, field: str, new: Any) -> None:
    fold([VERDICT, Event(code, details={"event": target, "field": field, "new": new}, id=2)])


@pytest.mark.parametrize(
    "details",
    [
        {"event": "²"},
        {"event": "9" * 5000},
        {"event": "1", "field": "date", "new": "soon"},
        {"event": "1", "field": "code", "new": "NOPE"},
        {"event": "1", "field": "code", "new": "WITHDRAWN"},
        {"event": "1", "field": "code", "new": ""},
        {"event": "1", "field": "status", "new": "zzz"},
        {"event": "1", "field": "term", "new": "-5y"},
        {"event": "1", "field": "passport", "new": "N1"},
        {"event": "1"},
        {"event": "2", "field": "date", "new": "2019"},
    ],
)
def test_an_amendment_that_cannot_be_read_has_no_effect(details: dict[str, str]) -> None:
    assert fold([VERDICT, Event("AMENDED", details=details, id=2)]) == fold([VERDICT])


def test_an_unreadable_amendment_leaves_the_readable_one_before_it() -> None:
    first = Event("AMENDED", details={"event": "1", "field": "term", "new": "4y"}, id=2)
    second = Event("AMENDED", details={"event": "1", "field": "term", "new": "some"}, id=3)
    assert fold([VERDICT, first, second]).term == Term(years=4)


def test_an_empty_value_clears_the_field() -> None:
    assert fold([VERDICT, Event("AMENDED", details={"event": "1", "field": "term", "new": ""}, id=2)]).term is None


@given(st.tuples(*[st.integers(0, LONGEST)] * 3).filter(any))
def test_every_term_is_read_back_as_written(numbers: tuple[int, int, int]) -> None:
    text = "".join(f"{number}{unit}" for number, unit in zip(numbers, "ymd", strict=True) if number)
    assert parse_term(text) == Term(*numbers)


@pytest.mark.parametrize(
    "text", ["-5y", "+5y", "1_0y", "²y", "٣y", "0y", "", "y", "5", "1d2y", "1201d", "9" * 5000 + "y"]
)
def test_what_is_no_term_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a term"):
        parse_term(text)
