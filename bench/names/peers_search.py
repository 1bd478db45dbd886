"""Peers that search for the written name: Aho-Corasick over whole names, beginnings of names, and folded text."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from typing import Any

from bench.names.gold import fold
from bench.names.ours import Finding
from bench.names.register import Entry


class ExactNames:
    """Both orders of the name, as whole words, case ignored."""

    name = "Aho-Corasick, exact"
    sample = 0
    whole_words = True

    def __init__(self) -> None:
        self._automaton: Any = None
        self._ids: list[str] = []

    def build(self, entries: Iterable[Entry]) -> None:
        pairs = [(entry.id, form) for entry in entries for form in self.forms(entry)]
        self._ids = [id for id, _ in pairs]
        self._automaton = importlib.import_module("ahocorasick_rs").AhoCorasick([form for _, form in pairs])

    def forms(self, entry: Entry) -> list[str]:
        return [self.prepare(f"{entry.given} {entry.surname}"), self.prepare(f"{entry.surname} {entry.given}")]

    def prepare(self, text: str) -> str:
        return fold(text)

    def finding(self, text: str, language: str) -> Finding:
        prepared = self.prepare(text)
        return Finding(
            frozenset(
                self._ids[pattern]
                for pattern, start, end in self._automaton.find_matches_as_indexes(prepared, overlapping=True)
                if _starts_word(prepared, start) and (not self.whole_words or _ends_word(prepared, end))
            )
        )


class NamePrefixes(ExactNames):
    """Both orders of the name at the start of a word, whatever follows: enough for Kazakh suffixes."""

    name = "Aho-Corasick, prefix"
    whole_words = False


class FoldedPrefixes(NamePrefixes):
    """Prefixes after normality's romanisation of the names and the text to plain ASCII."""

    name = "normality ascii_text + Aho-Corasick, prefix"

    def __init__(self) -> None:
        super().__init__()
        self._romanise: Callable[[str], str | None] = str

    def build(self, entries: Iterable[Entry]) -> None:
        self._romanise = importlib.import_module("normality").ascii_text
        super().build(entries)

    def prepare(self, text: str) -> str:
        return (self._romanise(text) or "").lower()


class FormsOfNames(ExactNames):
    """Base of peers that write out every form of a name before searching."""

    def forms(self, entry: Entry) -> list[str]:
        written = {
            self.prepare(f"{first} {second}")
            for given, surname in self.inflected(entry)
            for first, second in ((given, surname), (surname, given))
        }
        return sorted(written)

    def inflected(self, entry: Entry) -> list[tuple[str, str]]:
        raise NotImplementedError


def _starts_word(text: str, start: int) -> bool:
    return start == 0 or not text[start - 1].isalnum()


def _ends_word(text: str, end: int) -> bool:
    return end == len(text) or not text[end].isalnum()
