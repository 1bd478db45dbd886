"""The tools that the matcher is compared with, each a small class; see the ``peers_*`` modules."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from bench.names.ours import Finding
from bench.names.peers_fuzzy import FuzzyNames, LogicNames
from bench.names.peers_russian import NatashaNames, PymorphyPairs, PytrovichForms
from bench.names.peers_search import ExactNames, FoldedPrefixes, NamePrefixes
from bench.names.register import Entry


class Peer(Protocol):
    """``build`` raises ``ImportError`` if its package is missing. ``sample`` limits the sentences; 0 means all."""

    name: str
    sample: int

    def build(self, entries: Iterable[Entry]) -> None: ...

    def finding(self, text: str, language: str) -> Finding: ...


_BY_LANGUAGE: dict[tuple[str, str], tuple[Callable[[], Peer], ...]] = {
    ("ru", "ru"): (ExactNames, NamePrefixes, PymorphyPairs, PytrovichForms, NatashaNames, FuzzyNames, LogicNames),
    ("kk", "kk"): (ExactNames, NamePrefixes, FuzzyNames, LogicNames),
    ("en", "en"): (ExactNames, NamePrefixes, FuzzyNames, LogicNames),
}
_OTHER_SCRIPT: tuple[Callable[[], Peer], ...] = (FoldedPrefixes, FuzzyNames, LogicNames)


def peers_for(text: str, register: str) -> list[Peer]:
    """New peers for a text language and a register language."""
    return [make() for make in _BY_LANGUAGE.get((text, register), _OTHER_SCRIPT)]
