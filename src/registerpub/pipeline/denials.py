"""Who denies what a card tells: a denial in another text stands on the card beside the sources that it contradicts.

It supports nothing: it is no independent source, no notice cites it and no entry of the ledger rests on it. It makes no
card of its own. Whichever of the two came first, the editor sees both before deciding.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Final

from registerpub.core.changes import same_event
from registerpub.core.changes.drafts import WINDOW_DAYS
from registerpub.core.claims.contradictions import is_same
from registerpub.core.records import Claim
from registerpub.store.mapping import date_of
from registerpub.store.models import ClaimRow, DocumentRow, Evidence, Proposal
from registerpub.store.reading_mapping import claim_record

#: The role of such evidence, and the reason that a card shows for it.
ROLE: Final = "denial"
DENIED: Final = "denied"
#: Roles of what stands on a card without supporting it: denials, and both sides of what a source has corrected.
ASIDE: Final = (ROLE, "before", "after")
_NEAR: Final = dt.timedelta(days=WINDOW_DAYS)


def join_denials(row: DocumentRow, claims: Iterable[Claim], cards: Iterable[Proposal], now: dt.datetime) -> None:
    """Put denials on open cards: those in ``row`` on cards that are there, earlier ones on the ``cards`` of ``row``."""
    denied = [claim for claim in claims if claim.polarity == "denied" and claim.person is not None]
    found = {card.pk for card in cards}
    for claim in denied:
        same = Proposal.objects.filter(person_id=claim.person, event=claim.event, kind="event", state="open")
        found |= set(same.values_list("pk", flat=True))
    for card in Proposal.objects.select_for_update().filter(pk__in=found, kind="event", state="open").order_by("pk"):
        _attach(card, now)


def _attach(card: Proposal, now: dt.datetime) -> None:
    if card.person_id is None:
        return
    rows = ClaimRow.objects.filter(person_id=card.person_id, event=card.event, polarity="denied", replaced=None)
    documents = [one.document for one in card.evidence.exclude(role=ROLE).select_related("document")]
    known = set(card.evidence.filter(role=ROLE).values_list("claim_id", flat=True))
    new = [
        one
        for one in rows.filter(document__pruned=None).exclude(pk__in=known).select_related("document").order_by("pk")
        if _contradicts(one, card) and _is_near(one.document, documents)
    ]
    if not new:
        return
    Evidence.objects.bulk_create(
        Evidence(proposal=card, document=one.document, claim=one, role=ROLE, quote=one.data["quote"], added=now)
        for one in new
    )
    own = {document.pk for document in documents}
    elsewhere = any(one.document_id not in own for one in new)
    if elsewhere and all(reason["key"] != DENIED for reason in card.reasons):
        card.reasons = [*card.reasons, {"key": DENIED}]
    card.version += 1
    card.updated = now
    card.save(update_fields=["reasons", "version", "updated"])


def _contradicts(denial: ClaimRow, card: Proposal) -> bool:
    """Whether what is denied can be what the card tells."""
    said = claim_record(denial)
    date = date_of(card.values.get("date"))
    told = Claim(card.person_id, said.name, card.event, said.quote, status=said.status, register=card.register_id)
    status = card.values.get("status")
    return (
        is_same(told, said) and (not status or not said.status or status == said.status) and same_event(said.date, date)
    )


def _is_near(document: DocumentRow, others: Sequence[DocumentRow]) -> bool:
    """Whether it was written about when the others were: a denial of years ago was of something else."""
    if document.published is None:
        return True
    days = [other.published for other in others if other.published is not None]
    return not days or any(abs(document.published - day) <= _NEAR for day in days)
