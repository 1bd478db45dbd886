"""Unsaved choices: what an editor has filled in on a card without deciding, kept for that editor alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from registerpub.store.models import Draft, Proposal


@dataclass(frozen=True, slots=True)
class Unsaved:
    """``form`` as it was kept, filled in on ``version`` of the card."""

    form: Mapping[str, Any]
    version: int
    saved: dt.datetime


def keep(card_id: str, user: User, form: Mapping[str, Any], version: int, now: dt.datetime) -> None:
    """Keep ``form`` (JSON) in place of what was kept before."""
    card = Proposal.objects.filter(public_id=card_id, state="open").first()
    if card is not None:
        values = {"form": dict(form), "version": version, "saved": now}
        Draft.objects.update_or_create(proposal=card, user=user, defaults=values)


def kept(card_id: str, user: User) -> Unsaved | None:
    """What ``user`` has kept on the card."""
    row = Draft.objects.filter(proposal__public_id=card_id, user=user).first()
    return Unsaved(row.form, row.version, row.saved) if row else None


def discard(card_id: str, user: User) -> None:
    Draft.objects.filter(proposal__public_id=card_id, user=user).delete()
