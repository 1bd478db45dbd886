"""The walls behind the sign-in: sessions that end, the second factor, and step-up without replay.

Each is a middleware and has no switch.
"""

from __future__ import annotations

import time

from allauth.account.adapter import get_adapter
from allauth.core.exceptions import ReauthenticationRequired
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext

from registerpub.desk.entry.kept import keep_form
from registerpub.desk.entry.proof import SEEN, is_over, standing
from registerpub.desk.middleware import Handler, Wall
from registerpub.desk.roles import profile_of

#: Seconds between two notes of a session's use.
_NOTE_EVERY = 60
#: Views for an account without a second factor: to set one up, to type the password again for it, to leave.
_ENROLMENT = frozenset({"mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"})
#: Views for a session that has not shown the account's second factor.
_PROVING = frozenset({"mfa_reauthenticate", "mfa_reauthenticate_webauthn"})
START = "mfa_index"
#: Addresses that a page asks by itself: no sign that anybody is there.
_UNASKED = "/live/"


class SessionLimits:
    """Ends sessions that were unused or used for too long; notes use once a minute, for the list of devices too.

    What an open page asks by itself is no use.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            if is_over(request):
                logout(request)
            elif not request.path.startswith(_UNASKED) and time.time() - request.session[SEEN] > _NOTE_EVERY:
                request.session[SEEN] = time.time()
                UserSession.objects.filter(session_key=request.session.session_key).update(last_seen_at=timezone.now())
        return self.get_response(request)


class SecondFactor(Wall):
    """Shows nothing to a session without a second factor; the first sign-in leads to setting one up, nowhere else."""

    def process_view(self, request: HttpRequest, view: object, args: object, kwargs: object) -> HttpResponse | None:
        if not request.user.is_authenticated or not getattr(view, "login_required", True):
            return None
        name = request.resolver_match.url_name if request.resolver_match else ""
        now = standing(request)
        if now.enrolled and now.proven:
            request.proven = True  # type: ignore[attr-defined]  # read by desk.context
            return None
        if now.enrolled:
            return None if name in _PROVING else to_step_up(request)
        allowed = _ENROLMENT if may_enrol(request) else {START}
        return None if name in allowed else HttpResponseRedirect(reverse(START))


class StepUp(Wall):
    """Asks for the second factor where a view wants it fresh. What was sent is not done, now or later.

    allauth would keep the suspended request and replay it past every other middleware.
    """

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, ReauthenticationRequired):
            return None
        if request.method == "POST":
            keep_form(request)
            messages.warning(request, gettext("Nothing has been done yet: confirm that it is you, then do it again."))
        return to_step_up(request)


def may_enrol(request: HttpRequest) -> bool:
    """Whether a first second factor may still be set up: a new account's password is good for that for some days."""
    profile = profile_of(request.user)
    return profile is not None and timezone.now() < profile.enrol_until


def to_step_up(request: HttpRequest) -> HttpResponse:
    """To the page that asks for the second factor, and from there back here; without a query, which may hold a name."""
    methods = get_adapter().get_reauthentication_methods(request.user)
    back = urlencode({REDIRECT_FIELD_NAME: request.path})
    return HttpResponseRedirect(f"{methods[0]['url']}?{back}" if methods else reverse(settings.LOGIN_URL))
