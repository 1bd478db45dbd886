"""The register file: JSON in the format ``registerpub/register-1``, checked as a whole, every fault named by its path.

``read_register_file`` and ``write_register_file`` are inverses. A correction names its target by ``details.event``: the
place, counted from 1, of an earlier event in the same person's list.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator

from registerpub.core.casefile.corrections import CORRECTIONS, correction_faults
from registerpub.core.casefile.registerschema import FORMAT, REGISTER_SCHEMA
from registerpub.core.errors import ManyProblems, Problem
from registerpub.core.events import DETAIL_FIELDS, MEMBERSHIP_EVENTS
from registerpub.core.records import LANGUAGES, Event, PartialDate, Person, PersonName, Register, Term

#: Years in which a ledger may have learnt of something: any time zone can show them.
_RECORDED = range(1900, 3000)


@dataclass(frozen=True, slots=True)
class RegisterFile:
    """A register, its people in file order, and each person's events in file order, without ids.

    ``silent``: ids of people of whose consent the file says nothing, which is not the same as saying it is unset.
    """

    register: Register
    people: tuple[Person, ...]
    events: Mapping[str, tuple[Event, ...]]
    silent: frozenset[str] = frozenset()


def read_register_file(data: Any, name: str) -> RegisterFile:
    """Check ``data`` (parsed JSON) whole. Raises :class:`ManyProblems` listing every fault of the file ``name``."""
    problems = [*_schema_problems(data)]
    if not problems:
        problems = [*_meaning_problems(data)]
    if problems:
        raise ManyProblems(f"{name} cannot be imported; nothing was changed:", problems)
    people = tuple(_person(row) for row in data["people"])
    events = {row["id"]: tuple(_event(event) for event in row.get("events", ())) for row in data["people"]}
    silent = frozenset(row["id"] for row in data["people"] if "consent" not in row)
    return RegisterFile(_register(data["register"]), people, events, silent)


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
    owner: dict[str, Any] = dict(register.owner)
    if register.aliases:
        owner["aliases"] = list(register.aliases)
    return {
        "format": FORMAT,
        "register": {"id": register.id, "owner": owner, "languages": list(register.languages), "scope": register.scope},
        "people": [_person_data(person, content.events.get(person.id, ())) for person in content.people],
    }


def _person_data(person: Person, events: Sequence[Event]) -> dict[str, Any]:
    return {
        "id": person.id,
        "names": [{"language": n.language, "full": n.full, "kind": n.kind} for n in person.names],
        "sex": person.sex,
        "consent": person.consent,
        "events": [_event_data(event) for event in events],
    }


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


def _schema_problems(data: Any) -> Iterator[Problem]:
    errors = Draft202012Validator(REGISTER_SCHEMA).iter_errors(data)
    for error in sorted(errors, key=lambda error: [str(part).zfill(6) for part in error.absolute_path]):
        path = _path(error.absolute_path)
        if error.validator == "additionalProperties":
            extra = sorted(set(error.instance) - set(error.schema["properties"]))
            yield Problem(path, f"unknown field {', '.join(map(repr, extra))}")
        elif error.validator == "enum":
            allowed = ", ".join("null" if value is None else str(value) for value in error.validator_value)
            yield Problem(path, f"{error.instance!r} is not allowed; use one of: {allowed}")
        elif error.validator == "const":
            yield Problem(path, f"must be {FORMAT!r}: this file is {error.instance!r}")
        elif error.validator == "pattern":
            yield Problem(path, f"{error.instance!r} cannot be used here")
        else:
            yield Problem(path, error.message)


def _path(parts: Iterable[Any]) -> str:
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text.lstrip(".") or "the file"


def _unprintable(data: Any, parts: tuple[Any, ...] = ()) -> Iterator[Problem]:
    """Texts with half a character (a lone surrogate), which nothing can store or print."""
    if isinstance(data, str):
        if any("\ud800" <= letter <= "\udfff" for letter in data):
            yield Problem(_path(parts), f"{data!r} holds half a character")
    elif isinstance(data, Mapping | list):
        for part, value in data.items() if isinstance(data, Mapping) else enumerate(data):
            yield from _unprintable(value, (*parts, part))


def _meaning_problems(data: Mapping[str, Any]) -> Iterator[Problem]:
    yield from _unprintable(data)
    seen: dict[str, int] = {}
    for index, person in enumerate(data["people"]):
        where = f"people[{index}]"
        if person["id"] in seen:
            yield Problem(f"{where}.id", f"{person['id']!r} is already the id of people[{seen[person['id']]}]")
        seen.setdefault(person["id"], index)
        if not any(name.get("kind", "main") == "main" for name in person["names"]):
            yield Problem(f"{where}.names", "no name of the kind 'main'")
        for number, event in enumerate(person.get("events", ())):
            yield from _value_problems(event, f"{where}.events[{number}]")
            yield from _event_problems(event, f"{where}.events[{number}]", data["register"]["id"])
            yield from _correction_problems(event, f"{where}.events[{number}]", number + 1)


def _value_problems(event: Mapping[str, Any], where: str) -> Iterator[Problem]:
    if event.get("date"):
        try:
            PartialDate.parse(event["date"])
        except ValueError as error:
            yield Problem(f"{where}.date", str(error))
    if "recorded" in event:
        try:
            moment = dt.datetime.fromisoformat(event["recorded"])
            if moment.tzinfo is None:
                yield Problem(f"{where}.recorded", "needs a time zone, for example 2020-09-08T10:00:00Z")
            elif moment.year not in _RECORDED:
                yield Problem(f"{where}.recorded", f"year {moment.year} is out of range")
        except ValueError:
            yield Problem(f"{where}.recorded", f"{event['recorded']!r} is not a date and time")
    if "term" in event and not any(event["term"].values()):
        yield Problem(f"{where}.term", "a term needs a number above zero; leave out a term that is not known")


def _correction_problems(event: Mapping[str, Any], where: str, place: int) -> Iterator[Problem]:
    if event["event"] in CORRECTIONS:
        details = {**event, "event": event.get("details", {}).get("event", "")}
        for name, message in correction_faults(event["event"], details, place):
            yield Problem(f"{where}.{name}", message)
    elif event.get("details"):
        yield Problem(f"{where}.details.event", f"only {' and '.join(CORRECTIONS)} name another event")


def _event_problems(event: Mapping[str, Any], where: str, register: str) -> Iterator[Problem]:
    if event["event"] in MEMBERSHIP_EVENTS and event.get("register") != register:
        yield Problem(f"{where}.register", f"a membership event must name this register, {register!r}")
    if event["event"] not in MEMBERSHIP_EVENTS and "register" in event:
        yield Problem(f"{where}.register", "only LIST_CANDIDATE, LIST_RECOGNISED and LIST_REMOVED name a register")
    if event["event"] == "STATE_REPORTED" and not event.get("status"):
        yield Problem(f"{where}.status", "STATE_REPORTED needs the status that was reported")


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
