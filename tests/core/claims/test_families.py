"""Families of wordings: for every kind of event the voices, nouns and light verbs of the press; sentences without news.

``families/{en,ru,kk}.txt`` hold one sentence a line under ``# CODE``; under ``# -`` stand sentences that tell of no
event at all. ``families/lists.txt`` holds texts about lists with what they say. All people are invented.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from registerpub.core.claims import read_claims
from registerpub.core.events import EVENT_TYPES
from registerpub.core.names import Matcher, build_matcher
from registerpub.core.records import Document, Person, PersonName, Reading
from tests.core.claims.reading import document

FOLDER = Path(__file__).parent / "families"
LANGUAGES = ("en", "ru", "kk")
PUBLISHED = dt.date(2023, 5, 13)
NAMES = {
    "M": {"kk": "Данияр Сейітов", "ru": "Данияр Сеитов", "en": "Daniyar Seitov"},
    "F": {"kk": "Мадина Оразова", "ru": "Мадина Оразова", "en": "Madina Orazova"},
}
SURNAMES = {"M": re.compile("Seitov|Сеитов|Сейітов"), "F": re.compile("Orazov|Оразов")}
NEWS = ("asserted", "reported")
#: Acts of the owner inside the program, and what a source says of itself.
UNTOLD = {"AMENDED", "WITHDRAWN", "CORRECTION"}


@cache
def families(language: str) -> dict[str, list[str]]:
    """The sentences of one language by the code they tell of; «-» for none."""
    found: dict[str, list[str]] = defaultdict(list)
    code = ""
    for line in (FOLDER / f"{language}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            code = line[2:]
        elif line:
            found[code].append(line)
    return found


@cache
def matcher() -> Matcher:
    people = [
        Person(person, tuple(PersonName(language, name) for language, name in names.items()))
        for person, names in NAMES.items()
    ]
    return build_matcher(people)


def read_text(text: str, language: str) -> Reading:
    page: Document = document(text, language, PUBLISHED)
    return read_claims(page, matcher().find(page), ())


def told_of(text: str, language: str) -> set[tuple[str, str | None]]:
    """Code and person of every claim that is told as news of somebody on the register."""
    claims = read_text(text, language).claims
    return {(claim.event, claim.person) for claim in claims if claim.polarity in NEWS and claim.person}


EACH = [(language, code) for language in LANGUAGES for code in families(language)]


@pytest.mark.parametrize(("language", "code"), EACH)
def test_a_family_tells_of_its_event_and_people_and_of_nothing_else(language: str, code: str) -> None:
    wrong = {}
    for text in families(language)[code]:
        named = {person for person, surname in SURNAMES.items() if surname.search(text)}
        wanted = set() if code == "-" else {(code, person) for person in named}
        found = told_of(text, language)
        if found != wanted:
            wrong[text] = found
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_event_has_a_family_and_many_sentences_have_none(language: str) -> None:
    assert set(EVENT_TYPES) - UNTOLD <= set(families(language))
    assert all(len(sentences) >= 2 for code, sentences in families(language).items() if code != "-")
    assert len(families(language)["-"]) >= 40


def list_texts() -> list[tuple[str, frozenset[str], str]]:
    """Language, what the text says of a list, the text."""
    _, _, body = (FOLDER / "lists.txt").read_text(encoding="utf-8").partition("\n")
    found = []
    for part in body.strip().split("\n\n"):
        head, text = part.split("\n", 1)
        language, wanted = head.split(" | ")
        found.append((language, frozenset(wanted.split("; ")), text))
    return found


def signs(text: str, language: str) -> set[str]:
    """«+ name», «- name» and «= total» as the reading has them."""
    marks = {"LIST_RECOGNISED": "+", "LIST_REMOVED": "-"}
    reading = read_text(text, language)
    told = {
        f"{marks[claim.event]} {NAMES[claim.person][language] if claim.person else claim.name}"
        for claim in reading.claims
        if claim.event in marks and claim.polarity in NEWS
    }
    return told | {f"= {total.number}" for total in reading.totals}


@pytest.mark.parametrize(("language", "wanted", "text"), list_texts())
def test_a_list_says_who_is_on_it_who_left_it_and_how_long_it_is(
    language: str, wanted: frozenset[str], text: str
) -> None:
    assert signs(text, language) == wanted
