"""The schema that ``registerpub.toml`` must fit, and what is said where it does not: key, value, and what to write.

What a schema cannot say is checked where the file is read.
"""

from __future__ import annotations

import re
from typing import Any

from jsonschema import Draft202012Validator

from registerpub.backup_settings import BACKUP_SCHEMA
from registerpub.core.errors import Problem
from registerpub.core.records import LANGUAGES
from registerpub.database_settings import DATABASE_SCHEMA
from registerpub.queue_settings import QUEUE_SCHEMA
from registerpub.release_settings import MIRRORS_SCHEMA, SIGNING_SCHEMA, WEBHOOKS_SCHEMA, WEBSUB_SCHEMA
from registerpub.watch_settings import WATCH_SCHEMA


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def text(pattern: str, expected: str) -> dict[str, Any]:
    """A text whose fault is told by what is expected in its place, not by the expression."""
    return {"type": "string", "pattern": pattern, "description": expected}


_STRING = {"type": "string"}
_STRINGS = {"type": "array", "items": _STRING}
_COUNT = {"type": "integer", "minimum": 0}
_CLASS = _object(
    {
        "people": {"type": "integer", "minimum": 1, "maximum": 5},
        "origins": {"type": "integer", "minimum": 1, "maximum": 10},
        "primary_is_enough": {"type": "boolean"},
        "outbox_minutes": _COUNT,
    }
)
CONFIG_SCHEMA: dict[str, Any] = _object(
    {
        "site": _object(
            {
                "title": {"type": "string", "minLength": 1},
                "public_address": text("^https?://[^\\s]+$", "a whole address, such as https://example.org/public"),
                "tag_authority": text("^[A-Za-z0-9.-]+$", "a domain that you own, such as example.org"),
                "languages": {"type": "array", "items": {"enum": list(LANGUAGES)}, "minItems": 1, "uniqueItems": True},
                "timezone": _STRING,
                "contact": text(
                    "^(mailto:[^@\\s]+@[^@\\s]+|https://[^\\s]+)$",
                    "mailto: and an address, or a page, such as mailto:editors@example.org or https://example.org/contact",
                ),
                "show_register": {"type": "boolean"},
                "demonstration": {"type": "boolean"},
            }
        ),
        "registers": _STRINGS,
        "policy": _object(
            {
                "A": _CLASS,
                "B": _CLASS,
                "C": _CLASS,
                "terminal_decisions": {"type": "boolean"},
                "terminal_may_be_two": {"type": "boolean"},
                "undo_seconds": _COUNT,
            }
        ),
        "sources": _object(
            {
                "enabled": _STRINGS,
                "contact": _STRING,
                "proxy": _STRING,
                "proxies": {"type": "object", "additionalProperties": _STRING},
                "timeout_seconds": {"type": "number", "minimum": 1, "maximum": 600},
                "allow_loopback": {"type": "boolean"},
                "time_limit_seconds": {"type": "integer", "minimum": 10},
            }
        ),
        "archive": _object(
            {
                "max_megabytes": {"type": "integer", "minimum": 1, "maximum": 100_000},
                "max_minutes": {"type": "integer", "minimum": 1},
                "timestamp": text(
                    "^(https?://[^\\s]+)?$",
                    "the whole address of a time stamping authority, such as https://tsa.example.org/tsr, or nothing",
                ),
                "timestamp_root": _STRING,
            }
        ),
        "health": _object(
            {
                "notify": {"type": "array", "items": {"type": "string", "minLength": 1}},
                "notify_seconds": {"type": "integer", "minimum": 1, "maximum": 300},
            }
        ),
        "signing": SIGNING_SCHEMA,
        "mirrors": MIRRORS_SCHEMA,
        "websub": WEBSUB_SCHEMA,
        "webhooks": WEBHOOKS_SCHEMA,
        "database": DATABASE_SCHEMA,
        "queue": QUEUE_SCHEMA,
        "watch": WATCH_SCHEMA,
        "backup": BACKUP_SCHEMA,
        "desk": _object(
            {
                "listen": text("^[^:]+:\\d+$", "HOST:PORT, such as 127.0.0.1:8000"),
                "allowed_hosts": _STRINGS,
                "address": text(
                    "^(https://[^/\\s]+|http://[a-z2-7]{56}\\.onion)?$",
                    "where editors reach the desk, such as https://desk.example.org or an onion address",
                ),
                "processes": {
                    "type": "integer",
                    "minimum": 1,
                    "maximum": 32,
                    "description": "a whole number from 1 to 32",
                },
            }
        ),
    }
)


def check(data: Any, schema: dict[str, Any]) -> list[Problem]:
    """Every fault of ``data`` against ``schema``, by dotted key, with the allowed keys or values in words.

    ``description`` in a part of the schema says what to write there, with an example.
    """
    problems = []
    for error in sorted(Draft202012Validator(schema).iter_errors(data), key=lambda error: list(map(str, error.path))):
        key = ".".join(str(part) for part in error.path)
        if error.validator == "additionalProperties":
            allowed = sorted(error.schema["properties"])
            for name in sorted(set(error.instance) - set(allowed)):
                problems.append(Problem(f"{key}.{name}".strip("."), f"unknown key; allowed: {', '.join(allowed)}"))
        elif error.validator == "enum":
            problems.append(
                Problem(key, f"{error.instance!r} is not allowed; use one of: {', '.join(error.validator_value)}")
            )
        elif "description" in error.schema:
            expected = error.schema["description"]
            # Somebody who writes a password into an address should not read it again in a log.
            shown = re.sub(r"(//[^@/]*):[^@/]*@", r"\1:…@", repr(error.instance))
            problems.append(Problem(key, f"{shown} cannot be used; write {expected}"))
        else:
            problems.append(Problem(key or "the file", error.message))
    return problems
