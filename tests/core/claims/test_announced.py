"""Days told by the sentence before a verdict or after a change of a list; a dash that stands for the verb."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.core.claims.reading import BRIDGE, PEOPLE, read

DAY = dt.date(2024, 4, 18)


def dates(text: str, language: str, event: str) -> dict[str | None, str]:
    found = read(text, language, PEOPLE[language], published=DAY).claims
    return {claim.person: str(claim.date) for claim in found if claim.event == event and claim.polarity == "asserted"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "The verdict against Aidos Nurlanov was announced on April 16. Nurlanov was given five years in prison.",
        ),
        ("ru", "16 апреля суд огласил приговор Айдосу Нурланову. Нурланов приговорён к пяти годам лишения свободы."),
        (
            "kk",
            "16 сәуірде сот Айдос Нұрлановтың ісі бойынша үкім шығарды. Нұрланов бес жылға бас бостандығынан айырылды.",
        ),
    ],
)
def test_the_day_of_the_verdict_is_that_of_the_sentence_before(language: str, text: str) -> None:
    assert list(dates(text, language, "SENTENCED_PRISON").values()) == ["2024-04-16"]


@pytest.mark.parametrize(
    "before",
    [
        "The verdict against Erik Musin was announced on April 16.",
        "The verdict against Aidos Nurlanov will be announced on April 26.",
        "The verdict against Aidos Nurlanov was announced between April 14 and April 16.",
        "Aidos Nurlanov was photographed on April 16.",
    ],
)
def test_another_person_s_or_another_day_is_not_taken(before: str) -> None:
    text = f"{before} Aidos Nurlanov was sentenced to five years in prison."
    assert dates(text, "en", "SENTENCED_PRISON")["aidos"] == "None"


def test_a_dash_stands_for_the_verb_of_the_other_half() -> None:
    text = "К пяти годам лишения свободы приговорён Айдос Нурланов, к двум годам ограничения свободы – Дана Сапарова."
    found = read(text, "ru", PEOPLE["ru"], published=DAY).claims
    assert {(claim.person, claim.event) for claim in found} == {
        ("aidos", "SENTENCED_PRISON"),
        ("dana", "SENTENCED_RESTRICTED"),
    }


def listed(text: str, language: str) -> list[str]:
    found = read(text, language, {}, (BRIDGE,), DAY).claims
    return [str(claim.date) for claim in found if claim.event == "LIST_RECOGNISED"]


OWNER = BRIDGE.owner


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "{owner} has recognised Nurlan Abishev as a political prisoner. It was announced on April 16."),
        ("ru", "{owner} признал политзаключённым Нурлана Абишева. Об этом 16 апреля сообщила его пресс-служба."),
        ("kk", "{owner} Нұрлан Әбішевті саяси тұтқын деп таныды. Бұл туралы 16 сәуірде баспасөз қызметі хабарлады."),
    ],
)
def test_the_day_of_a_statement_is_that_of_the_change_it_tells(language: str, text: str) -> None:
    assert listed(text.format(owner=OWNER[language]), language) == ["2024-04-16"]


def test_a_day_far_back_or_of_something_else_is_not_taken() -> None:
    start = f"{OWNER['en']} has recognised Nurlan Abishev as a political prisoner."
    for end in ("It was announced on January 16.", "He was photographed on April 16.", "It was announced in April."):
        assert listed(f"{start} {end}", "en") == ["2024-04-18"]
