"""Drafts into cards: a new card, or evidence for the one that is there. In the caller's transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from registerpub.core.changes import CHECK, CardDraft, conflicts, facts_conflict, merged, merged_facts, merged_reasons
from registerpub.core.events import EVENT_TYPES
from registerpub.core.records import Certainty
from registerpub.pipeline.card_search import file_name, find_card_for, free_key
from registerpub.pipeline.drafts import draft_values, fact_data
from registerpub.store.models import ClaimRow, DocumentRow, Evidence, Proposal, new_card_id

_CERTAINTY_ORDER: Final[tuple[Certainty, ...]] = ("weak", "check", "strong")


@dataclass(frozen=True, slots=True)
class Stored:
    """A draft and the card that now holds it; ``created`` by it."""

    proposal: Proposal
    draft: CardDraft
    created: bool


def store(draft: CardDraft, row: DocumentRow, claims: Sequence[ClaimRow], now: dt.datetime) -> Stored:
    """Create the card or join the existing one."""
    found = find_card_for(draft, row)
    proposal = found.card or _create(draft, row, _asked_again(found.before, row), now)
    added = _attach(draft, proposal, row, claims, now)
    if found.card is not None and added and proposal.state == "open":
        _extend(proposal, draft, row, now)
    return Stored(proposal, draft, found.card is None)


def _asked_again(before: Proposal | None, row: DocumentRow) -> list[Mapping[str, Any]]:
    """Why a matter that was decided is asked about again: the same page has changed, or another text says more."""
    if before is None:
        return []
    own = before.evidence.filter(document__canonical=row.canonical).exclude(document=row).exists()
    return [{"key": "source_corrected" if own else "asked_again"}]


def _create(draft: CardDraft, row: DocumentRow, further: Sequence[Mapping[str, Any]], now: dt.datetime) -> Proposal:
    proposal = Proposal.objects.create(
        key=free_key(draft),
        public_id=new_card_id(),
        person_id=draft.person,
        candidate=draft.candidate,
        candidate_language=row.language if draft.candidate else "",
        event=draft.event,
        register_id=draft.register,
        values=draft_values(draft, row),
        facts=[fact_data(fact, row) for fact in draft.facts],
        severity="C" if draft.kind == CHECK else EVENT_TYPES[draft.event].severity,
        certainty=draft.certainty,
        implicit=draft.implicit,
        kind=draft.kind,
        reasons=[dict(reason) for reason in (*draft.reasons, *further)],
        created=now,
        updated=now,
    )
    if proposal.candidate:
        file_name(proposal)
    return proposal


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
    told, reported = [fact_data(fact, row) for fact in draft.facts], draft_values(draft, row)
    values, facts = merged(proposal.values, reported), merged_facts(proposal.facts, told)
    certainty = _surer(proposal, draft)
    changed = (values, facts, certainty) != (proposal.values, list(proposal.facts), proposal.certainty)
    contradicted = conflicts(proposal.values, reported) or facts_conflict(proposal.facts, told)
    # Of a card that only shows sentences, they are what an editor decides on.
    changed = changed or draft.kind == CHECK
    Proposal.objects.filter(pk=proposal.pk, state="open").update(
        facts=facts,
        certainty=certainty,
        values=values,
        reasons=merged_reasons(proposal.reasons, draft.reasons, values),
        version=proposal.version + (1 if changed or contradicted else 0),
        updated=now,
        **({"snoozed": None} if changed or contradicted else {}),
    )


def surest(drafts: Iterable[CardDraft]) -> str:
    """The highest certainty of ``drafts``."""
    return max((draft.certainty for draft in drafts), key=_CERTAINTY_ORDER.index)


def _surer(proposal: Proposal, draft: CardDraft) -> str:
    if proposal.implicit:
        return proposal.certainty
    return max(proposal.certainty, draft.certainty, key=lambda value: _CERTAINTY_ORDER.index(value))
