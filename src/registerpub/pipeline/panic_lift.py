"""Ends a panic: two keepers, each by password and code. Whoever guesses must wait, also after a restart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from registerpub.config import Config
from registerpub.core.errors import InputError, RegisterpubError
from registerpub.pipeline.accounts import KEEPER
from registerpub.pipeline.audit import record
from registerpub.pipeline.panic import end_sessions, stands_still
from registerpub.pipeline.panic_mark import mark_of, remove_mark
from registerpub.pipeline.roles import role_of
from registerpub.store.models import Panic

KEEPERS: Final = 2
#: So many attempts in a row, then one for each pause.
ATTEMPTS: Final = 3
PAUSE: Final = dt.timedelta(minutes=15)
_CODES: Final = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)


class LiftRefused(RegisterpubError):
    """The standstill goes on."""


@dataclass(frozen=True, slots=True)
class Word:
    """What a keeper shows: the account's name, its password, and a code of the app or a recovery code."""

    name: str
    password: str = field(repr=False)
    code: str = field(repr=False)


def can_lift() -> int:
    """How many active keepers have a code to show."""
    keepers = User.objects.filter(is_active=True, profile__role=KEEPER, authenticator__type__in=_CODES)
    return keepers.distinct().count()


def lift(config: Config, words: Sequence[Word], now: dt.datetime) -> None:
    """End the panic, here and on every machine of the database. Everybody signs in anew.

    Raises :class:`InputError` if there is no panic or these are not two names, :class:`LiftRefused` otherwise; which
    of the words was wrong is not said.
    """
    if not stands_still(config):
        raise InputError("nothing stands still: there is no panic to lift")
    if len({word.name for word in words}) != KEEPERS or len(words) != KEEPERS:
        raise InputError("name two different keepers: --as NAME --as NAME")
    _count_attempt(now)
    keepers = [_keeper(word) for word in words]
    if None in keepers:
        raise LiftRefused(
            "the standstill goes on: both must be active keepers, and the passwords and codes must be theirs; a code "
            "of the app works once and for half a minute"
        )
    key = mark_of(config.var)
    with transaction.atomic():
        # Who was signing in at the very moment of the panic got a session after all were ended: it was good for nothing
        # so far, and must not become good now.
        end_sessions()
        Panic.objects.filter(lifted=None).update(lifted=now)
        for keeper in keepers:
            record("panic_lifted", keeper, f"panic:{key[:12] if key else 'elsewhere'}", now, channel="terminal")
    if key is not None:
        remove_mark(config.var, key)


def _count_attempt(now: dt.datetime) -> None:
    """Counted before the codes are looked at: who is killed in between, or comes at the same time, gains nothing."""
    with transaction.atomic():
        rows = list(Panic.objects.select_for_update().filter(lifted=None))
        if not rows:
            raise InputError("nothing stands still any more: somebody has just lifted it")
        worst = max(rows, key=lambda row: row.failures)
        if worst.failures >= ATTEMPTS and worst.last_failure is not None and now < worst.last_failure + PAUSE:
            raise LiftRefused(f"too many attempts: the next one is possible at {worst.last_failure + PAUSE:%H:%M} UTC")
        Panic.objects.filter(lifted=None).update(failures=F("failures") + 1, last_failure=now)


def _keeper(word: Word) -> User | None:
    user = User.objects.filter(username=word.name, is_active=True).first()
    if user is None or role_of(user) != KEEPER or not user.check_password(word.password):
        return None
    factors = Authenticator.objects.filter(user=user, type__in=_CODES)
    code = word.code.replace(" ", "")
    return user if any(factor.wrap().validate_code(code) for factor in factors) else None
