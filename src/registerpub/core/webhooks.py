"""How a webhook is signed, by the Standard Webhooks specification (1.0, standardwebhooks.com), which has libraries.

Signed is ``KEY.TIME.BODY`` by HMAC-SHA256; the header holds one ``v1,BASE64`` for each secret, with a space between, so
that a secret can be replaced without a gap. Receivers refuse a time that is more than five minutes off.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping, Sequence

from registerpub.core.errors import InputError

PREFIX = "whsec_"
#: Bytes; the specification asks for 24 to 64.
SECRET_BYTES = 32
#: Seconds by which the time of a message may be off; documented for receivers.
REPLAY_WINDOW = 300


def secret_of(data: bytes) -> str:
    """A secret as outlets are shown it, made of random ``data``."""
    return PREFIX + base64.b64encode(data).decode("ascii")


def signed_headers(secrets: Sequence[str], key: str, time: int, body: bytes) -> dict[str, str]:
    """The headers that vouch for ``body``; ``time`` in seconds since 1970. Raises :class:`InputError`: a bad secret."""
    signatures = " ".join(signature(secret, key, time, body) for secret in secrets)
    return {"webhook-id": key, "webhook-timestamp": str(time), "webhook-signature": signatures}


def signature(secret: str, key: str, time: int, body: bytes) -> str:
    """``v1,`` and the signature in Base64."""
    content = f"{key}.{time}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(_bytes_of(secret), content, hashlib.sha256).digest()).decode("ascii")


def is_signed(secrets: Sequence[str], headers: Mapping[str, str], body: bytes, now: int) -> bool:
    """Whether a message is one of the holder of one of ``secrets``, not older than the window. Names in lower case."""
    key, time = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not (time.isascii() and time.isdecimal()) or abs(now - int(time)) > REPLAY_WINDOW:
        return False
    given = headers.get("webhook-signature", "").split(" ")
    wanted = [signature(secret, key, int(time), body) for secret in secrets]
    return any(hmac.compare_digest(one.encode(), other.encode()) for one in given for other in wanted)


def _bytes_of(secret: str) -> bytes:
    try:
        return base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except (ValueError, binascii.Error) as error:
        raise InputError("the secret of the webhook is no Base64: replace it") from error
