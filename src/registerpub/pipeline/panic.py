"""Panic: everything stands still until two keepers give their word.

A mark in ``var/panic`` stops this machine, even where settings or database are broken; a row of the database stops
every other one. A mark that the database has not heard of (it was away, or is a restored copy) is told to it at the
next look, and a mark whose row was lifted on another machine goes away. Nothing public is touched: the last release
stays readable.
"""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass, field
from typing import Final

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import Error, transaction

from registerpub.config import Config
from registerpub.core.errors import RegisterpubError
from registerpub.pipeline.audit import record
from registerpub.pipeline.clock import utc_now
from registerpub.pipeline.panic_mark import mark_of, remove_mark, set_mark
from registerpub.store.models import Panic

#: Seconds between two looks of work that is under way: so long it may go on at most, and then to the end of its step.
LOOK_SECONDS: Final = 5.0


class StandsStill(RegisterpubError):
    """What was asked for does not happen during a panic."""


@dataclass(frozen=True, slots=True)
class Halt:
    """``begun``: since when everything stands still; ``sessions``: how many were ended now."""

    begun: dt.datetime
    sessions: int


def halt(config: Config, now: dt.datetime) -> Halt:
    """Tell the database of this machine's mark and end all sessions. Again and again does no harm.

    Raises :class:`django.db.Error` where the database does not answer: the mark stops this machine all the same.
    """
    key = mark_of(config.var)
    assert key is not None, "the mark comes first"
    if Panic.objects.filter(key=key).exclude(lifted=None).exists():
        # What is left of an earlier panic, whose lifting was killed before its last step.
        remove_mark(config.var, key)
        set_mark(config.var)
        return halt(config, now)
    return _tell(key, now)


def stands_still(config: Config) -> bool:
    """Whether a panic holds, here or on another machine of the database."""
    key = mark_of(config.var)
    try:
        if key is not None:
            row = Panic.objects.filter(key=key).first()
            if row is None:
                _tell(key, utc_now())
            elif row.lifted is not None:
                remove_mark(config.var, key)
        return mark_of(config.var) is not None or Panic.objects.filter(lifted=None).exists()
    except Error:  # whoever goes on without a mark needs the database for the next step, and hears it there
        return key is not None


def refuse_in_panic(config: Config, done: str = "nothing was done") -> None:
    """Raises :class:`StandsStill`. ``done``: what has become of what was asked for."""
    if stands_still(config):
        raise StandsStill(
            "everything stands still since 'registerpub panic': nothing is fetched, signed, published or sent until "
            f"two keepers say 'registerpub panic --lift'; {done}"
        )


@dataclass(slots=True)
class Lookout:
    """Asked between the steps of long work, however short they are; it asks the store every few seconds."""

    config: Config
    done: str
    _last: float = field(default_factory=time.monotonic)

    def look(self) -> None:
        """Raises :class:`StandsStill`."""
        if time.monotonic() - self._last >= LOOK_SECONDS:
            self._last = time.monotonic()
            refuse_in_panic(self.config, self.done)


def end_sessions() -> int:
    """Sign everybody out; returns how many sessions there were."""
    ended = Session.objects.count()
    Session.objects.all().delete()
    UserSession.objects.all().delete()
    return ended


def _tell(key: str, now: dt.datetime) -> Halt:
    with transaction.atomic():
        row, is_new = Panic.objects.get_or_create(key=key, defaults={"begun": now})
        ended = end_sessions()
        if is_new:
            record("panic", None, f"panic:{key[:12]}", now, channel="terminal", data={"signed_out": ended})
    return Halt(row.begun, ended)
