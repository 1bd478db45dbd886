"""How a card's person is called in the desk's language, and how the sources spell the name. Reads rows, writes nothing.

For somebody on record that is a name of theirs. For a candidate nobody has checked a name yet: the spelling that a
source in this language uses stands first, else a suggested form that is marked as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from registerpub.core.names import transliterate
from registerpub.pipeline.views import CardRow
from registerpub.store.models import Evidence


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
    """Card id → spelling in ``language``, for cards about a person; one query however many."""
    cards = [row for row in rows if row.kind != "mismatch"]
    found = _found([row.id for row in cards])
    return {row.id: _spelling(row, found.get(row.id, {}), language) for row in cards}


def _found(ids: Iterable[str]) -> dict[str, dict[str, str]]:
    """Card id → language → the name in the first claim of a source in that language; what the card says goes first."""
    rows = Evidence.objects.filter(proposal__public_id__in=list(ids)).exclude(claim=None).order_by("id")
    values = list(rows.values_list("proposal__public_id", "document__language", "role", "claim__data"))
    found: dict[str, dict[str, str]] = {}
    for card, language, _role, data in sorted(values, key=lambda value: value[2] != "main"):
        found.setdefault(card, {}).setdefault(language, data["name"])
    return found


def _spelling(row: CardRow, found: Mapping[str, str], language: str) -> Spelling:
    written = frozenset(found)
    if row.person is not None:
        name, suggested, other = row.person_name, False, found.get(language, row.found_as)
    elif language in found:
        name, suggested, other = found[language], False, row.found_as
    else:
        form = transliterate(row.person_name, language)
        name, suggested, other = form or row.person_name, bool(form) and form != row.person_name, row.found_as
    return Spelling(name, other if other != name else "", suggested, written)
