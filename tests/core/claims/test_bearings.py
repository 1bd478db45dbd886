"""Dates that lean on others, ends that are no dates of events, numbers written twice, what was decided by a court."""

from __future__ import annotations

import datetime as dt

import pytest

from registerpub.core.records import Term
from tests.core.claims.reading import HERO, PEOPLE, read

FRIDAY = dt.date(2023, 3, 3)


def day(text: str, language: str, event: str) -> str | None:
    claims = read(text, language, {"hero": HERO[language]}, published=FRIDAY).claims
    dates = [claim.date for claim in claims if claim.event == event]
    assert len(dates) == 1, claims
    return str(dates[0]) if dates[0] else None


@pytest.mark.parametrize(
    ("language", "text", "event", "date"),
    [
        ("en", "Aidos Nurlanov was detained last night.", "DETAINED", "2023-03-02"),
        ("en", "Aidos Nurlanov was freed this morning.", "RELEASED_UNSPECIFIED", "2023-03-03"),
        (
            "ru",
            "28 февраля Айдоса Нурланова задержали, а на следующий день арестовали на десять суток.",
            "ADMIN_ARREST",
            "2023-03-01",
        ),
        (
            "ru",
            "21 февраля Айдоса Нурланова задержали, а 23-го суд арестовал его на десять суток.",
            "ADMIN_ARREST",
            "2023-02-23",
        ),
        ("kk", "Айдос Нұрланов бейсенбіде бостандыққа шықты.", "RELEASED_UNSPECIFIED", "2023-03-02"),
        ("en", "A judge extended the pretrial detention of Aidos Nurlanov until 28 April.", "REMAND_EXTENDED", None),
        ("ru", "Айдосу Нурланову продлили арест до 28 апреля.", "REMAND_EXTENDED", None),
        ("kk", "Айдос Нұрлановтың қамау мерзімі 28 сәуірге дейін ұзартылды.", "REMAND_EXTENDED", None),
    ],
)
def test_the_day_of_the_event(language: str, text: str, event: str, date: str | None) -> None:
    assert day(text, language, event) == date


@pytest.mark.parametrize(
    ("language", "text", "term"),
    [
        ("en", "Aidos Nurlanov was sentenced to 2 (two) years in prison.", Term(years=2)),
        ("ru", "Айдос Нурланов приговорён к 2 (двум) годам лишения свободы.", Term(years=2)),
        ("kk", "Айдос Нұрланов 2 (екі) жылға бас бостандығынан айырылды.", Term(years=2)),
        ("en", "The appeals court cut Aidos Nurlanov's sentence from seven to five years.", Term(years=5)),
        ("ru", "Апелляция сократила срок Айдоса Нурланова с семи до пяти лет.", Term(years=5)),
        ("kk", "Апелляция Айдос Нұрлановтың мерзімін жеті жылдан бес жылға дейін қысқартты.", Term(years=5)),
    ],
)
def test_the_term(language: str, text: str, term: Term) -> None:
    (claim,) = read(text, language, {"hero": HERO[language]}).claims
    assert claim.term == term


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Aidos Nurlanov, Dana Saparova and Erik Musin were taken to court. "
            "The first was released on bail, the second was put under house arrest.",
        ),
        (
            "ru",
            "В суд привезли Айдоса Нурланова, Дану Сапарову и Ерика Мусина. "
            "Первого отпустили под подписку о невыезде, вторую отправили под домашний арест.",
        ),
        (
            "kk",
            "Айдос Нұрланов, Дана Сапарова және Ерік Мусин сотқа келді. "
            "Біріншісі кепілмен босап шықты, екіншісі үйқамаққа шығарылды.",
        ),
    ],
)
def test_first_and_second_are_members_of_the_group_in_its_order(language: str, text: str) -> None:
    claims = read(text, language, PEOPLE[language]).claims
    assert {(c.person, c.event) for c in claims} == {("aidos", "RESTRAINT_UNDERTAKING"), ("dana", "HOUSE_ARREST")}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Friday marks two years since Aidos Nurlanov was released from prison."),
        ("ru", "Вчера исполнилось два года, как Айдос Нурланов вышел на свободу."),
        ("kk", "Айдос Нұрлановтың түрмеден шыққанына екі жыл толды."),
    ],
)
def test_an_anniversary_is_no_news(language: str, text: str) -> None:
    claims = read(text, language, {"hero": HERO[language]}).claims
    assert {claim.polarity for claim in claims} <= {"background"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Aidos Nurlanov served his full sentence and left the colony on Monday."),
        ("ru", "Айдос Нурланов полностью отбыл наказание и в понедельник вышел из колонии."),
        ("kk", "Айдос Нұрланов жазасын толық өтеп, дүйсенбіде колониядан шықты."),
    ],
)
def test_one_release_is_told_once_by_its_kind_with_the_day_of_leaving(language: str, text: str) -> None:
    claims = read(text, language, {"hero": HERO[language]}).claims
    told = [(claim.event, str(claim.date)) for claim in claims if claim.polarity == "asserted"]
    assert told == [("RELEASED_SERVED", "2023-02-27")]


def test_a_decision_and_the_leaving_after_it_are_two_events() -> None:
    text = "Aidos Nurlanov was granted parole on 10 February but left the colony only yesterday."
    told = {claim.event: str(claim.date) for claim in read(text, "en", {"hero": HERO["en"]}).claims}
    assert told == {"PAROLE_GRANTED": "2023-02-10", "RELEASED_UNSPECIFIED": "2023-03-02"}
