"""A correction of a case file by hand: an editor asks for it, and it is decided like every other change of the record.

It is a card of kind detail that no page supports: as many people as the event's class asks for confirm it, with a
written reason in place of a source. An event of which a notice was written is corrected with its notice, not here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from registerpub.config import Config
from registerpub.core.changes import DETAIL
from registerpub.core.errors import DecisionError, InputError
from registerpub.core.events import EVENT_TYPES, MEMBERSHIP_EVENTS
from registerpub.core.records import Event
from registerpub.pipeline.decide import Outcome, confirm
from registerpub.pipeline.details import BY_HAND, CAUSES, CORRECTABLE
from registerpub.pipeline.options import Options
from registerpub.pipeline.resolve import read_event
from registerpub.store.mapping import ledger
from registerpub.store.models import LedgerEvent, Notice, PersonRow, Proposal, new_card_id

#: Characters of a reason.
LONGEST: Final = 1000


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
    """Ask for ``values`` (fields of :func:`fields_of`) in the event ``number`` of a case file, as a first vote.

    An empty value empties the field. ``reason`` stays private. Returns the public id of the card and what came of the
    vote. Raises :class:`InputError` for what does not exist or cannot be read, :class:`DecisionError` where the policy
    or the record stands against it; then nothing is stored.
    """
    event = _event(person, number)
    allowed = fields_of(event)
    unknown = sorted(set(values) - set(allowed))
    if unknown or not values:
        raise InputError(f"{unknown[0] if unknown else 'nothing'}: not a field; use one of: {', '.join(allowed)}")
    clears = sorted(name for name, value in values.items() if not value.strip())
    _check_cleared(event, clears)
    if cause not in CAUSES:
        raise InputError(f"{cause!r} is not a cause; use one of: {', '.join(CAUSES)}")
    if not reason.strip():
        raise InputError("write why the record is corrected: the reason stands in the place of a source")
    if len(reason) > LONGEST:
        raise InputError(f"the reason is longer than {LONGEST} characters")
    given = {name: " ".join(value.split()) for name, value in values.items() if value.strip()}
    told = read_event(event.code, {"status": event.status}, given)
    with transaction.atomic():
        card = _card(person, event, told, clears, {"cause": cause, "no_source": reason.strip()}, now)
        options = Options(waiver=reason.strip())
        outcome = confirm(card.public_id, user, options, config=config, channel=channel, seen_version=None, now=now)
    return card.public_id, outcome


def fields_of(event: Event) -> tuple[str, ...]:
    """The fields of ``event`` that can be corrected by hand, in order."""
    return tuple(name for name in CORRECTABLE if name != "status" or event.code == "STATE_REPORTED")


def correctable(person: str, number: int) -> Event:
    """The event ``number`` as it counts now. Raises as :func:`correct_by_hand` does where it is not corrected here."""
    return _event(person, number)


def _check_cleared(event: Event, clears: Sequence[str]) -> None:
    """What the case file cannot be read without."""
    if "status" in clears:
        raise InputError("status: a reported state needs the status")
    if "date" in clears and (event.code in MEMBERSHIP_EVENTS or event.status or EVENT_TYPES[event.code].to):
        raise DecisionError(
            "the date is not known: set date to a day, a month or a year (YYYY-MM-DD, YYYY-MM or YYYY); "
            "without one the change would stand before everything else in the case file"
        )


def _event(person: str, number: int) -> Event:
    if not PersonRow.objects.filter(pk=person).exists():
        raise InputError(f"there is no person {person!r} on record")
    found = next((event for event in ledger([person]).get(person, ()) if event.id == number), None)
    if found is None:
        raise InputError(f"there is no event {number} in this case file: 'registerpub register show' lists them")
    if Notice.objects.filter(decision__events=LedgerEvent.objects.get(pk=number)).exists():
        raise DecisionError("a notice was written of this event: correct the notice, and the record follows")
    return found


def _card(
    person: str, event: Event, told: Event, clears: Sequence[str], why: Mapping[str, str], now: dt.datetime
) -> Proposal:
    values = {
        "date": str(told.date) if told.date else None,
        "date_basis": told.date_basis,
        "status": told.status,
        "term": told.term.as_dict() if told.term else None,
        "amends": event.id,
        **why,
        **({"clears": list(clears)} if clears else {}),
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
