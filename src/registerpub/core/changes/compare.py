"""A claim beside a case file: new, already known, adding detail to an event on record, or contradicting one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from registerpub.core.casefile import CaseState, effective_events, fold
from registerpub.core.changes.details import added_fields, differing_fields
from registerpub.core.changes.drafts import same_event
from registerpub.core.events import EVENT_TYPES, MEMBERSHIP_EVENTS
from registerpub.core.records import Claim, Event, PartialDate, Term

#: How long after an event a source may still correct what it wrote of it.
MENDED_WITHIN: Final = dt.timedelta(days=60)

Comparison = Literal["new", "known", "adds_detail", "contradicts"]


@dataclass(frozen=True, slots=True)
class Beside:
    """How a claim stands to a case file. ``event``: the one on record that it tells of, with the ``fields`` in which
    the claim says more or something else.
    """

    comparison: Comparison
    event: Event | None = None
    fields: tuple[str, ...] = ()


def compare(claim: Claim, events: Sequence[Event]) -> Comparison:
    """What ``claim`` adds to a person's ``events``."""
    return beside(claim, events).comparison


def beside(claim: Claim, events: Sequence[Event]) -> Beside:
    """What ``claim`` adds to a person's ``events``, and to which of them."""
    state = fold(events)
    if claim.event in MEMBERSHIP_EVENTS:
        return Beside(_compare_membership(claim, state))
    if claim.event == "STATE_REPORTED":
        return Beside("known" if claim.status == state.custody else "new")
    recorded = [event for event in effective_events(events) if event.code == claim.event]
    dated = [event for event in recorded if claim.date and event.date and same_event(claim.date, event.date)]
    same = next((event for event in dated if not differing_fields(claim, event)), None)
    if same is None and dated:
        return Beside("contradicts", dated[0], differing_fields(claim, dated[0]))
    same = same or next((event for event in recorded if _may_be_the_same(claim, event, state)), None)
    if same is None:
        return Beside("new")
    added = added_fields(claim, same)
    return Beside("adds_detail" if added else "known", same, added)


def corrected(claim: Claim, events: Sequence[Event], published: dt.date | None) -> Beside:
    """As :func:`beside`, for what a source says in a note of ``published`` that corrects it.

    Without a date the note is about the latest event of its kind, if that is fresh enough to be what the source wrote
    of. A date that only says when the note was written corrects nothing.
    """
    found = beside(claim, events)
    if claim.event in MEMBERSHIP_EVENTS or claim.event == "STATE_REPORTED":
        return found
    event = found.event if claim.date is not None else _latest(claim.event, events, published)
    if event is None:
        return found
    fields = [name for name in differing_fields(claim, event) if name != "date" or claim.date_basis != "relative"]
    return Beside("contradicts", event, tuple(fields)) if fields else Beside("known", event)


def _latest(code: str, events: Sequence[Event], published: dt.date | None) -> Event | None:
    """The latest event of the kind on record, unless it was over long before."""
    dated = [(one.date.last_day(), one.id, one) for one in effective_events(events) if one.code == code and one.date]
    day, _, event = max(dated, key=lambda item: item[:2], default=(None, 0, None))
    return event if day is not None and published is not None and published - day <= MENDED_WITHIN else None


def corrected_fields(claim: Claim, values: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields in which a note of correction says otherwise than an open card with ``values``."""
    date = PartialDate.parse(values["date"]) if values.get("date") else None
    term = Term.from_dict(values["term"]) if values.get("term") else None
    details = {name: str(values[name]) for name in ("article", "court", "facility") if values.get(name)}
    fields = differing_fields(claim, Event(claim.event, date=date, term=term, details=details))
    return tuple(name for name in fields if name != "date" or claim.date_basis != "relative")


def denies_record(claim: Claim, events: Sequence[Event]) -> bool:
    """Whether what ``claim`` denies is an event on record, as far as their dates and lists tell."""
    state, recorded = fold(events), [event for event in effective_events(events) if event.code == claim.event]
    return any(
        (same_event(claim.date, event.date) if claim.date and event.date else _may_be_the_same(claim, event, state))
        and claim.status == event.status
        and claim.register in (None, event.register)
        for event in recorded
    )


def _may_be_the_same(claim: Claim, event: Event, state: CaseState) -> bool:
    """With a date missing on either side: the same event only where it would leave custody as it is now.

    An arrest without a date may be a new one; taking it for the old one would lose it.
    """
    if claim.date is not None and event.date is not None:
        return False
    custody = resulting_custody(claim)
    return claim.date is None if custody is None else custody == state.custody


def resulting_custody(claim: Claim) -> str | None:
    """The custody status that the claimed event leads to, None where it changes none."""
    return claim.status if claim.event == "STATE_REPORTED" else EVENT_TYPES[claim.event].to


def is_history_worth_adding(claim: Claim, events: Sequence[Event]) -> bool:
    """Whether a background claim tells of a custody change that the case file lacks and does not contradict."""
    custody, state = resulting_custody(claim), fold(events)
    if custody is None or claim.date is None or custody == state.custody or compare(claim, events) != "new":
        return False
    return state.since is None or claim.date.last_day() >= state.since.first_day()


def _compare_membership(claim: Claim, state: CaseState) -> Comparison:
    after = MEMBERSHIP_EVENTS[claim.event]
    if claim.register is None:
        return "new"
    before = state.memberships.get(claim.register)
    if before == after or (after == "removed" and before is None) or (after == "candidate" and before is not None):
        return "known"
    return "new"
