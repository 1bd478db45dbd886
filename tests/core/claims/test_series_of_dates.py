"""As many dates as people pair off in order; where the numbers differ nobody gets a date."""

from __future__ import annotations

import pytest

from tests.core.claims.reading import about_hero, days, read, read_plain

EACH_ITS_OWN = {"aidos": "2022-12", "dana": "2023-01", "erik": "2023-02"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "kk",
            "Айдос Нұрланов, Дана Сапарова және Ерік Мусин желтоқсанда, қаңтарда және ақпанда түрмеден босап шықты.",
        ),
        ("kk", "Айдос Нұрланов, Дана Сапарова және Ерік Мусин желтоқсан, қаңтар және ақпан айларында босап шықты."),
        ("ru", "Айдос Нурланов, Дана Сапарова и Ерик Мусин вышли на свободу в декабре, январе и феврале."),
        ("ru", "В декабре, январе и феврале на свободу вышли Айдос Нурланов, Дана Сапарова и Ерик Мусин."),
        ("en", "Aidos Nurlanov, Dana Saparova and Erik Musin were released in December, January and February."),
        ("en", "In December, January and February, Aidos Nurlanov, Dana Saparova and Erik Musin were released."),
    ],
)
def test_three_people_and_three_months_pair_off(language: str, text: str) -> None:
    reading = read_plain(text, language)
    assert days(reading, "RELEASED_UNSPECIFIED") == EACH_ITS_OWN
    assert {claim.date_basis for claim in reading.claims} == {"inferred"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Айдос Нұрланов пен Дана Сапарова 12 және 13 ақпанда түрмеден шықты."),
        ("ru", "Айдос Нурланов и Дана Сапарова вышли на свободу 12 и 13 февраля 2023 года."),
        ("en", "Aidos Nurlanov and Dana Saparova were released on February 12 and 13, 2023."),
        ("en", "Aidos Nurlanov and Dana Saparova were released on 12 and 13 February."),
    ],
)
def test_two_people_and_two_days_of_one_month_pair_off(language: str, text: str) -> None:
    expected = {"aidos": "2023-02-12", "dana": "2023-02-13"}
    assert days(read_plain(text, language), "RELEASED_UNSPECIFIED") == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("kk", "Айдос Нұрланов, Дана Сапарова және Ерік Мусин қаңтар мен ақпанда түрмеден босап шықты."),
        ("kk", "Айдос Нұрланов, Дана Сапарова және Ерік Мусин қаңтарда, ақпанда түрмеден босап шықты."),
        ("ru", "Айдос Нурланов, Дана Сапарова и Ерик Мусин вышли на свободу в январе и феврале."),
        ("en", "Aidos Nurlanov, Dana Saparova and Erik Musin were released in January and February."),
    ],
)
def test_a_series_that_does_not_fit_dates_nobody(language: str, text: str) -> None:
    expected = dict.fromkeys(("aidos", "dana", "erik"), "None")
    assert days(read_plain(text, language), "RELEASED_UNSPECIFIED") == expected


def test_a_series_of_another_clause_is_not_dealt_out() -> None:
    text = "Aidos Nurlanov and Dana Saparova, who were arrested in January and February, went on trial."
    assert days(read_plain(text, "en"), "TRIAL_STARTED") == {"aidos": "None", "dana": "None"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Aidos Nurlanov and Dana Saparova were detained between February 3 and 5."),
        ("ru", "Айдоса Нурланова и Дану Сапарову задержали с 3 по 5 февраля."),
        ("kk", "Айдос Нұрланов пен Дана Сапарова 3 пен 5 ақпан аралығында ұсталды."),
    ],
)
def test_of_a_stretch_of_days_only_the_month_is_sure(language: str, text: str) -> None:
    assert days(read_plain(text, language), "DETAINED") == {"aidos": "2023-02", "dana": "2023-02"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The pretrial detention of Aidos Nurlanov was extended by a court until Monday, 6 March.", "en"),
        ("A court extended the pretrial detention of Aidos Nurlanov until at least 1 July.", "en"),
        ("Срок содержания под стражей Айдоса Нурланова продлён до вторника, 7 марта.", "ru"),
        ("Сот Айдос Нұрлановтың қамау мерзімін 1 шілдеге дейін ұзартты.", "kk"),
    ],
)
def test_the_end_of_a_measure_is_not_the_day_on_which_it_was_decided(text: str, language: str) -> None:
    for claim in about_hero(text, language):
        assert claim.date is None, claim


def test_a_relative_clause_takes_no_part_in_dates_dealt_out() -> None:
    people = {"a": ["Aidos Nurlanov"], "b": ["Marat Ospan"]}
    text = (
        "Aidos Nurlanov and Marat Ospan, who were fined last year, were released on 1 March and 2 March respectively."
    )
    found = {(claim.person, claim.event, str(claim.date)) for claim in read(text, "en", people).claims}
    assert found == {
        ("a", "ADMIN_FINE", "2022"),
        ("b", "ADMIN_FINE", "2022"),
        ("a", "RELEASED_UNSPECIFIED", "2023-03-01"),
        ("b", "RELEASED_UNSPECIFIED", "2023-03-02"),
    }
