"""What a written word may be as part of a name of the register, by its outline alone; worked out once for each word.

What is remembered is bounded and changes no result.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from registerpub.core.names.columns import Table
from registerpub.core.names.fold import mend
from registerpub.core.names.outline import outlines, stems
from registerpub.core.names.register_index import RegisterIndex, tails
from registerpub.core.names.words import (
    INITIALS,
    LONGEST_WORD,
    PATRONYMIC,
    father_of,
    initial_letters,
    weak_initial_letters,
    without_slogan,
)

MEMORY: Final = 100_000  # words remembered before the memory is emptied
LONGEST_WRITTEN: Final = 2 * LONGEST_WORD  # with invisible characters
_SURNAME, _GIVEN = 1, 2
_MOST_HUMPS: Final = 8  # capitals of a hashtag whose words are told apart


class Sense(NamedTuple):
    """What a written word may be by its outline: surname, given name or patronymic of the register, or an initial."""

    surnames: tuple[str, ...] = ()
    givens: tuple[str, ...] = ()
    fathers: tuple[str, ...] = ()
    letters: frozenset[str] = frozenset()


NOTHING: Final = Sense()


class Senses:
    """The senses of words, worked out once each."""

    __slots__ = ("_index", "_kinds", "_known", "_tags", "_tails")

    def __init__(self, index: RegisterIndex) -> None:
        self._index = index
        self._tails = tails()
        self._kinds = _kinds(index)
        self._known: dict[str, Sense] = {}
        self._tags: dict[str, bool] = {}

    def __len__(self) -> int:
        return len(self._known)

    def of(self, word: str) -> Sense:
        """What the word, as written, may be. Too long a word is nothing and costs nothing."""
        found = self._known.get(word)
        if found is None:
            if len(word) > LONGEST_WRITTEN:
                return NOTHING
            if len(self._known) >= MEMORY:
                self._known.clear()
            found = self._known[word] = self._make_out(tidy(word))
        return found

    def _make_out(self, word: str) -> Sense:
        is_initial = len(word) == 1 or word in INITIALS
        letters = initial_letters(word) | weak_initial_letters(word) if is_initial else frozenset[str]()
        kinds = self._kinds
        found = [(stem, kinds[stem]) for stem in stems(word, self._tails) if stem in kinds] if word else []
        if not found:
            fathers = self._fathers(word)
            return Sense(fathers=fathers, letters=letters) if letters or fathers else NOTHING
        return Sense(
            tuple([stem for stem, kind in found if kind & _SURNAME]),
            tuple([stem for stem, kind in found if kind & _GIVEN]),
            self._fathers(word),
            letters,
        )

    def _fathers(self, word: str) -> tuple[str, ...]:
        """Outlines of the fathers' names of the register of which the word may be a patronymic."""
        fathers = self._index.patronymic_outlines
        if not fathers or not PATRONYMIC.search(word):
            return ()
        return tuple(outline for outline in outlines(father_of(word)) if outline in fathers)

    def is_single(self, word: str) -> bool:
        return not self._index.single_outlines.isdisjoint(self.of(word).surnames)

    def is_run_together(self, tag: str) -> bool:
        """Whether a hashtag holds a given name and a surname with nothing between, from hump to hump."""
        known = self._tags.get(tag)
        if known is None:
            word = tag.replace("_", "")
            humps = [at for at, letter in enumerate(word) if at == 0 or letter.isupper()]
            if len(word) > LONGEST_WORD or len(humps) > _MOST_HUMPS:
                humps = [0]
            start, end = without_slogan(word.lower())
            humps, ends = [*humps, start], (*humps[1:], end, len(word))
            known = len(word) <= LONGEST_WORD and any(
                self._are_halves(word[start:middle], word[middle:end])
                for start in humps
                for end in ends
                for middle in range(start + 2, end - 1)
            )
            if len(self._tags) >= MEMORY:
                self._tags.clear()
            self._tags[tag] = known
        return known

    def _are_halves(self, left: str, right: str) -> bool:
        one = self._make_out(tidy(left))
        if one is NOTHING:
            return False
        other = self._make_out(tidy(right))
        pairs = self._index.pairs
        return meets(one.surnames, other.givens, pairs) or meets(other.surnames, one.givens, pairs)


def _kinds(index: RegisterIndex) -> dict[str, int]:
    """Outline -> what words of the register have it."""
    kinds = dict.fromkeys(index.surname_outlines, _SURNAME)
    for outline in index.given_outlines:
        kinds[outline] = kinds.get(outline, 0) | _GIVEN
    return kinds


def meets(ones: tuple[str, ...], others: Iterable[str], table: Table) -> bool:
    """Whether any «one other» is a key of the table."""
    for one in ones:
        for other in others:
            if one + " " + other in table:
                return True
    return False


def tidy(word: str) -> str:
    """A word as written, mended, without quotes around it."""
    return mend(word).strip("'-")
