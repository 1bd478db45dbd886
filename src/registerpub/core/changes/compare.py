"""A claim beside a case file: new, already known, or contradicting what is on record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from registerpub.core.casefile import CaseState, effective_events, fold
from registerpub.core.changes.drafts import same_event
from registerpub.core.events import EVENT_TYPES, MEMBERSHIP_EVENTS
from registerpub.core.records import Claim, Event

Comparison = Literal["new", "known", "contradicts"]


def compare(claim: Claim, events: Sequence[Event]) -> Comparison:
    """What ``claim`` adds to a person's ``events``."""
    state = fold(events)
    if claim.event in MEMBERSHIP_EVENTS:
        return _compare_membership(claim, state)
    if claim.event == "STATE_REPORTED":
        return "known" if claim.status == state.custody else "new"
    recorded = [event for event in effective_events(events) if event.code == claim.event]
    for event in recorded:
        if claim.date is not None and event.date is not None and same_event(claim.date, event.date):
            return "contradicts" if _differs(claim, event) else "known"
    return "known" if any(_may_be_the_same(claim, event, state) for event in recorded) else "new"


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


def _differs(claim: Claim, event: Event) -> bool:
    term = claim.term is not None and event.term is not None and claim.term != event.term
    date = claim.date is not None and event.date is not None and not claim.date.agrees_with(event.date)
    return term or date
