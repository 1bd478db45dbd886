"""The fold: events in, a state out. Pure, total (an illegal step is marked, never refused), free of record order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from registerpub.core.casefile.axes import Custody, Memberships, Penalty, Stage
from registerpub.core.casefile.corrections import effective_events
from registerpub.core.casefile.ordering import ordered
from registerpub.core.casefile.state import CaseState, Fault, Step
from registerpub.core.records import Event


def fold(events: Iterable[Event], as_of: dt.date | None = None, known_on: dt.datetime | None = None) -> CaseState:
    """The state as of the end of day ``as_of``, as known at the moment ``known_on``.

    An event dated to a month or a year counts from the first day of it: it may have happened by then.
    """
    return _state(_chosen(events, as_of, known_on))


def is_certain(events: Iterable[Event], as_of: dt.date) -> bool:
    """Whether custody and lists as of ``as_of`` stay the same if what is dated to a month or a year came after it."""
    counted = _chosen(events, as_of, None)
    over = [event for event in counted if event.date is None or event.date.last_day() <= as_of]
    if len(over) == len(counted):
        return True
    one, two = _state(counted), _state(ordered(over))
    return (one.custody, one.memberships) == (two.custody, two.memberships)


def _state(events: Iterable[Event]) -> CaseState:
    axes = _Axes()
    for event in events:
        axes.apply(event)
    return axes.state()


def timeline(events: Iterable[Event], as_of: dt.date | None = None, known_on: dt.datetime | None = None) -> list[Step]:
    """Every event that counts, in order, with the state after it and why it does not fit, if so."""
    axes, steps = _Axes(), []
    for event in _chosen(events, as_of, known_on):
        faults = axes.apply(event)
        steps.append(Step(event, axes.state(), faults))
    return steps


def _chosen(events: Iterable[Event], as_of: dt.date | None, known_on: dt.datetime | None) -> list[Event]:
    chosen = effective_events(events, known_on)
    if as_of is not None:
        chosen = [event for event in chosen if event.date is None or event.date.first_day() <= as_of]
    return ordered(chosen)


class _Axes:
    """The axes side by side: none reads another."""

    __slots__ = ("custody", "facility", "lists", "penalty", "place", "stage")

    def __init__(self) -> None:
        self.custody, self.stage, self.penalty, self.lists = Custody(), Stage(), Penalty(), Memberships()
        self.facility: str | None = None
        self.place: str | None = None

    def apply(self, event: Event) -> tuple[Fault, ...]:
        custody, stage = self.custody.apply(event), self.stage.apply(event)
        penalty, membership = self.penalty.apply(event), self.lists.apply(event)
        if event.details:
            self.facility = event.details.get("facility") or self.facility
            self.place = event.details.get("place") or self.place
        if custody is stage is penalty is membership is None:
            return ()
        found: list[Fault] = []
        found += [Fault("custody", custody)] if custody is not None else []
        found += [Fault("stage", stage)] if stage is not None else []
        found += [Fault("penalty", penalty)] if penalty is not None else []
        found += [Fault("membership", membership)] if membership is not None else []
        return tuple(found)

    def state(self) -> CaseState:
        custody, penalty = self.custody, self.penalty
        return CaseState(
            custody=custody.now,
            since=custody.since,
            stage=self.stage.now,
            penalty=penalty.now,
            term=penalty.term,
            article=penalty.article,
            facility=self.facility,
            place=self.place,
            memberships=dict(self.lists.now),
            before_arrest=custody.before_arrest,
            release_pending=custody.pending,
        )
