"""Accounts and devices, for keepers; and the changes that wait for a second person, for all who may be that."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.contrib import messages
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from registerpub.core.errors import InputError
from registerpub.desk.roles import DECIDE, MANAGE, needs, signed_in
from registerpub.desk.step_up import needs_step_up
from registerpub.pipeline import account_requests
from registerpub.pipeline.accounts import (
    ROLES,
    AccountRefused,
    disable,
    get_account,
    list_accounts,
    sign_out_everywhere,
    user_of,
)

#: Code of a refusal → words.
REFUSALS: Mapping[str, Any] = MappingProxyType(
    {
        "not_keeper": _("Only a keeper may do this."),
        "own_account": _("This is your own account: another keeper must do it."),
        "asked_already": _("A change of this account has been asked for already and waits for a second person."),
        "gone": _("This request has been decided meanwhile, or has lapsed after a day."),
        "second_person": _("Somebody else must confirm this: not who asked for it, and not whom it is about."),
    }
)


@needs(MANAGE)
@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    """All accounts, with their roles, second factors and sessions."""
    context = {"accounts": list_accounts(), "now": timezone.now()}
    return render(request, "accounts.html.j2", context)


@needs(MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
@needs_step_up
def account(request: HttpRequest, number: int) -> HttpResponse:
    """One account. A POST takes something away at once, or asks a second person for what gives."""
    try:
        found = get_account(number)
    except InputError as error:
        raise Http404 from error
    if request.method == "POST":
        half = _change(request, number)
        if half:
            return render(request, "account_half.html.j2", {"name": found.name, "half": half, "first": True})
        return HttpResponseRedirect(reverse("account", args=[number]))
    waiting = [row for row in account_requests.open_requests(timezone.now()) if row.user_id == number]
    own = signed_in(request).pk == number
    context = {"account": found, "roles": ROLES, "waiting": waiting, "own": own, "now": timezone.now()}
    return render(request, "account.html.j2", context)


@needs(DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
@needs_step_up
def requests(request: HttpRequest) -> HttpResponse:
    """Changes of accounts that wait for a second person. The other half of a new password is shown here, once."""
    if request.method == "POST":
        half, name = _settle(request)
        if half:
            return render(request, "account_half.html.j2", {"name": name, "half": half, "first": False})
        return HttpResponseRedirect(reverse("account_requests"))
    person = signed_in(request)
    rows = [
        (row, account_requests.may_settle(row, person, "confirmed"))
        for row in account_requests.open_requests(timezone.now())
    ]
    return render(request, "account_requests.html.j2", {"rows": rows, "now": timezone.now()})


def _change(request: HttpRequest, number: int) -> str:
    """Do what was chosen; returns the first half of a password where there is one."""
    user, keeper, now = user_of(number), signed_in(request), timezone.now()
    action, _, value = request.POST.get("action", "").partition(".")
    try:
        if action == "sign_out":
            sign_out_everywhere(user, keeper)
            messages.success(request, gettext("This account is signed out everywhere."))
        elif action == "disable":
            disable(user, keeper)
            messages.success(request, gettext("The account is switched off and signed out everywhere."))
        elif action in account_requests.KINDS:
            chosen = value or request.POST.get("role", "")
            half = account_requests.ask(user, action, chosen, keeper, now)
            messages.info(request, gettext("Asked for. It takes effect when a second person has confirmed it."))
            return half
        else:
            raise SuspiciousOperation("unknown action")
    except AccountRefused as error:
        messages.error(request, str(REFUSALS[error.code]))
    except InputError as error:
        raise SuspiciousOperation("unknown change") from error
    return ""


def _settle(request: HttpRequest) -> tuple[str, str]:
    """Confirm or decline; returns the second half of a password where there is one, and whose it is."""
    person, now = signed_in(request), timezone.now()
    action, _, number = request.POST.get("action", "").partition(".")
    if action not in ("confirm", "decline") or not (number.isascii() and number.isdecimal()):
        raise SuspiciousOperation("unknown action")
    waiting = {row.pk: row.user.get_username() for row in account_requests.open_requests(now)}
    try:
        if action == "decline":
            account_requests.decline(int(number), person, now)
            messages.success(request, gettext("Declined. The account stays as it is."))
        else:
            half = account_requests.confirm(int(number), person, now)
            messages.success(request, gettext("Confirmed. The account is changed."))
            return half, waiting.get(int(number), "")
    except AccountRefused as error:
        messages.error(request, str(REFUSALS[error.code]))
    return "", ""
