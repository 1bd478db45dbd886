"""Masks what registerpub must not keep: personal numbers, phones, bank cards and accounts, e-mail addresses.

Applied to tidy text (no invisible characters) before any of it leaves ``core.reading``; offsets stay true. Years, sums
in groups, numbers of cases, articles and books stay. Digits count in every script.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

MASK = "█"
_GAP = r"(?:[^\S\n]|[-\u2010-\u2015])"
_ACCOUNT = re.compile(rf"(?<![^\W_])KZ{_GAP}?\d{{2}}(?:{_GAP}?[A-Z0-9]){{16}}(?![^\W_])", re.IGNORECASE)
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[^\W\d_]{2,24}(?![\w-])")
_LONG = re.compile(rf"(?<![\d/.])\d(?:{_GAP}?\d){{13,}}(?![\d/])")
_IIN = re.compile(r"(?<!\d)\d{12}(?!\d)")
#: Twelve digits in halves or fours are no sum of money; in threes they may be one.
_IIN_IN_GROUPS = re.compile(
    rf"(?<!\d)(?:\d{{6}}{_GAP}\d{{6}}|\d{{6}}{_GAP}\d{{3}}{_GAP}\d{{3}}|\d{{6}}{_GAP}\d{{2}}{_GAP}\d{{4}}|"
    rf"\d{{2}}{_GAP}\d{{2}}{_GAP}\d{{2}}{_GAP}\d{{6}}|\d{{4}}{_GAP}\d{{4}}{_GAP}\d{{4}}|\d(?:{_GAP}\d){{11}})(?!\d)"
)
_IIN_IN_THREES = re.compile(rf"(?<!\d)\d{{3}}(?:{_GAP}\d{{3}}){{3}}(?!\d)")
_BETWEEN = rf"(?:{_GAP}|[().])*"
_LOCAL = (
    rf"(?:\d{{3}}{_BETWEEN}\d{{2}}{_BETWEEN}\d{{2}}|\d{{2}}{_BETWEEN}\d{{2}}{_BETWEEN}\d{{3}}|\d{{4}}{_BETWEEN}\d{{3}})"
)
_PHONES = (
    re.compile(rf"(?<![\d/.,])(?:\+{_BETWEEN}7|00{_GAP}?7|[78]){_BETWEEN}7\d{{2}}{_BETWEEN}{_LOCAL}(?!\d)"),
    re.compile(rf"(?<![\d/.,])\+{_BETWEEN}(?:7{_BETWEEN}[3-9]\d{{2}}|99[2-68]|37\d|38\d)(?:{_BETWEEN}\d){{7,9}}(?!\d)"),
    re.compile(rf"(?<!\d)\({_GAP}?7\d{{2}}{_GAP}?\){_BETWEEN}{_LOCAL}(?!\d)"),
)
_CALLED = re.compile(
    rf"(?<!\w)(?:тел(?:ефон\w*)?|моб|ұялы|сотовый|ватсап|whats?app|phone|tel|cell)\W{{0,4}}"
    rf"(?P<number>\+?\d(?:{_BETWEEN}\d){{5,14}})(?![\d/])",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
#: Paragraphs of nothing but digits, as cells of a form give them, one after the other.
_CELLS = re.compile(r"(?:(?<=\n\n)|\A)[\d() +-]{1,14}(?:\n\n[\d() +-]{1,14})+(?=\n\n|\Z)")
_FEWEST_DIGITS = 6
# Lengths and first digits that card schemes use; a random long number passes the checksum one time in ten.
_SCHEMES = {14: ("30", "36", "38"), 15: ("34", "37"), 16: ("2", "3", "4", "5", "6"), 18: ("62",), 19: ("4", "6")}

_Spans = Iterator[tuple[int, int]]


def mask_private(text: str) -> tuple[str, int]:
    """``text`` with private numbers covered by as many ``█``, and how many were covered. The length never changes."""
    if "@" not in text and len(_DIGIT.findall(text)) < _FEWEST_DIGITS:
        return text, 0
    count = 0
    for find in (_accounts, _cards, _personal_numbers, _phones):
        spans = list(find(_OTHER_DIGIT.sub(lambda digit: str(int(digit[0])), text)))
        for start, end in spans:
            text = text[:start] + MASK * (end - start) + text[end:]
        count += len(spans)
    return text, count


def mask_paragraphs(paragraphs: Sequence[str]) -> list[str]:
    """Each paragraph masked, and those numbers as well that are spread over several, a few digits in each."""
    text = "\n\n".join(mask_private(paragraph)[0] for paragraph in paragraphs)
    return _CELLS.sub(_masked_cells, text).split("\n\n") if paragraphs else []


def _masked_cells(cells: re.Match[str]) -> str:
    """The digits of all cells in a row are asked; where they hold a private number the whole row is covered."""
    row = "".join(letter for letter in cells[0] if letter.isdecimal() or letter == "+")
    if not mask_private(row)[1]:
        return cells[0]
    return re.sub(r"[\d+]", MASK, cells[0])


def _accounts(text: str) -> _Spans:
    for pattern in (_ACCOUNT, _MAIL):
        yield from (match.span() for match in pattern.finditer(text))


def _cards(text: str) -> _Spans:
    """Card numbers, also inside a longer row of groups («12 4111 1111 1111 1111»)."""
    for run in _LONG.finditer(text):
        places = [run.start() + index for index, letter in enumerate(run[0]) if letter.isdecimal()]
        begins = [n for n, place in enumerate(places) if n == 0 or places[n - 1] != place - 1]
        ends = {n + 1 for n, place in enumerate(places) if n + 1 == len(places) or places[n + 1] != place + 1}
        digits = "".join(text[place] for place in places)
        done = 0
        for begin in begins:
            length = next((one for one in _SCHEMES if begin + one in ends and _is_card(digits[begin : begin + one])), 0)
            if length and begin >= done:
                done = begin + length
                yield places[begin], places[done - 1] + 1


def _personal_numbers(text: str) -> _Spans:
    yield from (match.span() for match in _IIN.finditer(text))
    yield from _spans(_IIN_IN_GROUPS, text, _begins_with_birth_date)
    yield from _spans(_IIN_IN_THREES, text, lambda digits: _begins_with_birth_date(digits) and _passes_iin(digits))


def _phones(text: str) -> _Spans:
    taken: list[tuple[int, int]] = []
    found = [match.span() for pattern in _PHONES for match in pattern.finditer(text)]
    found += [match.span("number") for match in _CALLED.finditer(text)]
    for start, end in sorted(found):
        if not taken or start >= taken[-1][1]:
            taken.append((start, end))
    return iter(taken)


def _spans(pattern: re.Pattern[str], text: str, is_private: Callable[[str], bool]) -> _Spans:
    for match in pattern.finditer(text):
        if is_private("".join(_DIGIT.findall(match[0]))):
            yield match.span()


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


def _passes_iin(digits: str) -> bool:
    """The check digit of an IIN: weights 1 to 11, and where that gives ten, weights 3 to 11, 1, 2."""
    numbers = [int(digit) for digit in digits]
    check = sum(number * weight for number, weight in zip(numbers, range(1, 12), strict=False)) % 11
    if check == 10:
        weights = (3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2)
        check = sum(number * weight for number, weight in zip(numbers, weights, strict=False)) % 11
    return check == numbers[11]
