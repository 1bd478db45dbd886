"""The matcher of this project, through its public seam, in the shape that the peers have too."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bench.names.register import Entry

from registerpub.core.names import build_matcher
from registerpub.core.records import Document, Mention, Person, PersonName


@dataclass(frozen=True, slots=True)
class Finding:
    """Who a tool says is named. ``either`` holds the people of doubtful answers; ``spans`` where each stands."""

    people: frozenset[str]
    strong: frozenset[str] = frozenset()
    either: tuple[frozenset[str], ...] = ()
    spans: tuple[tuple[str, int, int], ...] = ()
    reasons: tuple[str, ...] = field(default=(), compare=False)


class Ours:
    """One :class:`Finding` per text; ambiguous mentions never count as found."""

    name = "ours"
    languages = ("kk", "ru", "en")

    def __init__(self) -> None:
        self._matcher = build_matcher(())

    def build(self, entries: Iterable[Entry]) -> None:
        self._matcher = build_matcher(people_of(entries))

    def mentions(self, text: str, language: str) -> tuple[Mention, ...]:
        return self._matcher.find(Document("text", text, language=language))

    def find(self, text: str, language: str) -> Finding:
        return finding_of(self.mentions(text, language))


def people_of(entries: Iterable[Entry]) -> list[Person]:
    """One person per id; several entries of one id are several names of that person."""
    names: dict[str, list[PersonName]] = {}
    for entry in entries:
        names.setdefault(entry.id, []).append(PersonName(entry.language, entry.full))
    return [Person(id, tuple(forms)) for id, forms in names.items()]


def finding_of(mentions: tuple[Mention, ...]) -> Finding:
    named = [mention for mention in mentions if mention.person is not None]
    return Finding(
        people=frozenset(str(mention.person) for mention in named),
        strong=frozenset(str(mention.person) for mention in named if mention.certainty == "strong"),
        either=tuple(frozenset(mention.alternatives) for mention in mentions if mention.person is None),
        spans=tuple((str(mention.person), mention.start, mention.end) for mention in named),
        reasons=tuple(f"{mention.surface}: {' '.join(mention.reasons)}" for mention in named),
    )
