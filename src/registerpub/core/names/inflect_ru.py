"""Russian declension of names, read backwards: from a form to every base form it may come from.

A closed table of endings; which endings a name takes follows from its own last letters and from the sex of its
bearer, so a woman's name on a consonant does not change and «Омарова» is two different things.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from registerpub.core.names import readings as r
from registerpub.core.names.readings import Reading


class _Row(NamedTuple):
    """One paradigm. The base is the form without its ending plus one of ``restored``, and must fit ``fits``.

    ``insert``: a fleeting vowel stands before the last consonant of the base (Кравец, Кравца).
    ``endings`` are those of the genitive, dative, accusative, instrumental and prepositional.
    """

    roles: int
    sexes: int
    fits: str
    unless: str
    restored: tuple[str, ...]
    endings: tuple[str, str, str, str, str]
    insert: bool = False


_OV: Final = "(?:ов|ев|ин|ын)"
_ROWS: Final = (
    _Row(r.SURNAME, r.MALE, f"{_OV}$", "", ("",), ("а", "у", "а", "ым ом", "е")),
    _Row(r.SURNAME, r.FEMALE, f"{_OV}а$", "", ("а",), ("ой", "ой", "у", "ой ою", "ой")),
    _Row(r.SURNAME, r.MALE, "(?:[кгх]ий|ый|ой)$", "", ("ий", "ый", "ой"), ("ого", "ому", "ого", "ым им", "ом")),
    _Row(r.SURNAME, r.MALE, "[нжшчщ]ий$", "", ("ий",), ("его", "ему", "его", "им", "ем")),
    _Row(r.SURNAME, r.FEMALE, "ая$", "", ("ая",), ("ой ей", "ой ей", "ую", "ой ою ей", "ой ей")),
    _Row(r.SURNAME, r.FEMALE, "яя$", "", ("яя",), ("ей", "ей", "юю", "ей ею", "ей")),
    _Row(r.SURNAME, r.MALE, "[бвгдзклмнпрстфхғқңһ]$", f"{_OV}$", ("",), ("а", "у", "а", "ом", "е")),
    _Row(r.SURNAME, r.MALE, "[жшчщц]$", "", ("",), ("а", "у", "а", "ем ом", "е")),
    _Row(
        r.SURNAME, r.MALE, "(?:[бвгджзклмнпрстфхцчшщ]ец|ок|ек|ел)$", "бек$", ("",), ("а", "у", "а", "ом ем", "е"), True
    ),
    _Row(r.SURNAME, r.MALE, "[аеиоу]ец$", "", ("ец",), ("йца", "йцу", "йца", "йцем йцом", "йце")),
    _Row(r.SURNAME, r.MALE, "[аеиоуыэюяәөүұі]й$", "", ("й",), ("я", "ю", "я", "ем", "е и")),
    _Row(r.SURNAME | r.GIVEN, r.MALE, "ь$", "", ("ь",), ("я", "ю", "я", "ем", "е")),
    _Row(r.SURNAME, r.ANY_SEX, "[^уоэие]а$", f"{_OV}а$", ("а",), ("ы и", "е", "у", "ой ою ей ею", "е")),
    _Row(r.SURNAME, r.MALE, "(?:ов|ев)а$", "", ("а",), ("ы", "е", "у", "ой ою", "е")),
    _Row(r.SURNAME, r.ANY_SEX, "(?:ин|ын)а$", "", ("а",), ("ы", "е", "у", "ой ою", "е")),
    _Row(r.SURNAME, r.ANY_SEX, "я$", "[аяи]я$", ("я",), ("и", "е", "ю", "ей ею", "е")),
    _Row(r.SURNAME | r.GIVEN, r.ANY_SEX, "ия$", "", ("я",), ("и", "и", "ю", "ей ею", "и")),
    _Row(r.GIVEN, r.MALE, "[бвгджзклмнпрстфхцчшщғқңһ]$", "", ("",), ("а", "у", "а", "ом ем", "е")),
    _Row(r.GIVEN, r.MALE, "е[лц]$", "", ("",), ("а", "у", "а", "ом", "е"), True),
    _Row(r.GIVEN, r.MALE, "[^и]й$", "", ("й",), ("я", "ю", "я", "ем", "е")),
    _Row(r.GIVEN, r.MALE, "ий$", "", ("й",), ("я", "ю", "я", "ем", "и")),
    _Row(r.GIVEN, r.ANY_SEX, "[^уоэие]а$", "", ("а",), ("ы и", "е", "у", "ой ою ей ею", "е")),
    _Row(r.GIVEN, r.ANY_SEX, "[^и]я$", "", ("я",), ("и", "е", "ю", "ей ею", "е")),
    _Row(r.GIVEN, r.FEMALE, "ь$", "", ("ь",), ("и", "и", "", "ью", "и")),
    _Row(r.PATRONYMIC, r.MALE, "ич$", "", ("",), ("а", "у", "а", "ем", "е")),
    _Row(r.PATRONYMIC, r.FEMALE, "(?:вна|чна)$", "", ("а",), ("ы", "е", "у", "ой ою", "е")),
)
_CASES: Final = (r.GENITIVE, r.DATIVE, r.ACCUSATIVE, r.INSTRUMENTAL, r.PREPOSITIONAL)
_GENDERED: Final = re.compile(f"(?:{_OV}а?|[сц]к(?:ий|ая|ой))$")
_FLEETING: Final = re.compile("([лн])ь([цк])$|([бвгджзклмнпрстфхцчшщ])([цкл])$")
_UNCHANGING_FEMALE: Final = re.compile("[бвгджзклмнпрстфхцчшщьйғқңһ]$")
_UNCHANGING: Final = re.compile("(?:[оеиуыэюіүұө]|[уои]а|[ыи]х)$")
_SHORTEST_STEM: Final = 2
_IRREGULAR: Final = {"льв": "лев"}  # stem of the oblique cases -> base


class _Ending(NamedTuple):
    row: _Row
    fits: re.Pattern[str]
    unless: re.Pattern[str] | None
    cases: int


@lru_cache(maxsize=1)
def _endings() -> dict[str, tuple[_Ending, ...]]:
    """The table of rows turned round: ending -> the rows and cases in which it stands."""
    table: dict[str, dict[_Row, int]] = {}
    for row in _ROWS:
        for case, cell in zip(_CASES, row.endings, strict=True):
            for ending in cell.split():
                rows = table.setdefault(ending, {})
                rows[row] = rows.get(row, 0) | case
    return {
        ending: tuple(
            _Ending(row, re.compile(row.fits), re.compile(row.unless) if row.unless else None, cases)
            for row, cases in rows.items()
        )
        for ending, rows in table.items()
    }


def all_endings() -> tuple[str, ...]:
    """Every ending that is ever taken off."""
    return tuple(_endings())


def base_readings(word: str) -> tuple[Reading, ...]:
    """The word as it stands, for Russian grammar: nominative, or unchanging in every case."""
    gendered = bool(_GENDERED.search(word))
    found = [Reading(word, "bare", gendered=gendered, sexes=_sex_shown(word))]
    if _UNCHANGING.search(word):
        found.append(Reading(word, "ru", r.EVERY_CASE))
    elif _UNCHANGING_FEMALE.search(word):
        roles = r.GIVEN if gendered else r.ANY_ROLE
        found.append(Reading(word, "ru", r.EVERY_CASE, r.FEMALE, roles))
    return tuple(found)


def _sex_shown(word: str) -> int:
    """The sex that a Russian family ending shows; any where it shows none."""
    if re.search(f"{_OV}а$|[сц]кая$", word):
        return r.FEMALE
    return r.ANY_SEX


def oblique_readings(word: str) -> tuple[Reading, ...]:
    """Every base form of which a mended Cyrillic word (ё counts as е) may be an oblique case."""
    table = _endings()
    found: dict[tuple[str, int, int], int] = {}
    for length in range(1, min(4, len(word) - _SHORTEST_STEM) + 1):
        for entry in table.get(word[-length:], ()):
            for base in _bases(word[:-length], entry.row):
                if entry.fits.search(base) and not (entry.unless and entry.unless.search(base)):
                    key = (base, entry.row.sexes, entry.row.roles)
                    found[key] = found.get(key, 0) | entry.cases
    return tuple(
        Reading(base, "ru", cases, sexes, roles, gendered=bool(roles & r.SURNAME and _GENDERED.search(base)))
        for (base, sexes, roles), cases in found.items()
    )


_PLURAL: Final = re.compile("(ов|ев|ин|ын|[сц]к)(?:(ы|ие)|(ых|их)|(ым|им)|(ыми|ими))$")
_PLURAL_CASES: Final = (r.NOMINATIVE, r.GENITIVE | r.ACCUSATIVE | r.PREPOSITIONAL, r.DATIVE, r.INSTRUMENTAL)


def plural_readings(word: str) -> tuple[Reading, ...]:
    """The surnames, of a man and of a woman, of which a mended Cyrillic word may be the plural (Омаровы, Омаровых)."""
    found = _PLURAL.search(word)
    if found is None:
        return ()
    case = next(case for case, ending in zip(_PLURAL_CASES, found.groups()[1:], strict=True) if ending)
    stem = word[: found.end(1)]
    bases = (
        ((stem + "ий", r.MALE), (stem + "ая", r.FEMALE))
        if found[1].endswith("к")
        else ((stem, r.MALE), (stem + "а", r.FEMALE))
    )
    return tuple(
        Reading(base, "ru", case, sex, r.SURNAME, doubtful=True, gendered=True, plural=True) for base, sex in bases
    )


def _bases(stem: str, row: _Row) -> tuple[str, ...]:
    if not row.insert:
        bases = tuple(stem + restored for restored in row.restored)
        return (*bases, _IRREGULAR[stem]) if stem in _IRREGULAR and "" in row.restored else bases
    fleeting = _FLEETING.search(stem)
    if fleeting is None:
        return ()
    before, last = (fleeting[1], fleeting[2]) if fleeting[1] else (fleeting[3], fleeting[4])
    head = stem[: fleeting.start()] + before
    return (head + "е" + last, head + "о" + last)
