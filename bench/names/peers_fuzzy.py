"""Peers that compare every run of capitalised words with every name of the register."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable
from typing import Any

from bench.names.ours import Finding
from bench.names.pair_peers import LOGIC_THRESHOLD, LogicPair
from bench.names.register import Entry

_CAPITALISED = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-])*")


def capitalised_runs(text: str) -> list[str]:
    """Two and three capitalised words in a row."""
    words = [(match[0], match.start(), match.end()) for match in _CAPITALISED.finditer(text)]
    found = []
    for length in (2, 3):
        for at in range(len(words) - length + 1):
            run = words[at : at + length]
            close = all(after[1] - before[2] == 1 for before, after in zip(run, run[1:], strict=False))
            if close and all(word[0].isupper() for word, _, _ in run):
                found.append(" ".join(word for word, _, _ in run))
    return found


class FuzzyNames:
    """The best name of the register by rapidfuzz's token_sort_ratio."""

    name = "rapidfuzz token_sort_ratio ≥ 85, capitalised runs"
    sample = 0
    _threshold = 85

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._names: list[str] = []
        self._tools: tuple[Any, Any] = (None, None)

    def build(self, entries: Iterable[Entry]) -> None:
        self._tools = importlib.import_module("rapidfuzz.process"), importlib.import_module("rapidfuzz.fuzz")
        listed = list(entries)
        self._ids, self._names = [entry.id for entry in listed], [entry.full.lower() for entry in listed]

    def finding(self, text: str, language: str) -> Finding:
        process, fuzz = self._tools
        found = set()
        for run in capitalised_runs(text):
            best = process.extractOne(
                run.lower(), self._names, scorer=fuzz.token_sort_ratio, score_cutoff=self._threshold
            )
            if best:
                found.add(self._ids[best[2]])
        return Finding(frozenset(found))


class LogicNames:
    """The best name of the register by OpenSanctions' LogicV2, through nomenklatura."""

    name = f"nomenklatura LogicV2 ≥ {LOGIC_THRESHOLD}, capitalised runs"
    sample = 60

    def __init__(self) -> None:
        self._pair = LogicPair()
        self._people: list[tuple[str, Any]] = []

    def build(self, entries: Iterable[Entry]) -> None:
        self._people = [(entry.id, self._pair.entity(entry.full)) for entry in entries]

    def finding(self, text: str, language: str) -> Finding:
        found = set()
        for run in capitalised_runs(text):
            entity = self._pair.entity(run)
            score, id = max((self._pair.score(person, entity), id) for id, person in self._people)
            if score >= LOGIC_THRESHOLD:
                found.add(id)
        return Finding(frozenset(found))
