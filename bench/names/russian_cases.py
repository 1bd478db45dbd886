"""Puts invented people into the Russian cases with pytrovich, a peer that shares nothing with the matcher."""

from __future__ import annotations

import importlib
from functools import cache
from typing import Any

CASES = {"g": "GENITIVE", "d": "DATIVE", "a": "ACCUSATIVE", "i": "INSTRUMENTAL", "p": "PREPOSITIONAL"}
_IN_IYA = {"g": "ии", "d": "ии", "a": "ию", "i": "ией", "p": "ии"}  # pytrovich writes «Алиёй»


@cache
def _tools() -> tuple[Any, Any]:
    """Raises ``ImportError`` without pytrovich."""
    enums = importlib.import_module("pytrovich.enums")
    return enums, importlib.import_module("pytrovich.maker").PetrovichDeclinationMaker()


def decline(given: str, surname: str, female: bool, case: str) -> tuple[str, str]:
    """Both words in a case (a key of :data:`CASES`; anything else is the nominative)."""
    if case not in CASES:
        return given, surname
    enums, maker = _tools()
    gender = enums.Gender.FEMALE if female else enums.Gender.MALE
    to = getattr(enums.Case, CASES[case])
    first = maker.make(enums.NamePart.FIRSTNAME, gender, to, given)
    if given.endswith("ия"):
        first = given[:-2] + _IN_IYA[case]
    return first, maker.make(enums.NamePart.LASTNAME, gender, to, surname)
