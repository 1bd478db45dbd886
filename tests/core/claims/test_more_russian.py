"""More wordings in Russian, of chats, features, lawyers and courts: ``families/ru-2.txt``, written as ``ru.txt`` is.

And short texts in which a list, a column of outcomes or a clause beside the news must be read as a whole.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from functools import cache

import pytest

from registerpub.core.claims import read_claims
from registerpub.core.records import Register
from tests.core.claims.reading import document
from tests.core.claims.test_families import FOLDER, NEWS, PUBLISHED, SURNAMES, matcher, read_text, told_of

M, F = "M", "F"


@cache
def families() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    code = ""
    for line in (FOLDER / "ru-2.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            code = line[2:]
        elif line:
            found[code].append(line)
    return found


def test_there_are_many_sentences_and_many_of_them_tell_of_nothing() -> None:
    assert sum(map(len, families().values())) >= 400
    assert len(families()["-"]) >= 100


@pytest.mark.parametrize("code", sorted(families()))
def test_a_sentence_tells_of_its_event_and_of_nothing_else(code: str) -> None:
    wrong = {}
    for text in families()[code]:
        named = {person for person, surname in SURNAMES.items() if surname.search(text)}
        wanted = set() if code == "-" else {(code, person) for person in named}
        found = told_of(text, "ru")
        if found != wanted:
            wrong[text] = found
    assert not wrong


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Суды шли до ночи. Данияру Сеитову – 15 суток, Мадине Оразовой, у которой трое детей, – предупреждение.",
            {("ADMIN_ARREST", M), ("ADMIN_FINE", F)},
        ),
        (
            "Молодым дали сутки. Данияру Сеитову – 10 суток, Мадине Оразовой – 5.",
            {("ADMIN_ARREST", M), ("ADMIN_ARREST", F)},
        ),
        (
            "Суд арестовал на 15 суток Данияра Сеитова и на 20 суток – Мадину Оразову.",
            {("ADMIN_ARREST", M), ("ADMIN_ARREST", F)},
        ),
        (
            "Данияру Сеитову прокурор запросил семь лет, Мадине Оразовой – пять.",
            {("PROSECUTOR_DEMAND", M), ("PROSECUTOR_DEMAND", F)},
        ),
        (
            "Суд закончил дело двух учителей. Данияр Сеитов осуждён на три года ограничения свободы. "
            "Мадине Оразовой назначен штраф в 200 МРП.",
            {("SENTENCED_RESTRICTED", M), ("SENTENCED_NONCUSTODIAL", F)},
        ),
        (
            "Где они сейчас. Данияр Сеитов – колония в Кушмуруне. Мадина Оразова – на воле, ищет работу.",
            {("STATE_REPORTED", M), ("STATE_REPORTED", F)},
        ),
        ("О Данияре Сеитове новостей нет: он в СИЗО Кокшетау.", {("STATE_REPORTED", M)}),
        ("Мадина Оразова пишет: мужа увезли в СИЗО, арестован на два месяца.", set()),
        ("Прошёл слух, будто Данияр Сеитов умер в колонии. Позже он сам позвонил родным.", set()),
        ("В Костанае задержали Данияра Сеитова. Позже он сам позвонил родным.", {("DETAINED", M)}),
        ("Мадину Оразову повезли в суд, где через час она получила семь суток.", {("ADMIN_ARREST", F)}),
        ("Данияру Сеитову – 58 лет, он инженер.", set()),
        ("Мадине Оразовой может грозить срок: до пяти лет. Данияр Сеитов – её адвокат.", set()),
        ("Если суд откажет, Данияру Сеитову – пять лет колонии.", set()),
        ("Мадина Оразова – 20 лет на сцене, 15 ролей.", set()),
        ("Данияр Сеитов: «15 суток я ждал ответа».", set()),
    ],
)
def test_outcomes_beside_names_are_read_and_what_only_looks_like_one_is_not(
    text: str, wanted: set[tuple[str, str]]
) -> None:
    assert told_of(text, "ru") == wanted


def listed(text: str, registers: tuple[Register, ...] = ()) -> set[tuple[str, str]]:
    page = document(text, "ru", PUBLISHED)
    claims = read_claims(page, matcher().find(page), registers).claims
    return {(claim.event, claim.person or claim.name) for claim in claims if claim.polarity in NEWS}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Список политзаключённых обновлён. Добавлены: Данияр Сеитов, Мадина Оразова.",
            {("LIST_RECOGNISED", M), ("LIST_RECOGNISED", F)},
        ),
        (
            "Список «Инициативы 9 января» сократился. Вычеркнуты Данияр Сеитов, чей срок закончился, и Мадина Оразова.",
            {("LIST_REMOVED", M), ("LIST_REMOVED", F)},
        ),
        (
            "В среду «Инициатива 9 января» дописала Данияра Сеитова и пенсионерку Мадину Оразову – новых политзэков.",
            {("LIST_RECOGNISED", M), ("LIST_RECOGNISED", F)},
        ),
        (
            "Кого ещё считает политзаключённым «Инициатива»? С этой недели – Данияра Сеитова и врача Мадину Оразову.",
            {("LIST_RECOGNISED", M), ("LIST_RECOGNISED", F)},
        ),
        (
            "Правозащитники внесли Данияра Сеитова и Мадину Оразову в список лишённых свободы по политическим мотивам.",
            {("LIST_RECOGNISED", M), ("LIST_RECOGNISED", F)},
        ),
        ("По просьбе самой Мадины Оразовой её имя исключено из реестра «Айналайын».", {("LIST_REMOVED", F)}),
        ("Программа конференции обновлена. Добавлены: Данияр Сеитов, Мадина Оразова.", set()),
        ("Список дел на день готов. Вычеркнуты Данияр Сеитов и Мадина Оразова.", set()),
        ("Перечень финансирующих терроризм обновлён. Добавлены: Данияр Сеитов, Мадина Оразова.", set()),
    ],
)
def test_short_news_of_a_list_are_read_only_where_a_list_of_prisoners_is_meant(
    text: str, wanted: set[tuple[str, str]]
) -> None:
    assert {one for one in listed(text) if one[0].startswith("LIST_")} == wanted


def test_a_bare_number_takes_the_unit_before_it() -> None:
    claims = read_text("Данияру Сеитову – 10 суток, Мадине Оразовой – 5.", "ru").claims
    assert {claim.person: claim.term.days for claim in claims if claim.term} == {M: 10, F: 5}


def test_a_day_in_the_name_of_an_organisation_is_no_date() -> None:
    text = "«Инициатива 9 января» в пятницу включила Данияра Сеитова в список политзаключённых."
    assert [
        claim.date for claim in read_text(text, "ru").claims if claim.event == "LIST_RECOGNISED" and claim.date
    ] == [
        claim.date
        for claim in read_text(text.replace(" 9 января", ""), "ru").claims
        if claim.event == "LIST_RECOGNISED"
    ]
    assert dt.date(2023, 5, 12) <= PUBLISHED
