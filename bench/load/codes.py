"""The codes of an authenticator app."""

from __future__ import annotations

import base64
import hashlib
import hmac
import struct


def app_code(seed: str, at: float) -> str:
    """What the app shows ``at`` seconds since the epoch (RFC 6238: SHA-1, six digits, thirty seconds)."""
    key = base64.b32decode(seed + "=" * (-len(seed) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(at) // 30), hashlib.sha1)
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"
