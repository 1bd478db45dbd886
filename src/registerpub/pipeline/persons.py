"""People as the desk shows them: names, state and timeline, read from the store."""

from __future__ import annotations

from collections.abc import Iterable

from registerpub.core.casefile import fold, timeline
from registerpub.core.errors import InputError
from registerpub.pipeline.views import EventView, PersonView
from registerpub.store.mapping import event_record
from registerpub.store.models import Hold, PersonRow


def list_people() -> list[PersonView]:
    """Everybody on record, in register order."""
    return list(person_views(None).values())


def get_person(person_id: str) -> PersonView:
    """Raises :class:`InputError` for an unknown id."""
    found = person_views({person_id})
    if person_id not in found:
        raise InputError(f"there is no person {person_id!r} on record")
    return found[person_id]


def person_views(ids: Iterable[str] | None) -> dict[str, PersonView]:
    """Person id → view, for ``ids`` or everybody; four queries however many."""
    rows = PersonRow.objects.order_by("position", "created", "id").prefetch_related("names", "events")
    held = Hold.objects.filter(lifted__isnull=True)
    if ids is not None:
        rows, held = rows.filter(pk__in=list(ids)), held.filter(person_id__in=list(ids))
    holds = set(held.values_list("person_id", flat=True))
    return {row.pk: _view(row, row.pk in holds) for row in rows}


def _view(row: PersonRow, held: bool) -> PersonView:
    rows = list(row.events.all())
    opening = {event.pk: event.opening for event in rows}
    events = [event_record(event) for event in rows]
    state = fold(events)
    return PersonView(
        id=row.pk,
        names=tuple((name.language, name.full, name.kind, name.checked) for name in row.names.all()),
        sex=row.sex,
        consent=row.consent,
        status=state.custody,
        status_since=state.since,
        stage=state.stage,
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
                opening=opening[step.event.id],
            )
            for step in timeline(events)
        ),
        held=held,
    )
