"""The first sign-in of a new project: the first keeper is made at the desk, once, with the code of the terminal."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from allauth.account.views import LoginView
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from registerpub.core.errors import InputError
from registerpub.desk.words import current_language
from registerpub.pipeline.first_run import SetUpRefused, expected_code, is_open, make_first_keeper

_LONGEST_NAME = 150
#: Code of a refusal → words.
REFUSALS: Mapping[str, Any] = MappingProxyType(
    {
        "wrong_code": _(
            "This is not the set-up code of the last start. Copy it from the terminal in which registerpub runs."
        ),
        "no_code": _("The desk was started without a set-up code: start it with «registerpub up»."),
        "closed": _("Somebody has just made the first account. Ask who it was, or make one at the terminal."),
    }
)


class FirstKeeperForm(forms.Form):
    """The set-up code, and name and password of the first keeper."""

    code = forms.CharField(max_length=60)
    name = forms.CharField(max_length=_LONGEST_NAME)
    password1 = forms.CharField(max_length=1000, strip=False)
    password2 = forms.CharField(max_length=1000, strip=False)

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if not name.isprintable():
            raise forms.ValidationError(gettext("This name cannot be used: write letters and digits."))
        return name

    def clean_password1(self) -> str:
        password = str(self.cleaned_data["password1"])
        validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, second = cleaned.get("password1"), cleaned.get("password2")
        if first and second and first != second:
            self.add_error("password2", gettext("The two passwords differ: type the same one twice."))
        return cleaned


class SignIn(LoginView):  # type: ignore[misc]  # allauth is not typed
    """allauth's sign-in, which leads on to the first keeper while there is nobody who could sign in."""

    @method_decorator(login_not_required)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method in ("GET", "HEAD") and is_open():
            return HttpResponseRedirect(reverse("first_keeper"))
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response


@login_not_required
@sensitive_post_parameters("code", "password1", "password2")
@require_http_methods(["GET", "HEAD", "POST"])
def first_keeper(request: HttpRequest) -> HttpResponse:
    """Make the first keeper and sign in as it; the second factor comes next, as for every account.

    With any account there this page is closed for good and leads to the sign-in.
    """
    if not is_open():
        return HttpResponseRedirect(reverse("start" if request.user.is_authenticated else "account_login"))
    form = FirstKeeperForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = _make(request, form)
        if made is not None:
            return made
    status = 422 if form.errors else 200
    return render(request, "first_keeper.html.j2", {"form": form, "has_code": bool(expected_code())}, status=status)


def _make(request: HttpRequest, form: FirstKeeperForm) -> HttpResponse | None:
    told = form.cleaned_data
    try:
        user = make_first_keeper(told["code"], told["name"], told["password1"], current_language(), timezone.now())
    except SetUpRefused as error:
        form.add_error("code" if error.code == "wrong_code" else None, str(REFUSALS[error.code]))
        return None
    except InputError:
        form.add_error("name", gettext("This name cannot be used: write letters and digits."))
        return None
    login = Login(user=user, redirect_url=reverse("mfa_index"))
    response: HttpResponse = perform_password_login(request, {"username": told["name"]}, login)
    return response
