"""A source that changes what it said: a new version of a page, or a note of correction.

An open card then rests on the latest versions only; where nothing supports it any more it waits, weak, and says so. A
confirmed card gets a card of its own that shows before and after; it only informs. Nothing of this is silent.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from rapidfuzz import fuzz

from registerpub.core.changes import DETAIL, NOT_LATER, CardDraft, conflicts
from registerpub.core.changes.compare import MENDED_WITHIN
from registerpub.core.changes.notes import correction_note
from registerpub.core.claims.corrected import CORRECTION
from registerpub.core.names import name_key
from registerpub.pipeline.drafts import not_later
from registerpub.pipeline.notes import AFTER, BEFORE, CORRECTED, follow_notes, meant, people_corrected
from registerpub.pipeline.page_versions import is_outdated, older_versions
from registerpub.pipeline.rebuild import WITHDREW, content, propose_again, withdraw
from registerpub.store.models import ClaimRow, DocumentRow, Evidence, Proposal, new_card_id
from registerpub.store.reading_mapping import claim_record

KIND: Final = "corrected"
_SAYING: Final = ("asserted", "reported", "background")


def follow_changes(row: DocumentRow, now: dt.datetime) -> int:
    """What ``row`` changes on cards that rest on earlier words of its source; how many cards were made.

    In the caller's transaction, after ``row`` has been proposed from.
    """
    if row.watched or is_outdated(row):
        return 0
    versions = list(older_versions(row).select_related("capture").order_by("capture__fetched", "version"))
    older = [version.pk for version in versions]
    made = 0
    for card in _cards_on(older) if older else ():
        if card.state == "open":
            _rest_on_latest(card, older, row, now)
        elif not _still_says(card, row) and _still_says(card, versions[-1]):
            # What the version before had taken back already has been told.
            made += _tell(card, older, row, _nearest_paragraph(card, older, row), now)
    return made + _follow_note(row, older, now)


def _cards_on(documents: Sequence[int]) -> Sequence[Proposal]:
    rows = Proposal.objects.filter(evidence__document__in=documents, evidence__role="main")
    rows = rows.filter(kind="event") | rows.filter(kind=DETAIL, state="open")
    return list(rows.exclude(state__in=("rejected", "superseded")).distinct().order_by("pk"))


def _rest_on_latest(card: Proposal, older: Sequence[int], row: DocumentRow, now: dt.datetime) -> None:
    """Rebuild an open card without the older versions; without any support left it stays, weak, and says why.

    A detail that its page has taken back leaves nothing to decide: its card closes itself.
    """
    before = content(card)
    withdrew = not card.evidence.filter(document=row).exists()
    others = set(card.evidence.exclude(document__in=older).values_list("document_id", flat=True))
    if card.kind == DETAIL and withdrew and not others:
        withdraw(card, now, keep=True)
        return
    card.reasons = [reason for reason in card.reasons if reason["key"] != WITHDREW]
    if withdrew:
        card.reasons.append({"key": WITHDREW})
        card.version += 1
        card.updated = now
        if not others:
            card.certainty = "weak"
        card.save(update_fields=["reasons", "certainty", "version", "updated"])
    if others:
        documents = DocumentRow.objects.filter(pk__in=others)
        propose_again({card.pk: (card, before)}, list(documents), now, lambda pk, draft: _is_of(card, draft))


def _is_of(card: Proposal, draft: CardDraft) -> bool:
    return draft.event == card.event and (card.kind != DETAIL or draft.amends == card.values.get("amends"))


def _still_says(card: Proposal, row: DocumentRow) -> bool:
    """Whether the claims of the new version still hold the card's event, or another open card asks about it."""
    if Proposal.objects.filter(event=card.event, person=card.person, state="open", evidence__document=row).exists():
        return True
    claims = ClaimRow.objects.filter(document=row, event=card.event, replaced=None, polarity__in=_SAYING)
    name = name_key(card.candidate)
    return any(
        (claim.person_id == card.person_id or (name and name_key(claim.data["name"]) == name))
        and not conflicts(card.values, _values(claim, row))
        for claim in claims
    )


def _values(claim: ClaimRow, row: DocumentRow) -> Mapping[str, Any]:
    said = claim_record(claim)
    values = {name: claim.data[name] for name in ("date", "date_basis", "status", "term", "article", "place")}
    return {**values, NOT_LATER: bool(not_later(said.date, said.date_basis, row))}


