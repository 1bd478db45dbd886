"""The lists over time and by what their members' case files say. Reads rows, writes nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count, Max

from registerpub.core.casefile.history import UNKNOWN, by_article, by_place, chosen_days, register_history
from registerpub.core.casefile.register import members
from registerpub.core.notices.regions import region_of
from registerpub.store.mapping import register_ledger
from registerpub.store.models import LedgerEvent


@dataclass(frozen=True, slots=True)
class RegisterPicture:
    """``history``: for each of ``days`` status → members. ``by_region``: region code → members today, most first."""

    days: Sequence[dt.date]
    history: Sequence[Mapping[str, int]]
    by_region: Mapping[str, int]
    by_article: Mapping[str, int]


def kept_picture(register: str, today: dt.date) -> RegisterPicture:
    """:func:`register_picture`, worked out again only after an entry has come in, or on a new day."""
    entry = LedgerEvent.objects.aggregate(last=Max("pk"), number=Count("pk"))
    key = f"picture:{hashlib.sha256(repr((register, today, entry)).encode()).hexdigest()}"
    found: RegisterPicture | None = cache.get(key)
    if found is None:
        found = register_picture(register, today)
        cache.set(key, found, 3600)
    return found


def register_picture(register: str, today: dt.date) -> RegisterPicture:
    """The picture of one register as of ``today``, as known now."""
    ledger = register_ledger(register)
    events = [event for file in ledger.values() for event in file if event.date is not None]
    dates = [event.date.first_day() for event in events if event.register == register and event.date is not None]
    days = chosen_days(min([*dates, today]), today)
    states = list(members(register, ledger, today).values())
    regions: Counter[str] = Counter()
    for place, number in by_place(states).items():
        regions[region_of(place) or UNKNOWN] += number
    order = sorted(regions, key=lambda code: (code == UNKNOWN, -regions[code], code))
    return RegisterPicture(
        days, register_history(register, ledger, days), {code: regions[code] for code in order}, by_article(states)
    )
