"""Contradictions that an editor has looked at. Until then nobody confirms a card whose sources contradict one another.

What was looked at is named by a seal over who says what: new contradicting evidence gives another seal, and the card
must be looked at again, also by somebody who has it open.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence

from django.contrib.auth.models import User
from django.db import transaction

from registerpub.core.audit import canonical
from registerpub.core.errors import DecisionError
from registerpub.pipeline.audit import record_card
from registerpub.pipeline.contradictions import contradictions
from registerpub.pipeline.views import FieldView
from registerpub.store.models import Look, Proposal


class NotLooked(DecisionError):
    """The sources contradict one another, and this editor has not said to have looked at it."""


def seal_of(stated: Sequence[FieldView]) -> str:
    """Names a contradiction; empty where there is none."""
    if not stated:
        return ""
    told = [[field.name, [[str(value), sorted(who)] for value, who in field.values]] for field in stated]
    return hashlib.sha256(canonical(told).encode()).hexdigest()


def has_looked(card_id: str, user: User, seal: str) -> bool:
    """Whether ``user`` has looked at the contradiction ``seal``; there is nothing to look at for an empty one."""
    return not seal or Look.objects.filter(proposal__public_id=card_id, user=user, seal=seal).exists()


def look(card_id: str, user: User, seal: str, now: dt.datetime, *, channel: str = "desk") -> bool:
    """Record that ``user`` has looked at what the page showed as ``seal``. False: something else contradicts by now."""
    with transaction.atomic():
        card = Proposal.objects.get(public_id=card_id)
        if seal != current_seal(card):
            return False
        _, made = Look.objects.get_or_create(proposal=card, user=user, seal=seal, defaults={"at": now})
        if made:
            record_card("look", user, card, now, channel=channel, chosen={"contradiction": seal})
    return True


def check_looked(card: Proposal, user: User) -> None:
    """Raise :class:`NotLooked` while ``user`` has not looked at what the card's sources contradict one another in."""
    if not has_looked(card.public_id, user, current_seal(card)):
        raise NotLooked("the sources contradict one another: look at what each says first")


def current_seal(card: Proposal) -> str:
    """Names what the card's sources contradict one another in now; empty where they do not."""
    return seal_of(contradictions(card.evidence.select_related("document", "claim")))
