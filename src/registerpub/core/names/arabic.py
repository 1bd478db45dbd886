"""Kazakh in Arabic letters (төте жазу) -> Kazakh Cyrillic, so that names written so can be looked up.

The script writes front and back vowels alike; a hamza, or one of the letters ە, ك and گ, makes the whole word front.
Without them a word is read as back, which the keys of names forgive.
"""

from __future__ import annotations

import re
from typing import Final

ARABIC: Final = re.compile("[\u0600-\u06ff]")
_HAMZA: Final = "\u0674\u0621"
FRONT: Final = re.compile(f"[{_HAMZA}\u06d5\u0643\u06a9\u06af]")
WITH_HAMZA: Final = str.maketrans(
    {"\u0675": "\u0674\u0627", "\u0676": "\u0674\u0648", "\u0677": "\u0674\u06c7", "\u0678": "\u0674\u0649"}
)
_LETTERS: Final = {
    "ا": "а", "ب": "б", "ۆ": "в", "گ": "г", "ع": "ғ", "د": "д", "ە": "е", "ج": "ж", "ز": "з", "ي": "и", "ی": "и",
    "ك": "к", "ک": "к", "ق": "қ", "ل": "л", "م": "м", "ن": "н", "ڭ": "ң", "و": "о", "پ": "п", "ر": "р", "س": "с",
    "ت": "т", "ۋ": "у", "ۇ": "ұ", "ف": "ф", "ح": "х", "ھ": "һ", "ه": "һ", "چ": "ч", "ش": "ш", "ى": "ы",
}  # fmt: skip
BACK_WORD: Final = str.maketrans({**_LETTERS, **dict.fromkeys(_HAMZA, "")})
FRONT_WORD: Final = str.maketrans({**_LETTERS, "ا": "ә", "و": "ө", "ۇ": "ү", "ى": "і", **dict.fromkeys(_HAMZA, "")})
_GLIDE: Final = re.compile("(?<=[аәеоөұүыі])и")


def from_arabic(word: str) -> str:
    """The word in Kazakh Cyrillic; letters that are not Arabic stay as they are."""
    word = word.translate(WITH_HAMZA)
    return _GLIDE.sub("й", word.translate(FRONT_WORD if FRONT.search(word) else BACK_WORD))
