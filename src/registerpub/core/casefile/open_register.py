"""From case files to the register as the public may read it. Pure: who and what may be shown is decided before.

The state is folded from the events given and from nothing else: a release that is not public yet shows nowhere.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from registerpub.core.casefile.fold import timeline
from registerpub.core.casefile.register import ordered_statuses
from registerpub.core.casefile.state import CaseState, Step
from registerpub.core.records import Event, OpenList, OpenMonth, OpenPerson, OpenRegister, OpenStep, Person, Register

#: Places on a list that are public: a candidacy is not.
SHOWN_PLACES = ("recognised", "removed")
UNKNOWN = "unknown"


def open_register(
    people: Sequence[Person],
    names: Mapping[str, Mapping[str, str]],
    events: Mapping[str, Sequence[Event]],
    registers: Sequence[Register],
    notices: Mapping[str, Sequence[int]],
    day: dt.date,
    unsure: Collection[str] = (),
) -> OpenRegister:
    """The register as of the end of ``day``.

    ``people`` are those who may be shown, in register order; ``names`` their checked forms (person → language → form);
    ``events`` what may be told of them. Whoever is on none of ``registers`` and never was, or has no name, is left
    out, and so is a list without anybody to show. ``unsure``: people whose events lack one that may not be told and
    that led to another custody: theirs is given as unknown, and never an older one as that of today.
    """
    wanted = {register.id for register in registers}
    steps = {person.id: timeline(events.get(person.id, ()), day) for person in people}
    steps |= {person: _without_last_custody(steps[person]) for person in unsure if person in steps}
    shown = [
        _person(person, names[person.id], steps[person.id], wanted, notices.get(person.id, ()))
        for person in people
        if names.get(person.id) and any(_is_place(step.state, wanted) for step in steps[person.id])
    ]
    places = {place for person in shown for place in person.lists}
    registers = sorted((one for one in registers if one.id in places), key=lambda register: register.id)
    lists = [_list(register, shown, steps, day) for register in registers]
    return OpenRegister(tuple(shown), tuple(lists))


def _without_last_custody(steps: Sequence[Step]) -> list[Step]:
    """``steps`` with the custody that they end in given as unknown, from the step on that led to it."""
    last = (steps[-1].state.custody, steps[-1].state.since) if steps else None
    start = len(steps)
    while start and (steps[start - 1].state.custody, steps[start - 1].state.since) == last:
        start -= 1
    unknown = [replace(step, state=replace(step.state, custody=UNKNOWN, since=None)) for step in steps[start:]]
    return [*steps[:start], *unknown]


def _is_place(state: CaseState, wanted: Iterable[str]) -> bool:
    return any(state.memberships.get(register) in SHOWN_PLACES for register in wanted)


def _person(
    person: Person, names: Mapping[str, str], steps: Sequence[Step], wanted: set[str], notices: Sequence[int]
) -> OpenPerson:
    state = steps[-1].state
    places = {register: place for register, place in sorted(state.memberships.items()) if register in wanted}
    return OpenPerson(
        id=person.id,
        sex=person.sex,
        names=dict(sorted(names.items())),
        custody=state.custody,
        since=state.since,
        lists={register: place for register, place in places.items() if place in SHOWN_PLACES},
        steps=tuple(
            _step(step.event) for step in steps if step.event.register is None or step.event.register in wanted
        ),
        notices=tuple(sorted(notices, reverse=True)),
    )


def _step(event: Event) -> OpenStep:
    return OpenStep(
        event.code, event.date, event.register, event.status, event.term, event.details.get("article") or None
    )


def _list(
    register: Register, people: Sequence[OpenPerson], steps: Mapping[str, Sequence[Step]], day: dt.date
) -> OpenList:
    members = [person for person in people if person.lists.get(register.id) == "recognised"]
    tally = Counter(person.custody or UNKNOWN for person in members)
    months = _months(register.id, [steps[person.id] for person in people], day)
    return OpenList(
        register.id,
        dict(sorted(register.owner.items())),
        tuple(person.id for person in members),
        ordered_statuses(tally),
        tuple(months),
    )


def _months(register: str, people: Iterable[Sequence[Step]], day: dt.date) -> Iterator[OpenMonth]:
    """One entry per month from the first member's on. A step without a date counts from the first dated one."""
    changes: dict[dt.date, Counter[str]] = {}
    for steps in people:
        before: str | None = None
        for date, status in _stays(register, steps):
            if status != before:
                tally = changes.setdefault(date.replace(day=1), Counter())
                tally.update({status: 1} if status else {})
                tally.subtract({before: 1} if before else {})
            before = status
    if not changes:
        return
    month, standing = min(changes), Counter[str]()
    while month <= day:
        standing.update(changes.get(month, Counter()))
        yield OpenMonth(f"{month:%Y-%m}", ordered_statuses(standing))
        month = (month + dt.timedelta(days=31)).replace(day=1)


def _stays(register: str, steps: Sequence[Step]) -> Iterator[tuple[dt.date, str | None]]:
    """(day, custody status while on the list, None while not on it), in the order of the days."""
    dated = [step.event.date.first_day() for step in steps if step.event.date is not None]
    last = min(dated, default=None)
    for step in steps:
        if step.event.date is not None:
            last = step.event.date.first_day()
        if last is not None:
            is_on = step.state.memberships.get(register) == "recognised"
            yield last, (step.state.custody or UNKNOWN) if is_on else None
