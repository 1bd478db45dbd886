"""Accounts: made from the terminal, the very first one at the desk; there is no sign-up and no reset by e-mail.

What one keeper may do alone takes away: end sessions, disable. What gives is in ``account_requests``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q

from registerpub.core.errors import InputError, RegisterpubError
from registerpub.pipeline.audit import record
from registerpub.pipeline.clock import utc_now
from registerpub.pipeline.roles import role_of
from registerpub.store.models import UserProfile

ROLES = ("viewer", "editor", "publisher", "keeper")
KEEPER = "keeper"
#: An unused session ends, and so does one that is used for long.
IDLE, LONGEST = dt.timedelta(minutes=30), dt.timedelta(hours=8)
#: The desk notes the use of a session once a minute.
_SLACK = dt.timedelta(minutes=2)


class AccountRefused(RegisterpubError):
    """An account cannot be changed as asked. ``code`` names the reason for the desk, which has words of its own."""

    def __init__(self, code: str, message: str) -> None:
        self.code = code
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Account:
    """An account as keepers see it. ``factors``: kinds, one entry for each factor; ``last_seen``: of any session."""

    number: int
    name: str
    role: str
    language: str
    active: bool
    factors: tuple[str, ...]
    sessions: int
    last_seen: dt.datetime | None
    enrol_until: dt.datetime | None


def create_user(name: str, password: str, role: str, language: str = "en", channel: str = "terminal") -> User:
    """Create an account with a role. Raises :class:`InputError` if the name is taken or the password too weak."""
    if not name.isprintable() or not name.strip() or len(name) > 150:
        raise InputError("the account name must be 1 to 150 printable characters")
    if User.objects.filter(username=name).exists():
        raise InputError(f"there is already a user {name!r}")
    user = User(username=name)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise InputError("the password cannot be used: " + " ".join(error.messages)) from error
    with transaction.atomic():
        user.set_password(password)
        user.save()
        UserProfile.objects.create(user=user, role=role, language=language)
        record_account(user, None, {"made": name, "role": role}, utc_now(), channel)
    return user


def find_user(name: str) -> User:
    """The account called ``name``; an unknown one is an :class:`InputError`."""
    user = User.objects.filter(username=name).first()
    if user is None:
        raise InputError(f"there is no user {name!r}: make one with 'registerpub user add {name} --role editor'")
    return user


def list_accounts() -> list[Account]:
    """All accounts by name."""
    users = User.objects.select_related("profile").prefetch_related("authenticator_set", "usersession_set")
    return [_account(user) for user in users.order_by("username")]


def get_account(number: int) -> Account:
    """One account; an unknown number is an :class:`InputError`."""
    return _account(user_of(number))


def user_of(number: int) -> User:
    user = User.objects.filter(pk=number).first()
    if user is None:
        raise InputError(f"there is no account {number}")
    return user


def disable(user: User, by: User | None) -> None:
    """Close an account at once: it can no longer sign in, its sessions end, its standing votes do not count.

    ``by``: the keeper, None for the terminal. Raises :class:`AccountRefused`.
    """
    if by is not None:
        must_be_keeper(by, user)
    with transaction.atomic():
        User.objects.filter(pk=user.pk).update(is_active=False)
        end_sessions(user)
        record_account(user, by, {"switched_off": True}, utc_now(), "desk" if by else "terminal")


def sign_out_everywhere(user: User, by: User) -> int:
    """End all sessions of an account; returns their number. Raises :class:`AccountRefused`."""
    must_be_keeper(by, user)
    with transaction.atomic():
        ended = end_sessions(user)
        record_account(user, by, {"signed_out": ended}, utc_now())
    return ended


def record_account(
    user: User, by: User | None, data: Mapping[str, Any], now: dt.datetime, channel: str = "desk"
) -> None:
    """Append to the audit what was done to an account; inside the caller's transaction."""
    record("account", by, f"account:{user.pk}", now, channel=channel, data=data)


def end_sessions(user: User) -> int:
    """End every session of ``user``; returns their number."""
    sessions = list(UserSession.objects.filter(user_id=user.pk))
    for session in sessions:
        session.end()
    return len(sessions)


def forget_ended_sessions(now: dt.datetime) -> int:
    """Remove what is left of sessions whose time is over, as they may hold an editor's words; returns their number."""
    over = Q(last_seen_at__lt=now - IDLE - _SLACK) | Q(created_at__lt=now - LONGEST)
    ended = list(UserSession.objects.filter(over))
    for session in ended:
        session.end()
    Session.objects.filter(expire_date__lt=now).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return len(ended)


def must_be_keeper(by: User, user: User) -> None:
    """Raise :class:`AccountRefused` unless ``by`` is an active keeper and acts on somebody else's account."""
    if not by.is_active or role_of(by) != KEEPER:
        raise AccountRefused("not_keeper", f"{by.get_username()} is no keeper: only a keeper may ask for this")
    if by.pk == user.pk:
        raise AccountRefused("own_account", "this is your own account: another keeper must do it")


def _account(user: User) -> Account:
    profile: UserProfile | None = getattr(user, "profile", None)
    authenticators: list[Authenticator] = list(user.authenticator_set.all())  # type: ignore[attr-defined]  # of allauth
    sessions: list[UserSession] = list(user.usersession_set.all())  # type: ignore[attr-defined]  # of allauth
    return Account(
        number=user.pk,
        name=user.get_username(),
        role=profile.role if profile else "",
        language=profile.language if profile else "",
        active=user.is_active,
        factors=tuple(sorted(str(factor.type) for factor in authenticators)),
        sessions=len(sessions),
        last_seen=max((session.last_seen_at for session in sessions), default=None),
        enrol_until=profile.enrol_until if profile else None,
    )
