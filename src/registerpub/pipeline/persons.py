"""People as the desk shows them: names, state and timeline, read from the store."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Container, Iterable, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef, QuerySet

from registerpub.core.alphabet import name_order
from registerpub.core.casefile import CaseState, timeline
from registerpub.core.errors import InputError
from registerpub.core.records import LANGUAGES, Event
from registerpub.pipeline.held_fields import held_people
from registerpub.pipeline.views import EventView, PersonView, chosen_name
from registerpub.store.mapping import ledger_and_opening, names_as_text
from registerpub.store.models import LedgerEvent, PersonFlag, PersonRow

#: People read at once: bounds the variables of a query.
_AT_ONCE = 1000
#: A name as a view has it: language, full, kind, checked.
Name = tuple[str, str, str, bool]
_NAME = ("names__language", "names__full", "names__kind", "names__checked")


def list_people() -> list[PersonView]:
    """Everybody on record, in register order."""
    return list(person_views(None).values())


def everybody_by_name(language: str) -> Sequence[tuple[str, str]]:
    """Id and name of everybody on record, as :func:`names_of` has it, in the order of names; one query."""
    return _by_name(names_as_text(), language)


@lru_cache(maxsize=len(LANGUAGES))
def _by_name(text: str, language: str) -> tuple[tuple[str, str], ...]:
    """Made of its arguments alone: one name changed anywhere is another text."""
    known: dict[str, list[Name]] = {}
    for person, number, language_of, full, kind in sorted(json.loads(text), key=lambda row: (row[0], row[1] or 0)):
        known.setdefault(person, [])
        if number is not None:
            known[person].append((language_of, full, kind, False))
    names = {person: chosen_name(rows, language) or person for person, rows in known.items()}
    return tuple(sorted(names.items(), key=lambda one: (name_order(one[1]), one[0])))


def names_of(ids: Iterable[str], language: str) -> dict[str, str]:
    """Person id → their name in ``language``, else in any, of ``ids``; one query, no case file read."""
    rows = PersonRow.objects.order_by("id", "names__id").filter(pk__in=list(dict.fromkeys(ids)))
    names: dict[str, list[Name]] = {}
    for person, language_of, full, kind, checked in rows.values_list("id", *_NAME):
        known = names.setdefault(person, [])
        if language_of is not None:
            known.append((language_of, full, kind, checked))
    return {person: chosen_name(known, language) or person for person, known in names.items()}


def get_person(person_id: str) -> PersonView:
    """Raises :class:`InputError` for an unknown id."""
    found = person_views({person_id})
    if person_id not in found:
        raise InputError(f"there is no person {person_id!r} on record")
    return found[person_id]


def person_views(
    ids: Iterable[str] | None, as_of: dt.date | None = None, known_on: dt.datetime | None = None
) -> dict[str, PersonView]:
    """Person id → view, for ``ids``, or for everybody in register order.

    A fixed number of queries for each thousand of them, which read nobody else's case file.
    """
    found = (
        PersonRow.objects.filter(removed__isnull=True)
        .order_by("position", "created", "id")
        .values_list("id", flat=True)
    )
    wanted = list(found) if ids is None else list(dict.fromkeys(ids))
    parts = [wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE)]
    views = [_part_views(part, as_of, known_on) for part in parts]
    return {person: view for part in views for person, view in part.items()}


def people_known(ids: Sequence[str], as_of: dt.date | None, known_on: dt.datetime | None) -> list[PersonView]:
    """Views in the order of ``ids``, of those who were on record at the moment ``known_on``.

    Names are as they are now.
    """
    views = person_views(ids, as_of, known_on)
    return [view for person in ids if (view := views.get(person)) and (known_on is None or view.created <= known_on)]


def _part_views(wanted: Sequence[str], as_of: dt.date | None, known_on: dt.datetime | None) -> dict[str, PersonView]:
    rows = _rows(wanted)
    moved = any(row.moved for row, _names in rows)
    events, opening = ledger_and_opening(wanted, known_on, moved=moved)
    return {row.id: _view(row, names, events.get(row.id, ()), as_of, opening) for row, names in rows}


class _Row(NamedTuple):
    id: str
    sex: str | None
    consent: str | None
    created: dt.datetime
    held: bool
    flagged: bool
    moved: bool  # whether an entry of a case file points to them


def _rows(wanted: Sequence[str]) -> list[tuple[_Row, list[Name]]]:
    """The people and their names, in register order; one query, as columns: this is asked on every page."""
    width = len(_Row._fields)
    found: dict[str, tuple[_Row, list[Name]]] = {}
    for told in _everybody().filter(pk__in=wanted):
        row, known = found.setdefault(told[0], (_Row(*told[:width]), []))
        language, full, kind, checked = told[width:]
        if language is not None:
            known.append((language, full, kind, checked))
    return list(found.values())


@cache
def _everybody() -> QuerySet[PersonRow, tuple[Any, ...]]:
    """What :func:`_rows` narrows down, put together once. It is never asked itself, so that it holds no rows."""
    held = Exists(held_people().filter(person=OuterRef("pk")).order_by())
    flagged = Exists(PersonFlag.objects.filter(person=OuterRef("pk"), lifted__isnull=True).order_by())
    moved = Exists(LedgerEvent.objects.filter(points_to=OuterRef("pk")).order_by())
    rows = PersonRow.objects.order_by("position", "created", "id", "names__id")
    return rows.values_list("id", "sex", "consent", "created", held, flagged, moved, *_NAME)


def _view(
    row: _Row, names: Sequence[Name], events: Sequence[Event], as_of: dt.date | None, opening: Container[int]
) -> PersonView:
    steps = timeline(events, as_of)
    state = steps[-1].state if steps else CaseState()
    return PersonView(
        id=row.id,
        names=tuple(names),
        sex=row.sex,
        consent=row.consent,
        status=state.custody,
        status_since=state.since,
        stage=state.stage,
        penalty=state.penalty,
        created=row.created,
        term=state.term,
        article=state.article,
        memberships=dict(state.memberships),
        events=tuple(
            EventView(
                event=step.event.code,
                date=step.event.date,
                status=step.event.status,
                term=step.event.term,
                register=step.event.register,
                recorded=step.event.recorded or row.created,
                opening=step.event.id in opening,
                faults=step.faults,
                id=step.event.id,
            )
            for step in steps
        ),
        held=row.held,
        flagged=row.flagged,
        file=tuple(events),
    )
