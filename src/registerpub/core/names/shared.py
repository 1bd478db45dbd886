"""Several given names before one surname: «Санжар и Думан Омаровы», «Sanzhar and Duman Omarov».

The last of them stands beside the surname and is found as any name; this file adds the others. The last need not be on
the register.
"""

from __future__ import annotations

from collections.abc import Iterator

from registerpub.core.names.pairs import CHECK, WEAK
from registerpub.core.names.stretch import Found, Words
from registerpub.core.names.verify import founds_apart, is_listed


def sharing(words: Words, surname: int) -> Iterator[list[Found]]:
    """Everybody of the register named before an «and» or a comma who shares the surname, a list for each given name."""
    given = surname - 1
    if words.name_before(surname) is None or not is_listed(words, given):
        return
    is_plural = any(one.reading.plural or one.reading.doubtful for one in words.tokens[surname].analysed)
    for position in _listed(words, given):
        people = founds_apart(words, surname, position, CHECK if is_plural else WEAK)
        if people:
            yield people


def _listed(words: Words, given: int) -> Iterator[int]:
    """Positions of the given names before ``given``: one before an «and», more before commas."""
    at = given - 2
    while at >= 0 and words.tokens[at].capital:
        yield at
        if at == 0 or words.text[words.tokens[at - 1].end : words.tokens[at].start].strip() != ",":
            return
        at -= 1
