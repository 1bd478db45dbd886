"""Counts what was found against the labels: a hit has the right person (or candidate) and the right event.

Dates, terms and other details are compared for hits only. What is found twice counts once right and once false; what a
label calls optional counts neither way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bench.claims.labels import Case, Label
from bench.claims.path import Found, Outcome


@dataclass(slots=True)
class Score:
    """Of one text. ``unnamed``: misses of people whom the matcher did not find anywhere in the text."""

    case: Case
    hits: list[tuple[Label, Found]] = field(default_factory=list)
    missed: list[Label] = field(default_factory=list)
    unnamed: list[Label] = field(default_factory=list)
    false: list[Found] = field(default_factory=list)
    totals_right: int = 0
    totals_false: int = 0
    history: int = 0
    outcome: Outcome | None = None

    @property
    def confusions(self) -> Counter[tuple[str, str]]:
        """Expected code × found code of one person; «–» where there is no other."""
        pairs: Counter[tuple[str, str]] = Counter()
        left = list(self.false)
        for label in self.missed:
            instead = next((found for found in left if is_subject(label, found)), None)
            pairs[(label.event, instead.event if instead else "–")] += 1
            if instead:
                left.remove(instead)
        pairs.update(("–", found.event) for found in left)
        return pairs


def score(case: Case, outcome: Outcome) -> Score:
    """Match found proposals to labels one to one."""
    result = Score(case, history=outcome.history, outcome=outcome)
    wanted = list(case.expected)
    for found in outcome.found:
        label = next((one for one in wanted if one.event == found.event and is_subject(one, found)), None)
        if label is not None:
            wanted.remove(label)
            result.hits.append((label, found))
        elif not any(one.event == found.event and is_subject(one, found) for one in case.optional):
            result.false.append(found)
    result.missed = wanted
    result.unnamed = [one for one in wanted if not one.is_candidate and one.subject not in outcome.named]
    numbers = [number for _, number in case.totals]
    for total in outcome.totals:
        right = total.number in numbers
        result.totals_right += right
        result.totals_false += not right
        if right:
            numbers.remove(total.number)
    return result


def is_subject(label: Label, found: Found) -> bool:
    """The labelled person is among those meant; a candidate's name may stand in another case."""
    if label.is_candidate != found.is_candidate:
        return False
    if not label.is_candidate:
        return label.subject in found.subjects
    return same_words(label.subject, found.subjects[0])


def same_words(one: str, two: str) -> bool:
    """Whether two strings hold the same words, case endings aside."""
    first, second = _words(one), _words(two)
    return len(first) == len(second) and all(map(_same_word, first, second))


def _same_word(one: str, two: str) -> bool:
    if one == two:
        return True
    shared = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return shared >= max(2, min(len(one), len(two)) - 2) and abs(len(one) - len(two)) <= 4


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def is_right(name: str, wanted: str, found: str) -> bool:
    """Whether a detail is right; of a court, an owner or a place, as written in the text, the words count."""
    if name in ("court", "owner", "place"):
        return same_words(wanted, found)
    return wanted == found


@dataclass(slots=True)
class Counts:
    """Sums over texts."""

    texts: int = 0
    wanted: int = 0
    hit: int = 0
    unnamed: int = 0
    false: int = 0

    @property
    def recall(self) -> float | None:
        return self.hit / self.wanted if self.wanted else None

    @property
    def precision(self) -> float | None:
        return self.hit / (self.hit + self.false) if self.hit + self.false else None


def count(scores: Iterable[Score]) -> Counts:
    sums = Counts()
    for one in scores:
        sums.texts += 1
        sums.wanted += len(one.case.expected)
        sums.hit += len(one.hits)
        sums.unnamed += len(one.unnamed)
        sums.false += len(one.false)
    return sums


def count_events(scores: Sequence[Score], codes: frozenset[str]) -> Counts:
    """As :func:`count`, but only claims of ``codes``."""
    return Counts(
        texts=sum(any(label.event in codes for label in one.case.expected) for one in scores),
        wanted=sum(label.event in codes for one in scores for label in one.case.expected),
        hit=sum(label.event in codes for one in scores for label, _ in one.hits),
        unnamed=sum(label.event in codes for one in scores for label in one.unnamed),
        false=sum(found.event in codes for one in scores for found in one.false),
    )
