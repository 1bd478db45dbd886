"""Seals small secrets for the database (Fernet), so that a copy of the database alone opens no account.

The key is derived from the project's secret (``var/secret.key``): who has both has the secrets.
"""

from __future__ import annotations

import base64

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from registerpub.core.errors import ConfigError

_PURPOSE = b"registerpub: secrets of accounts"


def seal(text: str) -> str:
    """``text`` in a form that only this project's secret opens."""
    return _box().encrypt(text.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """What :func:`seal` was given. Raises :class:`ConfigError` if another secret sealed it."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise ConfigError(
            "var/secret.key is not the one that the accounts' secrets were sealed with: put the right file back, or "
            "reset the accounts"
        ) from error


def _box() -> Fernet:
    key = HKDF(SHA256(), 32, salt=None, info=_PURPOSE).derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(key))
