"""Dates at their precision and terms in their cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.notices import format_date, format_term
from registerpub.core.notices.dates import Case, DateForm
from registerpub.core.records import PartialDate, Term

DAY, MONTH, YEAR = PartialDate(2020, 9, 8), PartialDate(2020, 3), PartialDate(2020)


@pytest.mark.parametrize(
    ("language", "form", "expected"),
    [
        ("en", "plain", ("8 September 2020", "March 2020", "2020")),
        ("en", "adverbial", ("on 8 September 2020", "in March 2020", "in 2020")),
        ("en", "until", ("8 September 2020", "March 2020", "2020")),
        ("ru", "plain", ("8 сентября 2020 года", "март 2020 года", "2020 год")),
        ("ru", "adverbial", ("8 сентября 2020 года", "в марте 2020 года", "в 2020 году")),
        ("ru", "until", ("8 сентября 2020 года", "марта 2020 года", "2020 года")),
        ("kk", "plain", ("2020 жылғы 8 қыркүйек", "2020 жылғы наурыз", "2020 жыл")),
        ("kk", "adverbial", ("2020 жылғы 8 қыркүйекте", "2020 жылғы наурызда", "2020 жылы")),
        ("kk", "until", ("2020 жылғы 8 қыркүйекке", "2020 жылғы наурызға", "2020 жылға")),
    ],
)
def test_a_date_is_as_precise_as_its_source(language: str, form: DateForm, expected: tuple[str, str, str]) -> None:
    assert tuple(format_date(date, language, form) for date in (DAY, MONTH, YEAR)) == expected


def test_an_unknown_date_is_nothing() -> None:
    assert format_date(None, "kk", "adverbial") == ""


@given(st.integers(1, 12), st.integers(1, 28))
def test_every_kazakh_month_keeps_its_stem_before_the_suffix(month: int, day: int) -> None:
    date = PartialDate(2021, month, day)
    assert format_date(date, "kk", "adverbial").startswith(format_date(date, "kk"))
    assert format_date(date, "kk", "until").startswith(format_date(date, "kk"))


@pytest.mark.parametrize(
    ("term", "case", "ru", "kk"),
    [
        (Term(years=1, months=6), "nominative", "1 год 6 месяцев", "1 жыл 6 ай"),
        (Term(years=1), "dative", "1 году", "1 жылға"),
        (Term(years=5), "dative", "5 годам", "5 жылға"),
        (Term(years=2, months=1), "dative", "2 годам 1 месяцу", "2 жыл 1 айға"),
        (Term(years=21), "genitive", "21 года", "21 жылдың"),
        (Term(years=2), "genitive", "2 лет", "2 жылдың"),
        (Term(days=15), "accusative", "15 суток", "15 тәулікті"),
        (Term(days=15), "genitive", "15 суток", "15 тәуліктің"),
        (Term(days=15), "dative", "15 суткам", "15 тәулікке"),
        (Term(days=21), "accusative", "21 сутки", "21 тәулікті"),
        (Term(months=2), "dative", "2 месяцам", "2 айға"),
        (Term(months=11), "nominative", "11 месяцев", "11 ай"),
    ],
)
def test_a_term_takes_its_case(term: Term, case: Case, ru: str, kk: str) -> None:
    assert format_term(term, "ru", case) == ru
    assert format_term(term, "kk", case) == kk


def test_english_terms_are_joined_by_and() -> None:
    assert format_term(Term(1, 6), "en") == "1 year and 6 months"
    assert format_term(Term(2, 1, 1), "en") == "2 years and 1 month and 1 day"
    assert format_term(Term(), "en") == ""
