"""Rows of periodic work: what is due, who has it, what became of it. The queue only rings; these rows decide.

Every step is a conditional update, so however many schedulers ring and workers hear, one of them has a job at a time; a
worker that dies loses its job when its lease ends, or as soon as another process of its machine looks. Times are the
database's: machines' clocks may differ or jump.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from django.db import InterfaceError, OperationalError, connection
from django.db.models import F, Q

from registerpub.core.errors import RegisterpubError
from registerpub.pipeline.clock import utc_now
from registerpub.pipeline.processes import has_taker_ended, new_token
from registerpub.store.models import Job

#: How long a job is a worker's own without a sign of life; signs come every third of it.
LEASE: Final = dt.timedelta(seconds=90)
#: A job that was rung for and that nobody has begun is rung for again after this.
RING_AGAIN: Final = dt.timedelta(minutes=5)
#: A job that was cut off from the database is due again after this.
SOON: Final = dt.timedelta(seconds=10)
#: Waits after the first, second, … failure in a row.
_BACK_OFF: Final = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 30))


class DatabaseLost(RegisterpubError):
    """The database went away while something was done: it ended, was restarted, or cannot be reached."""


def is_database_lost(error: BaseException) -> bool:
    """Whether ``error`` came of a connection that is gone; False if the database answered with a refusal."""
    if connection.vendor != "postgresql" or not isinstance(error, InterfaceError | OperationalError):
        return False
    return connection.connection is None or bool(connection.connection.closed)


def store_now() -> dt.datetime:
    """The database's time; on SQLite, which lives on one machine, that of the machine."""
    if connection.vendor != "postgresql":
        return utc_now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        now: dt.datetime = cursor.fetchone()[0]
    return now.astimezone(dt.UTC)


def _is_over(field: str, longest: dt.timedelta, now: dt.datetime) -> Q:
    """Whether a time has come; one further ahead than it can ever be set was set before the clock went back."""
    return Q(**{f"{field}__lte": now}) | Q(**{f"{field}__gt": now + longest})


def _is_free(now: dt.datetime) -> Q:
    """Whether nobody has a job any more: it was given back, its lease is over, or its process is seen to have ended."""
    ended = [lease for lease in Job.objects.exclude(lease="").values_list("lease", flat=True) if has_taker_ended(lease)]
    return Q(lease_until__isnull=True) | _is_over("lease_until", LEASE, now) | Q(lease__in=ended)


def know_jobs(names: Iterable[str]) -> None:
    """Make a row, due now, for each job that has none, and forget those that no scheduler rings for any more.

    One of them is left by an update that renames a job, or by fewer jobs side by side; it would count as late for ever.
    """
    wanted = list(names)
    known = set(Job.objects.values_list("name", flat=True))
    missing = [name for name in wanted if name not in known]
    if missing:
        now = store_now()
        Job.objects.bulk_create([Job(name=name, due=now) for name in missing], ignore_conflicts=True)
    if not known.issubset(wanted):
        _forget_unwanted(wanted, store_now())


def _forget_unwanted(wanted: list[str], now: dt.datetime) -> None:
    """Not wanted here is not enough: other machines may have other settings, or still run the version before.

    Their schedulers ring within seconds for whatever is due and free, and again when a ring is over. So what has been
    due for as long as a ring lasts without a ring or a worker is wanted by nobody who lives. Should one come back after
    all, it makes the row anew, due at once, and rings for it: two never undo each other's rows in turn.
    """
    before = now - SOON  # leaves the others a few turns after the end of a lease or a ring
    unheld = Q(lease_until__isnull=True) | _is_over("lease_until", LEASE + SOON, before)
    silent = Q(queued_until__isnull=True) | _is_over("queued_until", RING_AGAIN + SOON, before)
    Job.objects.exclude(name__in=wanted).filter(unheld, silent, due__lte=now - RING_AGAIN).delete()


def ring(names: Iterable[str], *, is_queue_empty: bool = False) -> list[str]:
    """The jobs of ``names`` that a queue should be told of now; whoever asks next does not get them again.

    What was rung for a moment ago and stands in an empty queue no more was lost with the worker that took it out.
    """
    now = store_now()
    silent = Q(queued_until__isnull=True) | _is_over("queued_until", RING_AGAIN, now)
    silent |= Q(queued_until__lte=now + RING_AGAIN - SOON) if is_queue_empty else Q()
    rows = Job.objects.filter(_is_free(now), silent, _is_over("due", _BACK_OFF[-1], now))
    waiting = set(rows.values_list("name", flat=True))
    return [name for name in names if name in waiting and rows.filter(name=name).update(queued_until=now + RING_AGAIN)]


def unring(names: Iterable[str]) -> None:
    """The queue could not be told of these, or nobody has begun: whoever asks next gets them again, as far as free."""
    Job.objects.filter(name__in=list(names)).update(queued_until=None)


def take(name: str) -> str | None:
    """Take a job that is due and that nobody has: the token of its lease, else None."""
    now, token = store_now(), new_token()
    rows = Job.objects.filter(_is_free(now), _is_over("due", _BACK_OFF[-1], now), name=name)
    taken = rows.update(lease=token, lease_until=now + LEASE, queued_until=None, attempt=F("attempt") + 1)
    return token if taken else None


def renew(name: str, token: str) -> bool:
    """A sign of life; False if the lease has gone to another meanwhile."""
    return bool(Job.objects.filter(name=name, lease=token).update(lease_until=store_now() + LEASE))


def finish(name: str, token: str, interval: dt.timedelta, *, good: bool) -> None:
    """Give the job back; after a failure it is due again by the number of failures in a row."""
    now = store_now()
    row = Job.objects.filter(name=name, lease=token)
    if good:
        row.update(lease="", lease_until=None, attempt=0, last_good=now, due=now + interval)
        return
    attempt = row.values_list("attempt", flat=True).first() or 1
    wait = _BACK_OFF[min(attempt, len(_BACK_OFF)) - 1]
    row.update(lease="", lease_until=None, due=now + wait)


def give_back(name: str, token: str) -> None:
    """Nothing was wrong with the job, and it is not done: it is due again soon, and this beginning does not count."""
    row = Job.objects.filter(name=name, lease=token)
    row.update(lease="", lease_until=None, due=store_now() + SOON, attempt=F("attempt") - 1)
