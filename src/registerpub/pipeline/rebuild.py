"""Rebuild: open cards worked out anew from all the documents that support them, in the caller's transaction."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from registerpub.core.changes import CardDraft, merged, merged_facts, merged_reasons
from registerpub.pipeline.card_store import Stored, surest
from registerpub.pipeline.denials import DENIED
from registerpub.pipeline.denials import ROLE as DENIAL
from registerpub.pipeline.document_cards import propose_from, proposed_order
from registerpub.pipeline.drafts import draft_values, fact_data
from registerpub.pipeline.notes import follow_notes
from registerpub.store.models import Decision, DocumentRow, Evidence, Proposal

#: The page that supported the card says so no longer: an editor decides what that means.
WITHDREW: Final = "source_withdrew"
#: An editor said what event the card is about: no rule reads it, so no reading again takes it away.
NAMED: Final = "named_by_editor"
#: An editor has recorded it by hand: the same holds.
RECORDED: Final = "recorded_by_hand"
_STAYING: Final = (WITHDREW, "source_corrected", "asked_again")


@dataclass(frozen=True, slots=True)
class Content:
    """What an editor sees of a card, to tell whether it has changed."""

    values: Any
    facts: Any
    certainty: str
    reasons: Any
    evidence: frozenset[Any] = field(default_factory=frozenset)


def stands_alone(card: Proposal) -> bool:
    """Whether no document says any more what the card holds: it waits as it is until an editor closes it."""
    return card.certainty == "weak" and any(reason["key"] == WITHDREW for reason in card.reasons)


def is_named(card: Proposal) -> bool:
    """Whether an editor, not a text, gave the card its event."""
    return any(reason["key"] in (NAMED, RECORDED) for reason in card.reasons)


def _of_editors_and_sources(card: Proposal) -> list[dict[str, Any]]:
    """Reasons that come from what happened to the card, not from a text."""
    denied = [{"key": DENIED}] if {"key": DENIED} in card.reasons and card.evidence.filter(role=DENIAL).exists() else []
    return [dict(reason) for reason in card.reasons if reason["key"] in _STAYING] + denied


def propose_again(
    cards: Mapping[int, tuple[Proposal, Content]],
    documents: Sequence[DocumentRow],
    now: dt.datetime,
    wanted: Callable[[int, CardDraft], bool],
) -> tuple[int, int, int]:
    """Work ``cards`` out anew, each from all its ``documents``; returns how many were opened, altered, withdrawn.

    Cards whose event an editor named stay as they are.
    """
    cards = {pk: card for pk, card in cards.items() if not is_named(card[0])}
    Evidence.objects.filter(proposal__in=cards).delete()
    told: dict[int, list[tuple[Stored, DocumentRow]]] = {}
    for document in sorted(documents, key=proposed_order):
        for stored in propose_from(document, now, partial(wanted, document.pk)):
            told.setdefault(stored.proposal.pk, []).append((stored, document))
    opened = sum(stored.created for drafts in told.values() for stored, _ in drafts)
    altered = withdrawn = 0
    for pk, (card, before) in cards.items():
        if pk not in told:
            withdraw(card, now)
            withdrawn += 1
        else:
            altered += _settle(card, told[pk], before, now)
    return opened, altered, withdrawn


def content(card: Proposal) -> Content:
    rows = card.evidence.values_list("document_id", "claim__event", "role", "quote__start", "quote__end")
    return Content(card.values, card.facts, card.certainty, card.reasons, frozenset(rows))


def _settle(card: Proposal, drafts: Sequence[tuple[Stored, DocumentRow]], before: Content, now: dt.datetime) -> int:
    """What the card says is what its drafts say, in their order. Votes stand where that is what it said before."""
    first, origin = drafts[0]
    values: Any = draft_values(first.draft, origin)
    reasons = [dict(reason) for reason in first.draft.reasons] + _of_editors_and_sources(card)
    facts: Any = [fact_data(fact, origin) for fact in first.draft.facts]
    for stored, document in drafts[1:]:
        values = merged(values, draft_values(stored.draft, document))
        facts = merged_facts(facts, [fact_data(fact, document) for fact in stored.draft.facts])
        reasons = merged_reasons(reasons, stored.draft.reasons, values)
    certainty = first.draft.certainty if first.draft.implicit else surest(stored.draft for stored, _ in drafts)
    card.values, card.facts, card.certainty, card.reasons = values, facts, certainty, reasons
    follow_notes(card, now)
    changed = content(card) != before
    card.version += changed
    card.updated = now if changed else card.updated
    card.snoozed = None if changed else card.snoozed
    card.save(update_fields=["values", "facts", "certainty", "reasons", "version", "updated", "snoozed"])
    return int(changed)


def withdraw(card: Proposal, now: dt.datetime, *, keep: bool = False) -> None:
    """A card that nothing supports any more. One that somebody has voted on stays on record as superseded.

    ``keep``: so does every other, with what it rested on.
    """
    if not keep and not card.votes.exists() and not card.moves.exists() and not card.moved_here.exists():
        card.delete()
        return
    key = hashlib.sha256(f"{card.key}:{card.pk}".encode()).hexdigest()
    Proposal.objects.filter(pk=card.pk).update(state="superseded", key=key, updated=now)
    Decision.objects.create(proposal=card, verb="withdraw", people=0, at=now)
