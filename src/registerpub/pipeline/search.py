"""Search: people on record and candidates' cards by a name, in any script and spelling; cards by their id.

Compared are the script-neutral keys of ``core.names``: «Талгат», «Талғат» and «Talgat» are one word. A word that is
not finished yet finds the names that begin so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.db.models import QuerySet

from registerpub.core.changes.people import name_parts
from registerpub.pipeline.persons import names_of, person_views
from registerpub.pipeline.views import PersonView
from registerpub.store.models import NamePart, NameRow, Proposal

#: People and cards shown at most.
MOST: Final = 30


@dataclass(frozen=True, slots=True)
class FoundCard:
    """A card by its id, the name that it gives, and its state."""

    id: str
    name: str
    event: str
    state: str


@dataclass(frozen=True, slots=True)
class SearchResult:
    people: tuple[PersonView, ...]
    cards: tuple[FoundCard, ...]


def search(text: str, language: str) -> SearchResult:
    """People and cards whose names hold every word of ``text``, in any order; nothing for fewer than two letters."""
    words = name_parts(text)
    cards = list(Proposal.objects.filter(public_id=text.strip().lower()))
    people: dict[str, PersonView] = {}
    if sum(map(len, words)) >= 2:
        people = person_views(_people(words)[:MOST])
        named = Proposal.objects.filter(pk__in=_candidates(words)[:MOST])
        cards += named.order_by("severity", "created")
        cards += _cards_of(list(people))
    return SearchResult(tuple(people.values()), _shown(cards, language))


def _cards_of(people: list[str]) -> QuerySet[Proposal]:
    """Their open cards, most severe first; looked up by person, and only those that are shown are read."""
    rows = Proposal.objects.filter(person__in=people, state="open").order_by("severity", "created")
    found = list(rows.values_list("pk", flat=True)[:MOST])
    return Proposal.objects.filter(pk__in=found).order_by("severity", "created")


def _people(words: tuple[str, ...]) -> list[str]:
    """Ids, those who bear the words whole first."""
    found: dict[str, bool] = {}
    for person, full in NameRow.objects.exclude(kind="excluded").values_list("person_id", "full").iterator():
        parts = _parts(full)
        if all(any(part.startswith(word) for part in parts) for word in words):
            found[person] = found.get(person, False) or all(word in parts for word in words)
    return sorted(found, key=lambda person: not found[person])


def _candidates(words: tuple[str, ...]) -> list[int]:
    """Ids of candidates' cards; each word narrows them."""
    found: set[int] | None = None
    for word in words:
        rows = NamePart.objects.filter(part__startswith=word)
        rows = rows if found is None else rows.filter(proposal__in=found)
        found = set(rows.values_list("proposal_id", flat=True)[:1000])
    return sorted(found or ())


@lru_cache(maxsize=65536)
def _parts(full: str) -> tuple[str, ...]:
    return name_parts(full)


def _shown(cards: Iterable[Proposal], language: str) -> tuple[FoundCard, ...]:
    """Open cards first; each once."""
    unique = {card.pk: card for card in cards}
    names = names_of({card.person_id for card in unique.values() if card.person_id}, language)
    found = []
    for card in sorted(unique.values(), key=lambda card: card.state != "open"):
        name = names.get(card.person_id or "", card.candidate)
        found.append(FoundCard(card.public_id, name, card.event, card.state))
    return tuple(found)
