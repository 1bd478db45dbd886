"""Near-copies: whether two texts are one text, reprinted with another headline, a cut lead or a word exchanged.

Words are compared in overlapping runs (w-shingling, Broder 1997): the share of the shorter text's runs that also stand
in the longer one. Long quotations are left out first, because independent reports quote the same statement. A
translation shares no run of words and is not found here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

#: Words in a run. Shorter runs join independent reports by the set phrases of courts («to two years in prison»).
RUN: Final = 5
#: Measured: reprints share 0.6 or more of their runs, independent short reports of one verdict 0.3 or less.
SHARED: Final = 0.5
#: Words that must be left for quotations to be set aside; a text of nearly nothing but quotations is compared whole.
_ENOUGH: Final = 12

_WORD: Final = re.compile(r"\w+")
_QUOTATION: Final = re.compile(r"«[^«»]{25,}»|[“„][^“”„]{25,}[”“]|\"[^\"\n]{25,}\"")
_REMEMBERED: Final = 256


def are_copies(first: str, second: str) -> bool:
    """Whether at least half of the shorter text's runs of words stand in the other. Texts without a word are not."""
    one, two = word_runs(first), word_runs(second)
    shorter = min(len(one), len(two))
    return bool(shorter) and len(one & two) >= SHARED * shorter


@lru_cache(maxsize=_REMEMBERED)
def word_runs(text: str) -> frozenset[str]:
    """Every run of :data:`RUN` words, case and punctuation aside; a shorter text is one run."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    words = _WORD.findall(_QUOTATION.sub(" ", plain))
    if len(words) < _ENOUGH:
        words = _WORD.findall(plain)
    if not words:
        return frozenset()
    return frozenset(" ".join(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))
