"""Fields held back: which texts tell them, and events without them. Asked by the publisher's query and the register.

A text is kept back that tells a held field of its person: because an event or a correction behind it holds the field,
or because its words, whoever wrote them, hold a value that the field has or had. Doubt counts as a find.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from django.db.models import QuerySet

from registerpub.core.casefile.corrections import CORRECTIONS, read_change
from registerpub.core.notices.told_values import told_values
from registerpub.core.records import Event, Term
from registerpub.store.mapping import event_record
from registerpub.store.models import Hold, LedgerEvent, Notice, NoticeTextRow, TextVersion

#: Fields of a correction that may stand for any other: what it names is not looked up, but taken to be the held one.
_ANY = ("new", "code", "person")


def held_people() -> QuerySet[Hold]:
    """Holds in force of whole people; ``values("person")`` of it is a subquery."""
    return Hold.objects.filter(lifted__isnull=True, field="")


def held_fields() -> dict[str, frozenset[str]]:
    """Person → their fields that are held back now."""
    found: dict[str, set[str]] = {}
    rows = Hold.objects.filter(lifted__isnull=True).exclude(field="")
    for person, field in rows.values_list("person_id", "field"):
        found.setdefault(person, set()).add(field)
    return {person: frozenset(fields) for person, fields in found.items()}


def without_held(events: Iterable[Event], fields: Collection[str]) -> list[Event]:
    """``events`` of one person as they may be told with these fields held back."""
    return [
        replace(
            event,
            term=None if "term" in fields else event.term,
            details={name: value for name, value in event.details.items() if name not in fields},
        )
        for event in events
    ]


def withheld_texts(held: Mapping[str, Collection[str]] | None = None) -> set[int]:
    """Texts (primary keys) that tell a held field. A few queries for each person of whom a field is held."""
    found: set[int] = set()
    for person, fields in (held_fields() if held is None else held).items():
        found |= _texts_of(person, fields)
    return found


def _texts_of(person: str, fields: Collection[str]) -> set[int]:
    entries = [(row.decision_id, event_record(row)) for row in LedgerEvent.objects.filter(person=person).order_by("id")]
    by_id = {event.id: event for _, event in entries}
    telling = {event.id for _, event in entries if _holds(event, fields)}
    for _, event in entries:
        if event.code in CORRECTIONS and event.id in telling:
            telling |= set(_targets(event, by_id))
    decisions = {decision for decision, event in entries if event.id in telling and decision is not None}
    notices = Notice.objects.filter(person=person).select_related("corrects")
    told = {one.pk for one in notices if {one.decision_id, one.corrects and one.corrects.decision_id} & decisions}
    told |= {one.corrects_id for one in notices if one.pk in told and one.corrects_id is not None}
    values = [text for _, event in entries for field in fields for text in _values(event, field)]
    texts = NoticeTextRow.objects.filter(notice__person=person).prefetch_related("versions")
    return {row.pk for row in texts if row.notice_id in told or _says(row, values)}


def _holds(event: Event, fields: Collection[str]) -> bool:
    if event.code in CORRECTIONS:
        return event.code == "AMENDED" and event.details.get("field") in (*fields, *_ANY)
    return any(event.term if field == "term" else event.details.get(field) for field in fields)


def _targets(event: Event, by_id: Mapping[int, Event]) -> Iterable[int]:
    """What a correction corrects, and what that corrects in its turn."""
    seen: set[int] = set()
    while event.code in CORRECTIONS:
        number = event.details.get("event", "")
        target = by_id.get(int(number)) if number.isascii() and number.isdecimal() else None
        if target is None or target.id in seen:
            break
        seen.add(target.id)
        event = target
    return seen


def _values(event: Event, field: str) -> Iterable[str]:
    """The ways in which words may tell what the event says, or said before it was corrected, in the field."""
    if event.code in CORRECTIONS:
        given = [event.details.get(name, "") for name in ("old", "new")] if event.details.get("field") == field else []
        for text in given:
            yield from told_values(field, _read(field, text))
        return
    value = event.term if field == "term" else event.details.get(field)
    yield from told_values(field, value)


def _read(field: str, text: str) -> Term | str | None:
    try:
        value = read_change(field, text)
    except ValueError:
        return text
    return value if isinstance(value, Term | str) else None


def _says(row: NoticeTextRow, values: Collection[str]) -> bool:
    told: list[NoticeTextRow | TextVersion] = [row, *row.versions.all()]
    words = "\n".join(part for one in told for part in (one.headline, one.summary, one.body)).casefold()
    return any(value in words for value in values)
