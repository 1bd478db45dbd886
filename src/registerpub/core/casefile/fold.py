"""The fold: ordered events in, a state out. Pure, total (an illegal step is marked, never refused), order-free.

Order of events: date (unknown first), precision (coarser first), rank in the event table, id.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from registerpub.core.casefile.corrections import effective_events
from registerpub.core.events import EVENT_RANK, EVENT_TYPES, MEMBERSHIP_EVENTS, is_legal
from registerpub.core.records import Event, PartialDate, Term

#: Statuses that come back when a short arrest ends (events.yml, to_rule).
LASTING = frozenset(
    (
        "at_large_restrained",
        "house_arrest",
        "restricted_freedom",
        "suspended",
        "released_parole",
        "released_replaced",
        "in_exile",
    )
)
_PENALTY_ENDS = frozenset({"SENTENCED_NONCUSTODIAL", "ACQUITTED", "CASE_CLOSED", "PARDONED"})
_STAGE_OF_STATUS = {"convicted_imprisoned": "verdict_first_instance"}


@dataclass(frozen=True, slots=True)
class CaseState:
    """Four axes kept apart: custody, case stage, penalty (term, article), membership per register."""

    custody: str | None = None
    since: PartialDate | None = None
    stage: str = "none"
    term: Term | None = None
    article: str | None = None
    facility: str | None = None
    place: str | None = None
    memberships: Mapping[str, str] = field(default_factory=dict)
    before_arrest: str | None = None
    release_pending: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One event with the state after it. ``legal`` is False when custody made a step that procedure does not know."""

    event: Event
    state: CaseState
    legal: bool


def event_order(event: Event) -> tuple[dt.date, int, int, int]:
    """The one order of events of a case file."""
    if event.date is None:
        return dt.date.min, 0, EVENT_RANK.get(event.code, 0), event.id
    precision = {"year": 1, "month": 2, "day": 3}[event.date.precision]
    return event.date.first_day(), precision, EVENT_RANK.get(event.code, 0), event.id


def fold(events: Iterable[Event], as_of: dt.date | None = None, known_on: dt.datetime | None = None) -> CaseState:
    """The state as of the end of day ``as_of``, as known at the moment ``known_on``."""
    steps = timeline(events, as_of, known_on)
    return steps[-1].state if steps else CaseState()


def timeline(events: Iterable[Event], as_of: dt.date | None = None, known_on: dt.datetime | None = None) -> list[Step]:
    """Every event that counts, in order, with the state after it."""
    chosen = effective_events(events, known_on)
    if as_of is not None:
        chosen = [event for event in chosen if event.date is None or event.date.first_day() <= as_of]
    state, steps = CaseState(), []
    for event in sorted(chosen, key=event_order):
        state, legal = _apply(state, event)
        steps.append(Step(event, state, legal))
    return steps


def _apply(state: CaseState, event: Event) -> tuple[CaseState, bool]:
    kind = EVENT_TYPES[event.code]
    if event.code in MEMBERSHIP_EVENTS:
        return _apply_membership(state, event), True
    custody = _custody_after(state, event)
    legal = custody is None or is_legal(state.custody, custody)
    state = _apply_case(state, event)
    if custody is not None:
        state = _apply_custody(state, event, custody)
    if event.code == "PAROLE_GRANTED":
        state = dataclasses.replace(state, release_pending="released_parole")
    if kind.family in ("arrest", "verdict", "release") and custody is not None:
        state = dataclasses.replace(state, release_pending=None)
    return state, legal


def _apply_membership(state: CaseState, event: Event) -> CaseState:
    register = event.register or ""
    return dataclasses.replace(state, memberships={**state.memberships, register: MEMBERSHIP_EVENTS[event.code]})


def _custody_after(state: CaseState, event: Event) -> str | None:
    """The custody status that ``event`` leads to, or None where it changes nothing."""
    kind = EVENT_TYPES[event.code]
    if event.status is not None:
        return event.status
    if event.details.get("in_absentia") or kind.to is None:
        return None
    if kind.returns_to_previous and state.before_arrest in LASTING:
        return state.before_arrest
    if event.code == "CASE_CLOSED" and state.custody in ("at_large", "convicted_imprisoned"):
        return None
    if event.code == "RELEASED_UNSPECIFIED" and state.release_pending:
        return state.release_pending
    return kind.to


def _apply_custody(state: CaseState, event: Event, custody: str) -> CaseState:
    arrested = custody in ("detained", "administrative_arrest") and state.custody != custody
    before = state.custody if arrested else state.before_arrest
    if not arrested and custody not in ("detained", "administrative_arrest"):
        before = None
    unchanged = custody == state.custody and event.code == "STATE_REPORTED" and state.since is not None
    return dataclasses.replace(
        state, custody=custody, since=state.since if unchanged else event.date, before_arrest=before
    )


def _apply_case(state: CaseState, event: Event) -> CaseState:
    kind = EVENT_TYPES[event.code]
    changes: dict[str, object] = {}
    stage = kind.stage or event.details.get("case_stage")
    if event.code == "STATE_REPORTED" and state.stage == "none":
        stage = stage or _STAGE_OF_STATUS.get(event.status or "")
    if stage:
        changes["stage"] = stage
    if event.term is not None and kind.has_term:
        changes["term"] = event.term
    if event.code in _PENALTY_ENDS:
        changes["term"] = None
    for name in ("article", "facility", "place"):
        if event.details.get(name):
            changes[name] = event.details[name]
    return dataclasses.replace(state, **changes) if changes else state  # type: ignore[arg-type]  # built by name above
