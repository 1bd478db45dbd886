"""What is on record as a register's file carries it: whom, in what order, with which events. Writes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from registerpub.core.casefile.corrections import CORRECTIONS, is_readable, target_of
from registerpub.core.events import MEMBERSHIP_EVENTS
from registerpub.core.records import Event
from registerpub.store.mapping import event_record, people_of_register
from registerpub.store.models import LedgerEvent, PersonRow, RegisterEntry


def carried_people(register_id: str) -> list[str]:
    """Ids of the people in the register's file: those whom its file brought, then those whom editors entered."""
    entered = RegisterEntry.objects.filter(register_id=register_id).values_list("person_id", flat=True)
    tied = set(people_of_register(register_id)).difference(entered)
    everybody = PersonRow.objects.order_by("position", "created", "id").values_list("id", flat=True) if tied else ()
    return list(dict.fromkeys([*entered, *(person for person in everybody if person in tied)]))


def known_ids(events: Sequence[Event], on_record: Sequence[Event]) -> list[int | None]:
    """For each event of a file its id on record, None if it is new.

    An event that does not say when it was recorded is any equal one: a file of another register repeats what is known,
    and a repetition must not bring back what was withdrawn.
    """
    left = list(on_record)
    ids: list[int | None] = []
    for event in events:
        wanted = with_target(event, ids)
        match = next((known for known in left if replace(known, id=0) == wanted), None)
        if match is None and event.recorded is None:
            match = next((known for known in left if replace(known, id=0, recorded=None) == wanted), None)
        if match is not None:
            left.remove(match)
        ids.append(match.id if match else None)
    return ids


def with_target(event: Event, ids: Sequence[int | None]) -> Event:
    """A correction of a file with the id, not the place, of its target; no id if the target is new itself."""
    if event.code not in CORRECTIONS:
        return event
    return replace(event, details={**event.details, "event": str(ids[int(event.details["event"]) - 1])})


def events_on_record(person: str, register: str) -> list[Event]:
    """Stored events that a file of ``register`` carries: no foreign memberships, no time for opening entries.

    Corrections of what is left out, and those that cannot be read and so have no effect, are left out too.
    """
    found: dict[int, Event] = {}
    for row in LedgerEvent.objects.filter(person_id=person).order_by("id"):
        if row.code in MEMBERSHIP_EVENTS and row.register_id != register:
            continue
        event = replace(event_record(row), recorded=None if row.opening else row.recorded)
        if event.code not in CORRECTIONS or (is_readable(event) and target_of(event) in found):
            found[event.id] = event
    return list(found.values())


def exported_events(person: str, register: str) -> list[Event]:
    """Events as a register file carries them: no ids, corrections name the place of their target."""
    events = events_on_record(person, register)
    places = {event.id: str(place) for place, event in enumerate(events, start=1)}
    found = []
    for event in events:
        target = target_of(event) if event.code in CORRECTIONS else None
        details = event.details if target is None else {**event.details, "event": places[target]}
        found.append(replace(event, id=0, details=details))
    return found
