"""The second factors of the demonstration's invented accounts: printed for everybody, which no real project does."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from registerpub.core.errors import InputError
from registerpub.demo.folders import latest_folder

if TYPE_CHECKING:
    from django.contrib.auth.models import User


def give_app(user: User) -> str:
    """Set up an authenticator app for an account; returns the ``otpauth:`` line with which any app shows its codes."""
    from allauth.mfa.adapter import get_adapter
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    line: str = get_adapter().build_totp_url(user, secret)
    return line


def current_code(name: str) -> tuple[str, int]:
    """The code that the app of the account ``name`` shows now, and for how many seconds yet.

    Needs Django to be set up. Raises :class:`InputError` outside a demonstration, and for who has no app.
    """
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
    from allauth.mfa.utils import decrypt
    from django.conf import settings

    if not settings.REGISTERPUB.site.demonstration:
        raise InputError("this is no demonstration: nobody's codes are printed outside one")
    app = Authenticator.objects.filter(user__username=name, type=Authenticator.Type.TOTP).first()
    if app is None:
        raise InputError(f"there is no account {name!r} with an authenticator app in this demonstration")
    now = int(time.time())
    period = 30
    code = format_hotp_value(hotp_value(decrypt(app.data["secret"]), now // period))
    return code, period - now % period


def demonstration_project(folder: Path | None) -> Path:
    """The project of the demonstration in ``folder``, else of the one that was begun last."""
    found = folder or latest_folder()
    if found is None:
        raise InputError("no demonstration is running: start one with 'registerpub demo', or give its --folder")
    return found
