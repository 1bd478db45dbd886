"""Somebody else of a like name is not taken for the person of the register, or only with doubt."""

from __future__ import annotations

import pytest

from registerpub.core.records import Document
from tests.core.names.people import find, matcher, person

MARAT = matcher(person("m", "kk Марат Сейітов", "ru Марат Асанович Сеитов", sex="m"))
SHORT = matcher(person("m", "ru Марат Сеитов", sex="m"))


def certainties(text: str, register: object = SHORT, language: str = "und") -> list[tuple[str, str]]:
    assert isinstance(register, type(SHORT))
    return [(surface, certainty) for _, surface, certainty in find(register, text, language=language)]


@pytest.mark.parametrize(
    "text",
    [
        "Марат Ерланович Сеитов",
        "Сеитов Марат Ерланович",
        "Марат Ерланұлы Сейітов",
        "Марат Ерлан ұлы Сейітов",
        "Сеитов М.Е.",
        "Марат Сеитов Ерланович",
        "Сеитов Марат Е. молчит",
        "Ахметов Марат Асанович",
        "Ахметов Марат Асанұлы",
    ],
)
def test_another_patronymic_or_surname_is_another_person_whatever_form_the_register_gives_it_in(text: str) -> None:
    assert find(MARAT, f"Осужден {text}.") == []


@pytest.mark.parametrize("text", ["Марат Асанович сказал", "Марат Асанұлы айтты", "Марата Асановича ждут"])
def test_given_name_and_patronymic_name_the_person_in_either_language(text: str) -> None:
    assert [one[2] for one in find(MARAT, text)] == ["check"]


def test_after_a_namesake_shorter_forms_are_only_possible() -> None:
    text = "Марат Ерланович Сеитов пришел. Марат Сеитов сказал. М. Сеитов молчал. Марат Асанович Сеитов ушел."
    assert certainties(text, MARAT) == [
        ("Марат Сеитов", "weak"),
        ("М. Сеитов", "weak"),
        ("Марат Асанович Сеитов", "strong"),
    ]


def test_a_namesake_before_the_first_full_name_counts_too() -> None:
    assert certainties("Асан Сеитов дома. Марат Сеитов в суде. Сеитов сказал.")[-1] == ("Сеитов", "weak")
    assert certainties("А. Сеитов дома. Марат Сеитов в суде. Сеитов сказал.")[-1] == ("Сеитов", "weak")


def test_a_husband_is_not_the_wife_on_the_register() -> None:
    wife = matcher(person("w", "ru Айгуль Сеитова", sex="f"))
    text = "Айгуль Сеитова ждет. Ее муж Марат Сеитов в суде. Дело Сеитова отложено."
    assert certainties(text, wife, "ru")[1:] in ([], [("Сеитова", "weak")])


@pytest.mark.parametrize(
    "text", ["Позже Сеитова рассказала о том", "… а Сеитова не согласилась", "По словам жены, Сеитова не видела его"]
)
def test_a_woman_who_did_something_is_not_the_man_in_the_genitive(text: str) -> None:
    assert certainties(f"Марат Сеитов арестован. {text}", language="ru")[1:] == []


def test_a_lawyer_of_that_name_or_of_that_man_is_doubtful() -> None:
    text = "Марат Сеитов арестован. Адвокат Сеитова заявила протест. Адвокат Сеитова молчит."
    assert certainties(text, language="ru")[1:] == [("Сеитова", "weak"), ("Сеитова", "check")]


def test_an_official_of_that_surname_is_doubtful() -> None:
    assert certainties("Марат Сеитов в суде. Судья Сеитов вышел.")[1:] == [("Сеитов", "weak")]


@pytest.mark.parametrize(
    "text", ["Ахметов Марат Сеитов Асан", "Задержаны Ахметов Марат\nСеитов Асан", "Marat Meets Seitov In Court"]
)
def test_names_side_by_side_are_never_sure(text: str) -> None:
    assert "strong" not in {certainty for _, certainty in certainties(text)}


