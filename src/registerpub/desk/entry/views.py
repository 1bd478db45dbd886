"""allauth's pages of second factors where they need more: what is set up is proved by it, and the last one stays."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView, ReauthenticateWebAuthnView, RemoveWebAuthnView
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext

from registerpub.desk.entry.forms import spend
from registerpub.desk.middleware import CONTENT_SECURITY_POLICY

#: The page with the picture for the authenticator app, and no other, shows a picture that is part of the page.
_WITH_PICTURE = CONTENT_SECURITY_POLICY.replace("img-src 'self'", "img-src 'self' data:")


class ActivateApp(ActivateTOTPView):  # type: ignore[misc]  # allauth is not typed
    """Set up an authenticator app. Its first code proves the session and is used up."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        response.headers["Content-Security-Policy"] = _WITH_PICTURE
        return response

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        user = _user(self.request)
        spend(user.pk, form.cleaned_data["code"])
        _prove(self.request, Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP))
        return response


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]  # allauth is not typed
    """Set up a passkey; making it has asked for its owner, so the session is proved."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        passkeys = Authenticator.objects.filter(user=_user(self.request), type=Authenticator.Type.WEBAUTHN)
        _prove(self.request, passkeys.latest("pk"))
        return response


class RemovePasskey(RemoveWebAuthnView):  # type: ignore[misc]  # allauth is not typed
    """Remove a passkey, unless it is the last second factor (allauth asks this of authenticator apps only)."""

    def form_valid(self, form: Any) -> HttpResponse:
        if not get_adapter().can_delete_authenticator(self.get_object()):
            text = gettext("This is your only second factor: add another before you remove it.")
            messages.error(self.request, text)
            return HttpResponseRedirect(self.get_success_url())
        response: HttpResponse = super().form_valid(form)
        return response


class StepUpByPasskey(ReauthenticateWebAuthnView):  # type: ignore[misc]  # allauth is not typed
    """Step-up by passkey. After a failure the same page is shown again, with where to go back to."""

    def form_invalid(self, form: Any) -> HttpResponse:
        messages.error(self.request, gettext("The passkey was not recognised. Try again."))
        return HttpResponseRedirect(self.passthrough_next_url(self.request.path))


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def _prove(request: HttpRequest, authenticator: Authenticator) -> None:
    record_authentication(request, _user(request), "mfa", id=authenticator.pk, type=authenticator.type)
