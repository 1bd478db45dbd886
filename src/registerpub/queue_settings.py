"""``[queue]`` of ``registerpub.toml``: where workers hear that something is due, and how many do one kind of work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class QueueSettings:
    """``url``: empty (a file of this machine), ``database`` (the PostgreSQL of ``[database]``) or Redis's address.

    ``password_file``: a file with the password of Redis and nothing else. ``parallel``: how many workers may crawl, and
    how many may process, at a time.
    """

    url: str = ""
    password_file: str = ""
    parallel: int = 1


QUEUE_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "url": {
            "type": "string",
            "pattern": "^(database|rediss?://[^@]+|unix:///[^@]+)?$",
            "description": "nothing (a file on this machine), 'database' (the PostgreSQL of [database]) or "
            "redis://HOST:PORT/NUMBER without a password (that belongs into password_file)",
        },
        "password_file": {"type": "string"},
        "parallel": {"type": "integer", "minimum": 1, "maximum": 64},
    },
    "additionalProperties": False,
}
