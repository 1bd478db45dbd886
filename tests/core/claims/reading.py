"""Helpers: a document from plain text, mentions found by surface, and short ways to ask a reading."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from registerpub.core.claims import read_claims
from registerpub.core.records import Claim, Document, Mention, Paragraph, Reading, Register

PUBLISHED = dt.date(2023, 3, 3)
BRIDGE = Register(
    "bridge", {"en": "Oak Bridge", "ru": "Дубовый мост", "kk": "Емен көпір"}, ("Oak-Bridge", "Дубового моста")
)


def document(text: str, language: str, published: dt.date | None = PUBLISHED) -> Document:
    """Every line a body paragraph."""
    paragraphs = []
    offset = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            paragraphs.append(Paragraph(offset, offset + len(line), language))
        offset += len(line)
    return Document("d", text, language=language, published=published, paragraphs=tuple(paragraphs))


def mentions(text: str, people: Mapping[str, Sequence[str]]) -> list[Mention]:
    """One strong mention wherever a surface of a person stands, the longest first."""
    found = []
    for person, surfaces in people.items():
        pattern = "|".join(sorted(map(re.escape, surfaces), key=len, reverse=True))
        for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", text):
            found.append(Mention(person, "text", match.start(), match.end(), match.group(), "strong"))
    return found


def read(
    text: str,
    language: str,
    people: Mapping[str, Sequence[str]] | None = None,
    registers: Sequence[Register] = (BRIDGE,),
    published: dt.date | None = PUBLISHED,
) -> Reading:
    return read_claims(document(text, language, published), mentions(text, people or {}), registers)


HERO = {
    "kk": ("Айдос Нұрланов", "Айдос Нұрлановты", "Айдос Нұрлановтың", "Айдос Нұрлановқа", "Нұрланов"),
    "ru": ("Айдос Нурланов", "Айдоса Нурланова", "Айдосу Нурланову", "Айдосе Нурланове", "Нурланов"),
    "en": ("Aidos Nurlanov", "Nurlanov"),
}


def about_hero(text: str, language: str) -> tuple[Claim, ...]:
    """Claims about the one register person of a short text."""
    return read(text, language, {"hero": HERO[language]}).claims


def told(claims: Sequence[Claim], name: str) -> dict[str, Claim]:
    """Claims about one person by event code."""
    return {claim.event: claim for claim in claims if name in (claim.name, claim.person)}


def recognised(reading: Reading) -> list[str]:
    return [c.name for c in reading.claims if c.event == "LIST_RECOGNISED" and c.polarity == "asserted"]


PEOPLE = {
    "kk": {
        "aidos": HERO["kk"],
        "dana": ("Дана Сапарова", "Дана Сапарованы", "Дана Сапарованың"),
        "erik": ("Ерік Мусин", "Ерік Мусинді", "Ерік Мусиннің"),
    },
    "ru": {
        "aidos": HERO["ru"],
        "dana": ("Дана Сапарова", "Дану Сапарову", "Даны Сапаровой"),
        "erik": ("Ерик Мусин", "Ерика Мусина", "Ерику Мусину"),
    },
    "en": {"aidos": HERO["en"], "dana": ("Dana Saparova",), "erik": ("Erik Musin",)},
}


def read_plain(text: str, language: str) -> Reading:
    """A text without marked paragraphs, as a file gives it; its names may be folded over two lines."""
    found = []
    for person, surfaces in PEOPLE[language].items():
        names = "|".join(
            sorted((r"\s+".join(map(re.escape, name.split())) for name in surfaces), key=len, reverse=True)
        )
        for match in re.finditer(rf"(?<!\w)(?:{names})(?!\w)", text):
            found.append(Mention(person, "text", match.start(), match.end(), match.group(), "strong"))
    return read_claims(Document("d", text, language=language, published=PUBLISHED), found, (BRIDGE,))


def days(reading: Reading, event: str) -> dict[str | None, str]:
    """The date of one kind of event by person."""
    return {claim.person: str(claim.date) for claim in reading.claims if claim.event == event}
