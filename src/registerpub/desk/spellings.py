"""How a card's person is called in the desk's language, and how the sources spell the name. Pure.

For somebody on record that is a name of theirs. For a candidate nobody has checked a name yet: the spelling that a
source in this language uses stands first, else a suggested form that is marked as one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from registerpub.core.names import transliterate
from registerpub.pipeline.views import CardRow


@dataclass(frozen=True, slots=True)
class Spelling:
    """``found``: the spelling in the sources where it differs from ``name``, else empty.

    ``suggested``: no source and no person wrote ``name`` so. ``written``: the languages in which a source names them.
    """

    name: str
    found: str = ""
    suggested: bool = False
    written: frozenset[str] = frozenset()


def spellings(rows: Iterable[CardRow], language: str) -> dict[str, Spelling]:
    """Card id → spelling in ``language``, for cards about a person."""
    return {row.id: _spelling(row, language) for row in rows if row.kind != "mismatch"}


def _spelling(row: CardRow, language: str) -> Spelling:
    found = row.written
    written = frozenset(found)
    if row.person is not None:
        name, suggested, other = row.person_name, False, found.get(language, row.found_as)
    elif language in found:
        name, suggested, other = found[language], False, row.found_as
    else:
        form = transliterate(row.person_name, language)
        name, suggested, other = form or row.person_name, bool(form) and form != row.person_name, row.found_as
    return Spelling(name, other if other != name else "", suggested, written)
