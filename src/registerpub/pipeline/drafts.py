"""Drafts as cards store them: values and facts as plain data, quotes cut from the document."""

from __future__ import annotations

from typing import Any

from registerpub.core.changes import NOT_LATER, CardDraft, FactDraft
from registerpub.core.records import DateBasis, PartialDate
from registerpub.store.models import DocumentRow


def draft_values(draft: CardDraft, row: DocumentRow) -> dict[str, Any]:
    """The fields of the card's main event as ``row`` tells them."""
    values: dict[str, Any] = {
        "date": str(draft.date) if draft.date else None,
        "date_basis": draft.date_basis,
        "status": draft.status,
        "term": draft.term.as_dict() if draft.term else None,
    }
    amends: dict[str, Any] = {} if draft.amends is None else {"amends": draft.amends}
    amends |= {"cause": draft.cause} if draft.cause else {}
    return values | dict(draft.details) | not_later(draft.date, draft.date_basis, row) | amends


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
    } | not_later(fact.date, fact.date_basis, row)


def not_later(date: PartialDate | None, basis: DateBasis | str, row: DocumentRow) -> dict[str, bool]:
    """The mark of a date that is only the day of publication: the text tells no day."""
    published = PartialDate.of(row.published) if row.published else None
    return {NOT_LATER: True} if date is not None and basis == "relative" and date == published else {}
