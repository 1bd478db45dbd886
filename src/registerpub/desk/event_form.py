"""What the forms of an event recorded or corrected by hand hold, and their boxes. No request, no writing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext

from registerpub.core.events import EVENT_TYPES, REMOVAL_REASONS, STATUSES
from registerpub.core.records import Event
from registerpub.desk import vocabulary, words
from registerpub.pipeline.amendment_events import written
from registerpub.pipeline.by_hand import event_fields
from registerpub.pipeline.hand_correction import fields_of
from registerpub.pipeline.named_event import NAMEABLE
from registerpub.pipeline.registers import register_owners

#: Pages that can be cited at once.
PAGES = 3


@dataclass(frozen=True, slots=True)
class PageRow:
    """One page that is cited: chosen from those that name the person, or told by its number or address."""

    document: str = ""
    place: str = ""
    words: str = ""

    def is_empty(self) -> bool:
        return not (self.document or self.place)


@dataclass(frozen=True, slots=True)
class EventForm:
    """As it was sent; empty for a page that is opened."""

    event: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    pages: Sequence[PageRow] = (PageRow(),) * PAGES
    reason: str = ""
    cause: str = ""


@dataclass(frozen=True, slots=True)
class FieldBox:
    """One field. ``choices``: (code, words), empty for free text."""

    name: str
    label: str
    value: str
    choices: Sequence[tuple[str, str]]
    hint: str


def read_event_form(data: Mapping[str, str]) -> EventForm:
    """From what was posted; unknown names are passed over."""
    plain = {name: value.replace("\r\n", "\n").strip() for name, value in data.items()}
    values = {name.removeprefix("value."): value for name, value in plain.items() if name.startswith("value.")}
    parts = ("document", "place", "words")
    pages = [PageRow(*(plain.get(f"page.{number}.{part}", "") for part in parts)) for number in range(PAGES)]
    return EventForm(plain.get("event", ""), values, pages, plain.get("reason", ""), plain.get("cause", ""))


def recording_boxes(form: EventForm) -> list[FieldBox]:
    """The boxes of an event that is recorded."""
    return [_box(name, form.event, form.values.get(name, "")) for name in event_fields(form.event)]


def correcting_boxes(event: Event, form: EventForm) -> list[FieldBox]:
    """The boxes of an event on record, filled with what it says."""
    return [_box(name, event.code, form.values.get(name, written(event, name))) for name in fields_of(event)]


def corrected_values(event: Event, form: EventForm) -> dict[str, str]:
    """The fields in which the form says something else than the event; empty text empties one."""
    return {name: value for name in fields_of(event) if (value := form.values.get(name, "")) != written(event, name)}


def event_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """(family, (code, words)) of everything that can be recorded."""
    found: dict[str, list[tuple[str, str]]] = {}
    for code in NAMEABLE:
        found.setdefault(EVENT_TYPES[code].family, []).append((code, words.event(code)))
    return [(vocabulary.label(vocabulary.FAMILY, family), rows) for family, rows in found.items()]


def _box(name: str, code: str, value: str) -> FieldBox:
    hints = {"date": gettext("YYYY-MM-DD, YYYY-MM or YYYY"), "term": gettext("for example 5y, 1y6m or 15d")}
    return FieldBox(
        name, vocabulary.label(vocabulary.FIELD, name), value, _choices(name, code, value), hints.get(name, "")
    )


def _choices(name: str, code: str, value: str) -> list[tuple[str, str]]:
    """The closed vocabulary of a field. A value outside it stays choosable, never lost."""
    label = vocabulary.label
    if name == "status":
        found = [(status, words.status(status)) for status in STATUSES]
    elif name == "register":
        found = [(register, words.owner(owner)) for register, owner in register_owners().items()]
    elif name == "penalty":
        found = [(one, label(vocabulary.PENALTY_KIND, one)) for one in vocabulary.PENALTY_KIND]
    elif name == "reason" and code == "LIST_REMOVED":
        found = [(one, label(vocabulary.REMOVAL_REASON, one)) for one in REMOVAL_REASONS]
    else:
        return []
    if value and value not in dict(found):
        found.append((value, value))
    return [("", gettext("not stated")), *found]
