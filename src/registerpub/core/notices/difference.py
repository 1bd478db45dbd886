"""What an editor changed in a template's words: whole words kept, added and removed.

diff-match-patch compares characters, so each different word becomes one character of a private plane first; that
plane holds no surrogates, which the library cannot carry.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from diff_match_patch import diff_match_patch

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_FIRST_CHARACTER = 0xF0000

Operation = Literal["same", "added", "removed"]
_OPERATIONS: dict[int, Operation] = {0: "same", 1: "added", -1: "removed"}


@dataclass(frozen=True, slots=True)
class DiffPart:
    """A stretch of text. The same and removed parts make the template, the same and added ones the edited text."""

    op: Operation
    text: str


def changed_words(template: str, edited: str) -> tuple[DiffPart, ...]:
    """Compare two texts word by word, cleaned up for a reader; made for texts of up to 100,000 different words."""
    words: list[str] = []
    codes: dict[str, str] = {}
    before, after = (_encode(text, words, codes) for text in (template, edited))
    engine = diff_match_patch()
    engine.Diff_Timeout = 1
    parts = engine.diff_main(before, after, False)
    engine.diff_cleanupSemantic(parts)
    return tuple(
        DiffPart(_OPERATIONS[operation], "".join(words[ord(code) - _FIRST_CHARACTER] for code in encoded))
        for operation, encoded in parts
    )


def _encode(text: str, words: list[str], codes: dict[str, str]) -> str:
    encoded = []
    for word in _WORD.findall(text):
        if word not in codes:
            codes[word] = chr(_FIRST_CHARACTER + len(words))
            words.append(word)
        encoded.append(codes[word])
    return "".join(encoded)
