"""The schema that a ``source.toml`` must fit. What a schema cannot say is checked in :mod:`.faults`."""

from __future__ import annotations

from typing import Any

from registerpub.core.records import LANGUAGES
from registerpub.sources.model import FORMATS, KINDS, TIERS, WATCHED_KINDS


def _object(properties: dict[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _list(item: dict[str, Any], **rules: Any) -> dict[str, Any]:
    return {"type": "array", "items": item, **rules}


_TEXT = {"type": "string", "minLength": 1}
_ANY_TEXT = {"type": "string"}
_TEXTS = _list(_TEXT)
_HOSTS = _list({"type": "string", "pattern": r"^[^\s/:@]+$"})
_ADDRESS = {"type": "string", "pattern": r"^https?://[^\s/]+(/[^\s]*)?$"}
_ADDRESSES = _list(_ADDRESS, minItems=1)
_PAGES = {"type": "integer", "minimum": 1, "maximum": 500}
_HOUR = {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}

_LISTING = _object(
    {
        "url": _ADDRESS,
        "links": _ANY_TEXT,
        "next": _ANY_TEXT,
        "pages": {"type": "string", "pattern": r"^https?://[^\s/]+/[^\s]*\{page\}[^\s]*$"},
        "max_pages": _PAGES,
        "sweep_pages": _PAGES,
    },
    ("url",),
)
_JSON_LISTING = _object(
    {
        "url": _ADDRESS,
        "items": _ANY_TEXT,
        "link": _TEXT,
        "stamp": _ANY_TEXT,
        "first_page": {"type": "integer", "minimum": 0},
        "max_pages": _PAGES,
        "sweep_pages": _PAGES,
        "headers": {"type": "object", "additionalProperties": _TEXT},
    },
    ("url", "items", "link"),
)
_WATCHED = _object({"url": _ADDRESS, "kind": {"enum": list(WATCHED_KINDS)}, "items": _ANY_TEXT}, ("url",))

SOURCE_SCHEMA: dict[str, Any] = _object(
    {
        "title": _TEXT,
        "home": _ADDRESS,
        "hosts": {**_HOSTS, "minItems": 1},
        "mirrors": _HOSTS,
        "kind": {"enum": list(KINDS)},
        "tier": {"enum": list(TIERS)},
        "languages": _list({"enum": list(LANGUAGES)}, minItems=1),
        "timezone": _TEXT,
        "interval_minutes": {"type": "integer", "minimum": 1},
        "items_per_week": _list({"type": "integer", "minimum": 0}, minItems=2, maxItems=2),
        "verified": {"not": {"const": True}},
        "discovery": {
            **_object(
                {
                    "feeds": _ADDRESSES,
                    "sitemaps": _ADDRESSES,
                    "listings": _list(_LISTING, minItems=1),
                    "json": _list(_JSON_LISTING, minItems=1),
                    "watched": _list(_WATCHED, minItems=1),
                }
            ),
            "minProperties": 1,
        },
        "articles": _object(
            {
                "patterns": _TEXTS,
                "must_contain": _TEXTS,
                "must_not_contain": _TEXTS,
                "format": {"enum": list(FORMATS)},
                "public_address": _list(_TEXT, minItems=2, maxItems=2),
            }
        ),
        "selectors": _object({"title": _ANY_TEXT, "date": _ANY_TEXT, "body": _ANY_TEXT}),
        "politeness": _object(
            {
                "delay": {"type": "number", "minimum": 0, "maximum": 600},
                "concurrency": {"type": "integer", "minimum": 1, "maximum": 8},
                "group": _TEXT,
                "visit_window": _list(_HOUR, minItems=2, maxItems=2),
            }
        ),
    },
    ("title", "home", "hosts", "kind", "tier", "languages", "timezone", "discovery"),
)
