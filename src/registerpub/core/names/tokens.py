"""Cuts text into words, with offsets into the original, and names the gaps between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from registerpub.core.names.fold import mend, strip_possessive
from registerpub.core.names.letters import APOSTROPHES, HYPHENS, INVISIBLE
from registerpub.core.names.words import INITIALS, LETTER_OF_2017, LONGEST_WORD, Analysed, analyse

Gap = Literal["space", "dot", "glued", "other"]

_MARKS: Final = "\u0300-\u036f"
_NO_LETTERS: Final = "²³¹ªº\u2070-\u209c"  # signs of footnotes
_LETTER: Final = rf"(?:[^\W\d_{_NO_LETTERS}][{_MARKS}]*+)"
_QUIET: Final = f"[{INVISIBLE}]"
_LINE_END: Final = r"(?:\r?\n(?=[a-zа-яёәғқңөұүһі]))?"  # a word divided at the end of a line
_JOINER: Final = f"(?:{_QUIET}{{1,3}}+|{_QUIET}?[{re.escape(APOSTROPHES)}]|[{re.escape(HYPHENS)}]{_LINE_END})"
WORD: Final = re.compile(rf"{_LETTER}++(?:{_JOINER}{_LETTER}++)*+")
"""A word: letters with their marks, joined by apostrophes, hyphens and invisible characters."""

_SIGNS: Final = tuple(APOSTROPHES)
_LETTER_SIGN: Final = re.compile(rf"[aeoucsgniy][{re.escape(APOSTROPHES)}].*[nsygc]$|[tdn][yi]n$", re.IGNORECASE)
_POSSESSIVE: Final = re.compile(rf"^[{re.escape(APOSTROPHES)}]s", re.IGNORECASE)
_SPACE: Final = re.compile(rf"[^\S\r\n{INVISIBLE}]{{0,20}}(?:\r?\n)?[^\S\r\n]{{0,20}}")
_DOT: Final = re.compile(r"[^\S\r\n]?\.[^\S\r\n]{0,3}(?:\r?\n)?[^\S\r\n]{0,3}")


class Token(NamedTuple):
    """One word of the text. ``mended`` is what it is compared by; ``text[start:end]`` is how it is written."""

    start: int
    end: int
    mended: str
    capital: bool
    dotted: bool

    @property
    def analysed(self) -> tuple[Analysed, ...]:
        return analyse(self.mended)

    @property
    def initial(self) -> bool:
        """An initial: one capital letter (or digraph) with its dot; in Latin letters the dot may be missing."""
        if not self.capital:
            return False
        if self.dotted:
            return len(self.mended) == 1 or self.mended in INITIALS
        return len(self.mended) == 1 and self.mended.isascii() and self.mended not in "ai"


def tokenize(text: str, start: int, end: int) -> Iterator[Token]:
    """The words of ``text[start:end]``; the humps of a hashtag are words of their own."""
    for match in WORD.finditer(text, start, end):
        left, right = match.span()
        if left > start and text[left - 1] in "#@_" and right - left <= LONGEST_WORD:
            cuts = [left, *(left + hump for hump in _humps(match[0])), right]
            for first, last in zip(cuts, cuts[1:], strict=False):
                yield _token(text, first, last)
        else:
            yield _token(text, left, right)


def _humps(tag: str) -> Iterator[int]:
    """Where a capital with a small letter behind it begins a new word of a hashtag."""
    for at in range(1, len(tag) - 1):
        if tag[at].isupper() and tag[at - 1].isalpha() and tag[at + 1].isalpha() and not tag[at + 1].isupper():
            yield at


def _token(text: str, start: int, end: int) -> Token:
    raw = text[start:end]
    mended = mend(raw) if end - start <= 2 * LONGEST_WORD else ""
    if mended.endswith(("'s", "s'")) and mended.isascii() and strip_possessive(mended) != mended:
        end = start + _before_possessive(raw)
    elif text[end : end + 1] in _SIGNS and _LETTER_SIGN.search(raw):
        end += 1  # of the last letter, as in «Omarovtyn'»
        mended = mend(text[start:end])
    capital = raw[0].isupper() or ("-" in raw and any(part[:1].isupper() for part in raw.split("-")))
    return Token(start, end, mended, capital, _DOT.match(text, end) is not None)


def _before_possessive(raw: str) -> int:
    """Length of «Omarov’s» without the English ending."""
    cut = max(raw.rfind(sign) for sign in APOSTROPHES)
    return cut if cut > 0 else len(raw)


def gap_between(text: str, left: Token, right: Token) -> Gap:
    """What stands between two neighbouring words: at most one line break, the dot of an initial, nothing, or more."""
    if left.end == right.start or text[left.end : right.start] == "_":
        return "glued"
    if right.start - left.end > 44:
        return "other"
    between = text[left.end : right.start]
    if left.mended.endswith(LETTER_OF_2017):
        between = _POSSESSIVE.sub("", between)
    between = between.strip(INVISIBLE)
    if between and _SPACE.fullmatch(between):
        return "space"
    if _DOT.fullmatch(between):
        return "dot"
    return "other"
