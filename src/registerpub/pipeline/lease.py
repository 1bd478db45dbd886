"""Leases: who has which card open. Opening a card leases it for ten minutes; others see it and may take it over.

A lease keeps two people from doing one piece of work; what keeps two decisions apart is the card's state and version.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from registerpub.core.errors import DecisionError, InputError
from registerpub.pipeline.audit import record
from registerpub.pipeline.decide import find_card
from registerpub.pipeline.roles import DECIDING_ROLES, role_of
from registerpub.store.models import Lease, Proposal

LENGTH: Final = dt.timedelta(minutes=10)
#: A lease is drawn out again when this much of it is over.
_RENEW: Final = dt.timedelta(minutes=1)
#: Characters of a reason.
LONGEST_REASON: Final = 300


class Leased(DecisionError):
    """Another editor has the card open."""


@dataclass(frozen=True, slots=True)
class LeaseView:
    """``user`` has the card open since ``since``, until ``until`` at least. ``reason``: why it was taken over."""

    user: str
    since: dt.datetime
    until: dt.datetime
    reason: str


def open_lease(card_id: str, user: User, now: dt.datetime) -> LeaseView | None:
    """Lease the card to ``user``, or tell who has it. None for a card that is not open.

    Whoever reads a card again within a minute, or reads one that somebody else has, writes nothing.
    """
    card, known = _as_it_is(card_id, now)
    if card is None:
        return None
    if known is not None and (known.user != user.get_username() or known.until > now + LENGTH - _RENEW):
        return known
    with transaction.atomic():
        fresh = Lease(proposal_id=card, user=user, since=now, until=now + LENGTH)
        Lease.objects.bulk_create([fresh], ignore_conflicts=True)
        lease = Lease.objects.select_for_update().select_related("user", "proposal").get(proposal=card)
        if lease.proposal.state != "open":  # decided since it was looked at
            lease.delete()
            return None
        if lease.user_id == user.pk and lease.until == fresh.until:
            return _view(lease)
        if lease.user_id == user.pk:
            lease.since = lease.since if lease.until > now else now
            lease.until = now + LENGTH
        elif lease.until <= now:
            lease.user, lease.since, lease.until, lease.reason = user, now, now + LENGTH, ""
        else:
            return _view(lease)
        lease.save()
    return _view(lease)


def _as_it_is(card_id: str, now: dt.datetime) -> tuple[int | None, LeaseView | None]:
    """The row of the card if it is open, and who has it open now; one query."""
    columns = ("pk", "lease__user__username", "lease__since", "lease__until", "lease__reason")
    row = Proposal.objects.filter(public_id=card_id, state="open").values_list(*columns).first()
    if row is None:
        return None, None
    card, *told = row
    lease = LeaseView(*told) if told[0] is not None else None
    return card, lease if lease is not None and lease.until > now else None


def holder(card_id: str, now: dt.datetime) -> LeaseView | None:
    """Who has the card open now."""
    return leases([card_id], now).get(card_id)


def leases(card_ids: Iterable[str], now: dt.datetime) -> dict[str, LeaseView]:
    """Card id → who has it open now; one query."""
    rows = Lease.objects.filter(proposal__public_id__in=list(card_ids), until__gt=now)
    columns = ("proposal__public_id", "user__username", "since", "until", "reason")
    return {card: LeaseView(*told) for card, *told in rows.values_list(*columns)}


def check_lease(card_id: str, user: User, now: dt.datetime) -> None:
    """Raise :class:`Leased` while somebody else has the card open."""
    lease = holder(card_id, now)
    if lease is not None and lease.user != user.get_username():
        raise Leased(f"{lease.user} has this card open: take it over with a reason, or wait")


def take_over(card_id: str, user: User, reason: str, now: dt.datetime, *, channel: str = "desk") -> None:
    """Take a card over from whoever has it open. Their unsaved choices stay theirs.

    Raises :class:`InputError` without a reason, :class:`DecisionError` for a card that is decided.
    """
    reason = " ".join(reason.split())
    if not reason or len(reason) > LONGEST_REASON:
        raise InputError(f"write in 1 to {LONGEST_REASON} characters why you take the card over")
    if role_of(user) not in DECIDING_ROLES or not user.is_active:
        raise DecisionError(f"{user.get_username()} may not decide: the role must be editor or publisher")
    with transaction.atomic():
        card = find_card(card_id)
        if card.state != "open":
            raise DecisionError(f"card {card_id} is already {card.state}")
        before = Lease.objects.select_for_update().select_related("user").filter(proposal=card).first()
        values = {"user": user, "since": now, "until": now + LENGTH, "reason": reason}
        Lease.objects.update_or_create(proposal=card, defaults=values)
        told = {"reason": reason, "from": before.user.pk if before else None}
        record("take_over", user, f"card:{card_id}", now, channel=channel, person=card.person_id, data=told)


def release(card_id: str, user: User) -> None:
    """Give the card back; only one's own lease."""
    Lease.objects.filter(proposal__public_id=card_id, user=user).delete()


def _view(row: Lease) -> LeaseView:
    return LeaseView(row.user.get_username(), row.since, row.until, row.reason)
