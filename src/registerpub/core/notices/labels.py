"""Short labels in one language: names of events and statuses; and the rule of what may be said in public at all."""

from __future__ import annotations

from registerpub.core.errors import InputError
from registerpub.core.events import EVENT_TYPES
from registerpub.core.notices.message import Wording
from registerpub.core.notices.names_of_events import EVENT_NAMES, EVENT_NAMES_BY_SEX
from registerpub.core.notices.names_of_statuses import STATUS_LABELS
from registerpub.core.records import Event


def event_name(code: str, language: str, wording: Wording, sex: str | None = None) -> str:
    """The name of an event type as a heading: "Remand in custody". Raises :class:`InputError` for an unknown code.

    ``sex`` m or f where the heading is about one person: Russian agrees («Признание политзаключённой»).
    """
    message = EVENT_NAMES_BY_SEX.get(f"event_name.{code}|{sex}") or EVENT_NAMES.get(f"event_name.{code}")
    if message is None:
        raise InputError(f"there is no event {code!r}")
    return message.put(wording)


def status_label(code: str, sex: str | None, language: str, wording: Wording) -> str:
    """A custody status as a label: «освобождена по амнистии». Raises :class:`InputError` for an unknown code."""
    message = STATUS_LABELS.get(f"status.{code}|{sex or 'u'}")
    if message is None:
        raise InputError(f"there is no status {code!r} (sex {sex!r})")
    return message.put(wording)


def is_publishable(event: Event) -> bool:
    """Whether the event's kind and the status it carries may reach the public at all (consent is asked elsewhere)."""
    return EVENT_TYPES[event.code].publish != "never" and event.status not in _hidden_statuses()


def _hidden_statuses() -> frozenset[str]:
    """Statuses that only events marked ``never`` lead to: reporting the state would tell of the event."""
    hidden = {kind.to for kind in EVENT_TYPES.values() if kind.to and kind.publish == "never"}
    shown = {kind.to for kind in EVENT_TYPES.values() if kind.to and kind.publish != "never"}
    return frozenset(hidden - shown)
