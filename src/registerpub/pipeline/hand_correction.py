"""A correction of a case file by hand: an editor asks for it, and it is decided like every other change of the record.

It is a card of kind detail that no page supports: as many people as the event's class asks for confirm it, with a
written reason in place of a source. An event of which a notice was written is corrected with its notice, not here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from registerpub.config import Config
from registerpub.core.changes import DETAIL
from registerpub.core.changes.details import DETAILS
from registerpub.core.errors import DecisionError, InputError
from registerpub.core.events import EVENT_TYPES
from registerpub.core.records import Event
from registerpub.pipeline.decide import Outcome, confirm
from registerpub.pipeline.details import CAUSES
from registerpub.pipeline.options import Options
from registerpub.pipeline.resolve import read_event
from registerpub.store.mapping import ledger
from registerpub.store.models import LedgerEvent, Notice, PersonRow, Proposal, new_card_id

#: The reason that such a card shows.
BY_HAND: Final = "corrected_by_hand"


def correct_by_hand(
    person: str,
    number: int,
    values: Mapping[str, str],
    cause: str,
    reason: str,
    user: User,
    *,
    config: Config,
    channel: str,
    now: dt.datetime,
) -> tuple[str, Outcome]:
    """Ask for ``values`` (fields of :data:`DETAILS`) in the event ``number`` of a person's case file, as a first vote.

    ``reason`` stays private. Returns the public id of the card and what came of the vote. Raises :class:`InputError`
    for what does not exist or cannot be read, :class:`DecisionError` where the policy or the record stands against it;
    then nothing is stored.
    """
    event = _event(person, number)
    unknown = sorted(set(values) - set(DETAILS))
    if unknown or not values:
        raise InputError(f"{unknown[0] if unknown else 'nothing'}: not a field; use one of: {', '.join(DETAILS)}")
    if any(not value.strip() for value in values.values()):
        raise InputError("a field cannot be emptied by hand: give it a value")
    if cause not in CAUSES:
        raise InputError(f"{cause!r} is not a cause; use one of: {', '.join(CAUSES)}")
    if not reason.strip():
        raise InputError("write why the record is corrected: the reason stands in the place of a source")
    told = read_event(event.code, {"status": event.status}, values)
    with transaction.atomic():
        card = _card(person, event, told, cause, now)
        options = Options(waiver=reason.strip())
        outcome = confirm(card.public_id, user, options, config=config, channel=channel, seen_version=None, now=now)
    return card.public_id, outcome


def _event(person: str, number: int) -> Event:
    if not PersonRow.objects.filter(pk=person).exists():
        raise InputError(f"there is no person {person!r} on record")
    found = next((event for event in ledger([person]).get(person, ()) if event.id == number), None)
    if found is None:
        raise InputError(f"there is no event {number} in this case file: 'registerpub register show' lists them")
    if Notice.objects.filter(decision__events=LedgerEvent.objects.get(pk=number)).exists():
        raise DecisionError("a notice was written of this event: correct the notice, and the record follows")
    return found


def _card(person: str, event: Event, told: Event, cause: str, now: dt.datetime) -> Proposal:
    values = {
        "date": str(told.date) if told.date else None,
        "date_basis": told.date_basis,
        "status": None,
        "term": told.term.as_dict() if told.term else None,
        "amends": event.id,
        "cause": cause,
        **told.details,
    }
    name = f"{BY_HAND}\x1f{event.id}\x1f{Proposal.objects.count()}\x1f{now.isoformat()}"
    return Proposal.objects.create(
        key=hashlib.sha256(name.encode()).hexdigest(),
        public_id=new_card_id(),
        person_id=person,
        event=event.code,
        values=values,
        severity=EVENT_TYPES[event.code].severity,
        certainty="check",
        kind=DETAIL,
        reasons=[{"key": BY_HAND}],
        created=now,
        updated=now,
    )
