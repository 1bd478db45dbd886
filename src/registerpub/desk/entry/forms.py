"""Codes of authenticator apps, each good once, also within the step of time that clocks may differ by."""

from __future__ import annotations

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from django.core.cache import cache


def spend(user_id: int, code: str) -> bool:
    """Use a code up. False if it has been used before, as long as any clock within the tolerance would take it."""
    digits = "".join(sign for sign in code if sign.isdecimal())
    lifetime = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
    return cache.add(f"desk.totp.{user_id}.{digits}", "used", timeout=lifetime)


class _CodeOnce:
    """allauth forgets a used code after one period, while its tolerance accepts it for three."""

    authenticator: Authenticator

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]  # of the form that this is mixed into
        is_app = self.authenticator.type == Authenticator.Type.TOTP
        if is_app and not spend(self.authenticator.user_id, code):
            raise get_adapter().validation_error("incorrect_code")
        return code


class SignInForm(_CodeOnce, AuthenticateForm):  # type: ignore[misc]  # allauth is not typed
    """A code at sign-in."""


class StepUpForm(_CodeOnce, ReauthenticateForm):  # type: ignore[misc]  # allauth is not typed
    """A code for step-up."""