def _follow_note(row: DocumentRow, older: Sequence[int], now: dt.datetime) -> int:
    """A note of correction in ``row`` about people of whom the same source has spoken before."""
    place = correction_note(row.text)
    people = people_corrected(row)
    if place is not None or correction_note(row.title) is not None:
        people |= set(row.mentions.exclude(person=None).values_list("person_id", flat=True))
    if not people:
        return 0
    mine = DocumentRow.objects.filter(origin=row.origin, created__gt=now - MENDED_WITHIN).exclude(pk=row.pk)
    rows = Proposal.objects.filter(kind="event", person__in=people, evidence__document__in=mine)
    made = 0
    for card in meant(list(rows.filter(state__in=("open", "confirmed")).distinct().order_by("pk")), row):
        documents = list(card.evidence.filter(document__in=mine).values_list("document_id", flat=True).distinct())
        if card.state == "open":
            _note_on(card, now)
        elif not _asks_already(card, row):
            made += _tell(card, documents, row, _span_of_note(card, row, place), now)
    return made


def _note_on(card: Proposal, now: dt.datetime) -> None:
    """The note on an open card; whoever has the card open is told, and votes on what it said lapse."""
    before = content(card)
    if not follow_notes(card, now) and all(reason["key"] != CORRECTED for reason in card.reasons):
        card.reasons = [*card.reasons, {"key": CORRECTED}]
    if content(card) != before:
        card.version += 1
        card.updated = now
        card.snoozed = None
        card.save(update_fields=["values", "reasons", "version", "updated", "snoozed"])


def _asks_already(card: Proposal, row: DocumentRow) -> bool:
    """Whether an open card asks about what the note says instead, or the note says what was decided."""
    cards = Proposal.objects.filter(event=card.event, person=card.person, state="open", evidence__document=row)
    if cards.filter(kind__in=("event", DETAIL)).exists():
        return True
    told = row.claims.filter(event=card.event, person=card.person, replaced=None, polarity__in=_SAYING[:2])
    return any(claim.data["term"] and not conflicts(card.values, _values(claim, row)) for claim in told)


def _span_of_note(card: Proposal, row: DocumentRow, place: tuple[int, int] | None) -> Mapping[str, Any]:
    """Where ``row`` corrects itself: the paragraph of the note, else the sentence, else the title."""
    if place is not None:
        return {"field": "text", "start": place[0], "end": place[1]}
    claim = row.claims.filter(event=CORRECTION, person=card.person, replaced=None).order_by("pk").first()
    return claim.data["quote"] if claim else {"field": "title", "start": 0, "end": len(row.title)}


def _tell(card: Proposal, older: Sequence[int], row: DocumentRow, after: Mapping[str, Any], now: dt.datetime) -> int:
    """A card that shows what the source said when ``card`` was decided, and what it says now. Once for each version."""
    key = hashlib.sha256(f"{KIND}\x1f{card.pk}\x1f{row.pk}".encode()).hexdigest()
    if Proposal.objects.filter(key=key).exists():
        return 0
    told = Proposal.objects.create(
        key=key,
        public_id=new_card_id(),
        person_id=card.person_id,
        event=card.event,
        register_id=card.register_id,
        values=card.values,
        severity=card.severity,
        certainty="check",
        kind=KIND,
        reasons=[{"key": "source_corrected"}],
        created=now,
        updated=now,
    )
    said = card.evidence.filter(document__in=older, role="main").order_by("-document_id", "pk")
    Evidence.objects.bulk_create(
        [
            *(
                Evidence(proposal=told, document=one.document, claim=one.claim, role=BEFORE, quote=one.quote, added=now)
                for one in said[:1]
            ),
            Evidence(proposal=told, document=row, role=AFTER, quote=dict(after), added=now),
        ]
    )
    return 1


def _nearest_paragraph(card: Proposal, older: Sequence[int], row: DocumentRow) -> Mapping[str, Any]:
    """Where the new version says what is nearest to the quote that the card rests on."""
    said = card.evidence.filter(document__in=older, role="main").select_related("document")
    one = said.order_by("-document_id").first()
    assert one is not None
    field = one.document.title if one.quote["field"] == "title" else one.document.text
    quote = field[one.quote["start"] : one.quote["end"]]
    spans = [(start, end) for start, end, *_ in row.paragraphs] or [(0, len(row.text))]
    start, end = max(spans, key=lambda span: fuzz.partial_ratio(quote, row.text[span[0] : span[1]]))
    return {"field": "text", "start": start, "end": end}
