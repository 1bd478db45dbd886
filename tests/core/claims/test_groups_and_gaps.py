"""Sentences that leave words out: "A was released in May and B in June", "the other four", "they" of the same sentence.

Written as one would report the day of a list; names and facts are invented.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from registerpub.core.casefile.registerfile import RegisterFile
from registerpub.core.claims import read_claims
from registerpub.core.names import build_matcher
from registerpub.core.records import Claim, Document, Person, PersonName, Register
from registerpub.pipeline.scan import load_register

DATA = Path(__file__).parents[2] / "data"
PUBLISHED = dt.date(2021, 3, 3)
REGISTER = Register("ftw", {"en": "Fair Trial Watch", "ru": "Честный суд", "kk": "Әділ сот"})
NAMES = {
    "m4": ("Дина Садықова", "Дина Садыкова", "Dina Sadykova"),
    "m5": ("Руслан Қасенов", "Руслан Касенов", "Ruslan Kasenov"),
    "m6": ("Зарина Мұратова", "Зарина Муратова", "Zarina Muratova"),
}
PEOPLE = [
    Person(id, tuple(PersonName(lang, full) for lang, full in zip(("kk", "ru", "en"), names, strict=True)))
    for id, names in NAMES.items()
]


def read(text: str, language: str) -> tuple[Claim, ...]:
    document = Document("d", text, language=language, published=PUBLISHED)
    return read_claims(document, build_matcher(PEOPLE).find(document), (REGISTER,)).claims


def releases(text: str, language: str) -> dict[str | None, str]:
    return {c.person: str(c.date) for c in read(text, language) if c.event == "RELEASED_UNSPECIFIED"}


def states(text: str, language: str) -> dict[str, str | None]:
    return {c.name: c.status for c in read(text, language) if c.event == "STATE_REPORTED" and c.polarity == "asserted"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Dina Sadykova was released from prison in December 2020 and Ruslan Kasenov in January 2021.", "en"),
        ("Dina Sadykova was released from prison in December 2020, and Ruslan Kasenov in January.", "en"),
        ("Дина Садыкова вышла на свободу в декабре 2020 года, а Руслан Касенов — в январе 2021 года.", "ru"),
        ("Дина Садықова 2020 жылғы желтоқсанда, ал Руслан Қасенов 2021 жылғы қаңтарда бостандыққа шықты.", "kk"),
    ],
)
def test_a_verb_left_out_is_that_of_the_other_half(text: str, language: str) -> None:
    assert releases(text, language) == {"m4": "2020-12", "m5": "2021-01"}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Dina Sadykova, a nurse who is a sister of the lawyer Erlan Sadykov, Ruslan Kasenov, a former mayor, and "
            "Zarina Muratova were released from prison in October, December, and January, respectively.",
            "en",
        ),
        (
            "Дина Садыкова, медсестра, Руслан Касенов, бывший аким, и Зарина Муратова вышли на свободу в октябре, "
            "декабре и январе соответственно.",
            "ru",
        ),
        (
            "Дина Садықова, Руслан Қасенов және Зарина Мұратова тиісінше қазанда, желтоқсанда және қаңтарда "
            "бостандыққа шықты.",
            "kk",
        ),
    ],
)
def test_respectively_goes_through_a_series_of_three_with_appositions(text: str, language: str) -> None:
    assert releases(text, language) == {"m4": "2020-10", "m5": "2020-12", "m6": "2021-01"}


THE_OTHER_TWO = {
    "en": "The three people recognized as political prisoners on March 3 by Fair Trial Watch are Aliya Bekova, Marat "
    "Tulegenov and Daniyar Sarsenov.\n\nBekova was sentenced to one year in prison in February.\n\n"
    "The other two are in pretrial detention. Tulegenov, who lives in Semey, was arrested over a flash mob.",
    "ru": "3 марта «Честный суд» признал политзаключёнными Алию Бекову, Марата Тулегенова и Данияра Сарсенова.\n\n"
    "Бекова в феврале приговорена к одному году лишения свободы.\n\n"
    "Остальные двое находятся под стражей в следственном изоляторе.",
    "kk": "3 наурызда «Әділ сот» ұйымының тізіміне үш адам қосылды. Әлия Бекова, Марат Төлегенов және Данияр Сәрсенов "
    "саяси тұтқын деп танылды.\n\nӘлия Бекова ақпанда бір жылға бас бостандығынан айырылды.\n\n"
    "Қалған екеуі тергеу абақтысында отыр.",
}
OTHERS = {
    "en": {"Marat Tulegenov", "Daniyar Sarsenov"},
    "ru": {"Марат Тулегенов", "Данияр Сарсенов"},
    "kk": {"Марат Төлегенов", "Данияр Сәрсенов"},
}


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_others_are_those_of_the_list_of_whom_nothing_was_said_yet(language: str) -> None:
    assert states(THE_OTHER_TWO[language], language) == dict.fromkeys(OTHERS[language], "pretrial_detention")


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_others_whose_number_does_not_fit_are_nobody(language: str) -> None:
    numbers = {
        "en": ("other two", "other five"),
        "ru": ("Остальные двое", "Остальные пятеро"),
        "kk": ("екеуі", "бесеуі"),
    }
    assert states(THE_OTHER_TWO[language].replace(*numbers[language]), language) == {}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Fair Trial Watch recognized as political prisoners Aliya Bekova, Marat Tulegenov and Daniyar Sarsenov on "
            "March 3. Tulegenov and Sarsenov are held in Shymkent, and they are charged with incitement.",
            "en",
        ),
        (
            "3 марта «Честный суд» признал политзаключёнными Алию Бекову, Марата Тулегенова и Данияра Сарсенова. "
            "Тулегенов и Сарсенов содержатся в СИЗО Шымкента: их обвиняют в возбуждении розни.",
            "ru",
        ),
        (
            "3 наурызда «Әділ сот» шешімімен Әлия Бекова, Марат Төлегенов және Данияр Сәрсенов саяси тұтқын деп "
            "танылды. Марат Төлегенов пен Данияр Сәрсенов Шымкенттегі тергеу абақтысында отыр, оларға араздық қоздырды "
            "деген айып тағылған.",
            "kk",
        ),
    ],
)
def test_they_are_those_of_the_same_sentence_and_nobody_else(text: str, language: str) -> None:
    charged = {c.name for c in read(text, language) if c.event == "SUSPECT"}
    assert charged == OTHERS[language]


def test_two_clauses_about_one_person_give_both_and_nothing_to_anybody_else() -> None:
    text = (
        "3 наурызда «Әділ сот» шешімімен Әлия Бекова мен Марат Төлегенов саяси тұтқын деп танылды.\n\n"
        "Семейлік Марат Төлегенов митингіге қатысқаны үшін бір жылға бас бостандығынан айырылған, қазір жазасын өтеп "
        "жатыр."
    )
    assert states(text, "kk") == {"Марат Төлегенов": "convicted_imprisoned"}


def test_the_article_of_our_own_gives_every_release_its_own_month() -> None:
    content: RegisterFile = load_register(DATA / "second-register.json")
    text = (DATA / "second-article.en.txt").read_text(encoding="utf-8")
    document = Document("d", text, language="en", published=PUBLISHED)
    mentions = build_matcher(content.people).find(document)
    found = read_claims(document, mentions, (content.register,)).claims
    assert {c.person: str(c.date) for c in found if c.event == "RELEASED_UNSPECIFIED"} == {
        "m4": "2020-10",
        "m5": "2020-12",
        "m6": "2021-01",
    }
