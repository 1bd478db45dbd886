"""An editor says which event the sentences of a *check* card tell of: then there is a card of the usual kind.

Nothing is recorded by it: that card is filled in and decided like every other, by as many people as its class asks for.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from registerpub.config import Config
from registerpub.core.casefile.corrections import CORRECTIONS
from registerpub.core.changes import CHECK
from registerpub.core.errors import DecisionError, InputError
from registerpub.core.events import EVENT_TYPES
from registerpub.pipeline.decide import open_card, settle_alone
from registerpub.pipeline.rebuild import NAMED
from registerpub.store.models import Evidence, Proposal, new_card_id

#: What can happen to a person: not what a source or the owner of the record says of their own words.
NAMEABLE: Final = tuple(code for code in EVENT_TYPES if code not in (*CORRECTIONS, "CORRECTION"))


def name_event(
    card_id: str, code: str, user: User, *, config: Config, channel: str, seen_version: int | None, now: dt.datetime
) -> str:
    """Close the check card and put its sentences on a card of the event ``code``; returns the public id of that card.

    An open card of the same person and event that was made in this way takes them. Raises as :func:`.decide.reject`.
    """
    if code not in NAMEABLE:
        raise InputError(f"{code!r} is not an event; use one of: {', '.join(NAMEABLE)}")
    with transaction.atomic():
        card = open_card(card_id, user, config, channel, seen_version)
        if card.kind != CHECK:
            raise DecisionError("this card does not ask which event it is: confirm or reject it")
        settle_alone(card, user, "open", {"event": code}, channel, now)
        new = _open_card_of(card, code, now) or _create(card, code, now)
        Evidence.objects.bulk_create(
            Evidence(proposal=new, document_id=one.document_id, role="main", quote=one.quote, added=now)
            for one in card.evidence.order_by("pk")
        )
    return new.public_id


def _open_card_of(card: Proposal, code: str, now: dt.datetime) -> Proposal | None:
    rows = Proposal.objects.select_for_update().filter(person_id=card.person_id, event=code, kind="event", state="open")
    found = next((row for row in rows.order_by("pk") if {"key": NAMED} in row.reasons), None)
    if found is not None:
        found.version += 1
        found.updated = now
        found.save(update_fields=["version", "updated"])
    return found


def _create(card: Proposal, code: str, now: dt.datetime) -> Proposal:
    return Proposal.objects.create(
        key=hashlib.sha256(f"named\x1f{card.pk}".encode()).hexdigest(),
        public_id=new_card_id(),
        person_id=card.person_id,
        event=code,
        values={"date": None, "date_basis": "stated", "status": None, "term": None},
        severity=EVENT_TYPES[code].severity,
        certainty="check",
        reasons=[{"key": NAMED}],
        created=now,
        updated=now,
    )
