"""Dates at their precision and terms in their cases."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.notices import format_date, format_term
from registerpub.core.notices.dates import Case, DateForm
from registerpub.core.notices.numerals import LARGEST, term_in_words
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
        ("en", "since", ("since 8 September 2020", "since March 2020", "since 2020")),
        ("ru", "since", ("с 8 сентября 2020 года", "с марта 2020 года", "с 2020 года")),
        ("kk", "since", ("2020 жылғы 8 қыркүйектен бері", "2020 жылғы наурыздан бері", "2020 жылдан бері")),
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
    assert format_date(date, "kk", "since").startswith(format_date(date, "kk"))


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


@pytest.mark.parametrize(
    ("term", "case", "en", "ru", "kk"),
    [
        (Term(years=5), "accusative", "five years", "пять лет", "бес жылды"),
        (Term(years=5), "dative", "five years", "пяти годам", "бес жылға"),
        (Term(years=1), "dative", "one year", "одному году", "бір жылға"),
        (Term(years=1), "accusative", "one year", "один год", "бір жылды"),
        (Term(years=4), "genitive", "four years", "четырёх лет", "төрт жылдың"),
        (Term(months=2), "dative", "two months", "двум месяцам", "екі айға"),
        (Term(2, 2), "accusative", "two years and two months", "два года два месяца", "екі жыл екі айды"),
        (Term(11, 1), "dative", "eleven years and one month", "одиннадцати годам одному месяцу", "он бір жыл бір айға"),
        (Term(8, 0, 15), "dative", "eight years and 15 days", "восьми годам 15 суткам", "сегіз жыл 15 тәулікке"),
        (Term(20, 18), "nominative", "twenty years and eighteen months", "двадцать лет восемнадцать месяцев", ""),
        (Term(days=15), "dative", "15 days", "15 суткам", "15 тәулікке"),
        (Term(25, 6), "dative", "25 years and 6 months", "25 годам 6 месяцам", "25 жыл 6 айға"),
        (Term(), "dative", "", "", ""),
    ],
)
def test_years_and_months_are_words_and_days_figures(term: Term, case: Case, en: str, ru: str, kk: str) -> None:
    assert (term_in_words(term, "en", case), term_in_words(term, "ru", case)) == (en, ru)
    assert not kk or term_in_words(term, "kk", case) == kk


@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.sampled_from(["kk", "ru", "en"]))
def test_figures_stay_for_days_and_for_what_is_larger_than_the_words(y: int, m: int, d: int, language: str) -> None:
    cases: tuple[Case, ...] = ("nominative", "accusative", "dative", "genitive")
    for case in cases:
        written = term_in_words(Term(y, m, d), language, case)
        if max(y, m) > LARGEST:
            assert written == format_term(Term(y, m, d), language, case)
        else:
            assert [int(word) for word in written.split() if word.isdigit()] == [d] * bool(d)
