"""Finds the stretches of a text in which somebody of the register may be named, without reading the rest closely.

A name is a run of words with capitals, so only such runs are looked at, and of those only the ones whose outlines stand
together in the register. Hashtags, lines without any capital and scripts without capitals are searched word by word.
Names in small letters inside ordinary lines are left out; what is returned is only a candidate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from registerpub.core.names.arabic import ARABIC
from registerpub.core.names.letters import APOSTROPHES, HYPHENS, INVISIBLE
from registerpub.core.names.pairs import pairs_of
from registerpub.core.names.register_index import RegisterIndex
from registerpub.core.names.senses import LONGEST_WRITTEN, MEMORY, NOTHING, Sense, Senses, meets, tidy
from registerpub.core.names.words import AND, PARTICLES, SON_OR_DAUGHTER

Span = tuple[int, int]

_CAPITALS: Final = re.escape(
    "".join(chr(code) for code in (*range(0x41, 0x250), *range(0x400, 0x530)) if chr(code).isupper())
)
_JOINERS: Final = rf"\u0300-\u036f{re.escape(APOSTROPHES)}{re.escape(HYPHENS)}{INVISIBLE}"
_BODY: Final = rf"[\w{_JOINERS}]*+(?:(?<=[-‐‑])\r?\n[\w{_JOINERS}]++)?"
_GAP: Final = rf"[\s.()«»\"“”„{INVISIBLE}]{{1,44}}+"
_SMALL: Final = "|".join(map(re.escape, sorted(SON_OR_DAUGHTER | PARTICLES | AND)))
"""Words in small letters inside a name or between given names that share a surname."""
_CAPITAL: Final = re.compile(rf"[{_CAPITALS}]{_BODY}")
_RUN: Final = re.compile(
    rf"[{_CAPITALS}]{_BODY}(?:{_GAP}(?:(?:[^\W\d_]{{1,4}}-)?[{_CAPITALS}]|(?:{_SMALL})(?![^\W\d_])){_BODY})+"
)
_ANY_WORD: Final = re.compile(rf"[^\W\d_]{_BODY}")
_TAG: Final = re.compile(r"(?<=[#@])\w{4,96}+")
_UNDERSCORED: Final = re.compile(r"(?<!\w)[^\W_]{1,48}+_[^\W_]\w{0,48}+")
_PART: Final = re.compile(r"[^\s.()«»\"“”„]+(?:(?<=[-‐‑])\r?\n[^\s.]+)?")
_BETWEEN: Final = re.compile(r"[.()«»\"“”„]")
_DIVIDED: Final = re.compile(r"([-‐‑])\r?\n")
_LONGEST_INITIAL: Final = 3
_FARTHEST: Final = 3  # words between which a given name and a surname may stand apart


class Finder:
    """Candidate stretches. What it remembers of words is bounded and changes no result."""

    __slots__ = ("_index", "_known_pairs", "_quiet", "_senses")

    def __init__(self, index: RegisterIndex) -> None:
        self._index = index
        self._senses = Senses(index)
        self._known_pairs: dict[tuple[str, str, bool], bool] = {}
        self._quiet: set[str] = set()  # runs of capitals that hold no name

    # --- where somebody may be named in full -----------------------------------------------------------------------

    def spans(self, text: str) -> list[Span]:
        """Stretches with a name and a surname, initials and a surname, or a name of one word, in order."""
        found = self.capitals(text)
        for start, end in _lines_without_capitals(text):
            self._look_among(_ANY_WORD.finditer(text, start, end), found)
            if self._index.single:
                found += [one.span() for one in _ANY_WORD.finditer(text, start, end) if self._senses.is_single(one[0])]
        return sorted(found)

    def capitals(self, text: str) -> list[Span]:
        """The same among words with capitals and hashtags only, in no order."""
        found: list[Span] = []
        if not self._quiet.issuperset(_RUN.findall(text)):
            self._look_into_runs(text, found)
        if self._index.single:
            found += [one.span() for one in _CAPITAL.finditer(text) if self._senses.is_single(one[0])]
        found += (span for span in _tags(text) if self._senses.is_run_together(text[slice(*span)]))
        return found

    def surnames(self, text: str, wanted: frozenset[str]) -> list[Span]:
        """Words with a capital whose outline may be one of ``wanted``, in order."""
        words = set(_CAPITAL.findall(text))
        found = {word for word in words if not wanted.isdisjoint(self._senses.of(word).surnames)}
        return [one.span() for one in _CAPITAL.finditer(text) if one[0] in found] if found else []

    def may_anchor(self, word: str) -> bool:
        """Whether the word may be a surname or a patronymic of the register."""
        sense = self._senses.of(word)
        return bool(sense.surnames or sense.fathers)

    def _look_into_runs(self, text: str, found: list[Span]) -> None:
        for run in _RUN.finditer(text):
            if run[0] in self._quiet:
                continue
            before = len(found)
            if self._may_hold_a_name(run[0]):
                self._look_among(_PART.finditer(text, *run.span()), found)
            if len(found) == before and len(run[0]) <= LONGEST_WRITTEN:
                if len(self._quiet) >= MEMORY:
                    self._quiet.clear()
                self._quiet.add(run[0])

    def _may_hold_a_name(self, run: str) -> bool:
        """A quick look: whether any word may be a surname and any may be what belongs to one."""
        if "\n" in run:
            run = _DIVIDED.sub("\\1", run)
        anchors = others = 0
        for word in _BETWEEN.sub(" ", run).split():
            sense = self._senses.of(word)
            if sense is not NOTHING:
                anchors += bool(sense.surnames or sense.fathers)
                others += bool(sense.givens or sense.letters)
        return anchors > 0 and others > 0

    def _look_among(self, words: Iterator[re.Match[str]], found: list[Span]) -> None:
        """Add the pairs of neighbouring words that may be somebody's name."""
        parts = list(words)
        if len(parts) < 2:
            return
        senses = [self._senses.of(part[0]) for part in parts]
        for at, (surnames, _, fathers, _) in enumerate(senses):
            if surnames or fathers:
                for there in _beside(parts, at):
                    if self._belong(senses[at], senses[there], parts[at], parts[there]):
                        span = parts[at].span() + parts[there].span()
                        found.append((min(span), max(span)))

    def _belong(self, one: Sense, other: Sense, word: re.Match[str], beside: re.Match[str]) -> bool:
        index = self._index
        if other.letters and meets(one.surnames, other.letters, index.initials):
            return True
        if not other.givens:
            return False
        if one.fathers and meets(one.fathers, other.givens, index.fathers):
            return True
        return meets(one.surnames, other.givens, index.pairs) and self._is_pair(
            word[0], beside[0], beside.start() < word.start()
        )

    def _is_pair(self, surname: str, given: str, given_first: bool) -> bool:
        key = (surname, given, given_first)
        found = self._known_pairs.get(key)
        if found is None:
            if len(self._known_pairs) >= MEMORY:
                self._known_pairs.clear()
            pairs = pairs_of(self._index, tidy(surname), tidy(given), given_first, True)
            found = self._known_pairs[key] = bool(pairs)
        return found


