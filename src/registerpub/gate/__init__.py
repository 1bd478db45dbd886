"""The one guard of every outgoing request: the crawler's, the check of a source, notifications, time stamps.

``rules`` say which addresses may be asked at all; ``requests`` sends a single request by them. The crawler, which has a
connection pool of its own, asks the same rules before each request and for each address that a name resolves to.
"""

from __future__ import annotations

from registerpub.gate.requests import Answer, Limits, Outgoing, RequestFailed, open_connection, send
from registerpub.gate.rules import (
    Gate,
    has_forbidden_character,
    is_local_name,
    is_local_url,
    is_public,
    literal_address,
    plain_host,
    unwrap,
)

__all__ = [
    "Answer",
    "Gate",
    "Limits",
    "Outgoing",
    "RequestFailed",
    "has_forbidden_character",
    "is_local_name",
    "is_local_url",
    "is_public",
    "literal_address",
    "open_connection",
    "plain_host",
    "send",
    "unwrap",
]