@pytest.mark.parametrize("text", ["MARAT AND SEITOV", "Марат Ахметов Сеитов", "Асан Сеитов\nМарат Ахметов"])
def test_words_that_belong_to_others_make_no_name(text: str) -> None:
    assert certainties(text) == []


def test_initials_in_a_list_belong_to_the_surname_before_them() -> None:
    two = matcher(person("m", "ru Марат Ахметов"), person("k", "ru Касым Ахметов"))
    assert find(two, "Сеитов М.А. Ахметов К.Е. Оспанов Б.Т.") == [("k", "Ахметов К.Е.", "check")]
    assert find(two, "Судья Ахметов\nМ. Оспанов") == []


def test_a_patronymic_that_looks_like_a_surname_is_somebody_elses() -> None:
    register = matcher(person("s", "kk Серік Ерланұлы"))
    assert find(register, "Серік Ерланұлы келді") == [("s", "Серік Ерланұлы", "strong")]
    assert find(register, "Серік Ерланұлы Ахметов келді") == []
    assert find(register, "Ахметов Серік Ерланұлы келді") == []
    assert find(register, "Серік Ерланұлы Шығыс Қазақстанда") == [("s", "Серік Ерланұлы", "check")]


def test_a_fathers_name_as_surname_needs_a_check_in_reverse_order() -> None:
    register = matcher(person("e", "kk Ерлан Серік"))
    assert find(register, "Ерлан Серік келді") == [("e", "Ерлан Серік", "strong")]
    assert find(register, "Серік Ерлан келді") == [("e", "Серік Ерлан", "check")]


def test_an_alias_beside_another_name_is_nobody() -> None:
    register = matcher(person("q", "kk Қайсар Қыдыров", pen="kk Жезқанат"))
    assert find(register, "Асан Жезқанат келді. Жезқанат көшесі.") == []
    assert find(register, "Ақын Жезқанат келді.") == [("q", "Жезқанат", "check")]


@pytest.mark.parametrize(
    "text", ["Школа имени Марата Сеитова", "Марат Сейітов көшесі", "улица Марата Сеитова", "Marat Seitov Group closed"]
)
def test_a_place_or_company_named_like_the_person_is_only_possible(text: str) -> None:
    assert {certainty for _, certainty in certainties(text, MARAT)} <= {"weak"}


@pytest.mark.parametrize("text", ["Фото: Марат Сеитов", "Автор Марат Сеитов", "By Marat Seitov"])
def test_an_author_needs_a_check(text: str) -> None:
    assert [certainty for _, certainty in certainties(text)] == ["check"]


@pytest.mark.parametrize(
    ("registered", "text"), [("Дания", "Дана"), ("Мария", "Мара"), ("Жания", "Жанна"), ("Калиев", "Калев")]
)
def test_names_that_differ_by_a_vowel_before_a_vowel_are_two(registered: str, text: str) -> None:
    register = matcher(person("x", f"ru {registered} Оспанова" if registered != "Калиев" else "ru Асан Калиев"))
    assert find(register, f"{text} Оспанова" if registered != "Калиев" else f"Асан {text}") == []


def test_by_inside_a_sentence_is_no_byline() -> None:
    assert certainties("The letter was signed by Marat Seitov.") == [("Marat Seitov", "strong")]
    assert certainties("News of the day\nBy Marat Seitov") == [("Marat Seitov", "check")]


def test_words_of_other_names_do_not_make_the_person_doubtful() -> None:
    text = "Асан Сеитов\nМарат Ахметов\n\nВ суде был Марат Сеитов."
    assert certainties(text) == [("Марат Сеитов", "strong")]


def test_a_namesake_is_told_of_once() -> None:
    text = "Марат Ерланович Сеитов и Марат Сеитов в суде. Асан Сеитов дома. Сеитов молчит."
    for mention in MARAT.find(Document("d", text)):
        assert mention.reasons.count("namesake:present") <= 1
