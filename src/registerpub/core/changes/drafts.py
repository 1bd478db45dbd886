"""Drafts of cards: what ``propose`` returns and the pipeline stores. Frozen, free of text for people.

``reasons`` are dictionaries with a ``key`` that the desk words in each language and the numbers it needs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from registerpub.core.records import Certainty, Claim, PartialDate, Span, Term

#: Days within which two reports of the same event of the same person are one event.
WINDOW_DAYS = 14


@dataclass(frozen=True, slots=True)
class Support:
    """One piece of evidence: ``claim`` indexes the claims given, None for a total. ``role``: main, fact or total."""

    claim: int | None
    quote: Span
    role: str = "main"


@dataclass(frozen=True, slots=True)
class FactDraft:
    """A further event that a confirmation records. ``kind``: opening (state on entry) or history (to add)."""

    event: str
    kind: str
    date: PartialDate | None
    date_basis: str
    status: str | None
    term: Term | None
    details: Mapping[str, str]
    quote: Span

    @classmethod
    def of(cls, claim: Claim, kind: str) -> FactDraft:
        return cls(
            claim.event, kind, claim.date, claim.date_basis, claim.status, claim.term, claim_details(claim), claim.quote
        )


@dataclass(frozen=True, slots=True)
class CardDraft:
    """One card: a person (or a candidate's name) and one event. ``kind`` mismatch names nobody.

    ``alternatives``: people on record who may be meant, where the text does not tell them apart. ``amends``: the id of
    the event on record to which a card of kind detail adds what its fields hold. ``cause``: why such a card changes
    what is there already (source_error), None where it only adds.
    """

    person: str | None
    candidate: str
    event: str
    register: str | None
    date: PartialDate | None
    date_basis: str
    certainty: Certainty
    kind: str = "event"
    implicit: bool = False
    status: str | None = None
    term: Term | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    facts: tuple[FactDraft, ...] = ()
    reasons: tuple[Mapping[str, Any], ...] = ()
    support: tuple[Support, ...] = ()
    alternatives: tuple[str, ...] = ()
    amends: int | None = None
    cause: str | None = None


def claim_details(claim: Claim) -> dict[str, str]:
    """The descriptive fields of a claim that an event keeps."""
    names = ("article", "court", "place", "facility", "penalty")
    values = {name: getattr(claim, name) for name in names}
    return {name: value for name, value in values.items() if value}


def same_event(first: PartialDate | None, second: PartialDate | None) -> bool:
    """Whether two dates of one kind of event for one person may tell of the same event."""
    if first is None or second is None or first.agrees_with(second):
        return True
    if first.precision == second.precision == "day":
        return abs(first.first_day() - second.first_day()) <= dt.timedelta(days=WINDOW_DAYS)
    return False
