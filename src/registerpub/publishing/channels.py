"""Channels: which notices a feed carries and what it is called. One TOML file each, checked before use."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from registerpub.config import check
from registerpub.core.errors import ConfigError, ManyProblems
from registerpub.core.events import EVENT_TYPES
from registerpub.core.records import LANGUAGES, PublishedEntry

FAMILIES = tuple(dict.fromkeys(kind.family for kind in EVENT_TYPES.values()))

_WORDS = {
    "type": "object",
    "properties": {language: {"type": "string", "minLength": 1} for language in LANGUAGES},
    "required": list(LANGUAGES),
    "additionalProperties": False,
}
CHANNEL_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "title": _WORDS,
        "description": _WORDS,
        "families": {"type": "array", "items": {"enum": list(FAMILIES)}},
        "registers": {"type": "array", "items": {"type": "string", "minLength": 1}},
    },
    "required": ["title", "description"],
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class Channel:
    """``id`` is the file's name and part of feed addresses. Empty ``families`` or ``registers`` mean all."""

    id: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    families: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()

    def select(self, entries: Iterable[PublishedEntry]) -> list[PublishedEntry]:
        """The entries this channel carries, in the order given."""
        return [entry for entry in entries if self._carries(entry)]

    def _carries(self, entry: PublishedEntry) -> bool:
        family = EVENT_TYPES[entry.event].family
        return (not self.families or family in self.families) and (
            not self.registers or entry.register in self.registers
        )


def load_channels(folder: Path) -> tuple[Channel, ...]:
    """Every ``*.toml`` of ``folder`` by name. Raises :class:`ConfigError` or :class:`ManyProblems` naming the file."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise ConfigError(f"{folder} holds no channel: add one TOML file, for example all.toml")
    return tuple(_load(path) for path in paths)


def _load(path: Path) -> Channel:
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", path.stem):
        raise ConfigError(f"{path}: name the file in small letters, figures and hyphens; it becomes a feed's address")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    problems = check(data, CHANNEL_SCHEMA)
    if problems:
        raise ManyProblems(f"{path} has settings that cannot be used:", problems)
    return Channel(
        id=path.stem,
        titles=data["title"],
        descriptions=data["description"],
        families=tuple(data.get("families", ())),
        registers=tuple(data.get("registers", ())),
    )
