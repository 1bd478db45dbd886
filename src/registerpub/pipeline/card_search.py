"""Which card takes a draft: the one about the same subject and happening, wherever editors have moved it since.

Only the cards of one person, or those that share a word of a candidate's name, are looked at, however many there are.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Q

from registerpub.core.changes import CHECK, DETAIL, CardDraft, conflicts, has_reason, same_event
from registerpub.core.changes.details import DETAILS
from registerpub.core.changes.people import Candidate, compare_candidates, name_parts
from registerpub.core.names import name_key
from registerpub.pipeline.drafts import draft_values
from registerpub.store.mapping import date_of
from registerpub.store.models import CardMove, DocumentRow, Evidence, NamePart, Proposal, TwoPeople

#: Days after a decision's documents within which news without a day are their echo.
ECHO: Final = dt.timedelta(days=3)
_PART: Final = 80


@dataclass(frozen=True, slots=True)
class Found:
    """``card`` takes the draft; else ``before`` is a decided card of the same matter that said something else."""

    card: Proposal | None
    before: Proposal | None = None


def find_card_for(draft: CardDraft, row: DocumentRow) -> Found:
    """The card for what ``row`` says, decided or not, in the caller's transaction."""
    before = None
    for proposal in _candidates(draft):
        if not _same_subject(draft, proposal):
            continue
        if _same_happening(draft, proposal, row):
            card = follow(proposal, row)
            if card.state != "superseded" and (card.pk == proposal.pk or _takes(card, draft, row)):
                return Found(card)
        elif proposal.state in ("confirmed", "rejected") and _is_one_matter(draft, proposal, row):
            before = before or proposal
    return Found(None, before)


def follow(proposal: Proposal, row: DocumentRow) -> Proposal:
    """Where editors have moved what ``row`` says on this card, step by step in the order of their rulings."""
    last = 0
    while True:
        rulings = CardMove.objects.filter(source=proposal, pk__gt=last, undone__isnull=True)
        moves = rulings.filter(Q(document=row) | Q(document=None))
        move = moves.select_related("target").order_by("-pk").first()
        if move is None:
            return proposal
        proposal, last = move.target, move.pk


def file_name(proposal: Proposal) -> None:
    """Make a candidate's card findable by the words of its name."""
    parts = dict.fromkeys(part[:_PART] for part in name_parts(proposal.candidate))
    NamePart.objects.bulk_create(NamePart(proposal=proposal, part=part) for part in parts)


def sharing_a_name(name: str) -> Q:
    """Candidates' cards that share a word with ``name``, as a condition."""
    parts = NamePart.objects.filter(part__in=[part[:_PART] for part in name_parts(name)])
    return Q(pk__in=parts.values("proposal"))


def are_two_people(one: Iterable[str], two: Iterable[str]) -> bool:
    """Whether an editor has said so of any two of these names."""
    pairs = [ordered_keys(first, second) for first in one for second in two]
    known = set(TwoPeople.objects.filter(first__in={pair[0] for pair in pairs}).values_list("first", "second"))
    return any(pair in known for pair in pairs)


def ordered_keys(one: str, two: str) -> tuple[str, str]:
    first, second = sorted((name_key(one)[:300], name_key(two)[:300]))
    return first, second


def candidate_of(proposal: Proposal) -> Candidate:
    """A candidate's card as :func:`compare_candidates` takes it, with every spelling of its sources."""
    claims = Evidence.objects.filter(proposal=proposal, role="main").exclude(claim=None)
    written = claims.order_by("pk").values_list("claim__data__name", flat=True)
    details = {name: value for fact in proposal.facts for name, value in fact["details"].items()}
    return Candidate(
        names=list(dict.fromkeys([proposal.candidate, *written])),
        register=proposal.register_id,
        date=date_of(proposal.values.get("date")),
        status=next((fact["status"] for fact in proposal.facts if fact["status"]), None),
        details=details,
    )


def card_key(draft: CardDraft) -> str:
    """What identifies the card of a draft whatever order its evidence comes in."""
    numbers = [str(reason.get("claimed", "")) for reason in draft.reasons] if draft.kind == "mismatch" else []
    if has_reason(draft.reasons, "contradicts"):
        numbers.append(str(draft.term))
    if draft.kind == DETAIL:
        numbers.append(str(draft.amends))
    subject = draft.person or name_key(draft.candidate)
    parts = [draft.kind, subject, draft.event, draft.register or "", str(draft.date or "")]
    parts += [draft.status or "", *draft.alternatives, *numbers]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def free_key(draft: CardDraft) -> str:
    """:func:`card_key`, or one made from it where a decided card about the same bears it already."""
    key = first = card_key(draft)
    number = 0
    while Proposal.objects.filter(key=key).exists():
        number += 1
        key = hashlib.sha256(f"{first}:{number}".encode()).hexdigest()
    return key


