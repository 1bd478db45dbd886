"""Every fault of a register file in one list: shapes and codes by the schema, and what only the meaning shows.

The meaning is checked wherever the shape allows it, so that one broken part hides no fault of another.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from jsonschema import Draft202012Validator

from registerpub.core.casefile.corrections import CORRECTIONS, correction_faults
from registerpub.core.casefile.registerschema import FORMAT, REGISTER_SCHEMA
from registerpub.core.errors import InputError, Problem
from registerpub.core.events import EVENT_TYPES, MEMBERSHIP_EVENTS
from registerpub.core.names.rulings import place_fault
from registerpub.core.names.written import clean_name
from registerpub.core.records import RULING_SCOPES, PartialDate

#: Years in which a ledger may have learnt of something: any time zone can show them.
_RECORDED = range(1900, 3000)
_NUMBER = re.compile(r"([0-9]{1,9})")
_WHOLE = "the file"

#: Per event of a person that stands before another: its code, and the field that it amends.
Earlier = Sequence[Mapping[str, str]]


def register_problems(data: Any) -> list[Problem]:
    """Every fault of ``data`` (parsed JSON), in the order of the paths, each once. Never raises.

    A value of the wrong shape is judged by its shape alone; an id is held against the others all the same.
    """
    by_shape = [*_schema_problems(data)]
    broken = {problem.path for problem in by_shape if not problem.path.endswith(".id")}
    by_meaning = [problem for problem in _meaning_problems(data) if problem.path not in broken]
    return sorted(dict.fromkeys(by_shape + by_meaning), key=lambda problem: _place(problem.path))


def _place(path: str) -> list[tuple[int, str]]:
    """Sorts the file as a whole first, and ``people[10]`` after ``people[9]``."""
    parts = [] if path == _WHOLE else [part for part in _NUMBER.split(path) if part]
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def _schema_problems(data: Any) -> Iterator[Problem]:
    for error in Draft202012Validator(REGISTER_SCHEMA).iter_errors(data):
        path = _path(error.absolute_path)
        if error.validator == "additionalProperties":
            extra = sorted(set(error.instance) - set(error.schema["properties"]))
            yield Problem(path, f"unknown field {', '.join(map(repr, extra))}")
        elif error.validator == "enum":
            allowed = ", ".join("null" if value is None else str(value) for value in error.validator_value)
            yield Problem(path, f"{error.instance!r} is not allowed; use one of: {allowed}")
        elif error.validator == "const":
            yield Problem(path, f"must be {FORMAT!r}: this file is {error.instance!r}")
        elif error.validator == "type" and isinstance(error.instance, dict | list):
            # A whole part of a file is never repeated: it may hold names, and fills the screen.
            kind = "an object" if isinstance(error.instance, dict) else "a list"
            wanted = error.validator_value
            expected = wanted if isinstance(wanted, str) else " or ".join(map(str, wanted))
            yield Problem(path, f"{kind} stands where {expected} is needed")
        elif error.validator == "pattern":
            yield Problem(path, f"{error.instance!r} cannot be used here")
        else:
            yield Problem(path, error.message)


def _path(parts: Iterable[Any]) -> str:
    """Where a value stands; half a character in a field's name is escaped, so that the path can be printed."""
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text.lstrip(".").encode("utf-8", "backslashreplace").decode("utf-8") or _WHOLE


def _meaning_problems(data: Any) -> Iterator[Problem]:
    yield from _unprintable(data)
    register = _text(_mapping(_mapping(data).get("register")).get("id"))
    seen: dict[str, int] = {}
    for index, person in enumerate(_list(_mapping(data).get("people"))):
        where = f"people[{index}]"
        fields = _mapping(person)
        name = _text(fields.get("id"))
        if name in seen:
            yield Problem(f"{where}.id", f"{name!r} is already the id of people[{seen[name]}]")
        if name:
            seen.setdefault(name, index)
        names = [_mapping(one) for one in _list(fields.get("names"))]
        if names and not any(one.get("kind", "main") == "main" for one in names):
            yield Problem(f"{where}.names", "no name of the kind 'main'")
        for number, ruling in enumerate(_list(fields.get("not_this_person"))):
            yield from _ruling_problems(_mapping(ruling), f"{where}.not_this_person[{number}]")
        earlier: list[Mapping[str, str]] = []
        for number, event in enumerate(map(_mapping, _list(fields.get("events")))):
            yield from _event_problems(event, f"{where}.events[{number}]", register, earlier)
            earlier.append(_as_earlier(event, earlier))


