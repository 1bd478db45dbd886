"""Cards that only ask an editor to look: a text denies what is on record, or somebody stands beside a word of law and
no event was recognised.

One card for each person of a document. For words of law none where the document makes another card about the person,
for then its text is read anyway, and none for what the case file holds already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from registerpub.core.casefile import effective_events
from registerpub.core.changes.compare import denies_record
from registerpub.core.changes.drafts import CardDraft, Support
from registerpub.core.claims.unread import Unexplained
from registerpub.core.events import MEMBERSHIP_EVENTS
from registerpub.core.records import Claim, Event

CHECK: Final = "check"
#: Such a card tells of no event; every card must name one.
_EVENT: Final = "STATE_REPORTED"


def checks(
    claims: Sequence[Claim],
    found: Sequence[Unexplained],
    cards: Sequence[CardDraft],
    ledger: Mapping[str, Sequence[Event]],
) -> Iterator[CardDraft]:
    """Drafts for one document, by person in the order of the text. ``cards``: what it proposes beside them."""
    told = {card.person for card in cards} | {person for card in cards for person in card.alternatives}
    denied = [
        (claim.person, Support(index, claim.quote))
        for index, claim in enumerate(claims)
        if claim.person and claim.polarity == "denied" and denies_record(claim, ledger.get(claim.person, ()))
    ]
    open_words = [
        (one.person, Support(None, one.quote))
        for one in found
        if one.person not in told and not _is_on_record(one, effective_events(ledger.get(one.person, ())))
    ]
    for person in dict.fromkeys(one for one, _ in (*denied, *open_words)):
        parts = {"denies_record": denied, "unexplained": open_words}
        keys = [key for key, supports in parts.items() if any(one == person for one, _ in supports)]
        yield CardDraft(
            person=person,
            candidate="",
            event=_EVENT,
            register=None,
            date=None,
            date_basis="stated",
            certainty="weak",
            kind=CHECK,
            reasons=tuple({"key": key} for key in keys),
            support=tuple(support for one, support in (*denied, *open_words) if one == person),
        )


def _is_on_record(found: Unexplained, events: Sequence[Event]) -> bool:
    """Whether the sentence can be the story of an event on record: by one of its dates, or as history without any."""
    happened = [event for event in events if event.code not in MEMBERSHIP_EVENTS]
    if found.dates:
        return any(
            event.date is not None and date.agrees_with(event.date) for event in happened for date in found.dates
        )
    return found.is_history and bool(happened)
