"""Corrections of the ledger: AMENDED and WITHDRAWN entries change which earlier entries count, and how.

Both name their target by ``details["event"]``: the id of an earlier entry, in a register file its place. The latest
correction wins; a withdrawn correction has no effect, at any depth; one that cannot be read has none either.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping

from registerpub.core.events import DETAIL_FIELDS, EVENT_TYPES, STATUSES
from registerpub.core.records import Event, PartialDate, Term

CORRECTIONS = ("AMENDED", "WITHDRAWN")
#: Details of a correction itself: amending them would mean nothing.
_OWN = ("event", "field", "old", "new", "cause", "retracts_event")
#: What an AMENDED entry may change: its ``field``.
AMENDABLE = tuple(
    dict.fromkeys(("date", "term", "status", "register", "code", *(n for n in DETAIL_FIELDS if n not in _OWN)))
)
ID_PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
#: The largest number of years, months or days in a term.
LONGEST = 1200
_NUMBER = re.compile(r"[0-9]{1,18}")
_PLACE = re.compile(r"[1-9][0-9]{0,8}")
_TERM = re.compile(r"(?:([0-9]{1,4})\s*y)?\s*(?:([0-9]{1,4})\s*m)?\s*(?:([0-9]{1,4})\s*d)?")

Value = PartialDate | Term | str | None


def effective_events(events: Iterable[Event], known_on: dt.datetime | None = None) -> list[Event]:
    """The events that count, with amendments applied; ``known_on`` leaves out what was recorded later."""
    known = [event for event in events if known_on is None or event.recorded is None or event.recorded <= known_on]
    withdrawn: set[int] = set()
    amended: dict[int, dict[str, Value]] = {}
    for event in sorted((e for e in known if e.code in CORRECTIONS), key=lambda e: e.id, reverse=True):
        target = target_of(event)
        if target is None or event.id in withdrawn or not is_readable(event):
            continue
        if event.code == "WITHDRAWN":
            withdrawn.add(target)
        else:
            name = _text(event, "field")
            amended.setdefault(target, {}).setdefault(name, read_change(name, _text(event, "new")))
    return [
        _amend(event, amended.get(event.id, {}))
        for event in known
        if event.code not in CORRECTIONS and event.id not in withdrawn
    ]


def target_of(event: Event) -> int | None:
    """The id that a stored correction names; None if it names no earlier entry."""
    value = _text(event, "event")
    return int(value) if _NUMBER.fullmatch(value) and int(value) < event.id else None


def is_readable(event: Event) -> bool:
    """Whether a stored correction names an earlier entry and, if it amends, a field and a value for it."""
    if event.code == "AMENDED":
        try:
            read_change(_text(event, "field"), _text(event, "new"))
        except ValueError:
            return False
    return target_of(event) is not None


def correction_faults(code: str, details: Mapping[str, str], place: int) -> Iterator[tuple[str, str]]:
    """Field and message of each fault of a correction that stands at ``place`` (from 1) of a person's events."""
    target, name = details.get("event", ""), details.get("field", "")
    if not _PLACE.fullmatch(target) or int(target) >= place:
        yield "details.event", f"{target!r} is not the place of an earlier event of this person, counted from 1"
    if code == "AMENDED":
        try:
            read_change(name, details.get("new", ""))
        except ValueError as error:
            yield ("new" if name in AMENDABLE else "field"), str(error)


def read_change(name: str, new: str) -> Value:
    """The value that ``new`` gives the field ``name``; empty clears it (None). Raises ``ValueError``."""
    if name not in AMENDABLE:
        raise ValueError(f"{name!r} cannot be amended; use one of: {', '.join(AMENDABLE)}")
    if name == "code" and (new not in EVENT_TYPES or new in CORRECTIONS):
        raise ValueError(f"{new!r} is not an event that another one may turn out to be")
    if not new.strip():
        return None
    if name == "date":
        return PartialDate.parse(new)
    if name == "term":
        return parse_term(new)
    if name == "status" and new not in STATUSES:
        raise ValueError(f"{new!r} is not one of: {', '.join(STATUSES)}")
    if name == "register" and not re.fullmatch(ID_PATTERN, new):
        raise ValueError(f"{new!r} is not the id of a register")
    return new


def _text(event: Event, name: str) -> str:
    """A detail as text: what is stored may be anything that JSON can hold."""
    value: object = event.details.get(name, "")
    return value if isinstance(value, str) else ""


def _amend(event: Event, changes: Mapping[str, Value]) -> Event:
    """``event`` with each field in ``changes`` replaced or, by None, cleared."""
    details = dict(event.details)
    fields: dict[str, Value] = {}
    for name, value in changes.items():
        if name in ("date", "term", "status", "register", "code"):
            fields[name] = value
        elif isinstance(value, str):
            details[name] = value
        else:
            details.pop(name, None)
    return dataclasses.replace(event, details=details, **fields)  # type: ignore[arg-type]  # read_change gives the types


def parse_term(value: str) -> Term:
    """Read ``1y6m10d`` (any of the three, in this order, each up to :data:`LONGEST`). Raises ``ValueError``."""
    match = _TERM.fullmatch(value.strip().lower())
    numbers = [int(number or 0) for number in match.groups()] if match else []
    if not any(numbers) or max(numbers) > LONGEST:
        raise ValueError(f"{value!r} is not a term: write for example 5y, 1y6m or 15d")
    return Term(*numbers)
