"""People as the desk shows them: names, state and timeline, read from the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Sequence

from registerpub.core.casefile import CaseState, Step, timeline
from registerpub.core.errors import InputError
from registerpub.pipeline.held_fields import held_people
from registerpub.pipeline.views import EventView, PersonView
from registerpub.store.mapping import ledger, opening_ids
from registerpub.store.models import PersonRow

#: People read at once: bounds the variables of a query.
_AT_ONCE = 1000


def list_people() -> list[PersonView]:
    """Everybody on record, in register order."""
    return list(person_views(None).values())


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
    rows = PersonRow.objects.filter(pk__in=wanted).order_by("position", "created", "id").prefetch_related("names")
    held = held_people().filter(person_id__in=wanted)
    holds = set(held.values_list("person_id", flat=True))
    events = ledger(wanted, known_on)
    opening = opening_ids(events)
    return {row.pk: _view(row, timeline(events.get(row.pk, ()), as_of), row.pk in holds, opening) for row in rows}


def _view(row: PersonRow, steps: Sequence[Step], held: bool, opening: Container[int]) -> PersonView:
    state = steps[-1].state if steps else CaseState()
    return PersonView(
        id=row.pk,
        names=tuple((name.language, name.full, name.kind, name.checked) for name in row.names.all()),
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
        held=held,
    )
