"""``expected.json`` of a source folder: what its saved pages say when they are read, as a person reviewed it.

The file maps each saved page to the address it stands for, the time it was fetched, and what was read of it. Beside
the pages stands ``reviewed`` with who looked at it and when; without it nothing counts as expected.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from registerpub.config_schema import check, text
from registerpub.core.errors import ConfigError, ManyProblems
from registerpub.sources.schema import ADDRESS

FILE_NAME = "expected.json"
_MOMENT = text(r"^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$", "a time by UTC, such as 2026-01-31T12:00:00Z")
_DAY = text(r"^\d{4}-\d{2}-\d{2}$", "a day, such as 2026-01-31")
_ENTRY = {"type": "object", "properties": {"url": ADDRESS, "fetched": _MOMENT}, "required": ["url", "fetched"]}
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "reviewed": {
            "type": "object",
            "properties": {"by": {"type": "string", "minLength": 1}, "on": _DAY},
            "required": ["by", "on"],
            "additionalProperties": False,
        }
    },
    "patternProperties": {r"^(?!reviewed$)": _ENTRY},
}


@dataclass(frozen=True, slots=True)
class Expected:
    """``pages``: file name → entry as in the file. ``by`` and ``on`` are empty if nobody has reviewed it."""

    pages: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    by: str = ""
    on: str = ""


def load_expected(folder: Path) -> Expected:
    """Read ``folder/expected.json``; an empty one if there is none.

    Raises :class:`ConfigError` or :class:`ManyProblems` naming what cannot be used.
    """
    path = folder / FILE_NAME
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Expected()
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: not valid JSON: {error}") from error
    problems = check(data, _SCHEMA)
    if problems:
        raise ManyProblems(f"{path} cannot be used:", problems)
    reviewed = data.pop("reviewed", {})
    return Expected(data, reviewed.get("by", ""), reviewed.get("on", ""))


def save_expected(
    folder: Path, pages: Mapping[str, Mapping[str, Any]], by: str = "", on: dt.date | None = None
) -> None:
    """Write the file whole or not at all. Without ``by`` and ``on`` it says that nobody has reviewed it."""
    reviewed = {"reviewed": {"by": by, "on": on.isoformat()}} if by and on else {}
    path = folder / FILE_NAME
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    text = json.dumps({**reviewed, **dict(sorted(pages.items()))}, ensure_ascii=False, indent=2) + "\n"
    try:
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ConfigError(f"{path}: {error.strerror}") from error
