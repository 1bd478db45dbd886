"""Masks what registerpub must not keep: personal numbers, phones, bank cards and accounts. Offsets stay true.

Applied before any text leaves ``core.reading``. Years, sums in groups, case numbers and article numbers stay.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

MASK = "█"
_GAP = "[ \u00a0\u2009\u202f-]"
_CARD = re.compile(rf"(?<![\d/.,-])\d(?:{_GAP}?\d){{13,18}}(?![\d/])")
_ACCOUNT = re.compile(rf"(?<![^\W_])KZ{_GAP}?\d{{2}}(?:{_GAP}?[A-Z0-9]){{16}}(?![^\W_])", re.IGNORECASE)
_IIN = re.compile(r"(?<!\d)\d{12}(?!\d)")
_IIN_IN_GROUPS = re.compile(
    rf"(?<!\d)(?:\d{{6}}{_GAP}\d{{3}}{_GAP}?\d{{3}}|\d{{4}}{_GAP}\d{{4}}{_GAP}\d{{4}}|\d{{3}}(?:{_GAP}\d{{3}}){{3}})(?!\d)"
)
_BETWEEN = rf"(?:{_GAP}|[().])*"
_PHONE = re.compile(
    rf"(?<![\d/.,])(?:\+{_BETWEEN}7|00{_GAP}?7|[78]){_BETWEEN}7\d{{2}}{_BETWEEN}\d{{3}}{_BETWEEN}\d{{2}}{_BETWEEN}\d{{2}}(?!\d)"
)
# Lengths and first digits that card schemes use; a random long number passes the checksum one time in ten.
_SCHEMES = {14: ("30", "36", "38"), 15: ("34", "37"), 16: ("2", "3", "4", "5", "6"), 18: ("62",), 19: ("4", "6")}


def mask_private(text: str) -> tuple[str, int]:
    """``text`` with private numbers covered by as many ``█``, and how many were covered. The length never changes."""
    count = 0
    steps: tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...] = (
        (_ACCOUNT, lambda found: True),
        (_CARD, lambda found: _is_card(_digits(found))),
        (_IIN, lambda found: True),
        (_IIN_IN_GROUPS, lambda found: _begins_with_birth_date(_digits(found))),
        (_PHONE, lambda found: True),
    )
    for pattern, is_private in steps:
        text, masked = _cover(text, pattern, is_private)
        count += masked
    return text, count


def _cover(text: str, pattern: re.Pattern[str], is_private: Callable[[str], bool]) -> tuple[str, int]:
    masked = 0

    def replace(match: re.Match[str]) -> str:
        nonlocal masked
        if not is_private(match[0]):
            return match[0]
        masked += 1
        return MASK * len(match[0])

    return pattern.sub(replace, text), masked


def _digits(text: str) -> str:
    """The digits of ``text`` as ASCII, whatever script they are written in."""
    return "".join(str(int(letter)) for letter in text if letter.isdecimal())


def _is_card(digits: str) -> bool:
    return digits.startswith(_SCHEMES.get(len(digits), ("-",))) and _passes_luhn(digits)


def _passes_luhn(digits: str) -> bool:
    total = 0
    for index, letter in enumerate(reversed(digits)):
        value = int(letter) * (1 + index % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def _begins_with_birth_date(digits: str) -> bool:
    """Whether the first six digits are a day as YYMMDD and the seventh a century mark, as in an IIN."""
    try:
        dt.date(2000, int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return False
    return digits[6] in "0123456"
