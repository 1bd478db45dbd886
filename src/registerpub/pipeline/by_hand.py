"""An event that an editor records by hand: it becomes a card, and is decided like what a machine has read.

The card cites documents that are on record already (articles that were read, pages that somebody saved), with the words
that say it, or holds a written reason why there is no source. Severity, people, sources, preview, outbox and undo are
those of every other card of its event.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import User
from django.db import transaction

from registerpub.core.errors import DecisionError, InputError
from registerpub.core.events import EVENT_TYPES, MEMBERSHIP_EVENTS
from registerpub.core.records import Event
from registerpub.pipeline.audit import record_card
from registerpub.pipeline.named_event import NAMEABLE
from registerpub.pipeline.options import Options
from registerpub.pipeline.rebuild import RECORDED
from registerpub.pipeline.resolve import read_event, resolve
from registerpub.pipeline.roles import LEADING_ROLES, role_of
from registerpub.store.models import DocumentRow, Evidence, PersonRow, Proposal, new_card_id

#: Characters of a reason, and of the words that are cited.
LONGEST: Final = 1000
#: Fields that make sense with any event.
_ALWAYS: Final = ("date", "place", "court", "article")


@dataclass(frozen=True, slots=True)
class Cited:
    """A document (id) and the ``words`` of it that say so; without words its title stands for it."""

    document: int
    words: str = ""


def event_fields(code: str) -> tuple[str, ...]:
    """The fields that an editor may fill in for an event of this kind, in the order in which they are asked."""
    kind = EVENT_TYPES[code]
    fitting = {*_ALWAYS, *kind.details}
    fitting |= {"term"} if kind.has_term else set()
    fitting |= {"status"} if code == "STATE_REPORTED" else set()
    fitting |= {"register"} if code in MEMBERSHIP_EVENTS else set()
    order = ("date", "status", "register", "term", "penalty", "court", "article", "facility", "place", "reason")
    return tuple(name for name in order if name in fitting)


def record_by_hand(
    person_id: str,
    code: str,
    values: Mapping[str, str],
    cited: Sequence[Cited],
    reason: str,
    user: User,
    *,
    channel: str,
    now: dt.datetime,
) -> str:
    """Make a card of the event ``code`` with ``values``; returns its public id. Nothing is decided by that.

    Without ``cited`` a ``reason`` is asked for; it stands in the place of a source and is never published. Raises
    :class:`InputError` or :class:`DecisionError`; then nothing is stored.
    """
    if role_of(user) not in LEADING_ROLES or not user.is_active:
        raise DecisionError(f"{user.get_username()} may not change this: the role must be editor or publisher")
    if code not in NAMEABLE:
        raise InputError(f"{code!r} is not an event; use one of: {', '.join(NAMEABLE)}")
    unknown = sorted(set(values) - set(event_fields(code)))
    if unknown:
        raise InputError(f"{unknown[0]}: not a field; use one of: {', '.join(event_fields(code))}")
    reason = " ".join(reason.split())
    if not cited and not reason:
        raise InputError("cite a page, or write why there is none: the reason stands in the place of a source")
    if len(reason) > LONGEST:
        raise InputError(f"the reason is longer than {LONGEST} characters")
    event = read_event(code, {}, {name: " ".join(value.split()) for name, value in values.items() if value.strip()})
    with transaction.atomic():
        person = PersonRow.objects.select_for_update().filter(pk=person_id).first()
        if person is None:
            raise InputError(f"there is no person {person_id!r} on record")
        quotes = [(one.document, _quote(one)) for one in cited]
        card = _card(person, event, reason, now)
        Evidence.objects.bulk_create(
            Evidence(proposal=card, document_id=document, role="main", quote=quote, added=now)
            for document, quote in quotes
        )
        resolve(card, Options())
        record_card("by_hand", user, card, now, channel=channel, chosen={"reason": reason})
    return card.public_id


def is_by_hand(reasons: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a card with these reasons was made by :func:`record_by_hand`."""
    return any(reason.get("key") == RECORDED for reason in reasons)


def _card(person: PersonRow, event: Event, reason: str, now: dt.datetime) -> Proposal:
    values = {
        "date": str(event.date) if event.date else None,
        "date_basis": event.date_basis,
        "status": event.status,
        "term": event.term.as_dict() if event.term else None,
        **({"no_source": reason} if reason else {}),
        **event.details,
    }
    card_id = new_card_id()
    return Proposal.objects.create(
        key=hashlib.sha256(f"{RECORDED}\x1f{card_id}".encode()).hexdigest(),
        public_id=card_id,
        person=person,
        event=event.code,
        register_id=event.register,
        values=values,
        severity=EVENT_TYPES[event.code].severity,
        certainty="check",
        reasons=[{"key": RECORDED}],
        created=now,
        updated=now,
    )


def _quote(cited: Cited) -> dict[str, Any]:
    """Where the words stand in the document, whatever the spaces between them."""
    row = DocumentRow.objects.filter(pk=cited.document).first()
    if row is None:
        raise InputError(f"there is no document {cited.document}: choose one that was read")
    if row.pruned is not None:
        raise InputError("the text of this page is no longer kept: cite another one")
    words = cited.words.split()
    if len(cited.words) > LONGEST:
        raise InputError(f"the words are longer than {LONGEST} characters: cite the sentence that says it")
    if not words:
        return _whole(row)
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words), re.IGNORECASE)
    for field, text in (("text", row.text), ("title", row.title)):
        found = pattern.search(text)
        if found:
            return {"field": field, "start": found.start(), "end": found.end()}
    raise InputError("these words do not stand on the page: copy them from it, letter by letter")


def _whole(row: DocumentRow) -> dict[str, Any]:
    """The title; of a page without one the beginning of its text."""
    if row.title:
        return {"field": "title", "start": 0, "end": len(row.title)}
    return {"field": "text", "start": 0, "end": min(len(row.text), 300)}


@dataclass(frozen=True, slots=True)
class Page:
    """A document that can be cited."""

    id: int
    outlet: str
    title: str
    published: dt.date | None


def pages_naming(person_id: str, limit: int = 30) -> list[Page]:
    """The newest documents that name the person and still have their text."""
    rows = DocumentRow.objects.filter(mentions__person_id=person_id, pruned__isnull=True, copy_of__isnull=True)
    newest = rows.distinct().order_by("-created", "-pk")[:limit]
    columns = newest.values_list("pk", "outlet", "source", "title", "published")
    return [Page(pk, outlet or source, title, published) for pk, outlet, source, title, published in columns]


def open_cards_about(person_id: str) -> list[tuple[str, str]]:
    """(public id, event) of the open cards about the person: what is to be recorded may wait there already."""
    rows = Proposal.objects.filter(person_id=person_id, state="open", kind="event").order_by("pk")
    return list(rows.values_list("public_id", "event"))
