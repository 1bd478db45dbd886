"""Propose: claims beside case files → cards. A card that says the same joins the one that is there.

A decided card is never reopened here: late evidence joins it silently.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from registerpub.core.changes import (
    CardDraft,
    Context,
    FactDraft,
    SourceText,
    conflicts,
    facts_conflict,
    merged,
    merged_facts,
    origin_of_each,
    propose,
    same_event,
)
from registerpub.core.events import EVENT_TYPES
from registerpub.core.names import name_key, weak_name_key
from registerpub.core.records import Certainty
from registerpub.pipeline.copies import body_of, find_copies
from registerpub.pipeline.earlier_card import KIND as EARLIER
from registerpub.pipeline.stage import Progress, StageResult, quiet, run_stage
from registerpub.store.mapping import claim_record, date_of, ledger, total_record
from registerpub.store.models import ClaimRow, DocumentRow, Evidence, Proposal, new_card_id

_CERTAINTY_ORDER: tuple[Certainty, ...] = ("weak", "check", "strong")


@dataclass(frozen=True, slots=True)
class Stored:
    """A draft and the card that now holds it; ``created`` by it."""

    proposal: Proposal
    draft: CardDraft
    created: bool


def propose_due(now: dt.datetime, progress: Progress = quiet) -> StageResult:
    """Make or extend cards from every document whose claims have been read."""
    find_copies(now)
    rows = DocumentRow.objects.filter(claimed__isnull=False, proposed__isnull=True)
    due = list(rows.order_by("published", "id").values_list("id", flat=True))
    return run_stage("propose", due, partial(_compute, now), "proposed", now, progress)


def _compute(now: dt.datetime, row: DocumentRow) -> Callable[[], int]:
    first = _first_copy(row)
    if first is not None:
        return partial(_join_copy, row, first, now)
    # The ledger is read inside the transaction, so that a decision taken meanwhile is seen.
    return lambda: sum(stored.created for stored in propose_from(row, now))


def propose_from(
    row: DocumentRow, now: dt.datetime, wanted: Callable[[CardDraft], bool] = lambda draft: True
) -> list[Stored]:
    """Store the ``wanted`` of what the claims of ``row`` propose, in one card each; in the caller's transaction.

    A copy of an earlier document only joins the cards of that one, and what was decided on this very document is not
    asked again.
    """
    first = _first_copy(row)
    if first is not None:
        _join_copy(row, first, now)
        return []
    claim_rows = [claim for claim in row.claims.all() if claim.replaced is None]
    claim_rows.sort(key=lambda claim: (claim.data["quote"]["start"], claim.pk))
    totals = [total_record(total) for total in row.totals.all()]
    drafts = propose([claim_record(claim) for claim in claim_rows], totals, Context(ledger()))
    asked = [draft for draft in drafts if wanted(draft) and not _is_decided_on(draft, row)]
    return [_store(draft, row, claim_rows, now) for draft in asked]


def _is_decided_on(draft: CardDraft, row: DocumentRow) -> bool:
    """Whether a decided card of the same subject and happening rests on this very document.

    So does whatever it says of somebody of whom it stands on a list of earlier mentions, unless that was opened.
    """
    earlier = Proposal.objects.filter(kind=EARLIER, evidence__document=row).exclude(state="confirmed")
    if draft.person and earlier.filter(person_id=draft.person).exists():
        return True
    rows = Proposal.objects.filter(evidence__document=row, event=draft.event, register_id=draft.register)
    rows = rows.filter(kind=draft.kind, state__in=("confirmed", "rejected"))
    if draft.kind == "mismatch":
        return rows.filter(key=_key(draft)).exists()
    for proposal in rows.distinct():
        subject = proposal.person_id == draft.person if draft.person else bool(proposal.candidate)
        date = date_of(proposal.values.get("date"))
        if subject and _same_subject(draft, proposal) and same_event(draft.date, date):
            return True
    return False


def _first_copy(row: DocumentRow) -> DocumentRow | None:
    """A document with the same words that was proposed from before this one: a mirror, a repost or a new address.

    Of two that say the same only the later is a copy, also when both are read again. A list that is as it was before is
    none of its own: who came back onto it is news.
    """
    rows = DocumentRow.objects.filter(text_sha256=row.text_sha256, title=row.title, proposed__isnull=False)
    rows = rows.filter(pruned__isnull=True).exclude(pk=row.pk)
    if row.watched == "list":
        rows = rows.exclude(canonical=row.canonical)
    before = [one for one in rows if row.proposed is None or proposed_order(one) < proposed_order(row)]
    return min(before, key=proposed_order, default=None)


def proposed_order(row: DocumentRow) -> tuple[dt.datetime, dt.date, int]:
    """In what order documents were proposed from: those of one run (:func:`propose_due`) by publication."""
    return row.proposed or dt.datetime.max.replace(tzinfo=dt.UTC), row.published or dt.date.min, row.pk


def _join_copy(row: DocumentRow, first: DocumentRow, now: dt.datetime) -> int:
    """A copy stands beside its original on the same cards and raises none of its own, whatever was decided since."""
    known = set(Evidence.objects.filter(document=row).values_list("proposal_id", flat=True))
    Evidence.objects.bulk_create(
        Evidence(proposal_id=old.proposal_id, document=row, role=old.role, quote=old.quote, added=now)
        for old in Evidence.objects.filter(document=first)
        if old.proposal_id not in known
    )
    return 0


def _store(draft: CardDraft, row: DocumentRow, claims: Sequence[ClaimRow], now: dt.datetime) -> Stored:
    """Create the card or join the existing one."""
    existing = _find(draft, row)
    proposal = _create(draft, row, now) if existing is None else existing
    added = _attach(draft, proposal, row, claims, now)
    if existing is not None and added and existing.state == "open":
        _extend(existing, draft, row, now)
    return Stored(proposal, draft, existing is None)


def _find(draft: CardDraft, row: DocumentRow) -> Proposal | None:
    """The card about the same subject, event, register and date window, decided or not."""
    rows = Proposal.objects.filter(event=draft.event, register_id=draft.register, kind=draft.kind)
    rows = rows.exclude(state="superseded")
    if draft.kind == "mismatch":
        rows = rows.filter(key=_key(draft))
    elif draft.person is not None:
        rows = rows.filter(person_id=draft.person)
    else:
        rows = rows.exclude(candidate="")
    for proposal in rows.order_by("id"):
        if _same_subject(draft, proposal) and _same_happening(draft, proposal):
            return proposal
    return None


def _same_happening(draft: CardDraft, proposal: Proposal) -> bool:
    """An open membership card takes every report of it; a decided card only what tells of the very same event.

    What contradicts a decision, or tells of another time, is a card of its own: a decision must not hide it.
    """
    if draft.kind == "mismatch":
        return True
    if draft.event == "STATE_REPORTED" and draft.status != proposal.values.get("status"):
        return False
    date = date_of(proposal.values.get("date"))
    if proposal.state == "open":
        return bool(draft.register) or same_event(draft.date, date)
    contradicts = {"key": "contradicts"} in draft.reasons
    return not contradicts and draft.date is not None and date is not None and same_event(draft.date, date)


def _same_subject(draft: CardDraft, proposal: Proposal) -> bool:
    """Candidates are one where the given names agree exactly across scripts and the rest at least on the weak key."""
    if draft.person is not None or draft.kind == "mismatch":
        return True
    ours, theirs = name_key(draft.candidate).split(), name_key(proposal.candidate).split()
    if ours == theirs:
        return True
    if draft.register is None or not ours or not theirs or ours[0] != theirs[0]:
        return False
    return weak_name_key(draft.candidate) == weak_name_key(proposal.candidate)


def _key(draft: CardDraft) -> str:
    numbers = [str(reason.get("claimed", "")) for reason in draft.reasons] if draft.kind == "mismatch" else []
    if {"key": "contradicts"} in draft.reasons:
        numbers.append(str(draft.term))
    subject = draft.person or name_key(draft.candidate)
    # An undated draft opens a new card after each decided one: the row count keeps its key apart.
    earlier = "" if draft.date else str(Proposal.objects.exclude(state="open").filter(event=draft.event).count())
    parts = [draft.kind, subject, draft.event, draft.register or "", str(draft.date or ""), earlier]
    parts += [draft.status or "", *draft.alternatives, *numbers]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _create(draft: CardDraft, row: DocumentRow, now: dt.datetime) -> Proposal:
    return Proposal.objects.create(
        key=_key(draft),
        public_id=new_card_id(),
        person_id=draft.person,
        candidate=draft.candidate,
        candidate_language=row.language if draft.candidate else "",
        event=draft.event,
        register_id=draft.register,
        values=draft_values(draft),
        facts=[fact_data(fact, row) for fact in draft.facts],
        severity=EVENT_TYPES[draft.event].severity,
        certainty=draft.certainty,
        implicit=draft.implicit,
        kind=draft.kind,
        reasons=[dict(reason) for reason in draft.reasons],
        created=now,
        updated=now,
    )


def draft_values(draft: CardDraft) -> dict[str, Any]:
    values: dict[str, Any] = {
        "date": str(draft.date) if draft.date else None,
        "date_basis": draft.date_basis,
        "status": draft.status,
        "term": draft.term.as_dict() if draft.term else None,
    }
    return values | dict(draft.details)


def fact_data(fact: FactDraft, row: DocumentRow) -> dict[str, Any]:
    """A fact as stored on the card, with its quote cut from the document."""
    text = row.title if fact.quote.field == "title" else row.text
    return {
        "event": fact.event,
        "kind": fact.kind,
        "date": str(fact.date) if fact.date else None,
        "date_basis": fact.date_basis,
        "status": fact.status,
        "term": fact.term.as_dict() if fact.term else None,
        "details": dict(fact.details),
        "quote": text[fact.quote.start : fact.quote.end],
    }


def _attach(
    draft: CardDraft, proposal: Proposal, row: DocumentRow, claims: Sequence[ClaimRow], now: dt.datetime
) -> int:
    known = set(Evidence.objects.filter(proposal=proposal, document=row).values_list("claim_id", "role"))
    rows = [
        Evidence(
            proposal=proposal,
            document=row,
            claim=claims[support.claim] if support.claim is not None else None,
            role=support.role,
            quote=support.quote.as_dict(),
            added=now,
        )
        for support in draft.support
        if (claims[support.claim].pk if support.claim is not None else None, support.role) not in known
    ]
    Evidence.objects.bulk_create(rows)
    return len(rows)


def _extend(proposal: Proposal, draft: CardDraft, row: DocumentRow, now: dt.datetime) -> None:
    """A late article joins an open card. Votes lapse only where it changes or contradicts what is decided on.

    Then the version grows: an editor who has the card open is told, and a vote given on the card as it was no longer
    stands. What merely says the same once more is evidence and costs nobody a decision.
    """
    told, reported = [fact_data(fact, row) for fact in draft.facts], draft_values(draft)
    values, facts = merged(proposal.values, reported), merged_facts(proposal.facts, told)
    certainty = _surer(proposal, draft)
    changed = (values, facts, certainty) != (proposal.values, list(proposal.facts), proposal.certainty)
    contradicted = conflicts(proposal.values, reported) or facts_conflict(proposal.facts, told)
    Proposal.objects.filter(pk=proposal.pk, state="open").update(
        facts=facts,
        certainty=certainty,
        values=values,
        version=proposal.version + (1 if changed or contradicted else 0),
        updated=now,
    )


def surest(drafts: Iterable[CardDraft]) -> str:
    """The highest certainty of ``drafts``."""
    return max((draft.certainty for draft in drafts), key=_CERTAINTY_ORDER.index)


def _surer(proposal: Proposal, draft: CardDraft) -> str:
    if proposal.implicit:
        return proposal.certainty
    return max(proposal.certainty, draft.certainty, key=lambda value: _CERTAINTY_ORDER.index(value))


def origins(rows: Iterable[Evidence]) -> set[str]:
    """Independent origins of a card's evidence: near-copies, one host and stated repetition count once."""
    return set(origins_by_document(rows).values())


def origins_by_document(rows: Iterable[Evidence]) -> dict[int, str]:
    """Document id → the origin behind it, in the order in which the documents joined."""
    documents = {row.document_id: row.document for row in sorted(rows, key=lambda row: row.pk)}
    found = origin_of_each([_source_text(document) for document in documents.values()])
    return {pk: found[pk] for pk in documents}


def _source_text(row: DocumentRow) -> SourceText:
    host = urlsplit(row.canonical).hostname if row.canonical.startswith(("http://", "https://")) else None
    return SourceText(
        row.pk, row.origin, (host or "").removeprefix("www."), row.outlet, body_of(row), row.copy_of_id or row.pk
    )
