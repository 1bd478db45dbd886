"""Counts what a tool found against the labels, sentence by sentence.

A full mention must be found for that person, once per sentence and person; a person named where no label allows it is
a false hit. Ours is counted in three ways: every mention that names one person, the strong ones alone, and, apart,
what doubtful answers (several candidates) would add. Doubtful answers never win a point.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from bench.names.data import size_of
from bench.names.gold import Sentence
from bench.names.ours import Finding
from bench.names.register import Register

Find = Callable[[str, str], Finding]


@dataclass(slots=True)
class Counts:
    """``misplaced``: mentions that touch no label of the person they name, counted per mention, for ours only."""

    wanted: int = 0
    hit: int = 0
    strong: int = 0
    doubtful_hit: int = 0
    right: int = 0
    wrong: int = 0
    strong_right: int = 0
    strong_wrong: int = 0
    doubtful: int = 0
    doubtful_wrong: int = 0
    misplaced: int = 0
    size: int = 0
    seconds: float = 0.0
    build_seconds: float = 0.0
    notes: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def recall(self) -> float | None:
        return share(self.hit, self.wanted)

    @property
    def precision(self) -> float | None:
        return share(self.right, self.right + self.wrong)

    @property
    def speed(self) -> float | None:
        """MB of text per second, this one pass."""
        return self.size / self.seconds / 1e6 if self.seconds else None


def share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def measure(find: Find, register: Register, sentences: Sequence[Sentence]) -> Counts:
    """One pass over the sentences, timed as a whole; the counting is outside of the time."""
    counts = Counts(size=size_of([sentence.text for sentence in sentences]))
    start = time.perf_counter()
    counts.findings = [find(sentence.text, sentence.language) for sentence in sentences]
    counts.seconds = time.perf_counter() - start
    for sentence, finding in zip(sentences, counts.findings, strict=True):
        score(sentence, finding, register, counts)
    return counts


def score(sentence: Sentence, finding: Finding, register: Register, counts: Counts) -> None:
    wanted = register.wanted_in(sentence)
    spans = {id: register.spans_of(id, sentence) for id in finding.people.union(*finding.either)}
    _count_hits(wanted, finding, counts)
    counts.right += sum(bool(spans[id]) for id in finding.people)
    counts.wrong += sum(not spans[id] for id in finding.people)
    counts.strong_right += sum(bool(spans[id]) for id in finding.strong)
    counts.strong_wrong += sum(not spans[id] for id in finding.strong)
    counts.doubtful += len(finding.either)
    counts.doubtful_wrong += sum(not any(spans[id] for id in group) for group in finding.either)
    counts.misplaced += sum(not _touches(spans[id], start, end) for id, start, end in finding.spans)
    counts.notes += [
        *(f"row {sentence.number} missed {id} in {list(sentence.surfaces)}" for id in sorted(wanted - finding.people)),
        *(f"row {sentence.number} false {line}" for line in _false(sentence, finding, spans)),
    ]


def _count_hits(wanted: set[str], finding: Finding, counts: Counts) -> None:
    counts.wanted += len(wanted)
    counts.hit += len(wanted & finding.people)
    counts.strong += len(wanted & finding.strong)
    counts.doubtful_hit += len((wanted - finding.people) & frozenset().union(*finding.either))


def _false(sentence: Sentence, finding: Finding, spans: dict[str, list[tuple[int, int]]]) -> Iterable[str]:
    surfaces = list(sentence.surfaces)
    if not finding.spans:
        return [f"{id} where the labels are {surfaces}" for id in sorted(finding.people) if not spans[id]]
    return [
        f"{id} at «{reasons}» where the labels are {surfaces}"
        for (id, start, end), reasons in zip(finding.spans, finding.reasons, strict=True)
        if not _touches(spans[id], start, end)
    ]


def _touches(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(left < end and start < right for left, right in spans)
