"""Seals small secrets for the database (Fernet), so that a copy of the database alone opens no account.

The key is derived from the project's secret (``var/secret.key``): who has both has the secrets.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from registerpub.core.errors import ConfigError

#: Whose secrets they are → what to do where they cannot be opened. Each kind is sealed with a key of its own.
_MENDS: Mapping[str, str] = {"accounts": "reset the accounts", "webhooks": "remove the webhooks and add them anew"}


def seal(text: str, whose: str = "accounts") -> str:
    """``text`` in a form that only this project's secret opens. ``whose``: accounts or webhooks."""
    return _box(whose).encrypt(text.encode()).decode("ascii")


def unseal(sealed: str, whose: str = "accounts") -> str:
    """What :func:`seal` was given. Raises :class:`ConfigError` if another secret sealed it."""
    try:
        return _box(whose).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise ConfigError(
            f"var/secret.key is not the one that the {whose}' secrets were sealed with: put the right file back, or "
            f"{_MENDS[whose]}"
        ) from error


def _box(whose: str) -> Fernet:
    purpose = f"registerpub: secrets of {whose}".encode()
    key = HKDF(SHA256(), 32, salt=None, info=purpose).derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(key))
