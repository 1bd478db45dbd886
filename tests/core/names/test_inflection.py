"""Case forms of names are led back to the bare name, in Russian and in Kazakh."""

from __future__ import annotations

import pytest

from registerpub.core.names import nominative_candidates, transliterate
from registerpub.core.names.words import analyse


def bases(word: str) -> set[str]:
    return {found.reading.base for found in analyse(word)}


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("тураров", "турарова турарову тураровым турарове"),
        ("турарова", "тураровой турарову тураровою"),
        ("абжан", "абжана абжану абжаном абжане"),
        ("нурабай", "нурабая нурабаю нурабаем нурабае"),
        ("коваль", "коваля ковалю ковалем ковале"),
        ("кравец", "кравца кравцу кравцом кравце"),
        ("садвинский", "садвинского садвинскому садвинским садвинском"),
        ("садвинская", "садвинской садвинскую"),
        ("шайсада", "шайсады шайсаде шайсаду шайсадой"),
        ("алия", "алии алию алией"),
        ("илья", "ильи илье илью ильей"),
        ("юрий", "юрия юрию юрием юрии"),
        ("никита", "никиты никите никиту никитой"),
    ],
)
def test_russian_case_forms_lead_back_to_the_name(base: str, forms: str) -> None:
    for form in forms.split():
        assert base in bases(form), form


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("тұраров", "тұраровтың тұраровқа тұраровты тұраровта тұраровтан тұраровпен тұраровтар тұраровтікі тұраровтің"),
        ("сәбитова", "сәбитованың сәбитоваға сәбитованы сәбитовада сәбитовадан сәбитовамен"),
        ("атанбек", "атанбектің атанбекке атанбекті атанбекте атанбектен атанбекпен"),
        ("ержан", "ержанның ержанға ержанды ержанда ержаннан ержанмен"),
        ("уәлит", "уәлиттің"),
        ("сәбитұлы", "сәбитұлының сәбитұлына сәбитұлын сәбитұлынан сәбитұлымен"),
        ("мамырин", "мамыриннің мамыринге мамыринмен"),
        ("шоль", "шольдің"),
        ("seıtov", "seıtovtyń seıtovqa"),
        ("seitov", "seitovtıñ seitovqa seitovtan seitovpen"),
    ],
)
def test_kazakh_case_forms_lead_back_to_the_name(base: str, forms: str) -> None:
    for form in forms.split():
        assert base in bases(form), form


def test_a_kazakh_word_is_never_read_as_a_russian_genitive() -> None:
    assert "тоқаров" not in bases("тоқарова")


def test_a_bare_vowel_is_no_kazakh_suffix() -> None:
    assert not any(found.reading.mode == "kk" for found in analyse("тұрарова"))


@pytest.mark.parametrize(
    ("surface", "language", "base"),
    [
        ("Берику Тураровову", "ru", "Берик Тураровов"),
        ("Серику Тохтарову", "ru", "Серик Тохтаров"),
        ("Абаем Нурлыбаевым", "ru", "Абай Нурлыбаев"),
        ("Марата Абжана", "ru", "Марат Абжан"),
        ("Даной Сеитовой", "ru", "Дана Сеитова"),
        ("Гульжан Сеитову", "ru", "Гульжан Сеитова"),
        ("Сеитовым Маратом Аскаровичем", "ru", "Сеитов Марат Аскарович"),
        ("МАРАТУ СЕИТОВУ", "ru", "МАРАТ СЕИТОВ"),
        ("Марат Сеитов", "ru", "Марат Сеитов"),
        ("Абай Нұрлыбетовтің", "kk", "Абай Нұрлыбетов"),
        ("Ерлан Атанбекке", "kk", "Ерлан Атанбек"),
        ("Дана Сейітованың", "kk", "Дана Сейітова"),
        ("Ерлан Сейітов", "kk", "Ерлан Сейітов"),
        ("Асқар Оразбайұлына", "kk", "Асқар Оразбайұлы"),
    ],
)
def test_the_best_base_form_comes_first(surface: str, language: str, base: str) -> None:
    assert nominative_candidates(surface, language)[0] == base


@pytest.mark.parametrize(
    ("name", "language", "suggested"),
    [
        ("Qaisar Qydyrov", "ru", "Кайсар Кыдыров"),
        ("Qaisar Qydyrov", "kk", "Қайсар Қыдыров"),
        ("Қайсар Қыдыров", "en", "Qaisar Qydyrov"),
        ("Ыдырыс Жәкенов", "ru", "Идырыс Жакенов"),
        ("Mukhit Dzhakenov", "ru", "Мухит Джакенов"),
        ("Мұхит Төреғожаев", "en", "Mukhit Toreghozhaev"),
        ("Max Seitov", "ru", "Макс Сейтов"),
        ("ҚАЙСАР ҚЫДЫРОВ", "en", "QAISAR QYDYROV"),
    ],
)
def test_a_form_in_another_language_is_suggested(name: str, language: str, suggested: str) -> None:
    assert transliterate(name, language) == suggested


def test_nothing_is_suggested_for_an_unknown_language_or_script() -> None:
    assert transliterate("Марат Сеитов", "fr") is None
    assert transliterate("", "ru") is None
    assert transliterate("مرات", "ru") is None
