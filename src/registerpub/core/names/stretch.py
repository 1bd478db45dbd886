"""A stretch of text cut into words, and the people that some of its words may name: what the close reading works on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from registerpub.core.names.pairs import PairMemory
from registerpub.core.names.register_index import RegisterIndex
from registerpub.core.names.rulings import Excluded
from registerpub.core.names.tokens import Token, gap_between

_OPENING: Final = frozenset('(«"“„')
_CLOSING: Final = frozenset(')»"”“')


class Found(NamedTuple):
    """One person that the words ``first`` to ``last`` (positions in the token list) may name."""

    person: int
    first: int
    last: int
    rank: int
    reasons: tuple[str, ...]
    surname_keys: tuple[str, ...]
    full: bool
    father_agrees: bool = False
    surname: int = -1


class Words(NamedTuple):
    """The words of one stretch of text. ``gaps`` remembers what stands between them."""

    text: str
    tokens: Sequence[Token]
    register: RegisterIndex
    memory: PairMemory
    excluded: Excluded
    gaps: dict[int, str]

    def gap(self, left: int) -> str:
        """The gap after token ``left``; ``other`` at either end of the stretch."""
        known = self.gaps.get(left)
        if known is None:
            inside = 0 <= left < len(self.tokens) - 1
            known = gap_between(self.text, self.tokens[left], self.tokens[left + 1]) if inside else "other"
            self.gaps[left] = known
        return known

    def joined(self, left: int) -> bool:
        return self.gap(left) in ("space", "glued")

    def bracketed(self, at: int) -> bool:
        """Whether the word ``at`` stands in brackets or quotes between two words: «Марат (Marat) Омаров»."""
        if at < 1 or at + 1 >= len(self.tokens):
            return False
        before = self.text[self.tokens[at - 1].end : self.tokens[at].start].strip(" ")
        after = self.text[self.tokens[at].end : self.tokens[at + 1].start].strip(" ")
        return before in _OPENING and after in _CLOSING

    def divided(self, left: int) -> bool:
        """Whether a line ends after token ``left``."""
        return "\n" in self.text[self.tokens[left].end : self.tokens[left + 1].start]

    def name_before(self, at: int) -> Token | None:
        """The word with a capital joined to the word ``at`` from the left."""
        return self.tokens[at - 1] if self.joined(at - 1) and self.tokens[at - 1].capital else None

    def name_after(self, at: int) -> Token | None:
        """The word with a capital joined to the word ``at`` from the right."""
        return self.tokens[at + 1] if self.joined(at) and self.tokens[at + 1].capital else None
