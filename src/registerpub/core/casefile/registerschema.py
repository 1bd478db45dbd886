"""The JSON Schema of register files: shapes and allowed codes. What a field means is checked in ``registerfile``."""

from __future__ import annotations

from typing import Any

from registerpub.core.casefile.corrections import ID_PATTERN, LONGEST
from registerpub.core.events import DETAIL_FIELDS, EVENT_TYPES, STATUSES
from registerpub.core.records import CONSENT_LEVELS, LANGUAGES, NAME_KINDS, RULING_SCOPES, SEXES

FORMAT = "registerpub/register-1"

_TEXT = {"type": "string", "minLength": 1, "pattern": "\\S"}
_ID = {"type": "string", "pattern": ID_PATTERN}
_NUMBER = {"type": "integer", "minimum": 0, "maximum": LONGEST}
#: Detail fields beside the event; the values of an amendment may be empty: a field is filled in or cleared.
_DETAILS = {n: _TEXT for n in DETAIL_FIELDS if n not in ("event", "date", "term")} | {
    name: {"type": "string"} for name in ("old", "new")
}
_PLACE = {**_TEXT, "description": "Place of the corrected event in this person's events, counted from 1"}
_RULING: dict[str, Any] = {
    "description": "A name that does not mean this person: on one page (its address), at one host, or everywhere",
    "type": "object",
    "additionalProperties": False,
    "required": ["name", "scope"],
    "properties": {
        "name": _TEXT,
        "scope": {"enum": list(RULING_SCOPES)},
        "place": _TEXT,
        "until": {"type": "string", "format": "date", "description": "The last day on which it holds"},
    },
}
REGISTER_SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "A register of political prisoners with the case files of its people",
    "type": "object",
    "additionalProperties": False,
    "required": ["format", "register", "people"],
    "properties": {
        "format": {"const": FORMAT},
        "register": {
            "type": "object",
            "additionalProperties": False,
            "required": ["id", "owner"],
            "properties": {
                "id": _ID,
                "owner": {
                    "type": "object",
                    "additionalProperties": False,
                    "minProperties": 1,
                    "properties": {
                        **dict.fromkeys(LANGUAGES, _TEXT),
                        "aliases": {"type": "array", "items": _TEXT, "uniqueItems": True},
                    },
                },
                "languages": {"type": "array", "items": {"enum": list(LANGUAGES)}, "uniqueItems": True, "minItems": 1},
                "scope": {"type": "string"},
            },
        },
        "people": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["id", "names"],
                "properties": {
                    "id": _ID,
                    "names": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["language", "full"],
                            "properties": {
                                "language": {"enum": list(LANGUAGES)},
                                "full": _TEXT,
                                "kind": {"enum": list(NAME_KINDS), "default": "main"},
                            },
                        },
                    },
                    "not_this_person": {"type": "array", "items": _RULING},
                    "sex": {"enum": [*SEXES, None]},
                    "consent": {"enum": [*CONSENT_LEVELS, None]},
                    "events": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["event"],
                            "properties": {
                                "event": {"enum": sorted(EVENT_TYPES)},
                                "date": {"type": ["string", "null"]},
                                "date_basis": {"enum": ["stated", "relative", "inferred"]},
                                "register": _ID,
                                "status": {"enum": sorted(STATUSES)},
                                "term": {
                                    "type": "object",
                                    "additionalProperties": False,
                                    "minProperties": 1,
                                    "properties": {"years": _NUMBER, "months": _NUMBER, "days": _NUMBER},
                                },
                                "recorded": {"type": "string", "format": "date-time"},
                                **_DETAILS,
                                "details": {
                                    "type": "object",
                                    "additionalProperties": False,
                                    "properties": {"event": _PLACE},
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}
