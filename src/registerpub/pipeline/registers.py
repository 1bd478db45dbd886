"""Registers: import and export of the register file. Counts and claimed totals: ``pipeline.counts``."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from registerpub.core.casefile.registerfile import RegisterFile, namesakes, read_register_file, write_register_file
from registerpub.core.errors import InputError, ManyProblems, Problem
from registerpub.core.records import Person, Register
from registerpub.pipeline.counts import (
    ClaimedTotal,
    RegisterSummary,
    claimed_totals,
    computed_count,
    get_register,
    is_mismatch,
    register_owners,
    register_summaries,
)
from registerpub.pipeline.register_contents import (
    carried_people,
    events_on_record,
    exported_events,
    known_ids,
    with_target,
)
from registerpub.pipeline.rulings import import_rulings, rulings_in_force
from registerpub.store.mapping import all_people, event_row, person_record
from registerpub.store.models import NameRow, PersonRow, RegisterEntry, RegisterRow

__all__ = [
    "ClaimedTotal",
    "ImportResult",
    "RegisterSummary",
    "claimed_totals",
    "computed_count",
    "export_register",
    "get_register",
    "import_register",
    "import_register_data",
    "is_mismatch",
    "read_json",
    "register_owners",
    "register_summaries",
]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """``namesakes``: groups of person ids that share a main name, for a person to look at.

    ``rulings_added``: rulings on whom a name does not mean that were not on record.
    """

    register: str
    people_added: int
    people_known: int
    events_added: int
    namesakes: tuple[tuple[str, ...], ...]
    rulings_added: int = 0


def read_json(path: Path) -> Any:
    """Parse ``path``; errors name the file, line and column."""
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}: save the file as UTF-8") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{path}, line {error.lineno}, column {error.colno}: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not a register file: {error}") from error


def import_register(path: Path, now: dt.datetime) -> ImportResult:
    """Import a register file, all of it or nothing. Raises :class:`ManyProblems` with every fault by path."""
    return import_register_data(read_json(path), str(path), now)


def import_register_data(data: Any, name: str, now: dt.datetime) -> ImportResult:
    """Import a register file that has been parsed, as :func:`import_register` does; ``name`` stands in messages."""
    content = read_register_file(data, name)
    with transaction.atomic():
        problems = _conflicts(content)
        if problems:
            raise ManyProblems(f"{name} cannot be imported; nothing was changed:", problems)
        _save_register(content.register)
        return _save_people(content, now)


def _conflicts(content: RegisterFile) -> list[Problem]:
    """Faults against what is on record: the ledger only grows, consent only tightens, sex does not change."""
    stored = {row.id: row for row in PersonRow.objects.prefetch_related("names")}
    carried = set(carried_people(content.register.id))
    problems = []
    for index, person in enumerate(content.people):
        row = stored.get(person.id)
        problems += [Problem(f"people[{index}].events", text) for text in _unknown_people(person.id, content, stored)]
        if row is not None:
            missing = _missing_events(person.id, content) if person.id in carried else ()
            problems += [Problem(f"people[{index}].events", message) for message in missing]
            if row.sex is not None and person.sex not in (None, row.sex):
                problems.append(Problem(f"people[{index}].sex", f"on record is {row.sex!r}"))
            if not _consent_may_become(person, row, content):
                kept = row.consent or "no consent"
                text = f"on record is {kept}; consent is changed with 'registerpub register consent'"
                problems.append(Problem(f"people[{index}].consent", f"{text}, an import may only withhold it"))
    return problems


def _unknown_people(person: str, content: RegisterFile, stored: Container[str]) -> list[str]:
    """Messages for amendments that would move an event to somebody whom neither the file nor the record knows."""
    known = {one.id for one in content.people}
    named = [
        event.details.get("new", "")
        for event in content.events[person]
        if event.code == "AMENDED" and event.details.get("field") == "person"
    ]
    return [
        f"an event cannot be moved to {one!r}: there is no such person"
        for one in named
        if one not in known and one not in stored
    ]


def _missing_events(person: str, content: RegisterFile) -> list[str]:
    """Events on record that the file leaves out, for a person whom this register's file carries already.

    Registers share people: the first file of another register need not repeat what is known of them.
    """
    on_record = events_on_record(person, content.register.id)
    known = known_ids(content.events[person], on_record)
    return [
        f"{event.code} {event.date or 'without date'} is on record and not in the file; the ledger is never shortened"
        for event in on_record
        if event.id not in known
    ]


def _consent_may_become(person: Person, row: PersonRow, content: RegisterFile) -> bool:
    """Whether the file's consent says nothing else than the record, or less: a refusal is never forgotten."""
    if person.id in content.silent or person.consent == row.consent or person.consent == "withheld":
        return True
    return person.consent is None and row.consent != "withheld"


def _save_register(register: Register) -> None:
    RegisterRow.objects.update_or_create(
        id=register.id,
        defaults={
            "owner": dict(register.owner),
            "aliases": list(register.aliases),
            "languages": list(register.languages),
            "scope": register.scope,
        },
    )


def _save_people(content: RegisterFile, now: dt.datetime) -> ImportResult:
    stored = {row.id: row for row in PersonRow.objects.prefetch_related("names")}
    added = events_added = 0
    for position, person in enumerate(content.people, start=PersonRow.objects.count()):
        row = stored.get(person.id)
        if row is None:
            row = PersonRow.objects.create(
                id=person.id, sex=person.sex, consent=person.consent, created=now, position=position
            )
            added += 1
        else:
            consent = row.consent if person.id in content.silent else person.consent
            PersonRow.objects.filter(pk=row.pk).update(consent=consent, sex=row.sex or person.sex)
        _save_names(row, person)
        events_added += _save_events(row, content, now)
    _save_entries(content)
    groups = namesakes(all_people())
    rulings = import_rulings(content.rulings, now)
    return ImportResult(content.register.id, added, len(content.people) - added, events_added, tuple(groups), rulings)


def _save_entries(content: RegisterFile) -> None:
    """Remember whom the file carries and in which order, so that the export gives them back, members or not."""
    for position, person in enumerate(content.people):
        RegisterEntry.objects.update_or_create(
            register_id=content.register.id, person_id=person.id, defaults={"position": position}
        )


def _save_names(row: PersonRow, person: Person) -> None:
    known = {(name.language, name.full, name.kind) for name in row.names.all()}
    NameRow.objects.bulk_create(
        NameRow(person=row, language=n.language, full=n.full, kind=n.kind, checked=n.kind != "misspelling")
        for n in person.names
        if (n.language, n.full, n.kind) not in known
    )


def _save_events(row: PersonRow, content: RegisterFile, now: dt.datetime) -> int:
    """Append the events that are new, in file order: a correction needs the id of what it corrects."""
    events = content.events[row.id]
    ids = known_ids(events, events_on_record(row.id, content.register.id))
    added = ids.count(None)
    for index, event in enumerate(events):
        if ids[index] is None:
            new = event_row(with_target(event, ids), row, now, opening=event.recorded is None)
            new.save()
            ids[index] = new.pk
    return added


def export_register(register_id: str, today: dt.date) -> dict[str, Any]:
    """The register file of ``register_id`` as JSON data, with the rulings that are in force on ``today``."""
    register = get_register(register_id)
    ids = carried_people(register_id)
    rows = PersonRow.objects.prefetch_related("names").in_bulk(ids)
    people = tuple(person_record(rows[person]) for person in ids)
    events = {person.id: tuple(exported_events(person.id, register_id)) for person in people}
    return write_register_file(RegisterFile(register, people, events, rulings=rulings_in_force(today)))
