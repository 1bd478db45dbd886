"""One's own devices: where this account is signed in, and signing out there. Open to every account."""

from __future__ import annotations

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from registerpub.desk.browsers import browser_of
from registerpub.desk.roles import signed_in


@require_http_methods(["GET", "HEAD", "POST"])
def devices(request: HttpRequest) -> HttpResponse:
    """The sessions of this account, this one first. A POST ends one of them, or all others."""
    sessions = UserSession.objects.purge_and_list(signed_in(request))
    if request.method == "POST":
        chosen = _chosen(request.POST.get("session", ""), sessions)
        for session in chosen:
            session.end()
        if chosen:
            messages.success(request, gettext("Signed out there."))
        return HttpResponseRedirect(reverse("devices"))
    rows = sorted(sessions, key=lambda row: (not row.is_current(), -row.last_seen_at.timestamp()))
    context = {"rows": [(row, row.is_current(), browser_of(row.user_agent)) for row in rows], "now": timezone.now()}
    return render(request, "devices.html.j2", context)


def _chosen(value: str, sessions: list[UserSession]) -> list[UserSession]:
    """Sessions of this account that the form names, never the one that asks. Others' numbers name nothing."""
    others = [session for session in sessions if not session.is_current()]
    if value == "others":
        return others
    if not (value.isascii() and value.isdecimal()):
        raise SuspiciousOperation("unknown session")
    return [session for session in others if session.pk == int(value)]
