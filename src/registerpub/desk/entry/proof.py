"""What a session has proved: when it began, and by which second factor. Read by the walls, asked by views.

allauth keeps the records of a session; a record counts as long as its authenticator exists, so that removing a lost
device ends what was begun with it.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest

from registerpub.pipeline.accounts import IDLE, LONGEST

#: Kinds of second factor that open the desk by themselves; recovery codes only stand in for one of them.
STRONG = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
#: Keys of the session: seconds since the epoch of its sign-in and of its last use (written once a minute).
BEGAN, SEEN = "desk.began", "desk.seen"


@dataclass(frozen=True, slots=True)
class Standing:
    """``enrolled``: the account has a second factor; ``proven``: this session has shown one that still exists."""

    enrolled: bool
    proven: bool


def standing(request: HttpRequest) -> Standing:
    """Of a signed-in account's session."""
    kept = _authenticators(request)
    records = {record.get("id") for record in _records(request, "mfa")}
    return Standing(any(kind in STRONG for kind in kept.values()), not records.isdisjoint(kept))


def recently_proven(request: HttpRequest) -> bool:
    """Whether the second factor was shown within ``ACCOUNT_REAUTHENTICATION_TIMEOUT`` seconds, at sign-in or after.

    An account without one proves itself by its password, which is enough to set up the first.
    """
    kept = _authenticators(request)
    if any(kind in STRONG for kind in kept.values()):
        return _is_recent(record["at"] for record in _records(request, "mfa") if record.get("id") in kept)
    return _is_recent(record["at"] for record in _records(request, "password"))


def is_over(request: HttpRequest) -> bool:
    """Whether the session was unused or used for too long. One without a clock was not begun by a sign-in."""
    now = time.time()
    began, seen = request.session.get(BEGAN, 0.0), request.session.get(SEEN, 0.0)
    return bool(now - began > LONGEST.total_seconds() or now - seen > IDLE.total_seconds())


def _is_recent(moments: Iterable[float]) -> bool:
    limit = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return any(moment > limit for moment in moments)


def _records(request: HttpRequest, method: str) -> list[dict[str, Any]]:
    return [record for record in get_authentication_records(request, request.user) if record.get("method") == method]


def _authenticators(request: HttpRequest) -> dict[int, str]:
    return dict(Authenticator.objects.filter(user_id=request.user.pk).values_list("pk", "type"))
