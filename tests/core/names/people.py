"""Invented people and small helpers for the tests of this room."""

from __future__ import annotations

from registerpub.core.names import Matcher, build_matcher
from registerpub.core.records import Document, Mention, Person, PersonName


def person(identity: str, *names: str, sex: str | None = None, **kinds: str) -> Person:
    """``names`` are «language full name»; ``kinds`` maps a kind to one such name."""
    written = [("main", name) for name in names] + list(kinds.items())
    forms = tuple(PersonName(name.split()[0], name.split(maxsplit=1)[1], kind) for kind, name in written)
    return Person(identity, forms, sex)


def matcher(*people: Person) -> Matcher:
    return build_matcher(people)


def find(register: Matcher, text: str, title: str = "", language: str = "und") -> list[tuple[str | None, str, str]]:
    """(person, surface, certainty) of every mention, after checking that each span cuts its surface out."""
    document = Document("d", text, title=title, language=language)
    mentions = register.find(document)
    check_spans(document, mentions)
    return [(mention.person, mention.surface, mention.certainty) for mention in mentions]


def check_spans(document: Document, mentions: tuple[Mention, ...]) -> None:
    last = ("title", 0)
    for mention in mentions:
        text = document.title if mention.field == "title" else document.text
        assert text[mention.start : mention.end] == mention.surface
        assert (mention.field == "text", mention.start) >= (last[0] == "text", last[1])
        last = (mention.field, mention.end)
