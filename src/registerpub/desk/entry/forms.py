"""allauth's forms where they need more: codes are good once, and a passkey's answer may be anything at all."""

from __future__ import annotations

from typing import Any

from allauth.core import context
from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from allauth.usersessions.models import UserSession
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


class _NewKey:
    """The session that was proved anew goes on under another key: whoever knows the old one has nothing."""

    def save(self, *args: Any) -> None:
        super().save(*args)  # type: ignore[misc]  # of the form that this is mixed into
        session = context.request.session
        before = session.session_key
        session.cycle_key()
        UserSession.objects.filter(session_key=before).update(session_key=session.session_key)


class StepUpForm(_CodeOnce, _NewKey, ReauthenticateForm):  # type: ignore[misc]  # allauth is not typed
    """A code for step-up."""


#: What reading a forged answer of a passkey can raise beside what allauth expects.
_UNREADABLE = (AttributeError, KeyError, TypeError, ValueError)


class _ForgedAnswers:
    """An answer that is no passkey's is refused like a wrong one, not met with a fault."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]  # of the form that this is mixed into
        except _UNREADABLE as error:
            raise get_adapter().validation_error("incorrect_code") from error


class PasskeySignInForm(_ForgedAnswers, LoginWebAuthnForm):  # type: ignore[misc]  # allauth is not typed
    """Sign-in by passkey alone."""


class PasskeyCodeForm(_ForgedAnswers, AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth is not typed
    """A passkey after the password."""


class PasskeyStepUpForm(_ForgedAnswers, _NewKey, ReauthenticateWebAuthnForm):  # type: ignore[misc]  # allauth is not typed
    """Step-up by passkey."""


class PasskeyAddForm(AddWebAuthnForm):  # type: ignore[misc]  # allauth is not typed
    """A new passkey."""

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()
        except _UNREADABLE as error:
            raise get_adapter().validation_error("incorrect_code") from error
        return cleaned
