"""Consent: what may be published of whom. One rule, used by the composer and by the publisher's query."""

from __future__ import annotations

from collections.abc import Iterable

from registerpub.core.events import EVENT_TYPES, EventType, is_consent_needed, is_private
from registerpub.core.records import CONSENT_LEVELS, Event

#: Unset (None) and withheld are never published.
PUBLISHABLE_LEVELS = tuple(level for level in CONSENT_LEVELS if level != "withheld")
#: Events marked ``consent`` need the person's own, the family's or the lawyer's word; the public record is not enough.
CONSENTING_LEVELS = ("public_by_person", "consent_by_person", "consent_by_family_or_lawyer")


def may_publish(kind: EventType, consent: str | None) -> bool:
    """Whether an event of ``kind`` may reach a published byte for a person with this consent level."""
    if kind.publish == "never" or consent not in PUBLISHABLE_LEVELS:
        return False
    return kind.publish == "always" or consent in CONSENTING_LEVELS


def may_tell(event: Event, consent: str | None) -> bool:
    """Whether this event may be told of a person with this consent level: its code and its status decide."""
    if is_private(event.code, event.status) or consent not in PUBLISHABLE_LEVELS:
        return False
    return consent in CONSENTING_LEVELS or not needs_consent([event])


def needs_consent(events: Iterable[Event]) -> bool:
    """Whether a text that tells ``events`` needs more than the public record: one such event among them is enough."""
    return any(_is_told_with_consent(event) for event in events)


def _is_told_with_consent(event: Event) -> bool:
    """A correction names an old and a new value: a status or an event of which the same is asked."""
    values = [event.details[name] for name in ("old", "new") if name in event.details]
    told = [(value if value in EVENT_TYPES else event.code, value) for value in values]
    return any(is_consent_needed(code, status) for code, status in [(event.code, event.status), *told])


def publishable_codes(consent_given: bool) -> list[str]:
    """Event codes that the query admits for people with (or without) recorded consent for sensitive kinds."""
    level = "consent_by_person" if consent_given else "public_record_only"
    return [code for code, kind in EVENT_TYPES.items() if may_publish(kind, level)]