def _beside(parts: list[re.Match[str]], at: int) -> Iterator[int]:
    """Where a given name of the surname ``at`` may stand: before it, with one or two words between, or after it."""
    before = at
    while before > 0 and at - before < _FARTHEST and _is_joined(parts, before - 1):
        before -= 1
        yield before
    if at + 1 < len(parts) and _is_joined(parts, at):
        yield at + 1


def _is_joined(parts: list[re.Match[str]], at: int) -> bool:
    """Whether no end of a sentence and no empty line stands after the word ``at``."""
    start, end = parts[at].end(), parts[at + 1].start()
    if end - start == 1:
        return parts[at].string[start] != "." or start - parts[at].start() <= _LONGEST_INITIAL
    between = parts[at].string[start:end]
    return ("." not in between or start - parts[at].start() <= _LONGEST_INITIAL) and between.count("\n") < 2


# --- what has no capitals ------------------------------------------------------------------------------------------


def _tags(text: str) -> Iterator[Span]:
    """Hashtags, accounts and words joined by an underscore."""
    if "#" in text or "@" in text:
        yield from (tag.span() for tag in _TAG.finditer(text))
    if "_" in text:
        yield from (word.span() for word in _UNDERSCORED.finditer(text))


def _lines_without_capitals(text: str) -> Iterator[Span]:
    caseless = ARABIC.search(text) is not None
    at = 0
    for line in text.split("\n"):
        if line.islower() or (caseless and _CAPITAL.search(line) is None):
            yield at, at + len(line)
        at += len(line) + 1
