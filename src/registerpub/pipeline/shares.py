"""Who works on what: each process takes a few items of a stage at a time, so that several do not do the same work.

A share only spares double work. What is done is decided by a conditional update where it is saved, so a share that was
lost costs time and nothing else. It ends with the transaction that saves its results, with its process (seen at once
on the same machine), or with its lease. Times are the database's.
"""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Final

from django.db import transaction

from registerpub.pipeline.job_rows import store_now
from registerpub.pipeline.processes import has_ended, me
from registerpub.store.models import WorkShare

#: How long an item is its taker's own without a sign of life.
LEASE: Final = dt.timedelta(seconds=90)
#: Seconds between two looks at what others are doing.
PAUSE: Final = 0.05
#: Items that are looked through at a time for some that nobody has.
_WINDOW: Final = 500
_signs = threading.local()

#: Which of these items are still to be done, asked in the transaction that takes them.
StillDue = Callable[[Sequence[str]], Iterable[str]]


def take(stage: str, items: Sequence[str], count: int, still_due: StillDue) -> list[str]:
    """The first ``count`` of ``items`` that nobody else has and that are ``still_due``; they are ours from now on.

    ``items`` stand in the order in which they should be done.
    """
    with transaction.atomic():
        held = {row.item for row in _living(stage)}
        due = set(still_due([item for item in items if item not in held]))
        mine = [item for item in items if item in due][:count]
        until = store_now() + LEASE
        WorkShare.objects.bulk_create(WorkShare(stage=stage, item=item, owner=me(), until=until) for item in mine)
    return mine


def shares(stage: str, items: Sequence[str], count: int, still_due: StillDue) -> Iterator[list[str]]:
    """Share after share of ``items``, until every one of them has been had by somebody; give each back."""
    if items:
        let_go(stage)
    for start in range(0, len(items), _WINDOW):
        window = items[start : start + _WINDOW]
        while mine := take(stage, window, count, still_due):
            yield mine
            window = window[window.index(mine[-1]) + 1 :]


def give_back(stage: str, items: Collection[str]) -> None:
    """What is done, or has failed, is nobody's. Stands in the transaction that saves."""
    WorkShare.objects.filter(stage=stage, item__in=items, owner=me()).delete()


def keep(stage: str) -> None:
    """A sign of life for all that is ours of ``stage``; written once in a third of the lease."""
    signs: dict[str, float] = _signs.__dict__
    if time.monotonic() - signs.setdefault(stage, time.monotonic()) > LEASE.total_seconds() / 3:
        WorkShare.objects.filter(stage=stage, owner=me()).update(until=store_now() + LEASE)
        signs[stage] = time.monotonic()


def let_go(stage: str) -> None:
    """At the beginning of a run: what an earlier one of ours has left behind by failing."""
    WorkShare.objects.filter(stage=stage, owner=me()).delete()


def held_by_others(stages: Iterable[str]) -> set[str]:
    """What others are doing now, of all of ``stages``."""
    return {row.item for stage in stages for row in _living(stage) if row.owner != me()}


def _living(stage: str) -> list[WorkShare]:
    """Shares that count; those of the dead are let go, and those from before the clock was set back."""
    rows = list(WorkShare.objects.filter(stage=stage))
    if not rows:
        return []
    now = store_now()
    over = {row.pk for row in rows if not now < row.until <= now + LEASE or has_ended(row.owner)}
    if over:
        WorkShare.objects.filter(pk__in=over).delete()
    return [row for row in rows if row.pk not in over]
