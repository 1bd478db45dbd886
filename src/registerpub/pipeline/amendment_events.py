"""The events behind a published notice: as they stand, and as a correction makes them. Reads rows, writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from registerpub.core.casefile import effective_events
from registerpub.core.casefile.corrections import AMENDABLE, read_change
from registerpub.core.errors import DecisionError, InputError
from registerpub.core.events import EVENT_TYPES, MEMBERSHIP_EVENTS, REMOVAL_REASONS, is_private
from registerpub.core.records import Event, PartialDate, Term
from registerpub.pipeline.consent import may_tell
from registerpub.store.mapping import event_record
from registerpub.store.models import LedgerEvent, Notice, RegisterRow

#: What a correction of a notice may change. Whom it is about is none of it: who was not meant gets a retraction.
CORRECTABLE = (
    "date",
    "term",
    "status",
    "code",
    "register",
    "article",
    "court",
    "place",
    "facility",
    "penalty",
    "reason",
)
assert set(CORRECTABLE) <= set(AMENDABLE)


@dataclass(frozen=True, slots=True)
class Corrected:
    """``changes``: the AMENDED events to record; ``told``: the events of the notice after them, main event first."""

    changes: tuple[Event, ...]
    told: tuple[Event, ...]


def recorded_events(notice: Notice) -> list[Event]:
    """Every entry of the case file that the notice's decision was recorded in."""
    return [event_record(row) for row in LedgerEvent.objects.filter(person=notice.person).order_by("id")]


def told_events(notice: Notice) -> list[Event]:
    """The events that the notice tells, as amended, main event first; empty if the main event was annulled."""
    if notice.decision is None:
        return []
    ids = list(notice.decision.events.order_by("id").values_list("id", flat=True))
    return _of_ids(ids, recorded_events(notice))


def _of_ids(ids: list[int], recorded: list[Event]) -> list[Event]:
    standing = {event.id: event for event in effective_events(recorded)}
    return [standing[number] for number in ids if number in standing] if ids and ids[0] in standing else []


def corrected(notice: Notice, values: Mapping[str, str], cause: str) -> Corrected:
    """What ``values`` make of the notice's events. Raises :class:`InputError` or :class:`DecisionError`."""
    told = told_events(notice)
    changes = []
    for name, value in sorted(values.items()):
        event, field = _target(name, told)
        new = " ".join(value.split())
        _check(event, field, new)
        old = written(event, field)
        if new != old:
            details = {"event": str(event.id), "field": field, "old": old, "new": new, "cause": cause}
            changes.append(Event("AMENDED", details=details))
    recorded = recorded_events(notice)
    last = max((event.id for event in recorded), default=0)
    numbered = [replace(change, id=last + number) for number, change in enumerate(changes, start=1)]
    after = _of_ids([event.id for event in told], [*recorded, *numbered])
    if changes:
        _check_main(after[0], notice)
    return Corrected(tuple(changes), tuple(after))


def annulled(notice: Notice, cause: str) -> tuple[Event, ...]:
    """The WITHDRAWN events that annul everything that the notice tells."""
    return tuple(Event("WITHDRAWN", details={"event": str(event.id), "cause": cause}) for event in told_events(notice))


def written(event: Event, field: str) -> str:
    """A field as a correction names it: dates as YYYY-MM-DD, terms as 1y6m, nothing as the empty text."""
    value = getattr(event, field) if field in ("date", "term", "status", "code", "register") else None
    if isinstance(value, Term):
        units = ((value.years, "y"), (value.months, "m"), (value.days, "d"))
        return "".join(f"{number}{unit}" for number, unit in units if number)
    if isinstance(value, PartialDate):
        return str(value)
    return str(value or event.details.get(field, ""))


def fields_of(event: Event) -> tuple[str, ...]:
    """The fields that make sense with ``event``, in order: what it holds, and what its type may hold."""
    kind = EVENT_TYPES[event.code]
    fitting = {"date", "code", *kind.details}
    fitting |= {"term"} if kind.has_term else set()
    fitting |= {"status"} if event.code == "STATE_REPORTED" else set()
    fitting |= {"register"} if event.code in MEMBERSHIP_EVENTS else set()
    return tuple(field for field in CORRECTABLE if field in fitting or written(event, field))


def _target(name: str, told: list[Event]) -> tuple[Event, str]:
    number, field = 0, name
    if name.startswith("fact."):
        place, _, field = name.removeprefix("fact.").partition(".")
        number = int(place) + 1 if place.isascii() and place.isdigit() else len(told)
    if number >= len(told):
        raise InputError(f"{name}: this notice tells {max(0, len(told) - 1)} further facts, numbered from 0")
    if field not in CORRECTABLE:
        raise InputError(f"{name}: not a field; use one of: {', '.join(CORRECTABLE)}")
    return told[number], field


def _check(event: Event, field: str, new: str) -> None:
    try:
        read_change(field, new)
    except ValueError as error:
        raise InputError(str(error)) from error
    if field == "register" and not RegisterRow.objects.filter(pk=new).exists():
        raise InputError(f"register: there is no register {new!r}")
    if field == "reason" and event.code == "LIST_REMOVED" and new and new not in REMOVAL_REASONS:
        raise InputError(f"reason: {new!r} is not one of: {', '.join(REMOVAL_REASONS)}")


def _check_main(main: Event, notice: Notice) -> None:
    """A correction leaves a notice that may be public and that stands somewhere in time."""
    consent = notice.person.consent if notice.person else None
    if is_private(main.code, main.status) or not may_tell(main, consent):
        raise DecisionError("what the notice would say may not be public of this person: retract it instead")
    if (main.code in MEMBERSHIP_EVENTS) != (main.register is not None):
        raise DecisionError("an event of a list cannot become one of another kind, nor the reverse: retract the notice")
    if main.date is None and (main.code in MEMBERSHIP_EVENTS or main.status or EVENT_TYPES[main.code].to):
        raise DecisionError(
            "the date is not known: set date to a day, a month or a year (YYYY-MM-DD, YYYY-MM or YYYY); "
            "without one the change would stand before everything else in the case file"
        )
