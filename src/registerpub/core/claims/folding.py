"""One letter for one letter: text as the rules compare it. Offsets into folded text are offsets into the text itself.

Lower case, ё as е, one kind of dash, quote and apostrophe, white space a plain space. Nothing is added or removed.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_SPACES = "\u00a0\u2009\u202f\u2007\t\n\r"
_APOSTROPHES = "\u2019\u02bc\u2018"
_QUOTES = "\u00ab\u00bb\u201c\u201d\u201e\u201f"
_TABLE = str.maketrans(
    {"ё": "е"}
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_APOSTROPHES, "'")
    | dict.fromkeys(_QUOTES, '"')
)

#: Letters that only Kazakh uses among the three languages.
KAZAKH_LETTERS = frozenset("әіңғүұқөһӘІҢҒҮҰҚӨҺ")
_LATIN = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_CYRILLIC = re.compile("[\u0400-\u052f]+")
#: Letters of this block begin in UTF-8 with one of these bytes, which begin nothing else but for the last of them.
_CYRILLIC_LEADS, _LAST_LEAD = b"\xd0\xd1\xd2\xd3\xd4", b"\xd4"
_KAZAKH = re.compile("[" + "".join(sorted(KAZAKH_LETTERS)) + "]+")


def fold(text: str) -> str:
    """``text`` in comparable form, of exactly the same length."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(letter.lower()[0] for letter in text)
    return lowered.translate(_TABLE)


@lru_cache(maxsize=512)
def occurs(pattern: re.Pattern[str], text: str) -> bool:
    """Whether ``pattern`` is found in ``text``: what is asked of one sentence for each of its triggers costs once."""
    return pattern.search(text) is not None


def detect_language(text: str) -> str:
    """``kk``, ``ru``, ``en`` or ``und`` by alphabet: Kazakh letters decide between the two Cyrillic languages."""
    written = text.encode("utf-8", "surrogatepass")
    latin = len(written) - len(written.translate(None, _LATIN))
    cyrillic = len(written) - len(written.translate(None, _CYRILLIC_LEADS))
    if _LAST_LEAD in written:
        cyrillic = sum(map(len, _CYRILLIC.findall(text)))
    kazakh = sum(map(len, _KAZAKH.findall(text))) if cyrillic else 0
    if cyrillic + latin == 0:
        return "und"
    if latin > cyrillic:
        return "en"
    return "kk" if kazakh * 25 > cyrillic else "ru"
