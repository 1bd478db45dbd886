"""Penalties and security levels that the glossary knows in all languages: closed lists of the words that name them."""

from __future__ import annotations

import re

from registerpub.core.notices.message import Wording
from registerpub.core.notices.phrases import PHRASES

_PENALTIES = (
    ("fine", r"(?:an?\s+)?fine|штраф\w{0,3}|айыппұл\w{0,3}"),
    (
        "restricted_freedom",
        r"(?:restricted freedom|freedom limitation)|ограничени\w+ свободы|бас бостандығын шектеу\w*",
    ),
    ("correctional_work", r"correctional (?:work|labou?r)|исправительны\w+ работ\w*|түзеу жұмыс\w*"),
    ("community_service", r"community service|общественны\w+ работ\w*|қоғамдық жұмыс\w*"),
    ("suspended", r"(?:an?\s+)?suspended sentence|условное осуждение|условный срок|шартты түрде соттау"),
    ("imprisonment", r"imprisonment|лишени\w+ свободы|бас бостандығынан айыру"),
)
_LEVELS = (
    ("minimum", r"minimum|минимальн|барынша төмен"),
    ("medium", r"medium|средн|орташа"),
    ("maximum", r"maximum|максимальн|барынша жоғары"),
    ("extreme", r"extraordinary|чрезвычайн|төтенше"),
    ("full", r"\bfull|\bполн|толық"),
)


def find_penalty(text: str, wording: Wording) -> str:
    """The penalty that ``text`` names and nothing more, by its words or its key, in the language of ``wording``."""
    for key, pattern in _PENALTIES:
        if text == key or re.fullmatch(pattern, text.strip(), re.IGNORECASE):
            return PHRASES[f"penalty.{key}"].put(wording)
    return ""


def find_level(text: str, wording: Wording) -> str:
    """The security level that ``text`` speaks of; "" if it names none or several."""
    found = [key for key, pattern in _LEVELS if re.search(pattern, text, re.IGNORECASE)]
    return PHRASES[f"level.{found[0]}"].put(wording) if len(found) == 1 else ""
