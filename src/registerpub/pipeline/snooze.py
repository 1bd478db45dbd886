"""Snooze: a card on which nobody can tell yet is put off for some days. What changes about it wakes it at once."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from registerpub.core.errors import DecisionError, InputError
from registerpub.pipeline.audit import record_card
from registerpub.pipeline.decide import StaleCard, find_card
from registerpub.pipeline.roles import LEADING_ROLES, role_of
from registerpub.store.models import Proposal

#: Days for which a card can be put off.
DAYS: Final = (1, 3, 7, 14, 30)


def snooze(
    card_id: str, user: User, days: str, *, channel: str, seen_version: int | None, now: dt.datetime
) -> dt.datetime:
    """Put an open card off for ``days`` (one of :data:`DAYS`); returns when it comes back.

    Raises :class:`InputError`, :class:`DecisionError` or :class:`.decide.StaleCard`.
    """
    if days not in {str(number) for number in DAYS}:
        raise InputError(f"days: {days!r} is not one of: {', '.join(map(str, DAYS))}")
    with transaction.atomic():
        card = _open(card_id, user)
        if seen_version is not None and seen_version != card.version:
            raise StaleCard("the card has changed since you opened it: look at it again")
        until = now + dt.timedelta(days=int(days))
        Proposal.objects.filter(pk=card.pk).update(snoozed=until)
        record_card("snooze", user, card, now, channel=channel, chosen={"until": until.isoformat()})
    return until


def wake(card_id: str, user: User, *, channel: str, now: dt.datetime) -> None:
    """Bring a card back before its time. Raises as :func:`snooze` does."""
    with transaction.atomic():
        card = _open(card_id, user)
        if Proposal.objects.filter(pk=card.pk, snoozed__isnull=False).update(snoozed=None):
            record_card("wake", user, card, now, channel=channel)


def _open(card_id: str, user: User) -> Proposal:
    if role_of(user) not in LEADING_ROLES or not user.is_active:
        raise DecisionError(f"{user.get_username()} may not change this: the role must be editor or publisher")
    card = find_card(card_id)
    if card.state != "open":
        raise DecisionError(f"card {card_id} is already {card.state}")
    return card
