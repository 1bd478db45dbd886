"""Forms that news texts really have beyond the plain ones."""

from __future__ import annotations

import pytest

from tests.core.names.people import find, matcher, person

MARAT = matcher(person("m", "ru Марат Сеитов", sex="m"))


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Супруги Марат и Айгуль Сеитовы", "Марат"),
        ("Маратом и Асаном Сеитовыми", "Маратом"),
        ("Марат және Айгүл Сейітовтер", "Марат"),
        ("Marat and Duman Seitov", "Marat"),
    ],
)
def test_one_of_those_who_share_a_surname_is_found_though_the_last_is_not_on_the_register(
    text: str, surface: str
) -> None:
    assert [one[:2] for one in find(MARAT, text)] == [("m", surface)]


@pytest.mark.parametrize(
    ("registered", "text"),
    [
        ("kk Өтеген Сейітов", "У. Сеитов"),
        ("ru Джамиля Сеитова", "Д. Сеитова"),
        ("kk Шоқан Сейітов", "Ч. Сеитов"),
        ("kk Қасым Сейітов", "Х. Сеитов"),
    ],
)
def test_initials_that_russian_spells_otherwise_are_possible(registered: str, text: str) -> None:
    assert find(matcher(person("x", registered)), f"{text} молчит") == [("x", text, "weak")]


def test_other_initials_are_somebody_elses() -> None:
    assert find(matcher(person("x", "kk Шерзат Сейітов")), "С. Сеитов молчит") == []


@pytest.mark.parametrize("text", ["Марат (Marat) Сеитов", "Марат «Маке» Сеитов", "Marat “Bek” Seitov"])
def test_one_word_in_brackets_may_stand_between(text: str) -> None:
    assert [one for one in find(MARAT, text) if one[1] == text] == [("m", text, "check")]


@pytest.mark.parametrize(
    "registered", ["kk Марат Асан ұлы Сейітов", "ru Марат Сеитов Асанович", "ru Сеитов Марат Асанович"]
)
@pytest.mark.parametrize(
    "text", ["Марат Асанұлы Сейітов", "Марата Асановича Сеитова", "Марат Асан ұлы Сейітов", "Сеитов М.А."]
)
def test_the_register_may_write_patronymics_apart_and_in_other_orders(registered: str, text: str) -> None:
    assert [one[:2] for one in find(matcher(person("m", registered)), f"Бүгін {text} келді")] == [("m", text)]


def test_a_register_in_the_order_surname_given_is_understood() -> None:
    assert find(matcher(person("m", "ru Сеитов Марат")), "Марату Сеитову") == [("m", "Марату Сеитову", "strong")]


@pytest.mark.parametrize("text", ["Ольги Щербины", "Ольге Щербине", "Ольгу Щербину"])
def test_a_womans_surname_that_only_ends_like_a_family_name_is_declined(text: str) -> None:
    register = matcher(person("o", "ru Ольга Щербина", sex="f"))
    assert find(register, f"дело {text}") == [("o", text, "strong")]


@pytest.mark.parametrize(("text", "surface"), [("Марат Сеитов²", "Марат Сеитов"), ("«Марат Сеитов»ª", "Марат Сеитов")])
def test_signs_of_footnotes_are_no_letters(text: str, surface: str) -> None:
    assert find(MARAT, text) == [("m", surface, "strong")]


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("#свободумаратусеитову", "маратусеитову"),
        ("#СВОБОДУМАРАТУСЕИТОВУ", "МАРАТУСЕИТОВУ"),
        ("#freemaratseitov", "maratseitov"),
        ("#маратсейітовқабостандық", "маратсейітовқа"),
        ("#FreeMaratSeitov", "MaratSeitov"),
        ("#БостандықМаратСейітовқа", "МаратСейітовқа"),
    ],
)
def test_hashtags_of_campaigns_are_read(text: str, surface: str) -> None:
    assert [one[:2] for one in find(MARAT, f"Сегодня {text} пишут")] == [("m", surface)]


def test_capitals_of_every_alphabet_cut_a_hashtag() -> None:
    register = matcher(person("a", "kk Асқар Әлімов"))
    assert [one[:2] for one in find(register, "#FreeAsqarÄlimov")] == [("a", "AsqarÄlimov")]


@pytest.mark.parametrize("ending", ["-ақ", "тан-ақ", "пын", "пенен"])
def test_kazakh_particles_and_the_copula_behind_a_name_are_read(ending: str) -> None:
    found = find(MARAT, f"Мен Марат Сейітов{ending}.", language="kk")
    assert [one[:2] for one in found] == [("m", f"Марат Сейітов{ending}")]
