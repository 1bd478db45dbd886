"""Tests 3e and 4: generated news sentences about invented people, with the register in another scheme or script.

There is no labelled English text about Kazakhstan, and the labelled Russian text hardly names a Kazakh, so sentences
are filled from templates. A part of the names is not on the register: strangers, and relatives who share the surname of
somebody who is.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.names import english_templates, russian_templates
from bench.names.gold import Label, Name, Sentence, fold
from bench.names.people import Invented, invent, kazakh_in_english
from bench.names.register import register_of
from bench.names.report import Table
from bench.names.russian_cases import decline
from bench.names.settings import Settings
from bench.names.spellings import kazakh_to_english
from bench.names.texts import COLUMNS, fill

_ON_REGISTER, _RELATIVE = 0.7, 0.15
_PLACE = re.compile(r"\{([abc])(?::([gdaip]))?(!s)?\}")


@dataclass(frozen=True, slots=True)
class Plan:
    """``scheme`` writes the names of the text; peers see only the registers ``with_peers``."""

    title: str
    language: str
    scheme: str
    templates: tuple[str, ...]
    registers: tuple[str, ...]
    with_peers: tuple[str, ...]


RUSSIAN = Plan(
    "3e. Generated Russian text about people of Kazakhstan",
    "ru",
    "ru",
    russian_templates.TEMPLATES,
    ("ru", "kk", "en, kazper", "en, rferl", "en, passport_ye"),
    ("ru", "kk", "en, kazper"),
)
ENGLISH = (
    Plan(
        "4a. Generated English text, names as KazPER romanises them",
        "en",
        "kazper",
        english_templates.TEMPLATES,
        ("en, rferl", "en, bgn_pcgn", "en, passport_ye", "en, icu_bgn", "ru", "kk"),
        ("en, rferl", "ru"),
    ),
    Plan(
        "4b. Generated English text, names in the style of RFE/RL",
        "en",
        "rferl",
        english_templates.TEMPLATES,
        ("en, kazper", "en, passport_ye", "ru", "kk"),
        ("en, kazper",),
    ),
)


def run_russian(settings: Settings) -> list[Table]:
    return [_run(settings, RUSSIAN)]


def run_english(settings: Settings) -> list[Table]:
    return [_run(settings, plan) for plan in ENGLISH]


def _run(settings: Settings, plan: Plan) -> Table:
    note = (
        f"{settings.count(600, 60)} sentences per half from {len(plan.templates)} templates. Three in ten names are "
        "strangers or relatives with the same surname. Counted as in tests 1 and 2."
    )
    if plan.language == "ru":
        note += " The cases are pytrovich's, so its own row says little."
    table = Table(f"generated-{plan.scheme}", plan.title, COLUMNS, note)
    for half in settings.halves:
        _measure(table, settings, half, plan)
    return table


def _measure(table: Table, settings: Settings, half: str, plan: Plan) -> None:
    people = invent(settings.given(half), settings.count(450, 60), f"generated-{half}", russian=0.1)
    third = len(people) // 3
    named = {Name(*write(person, plan.scheme)): person for person in people[third:]}
    writer = SentenceWriter(plan, people[third:], people[:third], random.Random(f"{plan.scheme}-{half}"))
    sentences = [writer.sentence(number) for number in range(settings.count(600, 60))]
    for title in plan.registers:
        language, _, scheme = title.partition(", ")
        if scheme == "icu_bgn" and kazakh_to_english(scheme) is None:
            continue
        register = register_of(title, named, language, _writing(named, scheme or language))
        fill(table, settings, half, plan.language, register, sentences, with_peers=title in plan.with_peers)


def _writing(named: dict[Name, Invented], scheme: str) -> Callable[[Name], tuple[str, str]]:
    return lambda name: write(named[name], scheme)


def write(person: Invented, scheme: str) -> tuple[str, str]:
    """The person as ``kazper`` has it, in a language, or in Latin letters by a scheme for Kazakh."""
    if scheme in ("kk", "ru", "kazper"):
        return person.written("en" if scheme == "kazper" else scheme)
    return kazakh_in_english(person, scheme)


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as a text names them, in base form."""

    name: Name
    female: bool

    def in_case(self, case: str, alone: bool) -> str:
        given, surname = decline(self.name.given, self.name.surname, self.female, case)
        return surname if alone else f"{given} {surname}"


class SentenceWriter:
    """Fills templates with people; the same random state gives the same sentences."""

    def __init__(
        self, plan: Plan, people: Sequence[Invented], strangers: Sequence[Invented], state: random.Random
    ) -> None:
        self._plan = plan
        self._people = people
        self._strangers = strangers
        self._random = state
        self._registered = {Name(*write(person, plan.scheme)).words for person in people}

    def sentence(self, number: int) -> Sentence:
        template = self._plan.templates[number % len(self._plan.templates)]
        people = {place: self._pick() for place in "abc"}
        text, labels, surfaces, at = "", [], [], 0
        for place in _PLACE.finditer(template):
            text += template[at : place.start()]
            named, alone = people[place[1]], bool(place[3])
            surface = named.in_case(place[2] or "", alone)
            words = frozenset((fold(named.name.surname),)) if alone else named.name.words
            name = None if alone else named.name
            labels.append(Label(len(text), len(text) + len(surface), words, frozenset(), name))
            surfaces.append(surface)
            text, at = text + surface, place.end()
        return Sentence(number, text + template[at:], self._plan.language, tuple(labels), tuple(surfaces))

    def _pick(self) -> Named:
        """Somebody of the register, a stranger, or a relative of somebody on the register."""
        kind, person = self._random.random(), self._random.choice(self._people)
        if kind < _ON_REGISTER:
            return Named(Name(*write(person, self._plan.scheme)), person.female)
        other = self._random.choice([stranger for stranger in self._strangers if stranger.female == person.female])
        given, surname = write(other, self._plan.scheme)
        if kind < _ON_REGISTER + _RELATIVE:
            surname = write(person, self._plan.scheme)[1]
        name = Name(given, surname)
        return self._pick() if name.words in self._registered else Named(name, person.female)
