"""What a person may type as a name: letters and the few signs that names are written with, nothing that hides.

A name goes from here into notices, feeds and file names of readers, so a sign that turns the line round, hides or
joins words must never get in. Says nothing about whose name it is or whether the spelling is right.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from registerpub.core.errors import InputError
from registerpub.core.names.letters import APOSTROPHES, HYPHENS

LONGEST_NAME: Final = 300
FEWEST_LETTERS: Final = 2
_SIGNS: Final = frozenset(" ." + APOSTROPHES + HYPHENS)
_MOST_MARKS: Final = 2
_LETTERS: Final = ("Lu", "Ll", "Lt", "Lo")
_WRITTEN: Final = (*_LETTERS, "Lm", "Mn", "Mc")
#: Letters and marks by category that show nothing: the joiner, fillers of Hangul and Khmer, variation selectors.
_BLANK: Final = frozenset(
    map(chr, (0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0))
) | frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))


def clean_name(full: str) -> str:
    """``full`` with single spaces and composed letters (NFC), as it is stored.

    Letters of any script, up to two marks on a letter, spaces, hyphens, apostrophes, and full stops for initials.
    Raises :class:`InputError` for an empty or too long name, fewer than two letters or any other sign; the message
    names the sign by its code point and never repeats the name.
    """
    name = unicodedata.normalize("NFC", " ".join(full.split()))
    if not name:
        raise InputError("the name is empty")
    if len(name) > LONGEST_NAME:
        raise InputError(f"the name is longer than {LONGEST_NAME} characters")
    foreign = next((sign for sign in name if not _may_stand(sign)), None) or _piled_mark(name)
    if foreign is not None:
        raise InputError(f"a name cannot hold the sign U+{ord(foreign):04X}: write letters, spaces, - ' and . only")
    if sum(unicodedata.category(sign) in _LETTERS for sign in name) < FEWEST_LETTERS:
        raise InputError(f"a name needs at least {FEWEST_LETTERS} letters")
    return name


def _may_stand(sign: str) -> bool:
    return sign in _SIGNS or (unicodedata.category(sign) in _WRITTEN and sign not in _BLANK)


def _piled_mark(name: str) -> str | None:
    """The first mark that stands on no letter or on too many other marks."""
    marks = _MOST_MARKS
    for sign in name:
        if sign.isalpha():
            marks = 0
        elif unicodedata.category(sign).startswith("M"):
            marks += 1
            if marks > _MOST_MARKS:
                return sign
        else:
            marks = _MOST_MARKS
    return None
