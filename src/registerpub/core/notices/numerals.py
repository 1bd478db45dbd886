"""Terms with their years and months in words, as newspapers print them: "five years", «к пяти годам», «бес жылға».

Days stay in figures («15 суток»). So does the whole term where a number is larger than the words listed here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from registerpub.core.notices.dates import Case, format_term
from registerpub.core.records import Term

_EN: Final = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)
#: Kazakh numerals do not decline before a noun.
_KK_UNITS: Final = ("бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
_KK: Final = (*_KK_UNITS, "он", *(f"он {unit}" for unit in _KK_UNITS), "жиырма")
#: Russian from five to twenty: only the last letter changes.
_RU_STEMS: Final = (
    "пят",
    "шест",
    "сем",
    "восем",
    "девят",
    "десят",
    "одиннадцат",
    "двенадцат",
    "тринадцат",
    "четырнадцат",
    "пятнадцат",
    "шестнадцат",
    "семнадцат",
    "восемнадцат",
    "девятнадцат",
    "двадцат",
)
_RU_DIRECT: Final = ("один", "два", "три", "четыре", *(f"{stem}ь" for stem in _RU_STEMS))
_RU_OBLIQUE: Final = tuple("восьми" if stem == "восем" else f"{stem}и" for stem in _RU_STEMS)
_RU: Final[Mapping[Case, tuple[str, ...]]] = {
    "nominative": _RU_DIRECT,
    "accusative": _RU_DIRECT,
    "genitive": ("одного", "двух", "трёх", "четырёх", *_RU_OBLIQUE),
    "dative": ("одному", "двум", "трём", "четырём", *_RU_OBLIQUE),
}
LARGEST: Final = len(_EN)


def term_in_words(term: Term, language: str, case: Case = "nominative") -> str:
    """``term`` as stated, in the case that its sentence asks for. An empty term gives ""."""
    written = format_term(term, language, case)
    spelled = [number for number in (term.years, term.months) if number]
    if any(number > LARGEST for number in spelled):
        return written
    words = _RU[case] if language == "ru" else {"kk": _KK, "en": _EN}[language]
    numbers = iter(spelled)  # years and months stand before days
    return re.sub(r"\d+", lambda figures: words[next(numbers) - 1], written, count=len(spelled)) if spelled else written
