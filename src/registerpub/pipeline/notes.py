"""A source corrects itself: what its note does to the open cards that rest on its earlier words.

Where the note tells the event otherwise, the card says what the note says and the earlier words stand beside it as what
the source said before. Where it only takes back, the note stands on the card as what the source says now. Neither
counts as support. Everything is worked out from the stored claims, so reading again finds the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db.models import QuerySet

from registerpub.core.changes import conflicts
from registerpub.core.changes.compare import MENDED_WITHIN, corrected_fields
from registerpub.core.claims.corrected import CORRECTION
from registerpub.core.events import EVENT_TYPES
from registerpub.store.models import ClaimRow, DocumentRow, Evidence, Proposal
from registerpub.store.reading_mapping import claim_record

#: The roles of what the source said and of what it says now, on a card.
BEFORE, AFTER = "before", "after"
CORRECTED: Final = "source_corrected"
_TOLD: Final = ("asserted", "reported")
#: Claims that never are what a note corrects: the note itself, and how things are instead.
_ASIDE: Final = (CORRECTION, "STATE_REPORTED")


def notes_on(card: Proposal) -> QuerySet[ClaimRow]:
    """The claims that a source of ``card`` corrects itself about its person, oldest document first."""
    sources = DocumentRow.objects.filter(evidence__proposal=card)
    rows = ClaimRow.objects.filter(event=CORRECTION, person=card.person_id, replaced=None, polarity__in=_TOLD)
    rows = rows.filter(document__origin__in=sources.values("origin"), document__pruned=None)
    return rows.select_related("document").order_by("document__published", "document_id", "pk")


def people_corrected(row: DocumentRow) -> set[str]:
    """Ids of the people about whom ``row`` corrects what its source said."""
    rows = row.claims.filter(event=CORRECTION, replaced=None, polarity__in=_TOLD).exclude(person=None)
    return {str(person) for person in rows.values_list("person_id", flat=True)}


def meant(cards: Sequence[Proposal], row: DocumentRow) -> list[Proposal]:
    """Of ``cards``, those that the note in ``row`` is about: of each person those of the events that it tells or takes
    back, and of events of the same kind. All of a person's where it names none of them.
    """
    found = []
    for person in dict.fromkeys(card.person_id for card in cards):
        theirs = [card for card in cards if card.person_id == person]
        told = row.claims.filter(person=person, replaced=None).exclude(event__in=_ASIDE)
        codes = set(told.values_list("event", flat=True))
        kinds = {EVENT_TYPES[code].family for code in codes}
        same = [card for card in theirs if card.event in codes]
        alike = [card for card in theirs if EVENT_TYPES[card.event].family in kinds]
        found += same or alike or theirs
    return found


def follow_notes(card: Proposal, now: dt.datetime) -> bool:
    """Put the notes of its own sources on an open ``card``, in place; whether any is about it. The caller saves it.

    In the caller's transaction.
    """
    if card.kind != "event" or card.person_id is None:
        return False
    found = False
    for note in notes_on(card):
        said = card.evidence.filter(document__origin=note.document.origin, role__in=("main", BEFORE))
        rows = list(said.exclude(document=note.document).select_related("document", "claim"))
        earlier = [one for one in rows if _is_later(note.document, one.document)]
        if not earlier or card not in meant(_beside(card, note.document), note.document):
            continue
        found = True
        claims = note.document.claims.filter(event=card.event, person=card.person_id, replaced=None)
        told = claims.filter(polarity__in=_TOLD).order_by("pk").last()
        if told is None:
            _stand_beside(card, note, now)
        else:
            _speak_instead(card, told, earlier, now)
    if found and all(reason["key"] != CORRECTED for reason in card.reasons):
        card.reasons = [*card.reasons, {"key": CORRECTED}]
    return found


def _beside(card: Proposal, note: DocumentRow) -> list[Proposal]:
    """The cards of the person, this one among them, that rest on what the source of the note said."""
    rows = Proposal.objects.filter(kind="event", person=card.person_id, state__in=("open", "confirmed"))
    others = rows.filter(evidence__document__origin=note.origin).exclude(pk=card.pk).distinct()
    return [card, *others.order_by("pk")]


def _is_later(note: DocumentRow, other: DocumentRow) -> bool:
    """Whether ``other`` was there before the note, and not so long before that it means something else."""
    if note.published is None or other.published is None:
        return True
    return dt.timedelta() <= note.published - other.published <= MENDED_WITHIN


def _stand_beside(card: Proposal, note: ClaimRow, now: dt.datetime) -> None:
    if not card.evidence.filter(document=note.document, role__in=("denial", AFTER)).exists():
        Evidence.objects.create(
            proposal=card, document=note.document, claim=note, role=AFTER, quote=note.data["quote"], added=now
        )


def _speak_instead(card: Proposal, told: ClaimRow, earlier: Sequence[Evidence], now: dt.datetime) -> None:
    """The note's values hold; what the same source said otherwise before stands beside them."""
    new = told.data
    values = {"document_id": told.document_id, "quote": new["quote"], "added": now}
    if not card.evidence.filter(claim=told, role="main").exists():
        Evidence.objects.create(proposal=card, claim=told, role="main", **values)
    for one in earlier:
        if one.claim is not None and one.claim.event == card.event and _differ(one.claim.data, new):
            Evidence.objects.filter(pk=one.pk).update(role=BEFORE)
    changed = {name: new.get(name) for name in corrected_fields(claim_record(told), card.values)}
    if "date" in changed:
        changed["date_basis"] = new["date_basis"]
    card.values = {**card.values, **changed}


def _differ(old: Mapping[str, Any], new: Mapping[str, Any]) -> bool:
    names = ("date", "date_basis", "status", "term", "article", "place")
    return conflicts({name: old.get(name) for name in names}, {name: new.get(name) for name in names})
