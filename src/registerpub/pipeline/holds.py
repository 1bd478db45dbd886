"""Holds: people, or single details of them, kept out of publication by hand.

Each has a reason from a closed list, an owner and a review date. What a hold keeps back is decided by the publisher's
query (``publishable``, ``held_fields``, ``discretion``), never here. To place one is safe and is for editors and
publishers; to lift one is for publishers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from registerpub.core.errors import DecisionError, InputError
from registerpub.core.records import HOLD_FIELDS, HOLD_REASONS
from registerpub.pipeline.audit import record
from registerpub.pipeline.roles import LEADING_ROLES, role_of
from registerpub.store.models import Hold, PersonRow

#: Days after which somebody must look again, unless told otherwise; the longest that can be chosen.
REVIEW_DAYS: Final = 30
LONGEST: Final = 366


@dataclass(frozen=True, slots=True)
class HoldView:
    """``field`` empty: the whole person. ``lifted`` None: in force. ``is_due``: its owner must look at it again."""

    id: int
    person: str
    field: str
    reason: str
    owner: str
    review: dt.date | None
    placed: dt.datetime
    placed_by: str
    lifted: dt.datetime | None
    lifted_by: str
    is_due: bool


def place_hold(
    person_id: str, reason: str, owner: str, review: dt.date | None, user: User, now: dt.datetime, *, field: str = ""
) -> HoldView:
    """Keep a person, or one ``field`` of what is told of them, out of publication from the next release on.

    One hold for each field and reason; several may be in force. Raises :class:`InputError` (person, field, reason,
    owner, date) or :class:`DecisionError` (role).
    """
    if role_of(user) not in LEADING_ROLES or not user.is_active:
        raise DecisionError(f"{user.get_username()} may not change this: the role must be editor or publisher")
    if field and field not in HOLD_FIELDS:
        raise InputError(f"field: {field!r} is not one of: {', '.join(HOLD_FIELDS)}")
    _check(reason, owner, review, now.date())
    with transaction.atomic():
        person = PersonRow.objects.select_for_update().filter(pk=person_id).first()
        if person is None:
            raise InputError(f"there is no person {person_id!r} on record")
        hold = Hold.objects.filter(person=person, field=field, reason=reason, lifted__isnull=True).first()
        if hold is not None:
            raise InputError("this person is held back for this reason already")
        hold = Hold.objects.create(
            person=person,
            field=field,
            reason=reason,
            owner=owner,
            review=review,
            placed=now,
            placed_by=user.get_username(),
        )
        told = {"field": field, "reason": reason, "owner": owner, "review": str(review or "")}
        record("hold", user, f"hold:{hold.pk}", now, person=person_id, data=told)
    return _view(hold, now.date())


def lift_hold(hold_id: int, user: User, now: dt.datetime) -> None:
    """Let go of a hold, once. Raises :class:`InputError` or :class:`DecisionError`."""
    if role_of(user) != "publisher" or not user.is_active:
        raise DecisionError(f"{user.get_username()} may not lift a hold: the role must be publisher")
    with transaction.atomic():
        rows = Hold.objects.filter(pk=hold_id, lifted__isnull=True)
        if not rows.update(lifted=now, lifted_by=user.get_username()):
            raise InputError("this hold does not exist or is lifted already")
        hold = Hold.objects.get(pk=hold_id)
        record(
            "hold_lifted",
            user,
            f"hold:{hold_id}",
            now,
            person=hold.person_id,
            data={"field": hold.field, "reason": hold.reason},
        )


def list_holds(today: dt.date, people: Iterable[str] | None = None, *, lifted: bool = False) -> list[HoldView]:
    """Holds in force, those to be looked at first; with ``lifted`` the others, latest first."""
    rows = Hold.objects.filter(lifted__isnull=not lifted)
    rows = rows if people is None else rows.filter(person__in=list(people))
    found = [_view(row, today) for row in rows.order_by("-lifted" if lifted else "placed", "pk")]
    return found if lifted else sorted(found, key=lambda hold: (hold.review or dt.date.max, hold.id))


def _check(reason: str, owner: str, review: dt.date | None, today: dt.date) -> None:
    if reason not in HOLD_REASONS:
        raise InputError(f"reason: {reason!r} is not one of: {', '.join(HOLD_REASONS)}")
    account = User.objects.filter(username=owner, is_active=True).select_related("profile").first()
    if account is None or role_of(account) not in LEADING_ROLES:
        raise InputError("owner: choose an editor or publisher who looks after the hold")
    if review is None or not today < review <= today + dt.timedelta(days=LONGEST):
        raise InputError(f"review: write a day after today, within {LONGEST} days")


def possible_owners() -> list[str]:
    """Accounts that can look after a hold."""
    rows = User.objects.filter(is_active=True, profile__role__in=LEADING_ROLES)
    return list(rows.order_by("username").values_list("username", flat=True))


def _view(row: Hold, today: dt.date) -> HoldView:
    is_due = row.lifted is None and row.review is not None and row.review <= today
    return HoldView(
        row.pk,
        row.person_id,
        row.field,
        row.reason,
        row.owner,
        row.review,
        row.placed,
        row.placed_by,
        row.lifted,
        row.lifted_by,
        is_due,
    )
