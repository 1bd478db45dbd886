"""Several given names before one surname: «Санжар и Думан Омаровы», «Sanzhar and Duman Omarov».

The last of them stands beside the surname and is found as any name; this file adds the others.
"""

from __future__ import annotations

from collections.abc import Iterator

from registerpub.core.names.pairs import CHECK, WEAK
from registerpub.core.names.verify import PLURAL, Found, Words, founds_apart, is_listed


def sharing(words: Words, found: Found) -> Iterator[list[Found]]:
    """Everybody of the register who shares the surname of ``found``, a list for each given name."""
    given = found.first
    if not found.full or found.surname != found.last or found.last - given != 1:
        return
    rank = CHECK if PLURAL in found.reasons else WEAK
    for position in _listed(words, given):
        people = [
            one._replace(rank=min(one.rank, rank), full=False, reasons=(*one.reasons, "surname:shared"))
            for one in founds_apart(words, found.surname, position)
        ]
        if people:
            yield people


def _listed(words: Words, given: int) -> Iterator[int]:
    """Positions of the given names before ``given``: one before an «and», more before commas."""
    if not is_listed(words, given):
        return
    at = given - 2
    while at >= 0 and words.tokens[at].capital:
        yield at
        if at == 0 or words.text[words.tokens[at - 1].end : words.tokens[at].start].strip() != ",":
            return
        at -= 1
