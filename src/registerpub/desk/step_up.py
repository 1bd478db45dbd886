"""Step-up: what weighs most asks for the second factor again, however long the session."""

from __future__ import annotations

from functools import wraps
from typing import Any

from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest, HttpResponse

from registerpub.desk.entry.proof import recently_proven
from registerpub.desk.roles import View

_SAFE = ("GET", "HEAD")


def needs_step_up(view: View) -> View:
    """Refuse to act unless the second factor was shown in the last minutes; looking is free.

    The editor is sent to show it and comes back to the page with what they had written (``entry.kept``); nothing is
    done until they send it again.
    """

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in _SAFE and not recently_proven(request):
            raise ReauthenticationRequired
        return view(request, *args, **kwargs)

    guarded.step_up = True  # type: ignore[attr-defined]  # read by the test of every view
    return guarded
