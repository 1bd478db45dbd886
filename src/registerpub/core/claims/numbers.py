"""Numbers as the press writes them, in digits and in words, in all cases of the three languages. No units here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_ENGLISH_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_RUSSIAN = {
    1: "один одна одно одного одной одному одним одну",
    2: "два две двух двум двумя двое двоих двоим",
    3: "три трех трем тремя трое троих троим",
    4: "четыре четырех четырем четырьмя четверо четверых четверым",
    5: "пять пяти пятью пятеро пятерых",
    6: "шесть шести шестью шестеро шестерых",
    7: "семь семи семью семеро семерых",
    8: "восемь восьми восемью",
    9: "девять девяти девятью",
    10: "десять десяти десятью",
    11: "одиннадцать одиннадцати",
    12: "двенадцать двенадцати",
    13: "тринадцать тринадцати",
    14: "четырнадцать четырнадцати",
    15: "пятнадцать пятнадцати",
    16: "шестнадцать шестнадцати",
    17: "семнадцать семнадцати",
    18: "восемнадцать восемнадцати",
    19: "девятнадцать девятнадцати",
    20: "двадцать двадцати",
    30: "тридцать тридцати",
    40: "сорок сорока",
    50: "пятьдесят пятидесяти",
    60: "шестьдесят шестидесяти",
    70: "семьдесят семидесяти",
    80: "восемьдесят восьмидесяти",
    90: "девяносто девяноста",
    100: "сто ста",
}
_KAZAKH = {
    1: "бір",
    2: "екі",
    3: "үш",
    4: "төрт",
    5: "бес",
    6: "алты",
    7: "жеті",
    8: "сегіз",
    9: "тоғыз",
    10: "он",
    20: "жиырма",
    30: "отыз",
    40: "қырық",
    50: "елу",
    60: "алпыс",
    70: "жетпіс",
    80: "сексен",
    90: "тоқсан",
    100: "жүз",
}
_KAZAKH_COLLECTIVE = {2: "екеу", 3: "үшеу", 4: "төртеу", 5: "бесеу", 6: "алтау", 7: "жетеу"}

#: Words that stand in the place of a number without telling it.
INDEFINITE: Mapping[str, tuple[str, ...]] = {
    "en": ("several", "a few", "some"),
    "ru": ("несколько", "нескольких", "нескольким"),
    "kk": ("бірнеше",),
}
_DIGITS = r"\d{1,4}(?:[.,]\d{1,2})?(?:[ -]1/2|½)?"
_ORDINAL_TAIL = {"en": "", "ru": r"(?:-?(?:ти|х|м|ми|и|мя))?", "kk": ""}


@cache
def word_values(language: str) -> Mapping[str, int]:
    """Every folded number word of ``language`` with its value."""
    if language == "en":
        return {word: value for value, word in enumerate(_ENGLISH.split())} | _ENGLISH_TENS
    if language == "ru":
        return {word: value for value, words in _RUSSIAN.items() for word in words.split()}
    return {word: value for value, word in _KAZAKH.items()} | {
        word: value for value, word in _KAZAKH_COLLECTIVE.items()
    }


@cache
def number_source(language: str) -> str:
    """Source of a regular expression (no groups) for one number in digits or in words, with a half where usual."""
    words = "|".join(sorted(map(re.escape, word_values(language)), key=len, reverse=True))
    if language == "ru":
        spelled = rf"полутора|полтор[аы]|(?:{words})(?:[ -](?:{words}))?(?: с половиной)?"
        digits = _DIGITS + _ORDINAL_TAIL["ru"] + "(?: с половиной)?"
    elif language == "kk":
        spelled = rf"(?:{words})(?: (?:{words}))?(?: жарым)?"
        digits = _DIGITS + "(?: жарым)?"
    else:
        spelled = rf"(?:{words})(?:[ -](?:{words}))?(?:[ -]and[ -]a[ -]half)?"
        digits = _DIGITS
    return rf"(?:{digits}|{spelled})(?!\d)"


def indefinite_source(language: str) -> str:
    return "|".join(INDEFINITE[language])


def parse_number(text: str, language: str) -> float | None:
    """The value of a folded number that :func:`number_source` matched; None for an indefinite word."""
    text = text.strip()
    digits = re.match(r"(\d+)(?:[.,](\d+))?", text)
    half = 0.5 if re.search(r"1/2|½|половиной|жарым|half", text) else 0.0
    if digits:
        fraction = float("0." + digits[2]) if digits[2] else 0.0
        return int(digits[1]) + fraction + half
    if text.startswith(("полтор", "полутора")):
        return 1.5
    values = word_values(language)
    known = [values[word] for word in re.split(r"[ -]", text) if word in values]
    return float(_join(known)) + half if known else None


def _join(values: list[int]) -> int:
    """Tens and units add up (twenty-one); two values that cannot be one number keep the last."""
    total = values[0]
    for value in values[1:]:
        total = total + value if value < 10 <= total and total % 10 == 0 else value
    return total


def whole_number(text: str, language: str) -> int | None:
    """As :func:`parse_number`, but only a whole number counts."""
    value = parse_number(text, language)
    return int(value) if value is not None and value == int(value) else None