def _as_earlier(event: Mapping[str, Any], earlier: Earlier) -> dict[str, str]:
    """Code and amended field of ``event``; an amendment of an amendment amends the field of that one."""
    place, field = _text(_mapping(event.get("details")).get("event")), _text(event.get("field"))
    if field == "new" and re.fullmatch("[1-9][0-9]{0,8}", place) and int(place) <= len(earlier):
        field = earlier[int(place) - 1]["field"]
    return {"event": _text(event.get("event")), "field": field}


def _ruling_problems(ruling: Mapping[str, Any], where: str) -> Iterator[Problem]:
    """The messages repeat neither the name nor the place, which may spell one."""
    if "name" in ruling:
        try:
            clean_name(_text(ruling["name"]))
        except InputError as error:
            yield Problem(f"{where}.name", str(error))
    scope = _text(ruling.get("scope"))
    fault = place_fault(scope, _text(ruling.get("place"))) if scope in RULING_SCOPES else None
    if fault is not None:
        yield Problem(f"{where}.place", fault)
    until = ruling.get("until")
    if isinstance(until, str):
        try:
            if PartialDate.parse(until).day is None:
                yield Problem(f"{where}.until", "has no day: write YYYY-MM-DD")
        except ValueError as error:
            yield Problem(f"{where}.until", str(error))


def _event_problems(event: Mapping[str, Any], where: str, register: str, earlier: Earlier) -> Iterator[Problem]:
    """Faults of the event that stands after ``earlier``; one of an unknown code is not judged by its code."""
    yield from _date_problems(event.get("date"), f"{where}.date")
    yield from _recorded_problems(event.get("recorded"), f"{where}.recorded")
    term = event.get("term")
    if isinstance(term, Mapping) and not any(term.values()):
        yield Problem(f"{where}.term", "a term needs a number above zero; leave out a term that is not known")
    code = _text(event.get("event"))
    if code in EVENT_TYPES:
        yield from _code_problems(code, event, where, register)
        yield from _correction_problems(code, event, where, earlier)


def _date_problems(date: Any, where: str) -> Iterator[Problem]:
    if isinstance(date, str) and date:
        try:
            PartialDate.parse(date)
        except ValueError as error:
            yield Problem(where, str(error))


def _recorded_problems(recorded: Any, where: str) -> Iterator[Problem]:
    if not isinstance(recorded, str):
        return
    try:
        moment = dt.datetime.fromisoformat(recorded)
        if moment.tzinfo is None:
            yield Problem(where, "needs a time zone, for example 2020-09-08T10:00:00Z")
        elif moment.year not in _RECORDED:
            yield Problem(where, f"year {moment.year} is out of range")
    except ValueError:
        yield Problem(where, f"{recorded!r} is not a date and time")


def _code_problems(code: str, event: Mapping[str, Any], where: str, register: str) -> Iterator[Problem]:
    if code in MEMBERSHIP_EVENTS and register and event.get("register") != register:
        yield Problem(f"{where}.register", f"a membership event must name this register, {register!r}")
    if code not in MEMBERSHIP_EVENTS and "register" in event:
        yield Problem(f"{where}.register", "only LIST_CANDIDATE, LIST_RECOGNISED and LIST_REMOVED name a register")
    if code == "STATE_REPORTED" and not event.get("status"):
        yield Problem(f"{where}.status", "STATE_REPORTED needs the status that was reported")


def _correction_problems(code: str, event: Mapping[str, Any], where: str, earlier: Earlier) -> Iterator[Problem]:
    target = event.get("details", {})
    if code in CORRECTIONS and isinstance(target, Mapping):
        texts = {name: value for name, value in event.items() if isinstance(value, str)}
        for name, message in correction_faults(code, {**texts, "event": _text(target.get("event"))}, earlier):
            yield Problem(f"{where}.{name}", message)
    elif code not in CORRECTIONS and target:
        yield Problem(f"{where}.details.event", f"only {' and '.join(CORRECTIONS)} name another event")


def _unprintable(data: Any) -> Iterator[Problem]:
    """Texts with half a character (a lone surrogate), which nothing can store or print."""
    left: list[tuple[tuple[Any, ...], Any]] = [((), data)]
    while left:
        parts, value = left.pop()
        if isinstance(value, str) and any("\ud800" <= letter <= "\udfff" for letter in value):
            yield Problem(_path(parts), f"{value!r} holds half a character")
        elif isinstance(value, Mapping):
            left += [((*parts, name), inner) for name, inner in value.items()]
        elif isinstance(value, list):
            left += [((*parts, number), inner) for number, inner in enumerate(value)]


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
