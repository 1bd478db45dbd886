"""Base forms of a name met in a declined form, to be offered to an editor as the name of a new person."""

from __future__ import annotations

from typing import Final, NamedTuple

from registerpub.core.names import inflect_kk, inflect_ru
from registerpub.core.names import readings as r
from registerpub.core.names.fold import mend
from registerpub.core.names.letters import VOWELS, is_cyrillic_word
from registerpub.core.names.readings import Reading
from registerpub.core.names.words import is_patronymic

_MOST: Final = 8
_FAMILY_ENDINGS: Final = ("ов", "ев", "ин", "ын", "ова", "ева", "ина", "ына", "ov", "ev", "in", "ova", "eva", "ina")
_LONG_SUFFIX: Final = 3


class _Whole(NamedTuple):
    penalty: int
    bases: tuple[str, ...]


def nominative_candidates(surface: str, language: str) -> tuple[str, ...]:
    """Possible base forms of a declined full name in ``ru`` or ``kk``, best first; the surface itself is among them.

    Words keep their order and capitals. For other languages the answer is the surface alone.
    """
    words = surface.split()
    if not words:
        return ()
    if language == "kk":
        return _kazakh(words)
    if language == "ru":
        return _russian(words)
    return (" ".join(words),)


def _kazakh(words: list[str]) -> tuple[str, ...]:
    last = mend(words[-1])
    ranked = sorted((_kazakh_penalty(last, reading), reading.base) for reading in _kazakh_readings(last))
    found = dict.fromkeys(" ".join((*words[:-1], restore(words[-1], base))) for _, base in ranked)
    return tuple(found)[:_MOST]


def _kazakh_readings(word: str) -> tuple[Reading, ...]:
    return (Reading(word, "bare"), *inflect_kk.suffix_readings(word))


def _kazakh_penalty(word: str, reading: Reading) -> int:
    """Less is likelier: a known family ending bare, then a stem left by a long suffix, then the word as it is."""
    family = reading.base.endswith((*_FAMILY_ENDINGS, "ұлы", "қызы"))
    if reading.mode == "bare":
        return 0 if family else 4
    if reading.doubtful and family:
        return 3
    if reading.doubtful or _syllables(reading.base) < 1:
        return 6
    removed = len(word) - len(reading.base)
    if reading.base.endswith(("ұлы", "улы", "қызы", "кызы")):
        return -1
    if family:
        return 1
    long_stem = _syllables(reading.base) > 1
    return 2 if long_stem or (removed >= _LONG_SUFFIX and word.endswith("ң")) else 5


def _syllables(word: str) -> int:
    return sum(letter in VOWELS for letter in word)


def _russian(words: list[str]) -> tuple[str, ...]:
    roles = _roles(words)
    wholes = [_Whole(0, ())]
    cases_and_sexes = [(r.EVERY_CASE, r.ANY_SEX)]
    for word, role in zip(words, roles, strict=True):
        grown: list[tuple[_Whole, tuple[int, int]]] = []
        for whole, (cases, sexes) in zip(wholes, cases_and_sexes, strict=True):
            for reading in _russian_readings(mend(word), role):
                if cases & reading.cases and sexes & reading.sexes:
                    step = _Whole(whole.penalty + _russian_penalty(reading, role), (*whole.bases, reading.base))
                    grown.append((step, (cases & reading.cases, sexes & reading.sexes)))
        grown = sorted(grown, key=lambda one: one[0].penalty)[: 4 * _MOST]
        wholes, cases_and_sexes = [one[0] for one in grown], [one[1] for one in grown]
    found = [" ".join(map(restore, words, whole.bases)) for whole in wholes]
    return tuple(dict.fromkeys((*found, " ".join(words))))[:_MOST]


def _roles(words: list[str]) -> list[int]:
    """Given name first, surname last; «Surname Given Patronymic» is known by its patronymic."""
    if len(words) == 1:
        return [r.SURNAME]
    if len(words) > 2 and is_patronymic(mend(words[-1])):
        return [r.SURNAME, r.GIVEN] + [r.PATRONYMIC] * (len(words) - 2)
    middle = [r.PATRONYMIC if is_patronymic(mend(word)) else r.GIVEN for word in words[1:-1]]
    return [r.GIVEN, *middle, r.SURNAME]


def _russian_readings(word: str, role: int) -> list[Reading]:
    if len(word.rstrip(".")) < 2 or not is_cyrillic_word(word):
        return [Reading(word, "bare", r.EVERY_CASE)]
    oblique = [reading for reading in inflect_ru.oblique_readings(word) if reading.roles & role]
    if role == r.SURNAME and any(reading.gendered for reading in oblique) and not word.endswith("ова"):
        oblique = [reading for reading in oblique if reading.gendered]
        return [*oblique, *(reading for reading in inflect_ru.base_readings(word) if reading.gendered)]
    return [reading for reading in inflect_ru.base_readings(word) if reading.roles & role] + oblique


def _russian_penalty(reading: Reading, role: int) -> int:
    """A word that agrees in an oblique case was declined; a bare word that could be declined is likelier a base."""
    if role == r.SURNAME and reading.gendered:
        return 0
    if reading.mode == "bare":
        return 2 if reading.base.endswith(("а", "я", "у", "ю", "ом", "ем", "ой", "е")) else 0
    if reading.cases == r.EVERY_CASE:
        return 4 if reading.base.endswith(("ой", "ей", "ом", "ем")) else 2
    return 1 if reading.base[-1] not in "аяь" else 2


def restore(original: str, base: str) -> str:
    """The base with the capitals of the word as written."""
    shared = 0
    while shared < min(len(original), len(base)) and original[shared].lower() == base[shared]:
        shared += 1
    tail = base[shared:].upper() if original.isupper() and len(original) > 1 else base[shared:]
    return original[:shared] + tail
