"""Independent origins: how many of a card's texts were written by somebody who knows it for himself.

Texts of one source, one host or one network of editions, near-copies, copies of one text that a third outlet had,
translations, and texts that say that they repeat another of the card's outlets are one origin.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from registerpub.core.changes.copies import are_copies
from registerpub.core.changes.translations import is_translation

#: Letters of the shortest outlet name that is looked for in other texts: a shorter one is too often a plain word.
_SHORTEST_NAME: Final = 4
_OPENS, _CLOSES = r"[«“„\"']?", r"[»”“\"']?"
#: Words before and after an outlet's name by which a text says from whom it has its news.
_BEFORE: Final = (
    r"(?:source|источник|дереккөз|перевод|аударма|translation|via):?|(?:first\s+)?(?:appeared|published)\s+(?:in|by|on)|"
    r"впервые\s+опубликован\w*\s+в|translated\s+(?:from|by)|"
    r"according\s+to|citing|cited\s+by|reported\s+by|as\s+reported\s+by|quoting|told|"
    r"по\s+(?:сообщени|данным|информаци|сведени)\w*|как\s+(?:сообщ|пиш|переда|уточн)\w+|со\s+ссылкой\s+на|"
    r"ссылаясь\s+на|(?:сообща|пиш|переда)\w+|сообщил[аои]?|передал[аои]?"
)
_AFTER: Final = (
    r"(?:has\s+|had\s+)?(?:reports?|reported|writes|wrote)|"
    r"(?:сообща|пиш|переда)\w+|сообщил[аои]?|передал[аои]?|"
    r"(?:деп\s+)?(?:хабарла|жаз)\w+|мәлімет\w*|дерег\w*|сілтеме\w*"
)
#: A word such as «агентство» or «сайты» between the verb and the name, or between the name and the verb.
_BETWEEN: Final = r"(?:\s+[\w.]+)?\s+"


@dataclass(frozen=True, slots=True)
class SourceText:
    """One text of a card. ``origin`` is its source or outlet as ingested, ``outlet`` the name that readers know.

    ``original`` is the same for all copies of one text, wherever it was first seen; ``None`` where nobody looked.
    ``network`` is the same for all editions of one house, empty where nothing is known of it. ``language`` is that of
    the text, or empty: then it is not looked at as a translation.
    """

    key: Hashable
    origin: str
    host: str
    outlet: str
    text: str
    original: Hashable = None
    network: str = ""
    language: str = ""


def origin_of_each(texts: Sequence[SourceText]) -> dict[Hashable, str]:
    """Key → the origin behind that text: the ``origin`` of the first text, in the order given, of its group."""
    leaders = list(range(len(texts)))

    def leader(at: int) -> int:
        while leaders[at] != at:
            at = leaders[at]
        return at

    for one, two in combinations(range(len(texts)), 2):
        first, second = leader(one), leader(two)
        if first != second and is_one_origin(texts[one], texts[two]):
            leaders[max(first, second)] = min(first, second)
    return {text.key: texts[leader(at)].origin for at, text in enumerate(texts)}


def is_one_origin(one: SourceText, two: SourceText) -> bool:
    """Whether nobody but one source stands behind both texts, as far as the texts themselves show."""
    if one.origin == two.origin or (one.host and one.host == two.host):
        return True
    if one.network and one.network == two.network:
        return True
    if one.original is not None and one.original == two.original:
        return True
    if are_copies(one.text, two.text) or _repeats(one, two) or _repeats(two, one):
        return True
    return _translates(one, two)


def translated(texts: Sequence[SourceText]) -> dict[Hashable, Hashable]:
    """Key of a text → key of the first one before it of which it may be a translation; the others are left out."""
    found: dict[Hashable, Hashable] = {}
    for one, two in combinations(texts, 2):
        if two.key not in found and _translates(one, two):
            found[two.key] = one.key
    return found


def _translates(one: SourceText, two: SourceText) -> bool:
    known = bool(one.language and two.language)
    return known and is_translation(one.text, one.language, two.text, two.language)


def _repeats(text: SourceText, told: SourceText) -> bool:
    """Whether ``text`` says that it has its news from the outlet of ``told``."""
    return any(_is_cited(name, text.text) for name in {told.outlet, told.host} if len(name) >= _SHORTEST_NAME)


def _is_cited(name: str, text: str) -> bool:
    """The name beside a word of citing, in any case that only adds letters («Заман», «по данным Замана»)."""
    if name.lower() not in text.lower():
        return False
    written = rf"(?<!\w){_OPENS}{re.escape(name)}\w{{0,4}}{_CLOSES}"
    cited = rf"\b(?:{_BEFORE}){_BETWEEN}{written}|{written}{_BETWEEN}(?:{_AFTER})"
    return re.search(cited, text, re.IGNORECASE) is not None
