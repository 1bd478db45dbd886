"""What a report of an event on record says beyond the record, or against it, field by field.

Only what the record lacks is detail: a day where it has a month, a term, court, article or place of custody where it
has none, the parts of an article of which it has the number. Free text in other words is no other fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from registerpub.core.changes.drafts import claim_details
from registerpub.core.changes.joining import agrees
from registerpub.core.notices.articles import read_articles
from registerpub.core.records import Claim, Event, PartialDate, Term

#: In the order in which people read them.
DETAILS: Final = ("date", "term", "article", "court", "facility")

Value = PartialDate | Term | str | None


def told_values(claim: Claim) -> Mapping[str, Value]:
    """What the claim says in the fields that a report may add to an event."""
    return {"date": claim.date, "term": claim.term, **claim_details(claim)}


def recorded_value(event: Event, field: str) -> Value:
    """What an event on record says in one of these fields."""
    plain: Mapping[str, Value] = {"date": event.date, "term": event.term, "status": event.status}
    return plain.get(field, event.details.get(field))


def added_fields(claim: Claim, event: Event) -> tuple[str, ...]:
    """The fields in which ``claim`` says more than ``event``, which it tells of."""
    told = told_values(claim)
    return tuple(name for name in DETAILS if _says_more(name, recorded_value(event, name), told.get(name)))


def differing_fields(claim: Claim, event: Event) -> tuple[str, ...]:
    """The fields in which ``claim`` cannot be true if ``event`` is."""
    told = told_values(claim)
    return tuple(name for name in DETAILS if _contradict(name, recorded_value(event, name), told.get(name)))


def _says_more(name: str, known: Value, told: Value) -> bool:
    if not told:
        return False
    if not known:
        return True
    if isinstance(known, PartialDate) and isinstance(told, PartialDate):
        return known.agrees_with(told) and len(str(told)) > len(str(known))
    if name == "article" and isinstance(known, str) and isinstance(told, str) and agrees(name, known, told):
        return any(one.parts for one in read_articles(told)) and not any(one.parts for one in read_articles(known))
    return False


def _contradict(name: str, known: Value, told: Value) -> bool:
    """Courts and places of custody have too many names to contradict one another; articles do if none is shared."""
    if not known or not told:
        return False
    if isinstance(known, PartialDate) and isinstance(told, PartialDate):
        return not known.agrees_with(told)
    if name == "article" and isinstance(known, str) and isinstance(told, str):
        first, second = ({one.number for one in read_articles(text)} for text in (known, told))
        return bool(first and second) and first.isdisjoint(second)
    return isinstance(known, Term) and isinstance(told, Term) and _length(known) != _length(told)


def _length(term: Term) -> tuple[int, int]:
    """Months and days: 18 months are a year and a half."""
    return term.years * 12 + term.months, term.days