def same_numbers(draft: CardDraft, proposal: Proposal) -> bool:
    """Whether a card of numbers tells of the same claimed total of the same day.

    A total that is larger than what is known says the same on every day on which its numbers are the same.
    """
    date = str(draft.date) if draft.date else None
    claimed = [reason.get("claimed") for reason in draft.reasons]
    known = [reason.get("claimed") for reason in proposal.reasons]
    if proposal.values.get("date") == date and claimed == known:
        return True
    larger = all(one["claimed"] > one["members"] + one["added"] for one in draft.reasons)
    return larger and [dict(reason) for reason in draft.reasons] == list(proposal.reasons)


def _candidates(draft: CardDraft) -> Sequence[Proposal]:
    """Cards of the same kind and subject, those that stand before those that were merged into another."""
    rows = Proposal.objects.filter(event=draft.event, register_id=draft.register, kind=draft.kind)
    if draft.kind == "mismatch":
        return [row for row in rows.order_by("pk") if same_numbers(draft, row)]
    if draft.person is not None:
        rows = rows.filter(person_id=draft.person)
    else:
        rows = rows.exclude(candidate="").filter(sharing_a_name(draft.candidate))
    merged = CardMove.objects.filter(document=None, undone__isnull=True).values("source")
    rows = rows.exclude(~Q(pk__in=merged), state="superseded")
    return sorted(rows, key=lambda row: (row.state == "superseded", row.pk))


def _same_subject(draft: CardDraft, proposal: Proposal) -> bool:
    """Candidates are one only on strong evidence (:func:`compare_candidates`), and not where editors said otherwise."""
    if draft.person is not None or draft.kind == "mismatch":
        return True
    ours = name_key(draft.candidate)
    if draft.register is None:
        return ours == name_key(proposal.candidate)
    known = candidate_of(proposal)
    one = Candidate([draft.candidate], draft.register, draft.date)
    # A name that stands on the card already: the others on it do not rule it out, editors have joined them.
    if ours not in map(name_key, known.names) and compare_candidates(one, known).answer != "same":
        return False
    others = [name for name in known.names if name_key(name) != ours]
    return len(others) < len(known.names) or not are_two_people([draft.candidate], others)


def _takes(card: Proposal, draft: CardDraft, row: DocumentRow) -> bool:
    return card.state == "open" or _same_happening(draft, card, row)


def _same_happening(draft: CardDraft, proposal: Proposal, row: DocumentRow) -> bool:
    """An open membership card takes every report of it; a decided card only what says the same of the same event.

    What contradicts a decision, says something else, or tells of another time, is a card of its own: a decision must
    not hide it.
    """
    if draft.kind == "mismatch":
        lineage = [one.document for one in _evidence(proposal)]
        return bool(draft.date) or proposal.state == "open" or any(_is_lineage(row, other) for other in lineage)
    if draft.kind == CHECK:
        # Words that were looked at are not asked about again in a copy; a new version tells what it has added.
        copied = (one.document for one in _evidence(proposal) if one.document.canonical != row.canonical)
        return proposal.state == "open" or any(_is_copy(row, document) for document in copied)
    if draft.kind == DETAIL:
        return _completes_the_same(draft, proposal, draft_values(draft, row))
    if draft.event == "STATE_REPORTED" and draft.status != proposal.values.get("status"):
        return False
    if proposal.state in ("open", "superseded"):
        return bool(draft.register) or same_event(draft.date, date_of(proposal.values.get("date")))
    if has_reason(draft.reasons, "contradicts") and not has_reason(proposal.reasons, "contradicts"):
        return False
    return not conflicts(proposal.values, draft_values(draft, row)) and _is_one_matter(draft, proposal, row)


def _completes_the_same(draft: CardDraft, proposal: Proposal, told: Mapping[str, Any]) -> bool:
    """Of one event on record; a decided card only what was decided on."""
    if draft.amends != proposal.values.get("amends"):
        return False
    seen = all(proposal.values.get(name) for name in DETAILS if told.get(name))
    return proposal.state == "open" or (seen and not conflicts(proposal.values, told))


def _is_one_matter(draft: CardDraft, proposal: Proposal, row: DocumentRow) -> bool:
    """Whether the draft can tell of the event of a decided card: by its date, else by when it was written."""
    date = date_of(proposal.values.get("date"))
    if draft.date is not None and date is not None:
        return same_event(draft.date, date)
    documents = [one.document for one in _evidence(proposal)]
    if any(_is_lineage(row, document) for document in documents):
        return True
    days = [document.published for document in documents if document.published is not None]
    if not days or row.published is None:
        return False
    if draft.date is not None and draft.date.first_day() > max(days):
        return False
    return min(days) - ECHO <= row.published <= max(days) + ECHO


def _evidence(proposal: Proposal) -> Iterable[Evidence]:
    return proposal.evidence.select_related("document")


def _is_lineage(row: DocumentRow, other: DocumentRow) -> bool:
    """A version of the same page, or a copy of the same text."""
    return row.canonical == other.canonical or _is_copy(row, other)


def _is_copy(row: DocumentRow, other: DocumentRow) -> bool:
    return (row.copy_of_id or row.pk) == (other.copy_of_id or other.pk)
