"""The register that a tool is given: people written in one language, and which labels each entry stands for.

Names of the labels that are alike in plain Latin letters are one entry («Дания Еспаева», «Дәния Еспаева»): the labels
write one person in several ways, and no tool could tell them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bench.names.gold import Name, Sentence
from bench.names.spellings import plain_key

Writing = tuple[str, str]  # given name, surname


@dataclass(frozen=True, slots=True)
class Entry:
    """One person of the register as written there."""

    id: str
    language: str
    given: str
    surname: str

    @property
    def full(self) -> str:
        return f"{self.given} {self.surname}"


@dataclass(frozen=True, slots=True)
class Register:
    """``title`` says language and scheme; ``members``: the labelled people of each entry; ``ids``: their entry."""

    title: str
    entries: tuple[Entry, ...]
    members: dict[str, tuple[Name, ...]]
    ids: dict[Name, str]

    def wanted_in(self, sentence: Sentence) -> set[str]:
        return {self.ids[name] for name in sentence.wanted if name in self.ids}

    def spans_of(self, id: str, sentence: Sentence) -> list[tuple[int, int]]:
        """Where in the sentence an answer with this person is right; empty if it is wrong there."""
        labels = [label for name in self.members.get(id, ()) for label in sentence.labels_of(name)]
        return [(label.start, label.end) for label in labels]


def register_of(title: str, names: Iterable[Name], language: str, write: Callable[[Name], Writing]) -> Register:
    """One entry per different writing; ``write`` gives the form in the register's language."""
    first: dict[str, str] = {}
    members: dict[str, list[Name]] = {}
    entries: list[Entry] = []
    for name in names:
        given, surname = write(name)
        key = f"{plain_key(given)} {plain_key(surname)}"
        if key not in first:
            first[key] = name.id
            entries.append(Entry(name.id, language, given, surname))
        members.setdefault(first[key], []).append(name)
    ids = {name: id for id, group in members.items() for name in group}
    return Register(title, tuple(entries), {id: tuple(group) for id, group in members.items()}, ids)


def with_entries(register: Register, title: str, more: Iterable[Entry]) -> Register:
    """The same register with further people whom no label names."""
    return Register(title, (*register.entries, *more), register.members, register.ids)
