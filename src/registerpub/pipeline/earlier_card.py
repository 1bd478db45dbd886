"""The card of earlier mentions of one person: every page that was there before, with what it says of them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence

from registerpub.store.models import ClaimRow, DocumentRow, Evidence, MentionRow, Proposal, new_card_id

KIND = "earlier"
#: A card of this kind tells of no single event; every card must name one.
_EVENT = "STATE_REPORTED"
_TOLD = ("asserted", "reported", "background")
#: Letters of the text around a mention without a claim that are shown.
_AROUND = 200


def tell(person: str, documents: Sequence[int], now: dt.datetime) -> None:
    """The open card of earlier mentions of ``person``, made or extended."""
    card = Proposal.objects.filter(person_id=person, kind=KIND, state="open").first()
    if card is None:
        closed = Proposal.objects.filter(person_id=person, kind=KIND).count()
        card = Proposal.objects.create(
            key=hashlib.sha256(f"{KIND}\x1f{person}\x1f{closed}".encode()).hexdigest(),
            public_id=new_card_id(),
            person_id=person,
            event=_EVENT,
            severity="C",
            certainty="check",
            kind=KIND,
            created=now,
            updated=now,
        )
    for row in DocumentRow.objects.filter(pk__in=documents).order_by("published", "pk"):
        attach(card, row, now)
    refresh(card, now)


def refresh(card: Proposal, now: dt.datetime) -> None:
    """Count what the card holds; its version grows."""
    rows = card.evidence.all()
    card.reasons = [
        {
            "key": "earlier_mentions",
            "documents": len({row.document_id for row in rows}),
            "claims": sum(row.claim_id is not None for row in rows),
        }
    ]
    card.version += 1
    card.updated = now
    card.save(update_fields=["reasons", "version", "updated"])


def attach(card: Proposal, row: DocumentRow, now: dt.datetime) -> None:
    """What the document says of the person; where it says nothing, the words around the first mention."""
    told = ClaimRow.objects.filter(document=row, person_id=card.person_id, replaced__isnull=True, polarity__in=_TOLD)
    quotes: list[tuple[ClaimRow | None, Mapping[str, object]]] = [(claim, claim.data["quote"]) for claim in told]
    mention = MentionRow.objects.filter(document=row, person_id=card.person_id).order_by("field", "start").first()
    if not quotes and mention is not None:
        text = row.title if mention.field == "title" else row.text
        start, end = max(0, mention.start - _AROUND), min(len(text), mention.end + _AROUND)
        quotes = [(None, {"field": mention.field, "start": start, "end": end})]
    Evidence.objects.bulk_create(
        Evidence(proposal=card, document=row, claim=claim, role="main", quote=quote, added=now)
        for claim, quote in quotes
    )
