"""Two verbs share one list: «added A to its list and removed B». And lists called by their owner's name."""

from __future__ import annotations

import pytest

from tests.core.claims.reading import read_plain

SHARED = {("aidos", "LIST_RECOGNISED"), ("dana", "LIST_RECOGNISED"), ("erik", "LIST_REMOVED")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Oak Bridge added Aidos Nurlanov and Dana Saparova to its list and removed Erik Musin."),
        ("en", "Oak Bridge removed Erik Musin from its list and added Aidos Nurlanov and Dana Saparova."),
        ("en", "Aidos Nurlanov and Dana Saparova were added to Oak Bridge's list, while Erik Musin was removed."),
        (
            "ru",
            "«Дубовый мост» добавил Айдоса Нурланова и Дану Сапарову в список политзаключённых и исключил "
            "Ерика Мусина.",
        ),
        (
            "ru",
            "«Дубовый мост» внёс Айдоса Нурланова и Дану Сапарову в список политзаключённых, а Ерика Мусина исключил.",
        ),
        (
            "ru",
            "«Дубовый мост» исключил из списка политзаключённых Ерика Мусина, добавив Айдоса Нурланова и "
            "Дану Сапарову.",
        ),
        (
            "kk",
            "«Емен көпір» саяси тұтқындар тізіміне Айдос Нұрланов пен Дана Сапарованы қосып, Ерік Мусинді "
            "алып тастады.",
        ),
    ],
)
def test_the_second_verb_takes_the_list_of_the_first(language: str, text: str) -> None:
    assert {(claim.person, claim.event) for claim in read_plain(text, language).claims} == SHARED


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Oak Bridge updated its list of political prisoners: it removed Erik Musin."),
        ("en", "Oak Bridge updated its list of political prisoners: Erik Musin was removed."),
        ("ru", "«Дубовый мост» обновил список политзаключённых: из него исключили Ерика Мусина."),
        ("ru", "«Дубовый мост» обновил список политзаключённых: исключён Ерик Мусин."),
        ("kk", "«Емен көпір» саяси тұтқындар тізімін жаңартты: Ерік Мусин шығарылды."),
        ("kk", "«Емен көпір» саяси тұтқындар тізімінен Ерік Мусинді шығарды."),
    ],
)
def test_who_was_taken_off_an_updated_list_is_not_taken_for_a_newcomer(language: str, text: str) -> None:
    found = [(claim.person, claim.event) for claim in read_plain(text, language).claims]
    assert found == [("erik", "LIST_REMOVED")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Oak Bridge updated its list of political prisoners: Dana Saparova was added and Erik Musin was removed.",
        ),
        ("ru", "«Дубовый мост» обновил список политзаключённых: добавлена Дана Сапарова, исключён Ерик Мусин."),
    ],
)
def test_an_update_that_adds_one_and_removes_one_keeps_them_apart(language: str, text: str) -> None:
    found = {(claim.person, claim.event) for claim in read_plain(text, language).claims}
    assert found == {("dana", "LIST_RECOGNISED"), ("erik", "LIST_REMOVED")}


def test_the_owners_name_in_the_genitive_does_not_hide_the_list() -> None:
    (claim,) = read_plain("Aidos Nurlanov was added to Oak Bridge's list.", "en").claims
    assert (claim.person, claim.event, claim.register) == ("aidos", "LIST_RECOGNISED", "bridge")


@pytest.mark.parametrize(
    "text",
    [
        "Aidos Nurlanov was put on the wanted list. Oak Bridge reported it.",
        "Oak Bridge added a chapter to its list and removed the photographs of Erik Musin's house.",
    ],
)
def test_other_lists_and_other_things_name_nobody(text: str) -> None:
    assert read_plain(text, "en").claims == ()
