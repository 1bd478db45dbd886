"""Which words of a text were added and removed: whole words, cleaned up for a reader.

diff-match-patch compares characters, so each different word becomes one character first. None of these is a surrogate,
which the library cannot carry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from diff_match_patch import diff_match_patch

_WORD: Final = re.compile(r"\w+|\s+|[^\w\s]")
#: The private planes hold 131,072 characters; a text with more different words goes on in the planes before them.
_PRIVATE, _BEFORE, _MANY = 0xF0000, 0x10000, 0x20000
_SECONDS: Final = 1

Operation = Literal["same", "added", "removed"]
_OPERATIONS: Final[dict[int, Operation]] = {0: "same", 1: "added", -1: "removed"}


@dataclass(frozen=True, slots=True)
class DiffPart:
    """A stretch of text. The same and removed parts make the text before, the same and added ones the text after."""

    op: Operation
    text: str


def changed_words(before: str, after: str) -> tuple[DiffPart, ...]:
    """Compare two texts word by word; a comparison that would take longer than a second becomes coarser instead."""
    found = _compare(_WORD.findall(before), _WORD.findall(after), clean=True)
    return tuple(DiffPart(operation, "".join(units)) for operation, units in found)


def changed_lines(before: Sequence[str], after: Sequence[str]) -> list[tuple[Operation, list[str]]]:
    """The same for sequences of whole lines or paragraphs: what is in both, in order, is always told as the same."""
    return _compare(before, after, clean=False)


def _compare(before: Sequence[str], after: Sequence[str], *, clean: bool) -> list[tuple[Operation, list[str]]]:
    units: list[str] = []
    codes: dict[str, str] = {}
    engine = diff_match_patch()
    engine.Diff_Timeout = _SECONDS
    parts = engine.diff_main(_encode(before, units, codes), _encode(after, units, codes), False)
    if clean:
        engine.diff_cleanupSemantic(parts)
    return [(_OPERATIONS[number], [units[_number(code)] for code in encoded]) for number, encoded in parts]


def _encode(found: Iterable[str], units: list[str], codes: dict[str, str]) -> str:
    encoded = []
    for unit in found:
        if unit not in codes:
            number = len(units)
            codes[unit] = chr(_PRIVATE + number if number < _MANY else _BEFORE + number - _MANY)
            units.append(unit)
        encoded.append(codes[unit])
    return "".join(encoded)


def _number(code: str) -> int:
    return ord(code) - _PRIVATE if ord(code) >= _PRIVATE else ord(code) - _BEFORE + _MANY
