"""Pairs of texts with the answer that is right: one text reprinted, or two texts. Seeded: the same in every run."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bench.copies.texts import BOILERPLATE, EVENTS, LEADS, PEOPLE, TEMPLATES

from registerpub.core.names import transliterate

_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True, slots=True)
class Case:
    """``copy``: whether both are one text. ``kind`` names the row of the table."""

    kind: str
    language: str
    one: str
    other: str
    copy: bool


def cases() -> Iterator[Case]:
    """Every pair, language by language."""
    for language, events in EVENTS.items():
        reports = [report for event in events for report in event]
        for text in reports:
            for kind, other in _reprints(text, language, reports):
                yield Case(kind, language, text, other, True)
        for one, other in events:
            yield Case("two reports, one quotation", language, one, other, False)
        short = [_SENTENCE.split(text)[0] for text in reports]
        for at, one in enumerate(short):
            other = short[(at + 3) % len(short)]
            line = BOILERPLATE[language]
            yield Case("two short notes in one frame", language, f"{one} {line}", f"{other} {line}", False)
            yield Case("two stories", language, reports[at], reports[(at + 3) % len(reports)], False)
        notes = [template(language, number) for number in range(len(PEOPLE))]
        for at, one in enumerate(notes):
            for other in notes[at + 1 :]:
                yield Case("one template, other people", language, one, other, False)
            yield Case("template note reprinted", language, one, LEADS[language] + " " + one, True)


def template(language: str, number: int) -> str:
    """The agency's note about one of the people."""
    values = dict(PEOPLE[number])
    for key in ("name", "city", "month", "judge"):
        values[key] = transliterate(values[key], language) or values[key]
    return TEMPLATES[language].format(**values)


def _reprints(text: str, language: str, reports: list[str]) -> Iterator[tuple[str, str]]:
    sentences = _SENTENCE.split(text)
    kept = sentences[: max(1, round(len(sentences) * 0.6))]
    yield "word for word", text
    yield "quotes, dashes and ё", text.replace("ё", "е").replace("“", '"').replace("”", '"').replace(" — ", " - ")
    yield "another lead", " ".join((LEADS[language], *sentences[1:]))
    yield "cut to 60 %", " ".join(kept)
    yield "cut from the front", " ".join(sentences[len(sentences) - len(kept) :])
    yield "one word in sixteen changed", changed(text, 16, reports)
    yield "one word in eight changed", changed(text, 8, reports)
    yield "another lead, one word in eight", changed(" ".join((LEADS[language], *sentences[1:])), 8, reports)
    yield "in another frame", text + " " + BOILERPLATE[language]


def changed(text: str, every: int, reports: list[str]) -> str:
    """``text`` with one word in ``every`` replaced by some other word of the language; names and figures stay."""
    generator = random.Random(f"{every} {text}")
    others = [word for report in reports for word in report.split() if word.isalpha() and word.islower()]
    words = text.split()
    for start in range(0, len(words), every):
        plain = [
            at for at in range(start, min(start + every, len(words))) if words[at].isalpha() and words[at].islower()
        ]
        if plain:
            at = generator.choice(plain)
            words[at] = generator.choice([word for word in others if word != words[at]])
    return " ".join(words)
