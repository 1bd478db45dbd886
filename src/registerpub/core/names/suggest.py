"""Suggested spellings of a name in another language, for an editor to check. Never used to decide who a person is.

Spelling of names is habit, not a function: a suggestion follows the regular values of the letters (RFE/RL style for
English, the practice of Russian-language media for Russian) and knows no exceptions.
"""

from __future__ import annotations

import re
from typing import Final

from registerpub.core.names.arabic import ARABIC
from registerpub.core.names.fold import mend
from registerpub.core.names.letters import KAZAKH_CYRILLIC, KAZAKH_LATIN, is_cyrillic_word

_PARTS: Final = re.compile(r"[^\s.\-]+|[\s.\-]+")
_LETTERS: Final = re.compile(r"[^\W\d_]")
_VOWEL: Final = "аәеёиоөуұүыіэюя"

_ENGLISH_FROM_KAZAKH: Final = {
    **dict(zip("абвгдезийклмнопрстуфыэәөұүіқһ", "abvgdeziiklmnoprstufyeaouuiqh", strict=True)),
    "ё": "yo",
    "ж": "zh",
    "х": "kh",
    "ц": "ts",
    "ч": "ch",
    "ш": "sh",
    "щ": "shch",
    "ъ": "",
    "ь": "",
    "ю": "yu",
    "я": "ya",
    "ғ": "gh",
    "ң": "ng",
}
_RUSSIAN_FROM_KAZAKH: Final = str.maketrans("әғқңөұүһі", "агкноуухи")

# Latin -> Cyrillic, longest first; both target languages, then what differs.
_COMMON: Final = (
    ("shch", "щ"), ("dzh", "дж"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"),
    ("iya", "ия"), ("yev", "ев"), ("iye", "ие"), ("ya", "я"), ("yu", "ю"), ("yo", "ё"), ("ye", "е"), ("ks", "кс"),
    ("x", "кс"), ("j", "ж"), ("w", "у"), ("c", "к"),
)  # fmt: skip
_LATIN: Final = {
    "kk": dict((*_COMMON, ("gh", "ғ"), ("q", "қ"), ("ng", "ң"), ("h", "һ"))),
    "ru": dict((*_COMMON, ("gh", "г"), ("q", "к"), ("h", "х"))),
}
_SINGLE: Final = dict(zip("abvgdezklmnoprstufy", "абвгдезклмнопрстуфы", strict=True))
_MARKED: Final = (
    ("ş", "sh"), ("ğ", "gh"), ("ǧ", "gh"), ("ǵ", "gh"), ("ŋ", "ng"), ("ñ", "ng"), ("ń", "ng"), ("ä", "a"), ("á", "a"),
    ("ö", "o"), ("ó", "o"), ("ü", "u"), ("ú", "u"), ("ū", "u"), ("ý", "u"), ("j", "zh"), ("ç", "ch"),
)  # fmt: skip


def transliterate(full: str, language: str) -> str | None:
    """A suggested form of a whole name in ``kk``, ``ru`` or ``en``; ``None`` for another language or script."""
    if language not in ("kk", "ru", "en") or not _LETTERS.search(full):
        return None
    kazakh = bool(KAZAKH_CYRILLIC.intersection(full.lower()))
    parts = [_part(part, language, kazakh) for part in _PARTS.findall(full.strip())]
    return None if None in parts else "".join(part for part in parts if part is not None)


def _part(part: str, language: str, kazakh: bool) -> str | None:
    if not _LETTERS.search(part):
        return part
    if ARABIC.search(part):
        return None
    word = mend(part)
    if is_cyrillic_word(word):
        written = _from_cyrillic(word, language, kazakh)
    elif all(letter < "\u0250" for letter in word):
        written = _from_latin(word, language)
    else:
        return None
    return _same_case(part, written)


def _same_case(original: str, written: str) -> str:
    if original.isupper() and len(original) > 1:
        return written.upper()
    return written[:1].upper() + written[1:] if original[:1].isupper() else written


def _from_cyrillic(word: str, language: str, kazakh: bool) -> str:
    if language == "en":
        return _english(word, kazakh)
    if language == "ru":
        word = re.sub("^ы", "и", word) if kazakh or word[:1] == "ы" else word
        return re.sub("йы", "и", word).translate(_RUSSIAN_FROM_KAZAKH)
    return word if kazakh else _kazakh_letters(word)


def _english(word: str, kazakh: bool) -> str:
    word = re.sub("[иы]й$", "и" if kazakh else "ы", word)
    return "".join(_ENGLISH_FROM_KAZAKH.get(letter, letter) for letter in word)


def _kazakh_letters(word: str) -> str:
    """к and г beside a back vowel are usually қ and ғ in a Kazakh name."""
    word = re.sub("к(?=[аоуы])|(?<=[аоуы])к$", "қ", word)
    return re.sub("г(?=[аоуы])|(?<=[аоуы])г$", "ғ", word)


def _from_latin(word: str, language: str) -> str:
    if language == "en":
        return _plain_latin(word)
    table = _LATIN[language]
    written, at = "", 0
    word = _plain_latin(word)
    while at < len(word):
        for length in (4, 3, 2, 1):
            piece = table.get(word[at : at + length])
            if piece is not None and len(word) - at >= length:
                written, at = written + piece, at + length
                break
        else:
            written, at = written + _letter(word, at, written, language), at + 1
    return written


def _plain_latin(word: str) -> str:
    if KAZAKH_LATIN.intersection(word):
        dotless = "ı" in word
        for marked, plain in _MARKED:
            word = word.replace(marked, plain)
        word = word.replace("ı", "i" if not dotless or "y" in word else "y")
    return word.replace("'", "")


def _letter(word: str, at: int, written: str, language: str) -> str:
    """A single Latin letter; i and y depend on what stands before and after."""
    letter = word[at]
    if letter not in "iy":
        return _SINGLE.get(letter, letter)
    after_vowel = written[-1:] in _VOWEL and bool(written)
    if after_vowel:
        return "й"
    if letter == "y":
        if at == len(word) - 1 and language == "ru":
            return "ий"
        return "ы" if written or language == "kk" else "и"
    return "и"
