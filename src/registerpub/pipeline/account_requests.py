"""What changes who can act takes two people: a keeper asks, somebody else confirms.

A reset lets its owner in again, so whoever resets alone could enter in their place and be two editors at once. The new
password therefore has two halves: the keeper is given one, who confirms is given the other, and only the owner hears
both. The same two people raise a role or open a closed account again.
"""

from __future__ import annotations

import datetime as dt
import secrets

from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from registerpub.core.errors import InputError
from registerpub.pipeline.accounts import ROLES, AccountRefused, end_sessions, must_be_keeper, record_account
from registerpub.pipeline.roles import DECIDING_ROLES, role_of
from registerpub.pipeline.sealing import seal, unseal
from registerpub.store.models import AccountRequest, UserProfile
from registerpub.store.models.work import ENROLMENT

RESET, ROLE, ENABLE = "reset", "role", "enable"
KINDS = (RESET, ROLE, ENABLE)
#: A request that nobody confirms within this time lapses.
LIFETIME = dt.timedelta(days=1)
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that are mistaken for each other when read aloud
_GROUPS, _GROUP = 2, 5


def ask(user: User, kind: str, value: str, by: User, now: dt.datetime, channel: str = "desk") -> str:
    """Ask for a change of ``user``'s account. Returns the first half of the password for a reset, else "".

    ``value``: the new role, for :data:`ROLE`. Raises :class:`AccountRefused` or :class:`InputError`.
    """
    if kind not in KINDS or (kind == ROLE and value not in ROLES):
        raise InputError(f"{kind} {value!r} is no change of an account")
    must_be_keeper(by, user)
    half = _half() if kind == RESET else ""
    with transaction.atomic():
        let_lapse(now)
        if AccountRequest.objects.filter(user=user, outcome="").exists():
            raise AccountRefused("asked_already", "a change of this account has been asked for and not been decided")
        AccountRequest.objects.create(
            user=user,
            kind=kind,
            value=value if kind == ROLE else "",
            sealed=seal(half) if half else "",
            asked_by=by,
            asked=now,
        )
        record_account(user, by, {"asked": kind, "value": value}, now, channel)
    return half


def open_requests(now: dt.datetime) -> list[AccountRequest]:
    """Requests that wait for a second person, the oldest first."""
    return list(_open(now).select_related("user", "asked_by"))


def number_waiting(now: dt.datetime) -> int:
    """How many :func:`open_requests` there are."""
    return _open(now).count()


def _open(now: dt.datetime) -> QuerySet[AccountRequest]:
    return AccountRequest.objects.filter(outcome="", asked__gt=now - LIFETIME)


def confirm(number: int, by: User, now: dt.datetime) -> str:
    """Carry a request out. Returns the second half of the password for a reset, else "".

    Raises :class:`AccountRefused`; then nothing has changed.
    """
    with transaction.atomic():
        request = _settle(number, by, "confirmed", now)
        user = User.objects.select_for_update().get(pk=request.user_id)
        if request.kind == RESET:
            return _reset(user, unseal(request.sealed), now)
        if request.kind == ENABLE:
            User.objects.filter(pk=user.pk).update(is_active=True)
        else:
            UserProfile.objects.update_or_create(user=user, defaults={"role": request.value})
    return ""


def decline(number: int, by: User, now: dt.datetime) -> None:
    """Turn a request down, or take one's own back. Raises :class:`AccountRefused`."""
    with transaction.atomic():
        _settle(number, by, "declined", now)


def may_settle(request: AccountRequest, by: User, outcome: str) -> bool:
    """Whether ``by`` may give a request this outcome: nobody confirms what they asked for, or for themselves."""
    if not by.is_active or role_of(by) not in DECIDING_ROLES:
        return False
    return outcome == "declined" or by.pk not in (request.asked_by_id, request.user_id)


def _settle(number: int, by: User, outcome: str, now: dt.datetime) -> AccountRequest:
    let_lapse(now)
    request = AccountRequest.objects.select_for_update().filter(pk=number, outcome="").first()
    if request is None:
        raise AccountRefused("gone", "this request has been decided or has lapsed")
    if not may_settle(request, by, outcome):
        raise AccountRefused("second_person", "somebody else must confirm this: not who asked, not whom it is about")
    sealed = request.sealed
    changed = AccountRequest.objects.filter(pk=number, outcome="").update(
        outcome=outcome, decided_by=by, decided=now, sealed=""
    )
    if not changed:
        raise AccountRefused("gone", "this request has been decided or has lapsed")
    record_account(request.user, by, {outcome: request.kind, "value": request.value}, now)
    request.sealed = sealed
    return request


def let_lapse(now: dt.datetime) -> None:
    """Close requests that nobody confirmed in time, and forget the halves of passwords that belong to them."""
    old = AccountRequest.objects.filter(outcome="", asked__lte=now - LIFETIME)
    old.update(outcome="lapsed", decided=now, sealed="")


def _reset(user: User, first: str, now: dt.datetime) -> str:
    second = _half()
    user.set_password(f"{first}-{second}")
    user.save(update_fields=["password"])
    Authenticator.objects.filter(user=user).delete()
    UserProfile.objects.filter(user=user).update(enrol_until=now + ENROLMENT)
    end_sessions(user)
    return second


def _half() -> str:
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)
