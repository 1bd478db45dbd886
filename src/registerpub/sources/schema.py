"""The schema that a ``source.toml`` must fit. What a schema cannot say is checked in :mod:`.faults`."""

from __future__ import annotations

from typing import Any

from registerpub.config_schema import text
from registerpub.core.records import LANGUAGES
from registerpub.sources.model import FORMATS, KINDS, TIERS, WATCHED_KINDS


def _object(properties: dict[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def _list(item: dict[str, Any], **rules: Any) -> dict[str, Any]:
    return {"type": "array", "items": item, **rules}


VERIFIED = "false, or the day of the last check as 2026-01-31 without quotes"
_TEXT = {"type": "string", "minLength": 1}
_ANY_TEXT = {"type": "string"}
_TEXTS = _list(_TEXT)
_HOST = text(r"^[^\s/:@]+$", "a host name without scheme, port and path, such as www.example.kz")
_HOSTS = _list(_HOST, description='host names in a list, such as ["example.kz", "www.example.kz"]')
ADDRESS = text(r"^https?://[^\s/]+(/[^\s]*)?$", "a whole address, such as https://www.example.kz/news/")
_ADDRESSES = _list(ADDRESS, minItems=1, description='addresses in a list, such as ["https://www.example.kz/rss"]')
_PAGES = {"type": "integer", "minimum": 1, "maximum": 500}
_HOUR = text(r"^([01]\d|2[0-3]):[0-5]\d$", 'a time from 00:00 to 23:59 in quotes, such as "06:00"')
_HOURS = _list(_HOUR, minItems=2, maxItems=2, description='two times, from when until when, such as ["22:00", "06:00"]')

_LISTING = _object(
    {
        "url": ADDRESS,
        "links": _ANY_TEXT,
        "next": _ANY_TEXT,
        "pages": text(
            r"^https?://[^\s/]+/[^\s]*\{page\}[^\s]*$",
            "a whole address with {page} for the number, such as https://www.example.kz/news/?page={page}",
        ),
        "max_pages": _PAGES,
        "sweep_pages": _PAGES,
    },
    ("url",),
)
_JSON_LISTING = _object(
    {
        "url": ADDRESS,
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
_WATCHED = _object({"url": ADDRESS, "kind": {"enum": list(WATCHED_KINDS)}, "items": _ANY_TEXT}, ("url",))

SOURCE_SCHEMA: dict[str, Any] = _object(
    {
        "title": _TEXT,
        "home": ADDRESS,
        "hosts": {**_HOSTS, "minItems": 1},
        "mirrors": _HOSTS,
        "kind": {"enum": list(KINDS)},
        "tier": {"enum": list(TIERS)},
        "languages": _list({"enum": list(LANGUAGES)}, minItems=1),
        "timezone": _TEXT,
        "interval_minutes": {"type": "integer", "minimum": 1},
        "items_per_week": _list({"type": "integer", "minimum": 0}, minItems=2, maxItems=2),
        "verified": {"not": {"const": True}, "description": VERIFIED},
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
                "visit_window": _HOURS,
            }
        ),
    },
    ("title", "home", "hosts", "kind", "tier", "languages", "timezone", "discovery"),
)
