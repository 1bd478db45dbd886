"""The register file: JSON in the format ``registerpub/register-1``, checked as a whole, every fault named by its path.

``read_register_file`` and ``write_register_file`` are inverses. A correction names its target by ``details.event``: the
place, counted from 1, of an earlier event in the same person's list.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from registerpub.core.casefile.registerfaults import register_problems
from registerpub.core.casefile.registerschema import FORMAT
from registerpub.core.errors import ManyProblems
from registerpub.core.events import DETAIL_FIELDS
from registerpub.core.records import LANGUAGES, Event, NotThisPerson, PartialDate, Person, PersonName, Register, Term


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """A register, its people in file order, and each person's events in file order, without ids.

    ``silent``: ids of people of whose consent the file says nothing, which is not the same as saying it is unset.
    ``rulings``: whom names do not mean, in file order, expired or not.
    """

    register: Register
    people: tuple[Person, ...]
    events: Mapping[str, tuple[Event, ...]]
    silent: frozenset[str] = frozenset()
    rulings: tuple[NotThisPerson, ...] = ()


def read_register_file(data: Any, name: str) -> RegisterFile:
    """Check ``data`` (parsed JSON) whole. Raises :class:`ManyProblems` listing every fault of the file ``name``."""
    problems = register_problems(data)
    if problems:
        raise ManyProblems(f"{name} cannot be imported; nothing was changed:", problems)
    people = tuple(_person(row) for row in data["people"])
    events = {row["id"]: tuple(_event(event) for event in row.get("events", ())) for row in data["people"]}
    silent = frozenset(row["id"] for row in data["people"] if "consent" not in row)
    rulings = tuple(_ruling(row["id"], one) for row in data["people"] for one in row.get("not_this_person", ()))
    return RegisterFile(_register(data["register"]), people, events, silent, rulings)


def namesakes(people: Iterable[Person]) -> list[tuple[str, ...]]:
    """Groups of ids that share a main name in one language: a finding for a person, not an error."""
    groups: dict[tuple[str, str], list[str]] = {}
    for person in people:
        for name in {(n.language, _plain(n.full)) for n in person.names if n.kind == "main"}:
            groups.setdefault(name, []).append(person.id)
    return sorted({tuple(sorted(ids)) for ids in groups.values() if len(ids) > 1})


def write_register_file(content: RegisterFile) -> dict[str, Any]:
    """The JSON data of ``content``; keys in a fixed order, absent fields left out."""
    register = content.register
    rulings: dict[str, list[NotThisPerson]] = {}
    for ruling in content.rulings:
        rulings.setdefault(ruling.person, []).append(ruling)
    owner: dict[str, Any] = dict(register.owner)
    if register.aliases:
        owner["aliases"] = list(register.aliases)
    return {
        "format": FORMAT,
        "register": {"id": register.id, "owner": owner, "languages": list(register.languages), "scope": register.scope},
        "people": [
            _person_data(person, content.events.get(person.id, ()), rulings.get(person.id, ()))
            for person in content.people
        ],
    }


def _person_data(person: Person, events: Sequence[Event], rulings: Sequence[NotThisPerson]) -> dict[str, Any]:
    ruled = {"not_this_person": [_ruling_data(ruling) for ruling in rulings]} if rulings else {}
    return {
        "id": person.id,
        "names": [{"language": n.language, "full": n.full, "kind": n.kind} for n in person.names],
        **ruled,
        "sex": person.sex,
        "consent": person.consent,
        "events": [_event_data(event) for event in events],
    }


def _ruling_data(ruling: NotThisPerson) -> dict[str, Any]:
    data = {"name": ruling.name, "scope": ruling.scope, "place": ruling.place}
    until = ruling.until.isoformat() if ruling.until else ""
    return {name: value for name, value in {**data, "until": until}.items() if value}


def _event_data(event: Event) -> dict[str, Any]:
    data: dict[str, Any] = {"event": event.code}
    if event.register:
        data["register"] = event.register
    data["date"] = str(event.date) if event.date else None
    if event.date_basis != "stated":
        data["date_basis"] = event.date_basis
    if event.status:
        data["status"] = event.status
    if event.term:
        data["term"] = event.term.as_dict()
    data.update({name: value for name, value in sorted(event.details.items()) if name != "event"})
    if "event" in event.details:
        data["details"] = {"event": event.details["event"]}
    if event.recorded is not None:
        data["recorded"] = event.recorded.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
    return data


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def _register(data: Mapping[str, Any]) -> Register:
    owner = {language: data["owner"][language] for language in data["owner"] if language != "aliases"}
    return Register(
        id=data["id"],
        owner=owner,
        aliases=tuple(data["owner"].get("aliases", ())),
        languages=tuple(data.get("languages", LANGUAGES)),
        scope=data.get("scope", ""),
    )


def _person(data: Mapping[str, Any]) -> Person:
    names = tuple(PersonName(name["language"], name["full"], name.get("kind", "main")) for name in data["names"])
    return Person(data["id"], names, data.get("sex"), data.get("consent"))


def _ruling(person: str, data: Mapping[str, Any]) -> NotThisPerson:
    until = dt.date.fromisoformat(data["until"]) if "until" in data else None
    return NotThisPerson(person, data["name"], data["scope"], data.get("place", ""), until)


def _event(data: Mapping[str, Any]) -> Event:
    details = {name: data[name] for name in DETAIL_FIELDS if name in data and name not in ("event", "date", "term")}
    details |= data.get("details", {})
    recorded = data.get("recorded")
    return Event(
        code=data["event"],
        date=PartialDate.parse(data["date"]) if data.get("date") else None,
        date_basis=data.get("date_basis", "stated"),
        register=data.get("register"),
        status=data.get("status"),
        term=Term.from_dict(data["term"]) if data.get("term") else None,
        details=details,
        recorded=dt.datetime.fromisoformat(recorded).astimezone(dt.UTC) if recorded else None,
    )
