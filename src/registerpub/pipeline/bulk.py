"""Several cards at once: only to close them as no change or as already known, or to put them off. Never to confirm.

Each card is settled for itself: one that has changed, is decided or is open with somebody else stays, and is told.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import User

from registerpub.config import Config
from registerpub.core.errors import DecisionError, InputError
from registerpub.pipeline.decide import StaleCard, find_card, reject
from registerpub.pipeline.lease import check_lease
from registerpub.pipeline.snooze import snooze

ACTIONS: Final = ("not_a_change", "already_known", "snooze")
#: Cards that can be settled at once.
MOST: Final = 50


@dataclass(frozen=True, slots=True)
class Settled:
    """``done``: ids of the cards that were settled; ``left``: (id, why) of those that were not."""

    done: tuple[str, ...]
    left: tuple[tuple[str, DecisionError], ...]


def settle_many(
    chosen: Sequence[tuple[str, int]],
    action: str,
    user: User,
    *,
    days: str = "",
    config: Config,
    channel: str,
    now: dt.datetime,
) -> Settled:
    """Settle the cards ``chosen`` ((id, version seen)) by one of :data:`ACTIONS`.

    Raises :class:`InputError` for another action, none or more than :data:`MOST` cards; then nothing has changed.
    """
    if action not in ACTIONS:
        raise InputError(f"{action!r} is not for several cards at once; use one of: {', '.join(ACTIONS)}")
    if not 1 <= len(chosen) <= MOST:
        raise InputError(f"choose 1 to {MOST} cards, not {len(chosen)}")
    done: list[str] = []
    left: list[tuple[str, DecisionError]] = []
    for card_id, version in chosen:
        try:
            check_lease(card_id, user, now)
            if action == "snooze":
                snooze(card_id, user, days, channel=channel, seen_version=version, now=now)
            else:
                if find_card(card_id).votes.exists():
                    raise StaleCard("the card has changed since you opened it: look at it again")
                reject(card_id, user, action, config=config, channel=channel, seen_version=version, now=now)
            done.append(card_id)
        except DecisionError as error:
            left.append((card_id, error))
    return Settled(tuple(done), tuple(left))
