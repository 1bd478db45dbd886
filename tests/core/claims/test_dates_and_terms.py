"""Dates resolved against publication, and lengths of time as stated."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.claims.dates import find_dates
from registerpub.core.claims.folding import fold
from registerpub.core.claims.numbers import number_source, parse_number, word_values
from registerpub.core.claims.terms import find_terms
from registerpub.core.records import Term

PUBLISHED = dt.date(2023, 3, 3)


def resolved(text: str, language: str) -> list[tuple[str, str]]:
    found = [hit.resolve(PUBLISHED) for hit in find_dates(fold(text), language)]
    return [(str(pair[0]), pair[1]) for pair in found if pair]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "on September 8, 2020", [("2020-09-08", "stated")]),
        ("en", "on 8 September", [("2022-09-08", "inferred")]),
        ("en", "in October 2019", [("2019-10", "stated")]),
        ("en", "in July", [("2022-07", "inferred")]),
        ("en", "in December and February", [("2022-12", "inferred"), ("2023-02", "inferred")]),
        ("en", "in 2016", [("2016", "stated")]),
        ("en", "on Monday", [("2023-02-27", "relative")]),
        ("en", "yesterday", [("2023-03-02", "relative")]),
        ("en", "the day before yesterday", [("2023-03-01", "relative")]),
        ("en", "two days ago", [("2023-03-01", "relative")]),
        ("en", "several days ago", []),
        ("en", "on February 17, 18 and 20", [(f"2023-02-{day}", "inferred") for day in (17, 18, 20)]),
        ("en", "on 17 and 18 May 2020", [("2020-05-17", "stated"), ("2020-05-18", "stated")]),
        ("en", "between February 17 and 20", [("2023-02", "inferred")]),
        ("en", "it may be so", []),
        ("ru", "8 сентября 2020 года", [("2020-09-08", "stated")]),
        ("ru", "8 сентября", [("2022-09-08", "inferred")]),
        ("ru", "в июле", [("2022-07", "inferred")]),
        ("ru", "в октябре и декабре", [("2022-10", "inferred"), ("2022-12", "inferred")]),
        ("ru", "в октябре прошлого года", [("2022-10", "relative")]),
        ("ru", "в 2016 году", [("2016", "stated")]),
        ("ru", "вчера", [("2023-03-02", "relative")]),
        ("ru", "в понедельник", [("2023-02-27", "relative")]),
        ("ru", "01.02.2023", [("2023-02-01", "stated")]),
        ("ru", "позавчера", [("2023-03-01", "relative")]),
        ("ru", "два дня назад", [("2023-03-01", "relative")]),
        ("ru", "день назад", [("2023-03-02", "relative")]),
        ("ru", "несколько дней назад", []),
        ("ru", "17 января и 18 февраля 2020 года", [("2020-01-17", "stated"), ("2020-02-18", "stated")]),
        ("ru", "в мае, июне и июле прошлого года", [(f"2022-0{month}", "relative") for month in (5, 6, 7)]),
        ("kk", "2020 жылғы 8 қыркүйекте", [("2020-09-08", "stated")]),
        ("kk", "2020 жылдың 8 қыркүйегінде", [("2020-09-08", "stated")]),
        ("kk", "осы жылдың 2 наурызында", [("2023-03-02", "relative")]),
        ("kk", "8-қыркүйек күні", [("2022-09-08", "inferred")]),
        ("kk", "шілде айында", [("2022-07", "inferred")]),
        ("kk", "қазан мен желтоқсан айларында", [("2022-10", "inferred"), ("2022-12", "inferred")]),
        ("kk", "2016 жылы", [("2016", "stated")]),
        ("kk", "кеше", [("2023-03-02", "relative")]),
        ("kk", "алдыңғы күні", [("2023-03-01", "relative")]),
        ("kk", "екі күн бұрын", [("2023-03-01", "relative")]),
        ("kk", "осыдан үш күн бұрын", [("2023-02-28", "relative")]),
        ("kk", "қаңтарда, ақпанда", [("2023-01", "inferred"), ("2023-02", "inferred")]),
        ("kk", "2022 жылғы 17, 18 және 20 мамырда", [(f"2022-05-{day}", "stated") for day in (17, 18, 20)]),
        ("kk", "Қаңтар оқиғасы", []),
    ],
)
def test_a_written_date_is_resolved(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert resolved(text, language) == expected


def test_without_a_day_of_publication_a_missing_year_stays_unknown() -> None:
    assert [hit.resolve(None) for hit in find_dates("8 сентября", "ru")] == [None]


@given(st.dates(dt.date(1990, 1, 1), dt.date(2040, 1, 1)), st.integers(1, 12))
def test_an_inferred_month_is_never_after_publication(published: dt.date, month: int) -> None:
    name = dt.date(2000, month, 1).strftime("%B").lower()
    for hit in find_dates(f"in {name}", "en"):
        pair = hit.resolve(published)
        assert pair is not None
        assert pair[0].first_day() <= published + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("language", "text", "terms"),
    [
        ("en", "sentenced to seven and a half years", [Term(years=7, months=6)]),
        ("en", "a one-year term", [Term(years=1)]),
        ("en", "an 18-month sentence", [Term(months=18)]),
        ("en", "3 1/2 years", [Term(years=3, months=6)]),
        ("en", "a year and a half in prison", [Term(years=1, months=6)]),
        ("en", "three years and six months", [Term(years=3, months=6)]),
        ("en", "two years ago", []),
        ("ru", "к полутора годам", [Term(years=1, months=6)]),
        ("ru", "на 3,5 года", [Term(years=3, months=6)]),
        ("ru", "к двум годам и шести месяцам", [Term(years=2, months=6)]),
        ("ru", "к году ограничения", [Term(years=1)]),
        ("ru", "пятилетний срок", [Term(years=5)]),
        ("ru", "на 15 суток", [Term(days=15)]),
        ("ru", "в 2016 году", []),
        ("kk", "бір жарым жылға", [Term(years=1, months=6)]),
        ("kk", "3 жыл 6 айға", [Term(years=3, months=6)]),
        ("kk", "18 жылдық жазасын", [Term(years=18)]),
        ("kk", "он бес тәулікке", [Term(days=15)]),
        ("kk", "2016 жылы", []),
    ],
)
def test_a_term_keeps_what_was_stated(language: str, text: str, terms: list[Term]) -> None:
    assert [hit.term for hit in find_terms(fold(text), language)] == terms


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_every_number_word_is_found_and_read_back(language: str) -> None:
    import re

    pattern = re.compile(number_source(language))
    for word, value in word_values(language).items():
        match = pattern.fullmatch(word)
        assert match is not None
        assert parse_number(word, language) == value


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
