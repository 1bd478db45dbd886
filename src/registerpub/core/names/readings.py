"""What one written word may be: a base form, and the case, sex and language in which it would stand.

Holds the shared vocabulary of the two inflection files and the rule of agreement between a given name and a surname.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Mode = Literal["bare", "ru", "kk"]
Agreement = Literal["agrees", "differs"]

NOMINATIVE: Final = 1
GENITIVE: Final = 2
DATIVE: Final = 4
ACCUSATIVE: Final = 8
INSTRUMENTAL: Final = 16
PREPOSITIONAL: Final = 32
EVERY_CASE: Final = 63

SURNAME: Final = 1
GIVEN: Final = 2
PATRONYMIC: Final = 4
ANY_ROLE: Final = 7

MALE: Final = 1
FEMALE: Final = 2
ANY_SEX: Final = 3


class Reading(NamedTuple):
    """One analysis of a word. ``cases``, ``sexes`` and ``roles`` are sets of the flags above.

    ``doubtful`` marks a reading by a suffix that also ends ordinary names, or a plural: never strong evidence.
    ``plural`` marks the name of a family, which names somebody only where given names are listed before it.
    ``gendered`` marks a base whose ending shows its sex in Russian (-ов, -ова, -ский, -ская).
    """

    base: str
    mode: Mode
    cases: int = NOMINATIVE
    sexes: int = ANY_SEX
    roles: int = ANY_ROLE
    doubtful: bool = False
    gendered: bool = False
    plural: bool = False


def agreement(given: Reading, surname: Reading, given_first: bool) -> Agreement | None:
    """Whether the two words can be one name. ``None``: they cannot; ``differs``: only with a slip of grammar.

    Kazakh puts one suffix on the last word; Russian declines both words alike.
    """
    last, first = (surname, given) if given_first else (given, surname)
    if first.mode == "kk":
        return None
    if last.mode == "kk":
        return "agrees" if first.mode == "bare" else None
    if not given.sexes & surname.sexes:
        return None
    return "agrees" if given.cases & surname.cases else "differs"
