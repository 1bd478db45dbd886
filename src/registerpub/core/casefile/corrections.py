"""Corrections of the ledger: AMENDED and WITHDRAWN entries change which earlier entries count, and how.

Both name their target by ``details["event"]``: the id of an earlier entry of the same case file, in a register file its
place. The latest correction wins; a withdrawn correction has no effect, at any depth; one that cannot be read has none
either. The target may be a correction itself: amending the ``new`` of an AMENDED entry says what it should have said.
Amending ``person`` moves an event to another case file; its corrections stay where it was recorded.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from registerpub.core.events import DETAIL_FIELDS, EVENT_TYPES, STATUSES
from registerpub.core.records import Event, PartialDate, Term

CORRECTIONS = ("AMENDED", "WITHDRAWN")
#: Details of a correction itself: amending them would mean nothing.
_OWN = ("event", "field", "old", "new", "cause", "retracts_event")
#: What an AMENDED entry may change: its ``field``.
AMENDABLE = tuple(
    dict.fromkeys(
        ("date", "term", "status", "register", "code", *(n for n in DETAIL_FIELDS if n not in _OWN), "person")
    )
)
_FIELDS = ("date", "term", "status", "register", "code")
ID_PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
#: The largest number of years, months or days in a term.
LONGEST = 1200
_NUMBER = re.compile(r"[0-9]{1,18}")
_PLACE = re.compile(r"[1-9][0-9]{0,8}")
_TERM = re.compile(r"(?:([0-9]{1,4})\s*y)?\s*(?:([0-9]{1,4})\s*m)?\s*(?:([0-9]{1,4})\s*d)?")

Value = PartialDate | Term | str | None
Changes = Mapping[int, Mapping[str, Value]]


def effective_events(events: Iterable[Event], known_on: dt.datetime | None = None) -> list[Event]:
    """The events of one case file that count, with amendments applied; ``known_on`` leaves out what came later.

    An event that was moved to another case file does not count here; :func:`case_files` puts it there.
    """
    return [event for event, person in _settled(events, known_on) if person is None]


def case_files(ledger: Mapping[str, Iterable[Event]], known_on: dt.datetime | None = None) -> dict[str, list[Event]]:
    """Person id → the events that count, with amendments applied and moved events where they belong.

    ``ledger`` maps a person to the entries recorded in that person's case file. To give a person's events whole it
    must hold every case file from which an event was moved to them. What comes out is folded like what went in.
    """
    found: dict[str, list[Event]] = {person: [] for person in ledger}
    for home, events in ledger.items():
        for event, person in _settled(events, known_on):
            found.setdefault(person or home, []).append(event)
    return found


def _settled(events: Iterable[Event], known_on: dt.datetime | None) -> list[tuple[Event, str | None]]:
    """Events that count as amended, each with the person to whose case file it was moved, None if it was not."""
    known = [event for event in events if known_on is None or event.recorded is None or event.recorded <= known_on]
    if not any(event.code in CORRECTIONS for event in known):
        return [(event, None) for event in known]
    withdrawn, amended = _corrected(known)
    found: list[tuple[Event, str | None]] = []
    for event in known:
        if event.code not in CORRECTIONS and event.id not in withdrawn:
            changes = amended.get(event.id, {})
            person = changes.get("person")
            found.append((_amend(event, changes), person if isinstance(person, str) else None))
    return found


def _corrected(known: Iterable[Event]) -> tuple[set[int], Changes]:
    """Ids of withdrawn entries, and the changes per amended one. From the latest back: what corrects a correction is
    read before it."""
    codes = {event.id: event.code for event in known}
    withdrawn: set[int] = set()
    amended: dict[int, dict[str, Value]] = {}
    for event in sorted((e for e in known if e.code in CORRECTIONS), key=lambda e: e.id, reverse=True):
        new = amended.get(event.id, {}).get("new", _text(event, "new"))
        target = target_of(event)
        if target is None or event.id in withdrawn or not _is_change(event, str(new or "")):
            continue
        name = _text(event, "field")
        if event.code == "WITHDRAWN":
            withdrawn.add(target)
        elif (name == "new") == (codes.get(target) == "AMENDED"):
            amended.setdefault(target, {}).setdefault(name, read_change(name, str(new or "")))
    return withdrawn, amended


def _is_change(event: Event, new: str) -> bool:
    """Whether a correction, if it amends, names a field and a value for it."""
    if event.code == "AMENDED":
        try:
            read_change(_text(event, "field"), new)
        except ValueError:
            return False
    return True


def target_of(event: Event) -> int | None:
    """The id that a stored correction names; None if it names no earlier entry."""
    value = _text(event, "event")
    return int(value) if _NUMBER.fullmatch(value) and int(value) < event.id else None


def is_readable(event: Event) -> bool:
    """Whether a stored correction names an earlier entry and, if it amends, a field and a value for it."""
    return target_of(event) is not None and _is_change(event, _text(event, "new"))


def points_to(event: Event) -> str:
    """The id of the person or register that an amendment may bring an event to; empty for everything else.

    The store keeps it, so that what was moved is found from where it was moved to. The ``new`` of an amendment of an
    amendment is kept whatever it means: too many are found rather than one too few.
    """
    value = _text(event, "new")
    moves = event.code == "AMENDED" and _text(event, "field") in ("person", "register", "new")
    return value if moves and re.fullmatch(ID_PATTERN, value) else ""


def correction_faults(
    code: str, details: Mapping[str, str], earlier: Sequence[Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    """Field and message of each fault of a correction in a person's events; ``earlier`` are those before it.

    Of each earlier one ``event`` is its code, ``field`` what it amends.
    """
    place, name = details.get("event", ""), details.get("field", "")
    if not _PLACE.fullmatch(place) or int(place) > len(earlier):
        yield "details.event", f"{place!r} is not the place of an earlier event of this person, counted from 1"
        target: Mapping[str, str] = {}
    else:
        target = earlier[int(place) - 1]
    if code == "AMENDED":
        yield from _amendment_faults(name, details.get("new", ""), target)


def _amendment_faults(name: str, new: str, target: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    of_amendment = target.get("event") == "AMENDED"
    if of_amendment != (name == "new") or target.get("event") == "WITHDRAWN":
        if of_amendment:
            yield "field", f"{name!r} cannot be amended in an AMENDED event, only its 'new'; or withdraw it"
        elif target.get("event") == "WITHDRAWN":
            yield "field", "a WITHDRAWN event cannot be amended: withdraw it"
        else:
            yield "field", _not_amendable(name)
        return
    field = target.get("field", "") if of_amendment else name
    try:
        read_change(field, new)
    except ValueError as error:
        yield ("new" if field in AMENDABLE else "field"), str(error)


def _not_amendable(name: str) -> str:
    return f"{name!r} cannot be amended; use one of: {', '.join(AMENDABLE)}"


def read_change(name: str, new: str) -> Value:
    """The value that ``new`` gives the field ``name``; empty clears it (None). Raises ``ValueError``."""
    if name == "new":
        return new
    if name not in AMENDABLE:
        raise ValueError(_not_amendable(name))
    if name == "code" and (new not in EVENT_TYPES or new in CORRECTIONS):
        raise ValueError(f"{new!r} is not an event that another one may turn out to be")
    if name == "person" and not re.fullmatch(ID_PATTERN, new):
        raise ValueError(f"{new!r} is not the id of a person")
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
    if not changes:
        return event
    details = dict(event.details)
    fields: dict[str, Value] = {}
    for name, value in changes.items():
        if name in _FIELDS:
            fields[name] = value
        elif name == "person":
            continue
        elif isinstance(value, str):
            details[name] = value
        else:
            details.pop(name, None)
    return dataclasses.replace(event, details=details, **fields)  # type: ignore[arg-type]  # read_change gives the types


def written_term(term: Term) -> str:
    """``term`` as :func:`parse_term` reads it; empty for no time at all."""
    units = ((term.years, "y"), (term.months, "m"), (term.days, "d"))
    return "".join(f"{number}{unit}" for number, unit in units if number)


def parse_term(value: str) -> Term:
    """Read ``1y6m10d`` (any of the three, in this order, each up to :data:`LONGEST`). Raises ``ValueError``."""
    match = _TERM.fullmatch(value.strip().lower())
    numbers = [int(number or 0) for number in match.groups()] if match else []
    if not any(numbers) or max(numbers) > LONGEST:
        raise ValueError(f"{value!r} is not a term: write for example 5y, 1y6m or 15d")
    return Term(*numbers)
