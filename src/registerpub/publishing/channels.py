"""Channels: which notices a feed carries and what it is called. One TOML file each, checked before use."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from registerpub.config_schema import check
from registerpub.core.errors import ConfigError, ManyProblems, Problem
from registerpub.core.events import EVENT_TYPES
from registerpub.core.notices import clean
from registerpub.core.notices.regions import REGIONS
from registerpub.core.records import AMENDMENT_KINDS, LANGUAGES, PublishedEntry

#: The channel that ships with registerpub and carries everything.
WHOLE = "all"
#: Families of which something may be published.
FAMILIES = tuple(dict.fromkeys(kind.family for kind in EVENT_TYPES.values() if kind.publish != "never"))
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_NAME = 60

_WORDS = {
    "type": "object",
    "properties": {language: {"type": "string", "minLength": 1} for language in LANGUAGES},
    "required": list(LANGUAGES),
    "additionalProperties": False,
}
_IDS = {"type": "array", "items": {"type": "string", "minLength": 1}}
CHANNEL_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "title": _WORDS,
        "description": _WORDS,
        "families": {"type": "array", "items": {"enum": list(FAMILIES)}},
        "kinds": {"type": "array", "items": {"enum": list(AMENDMENT_KINDS)}},
        "registers": _IDS,
        "regions": {"type": "array", "items": {"enum": list(REGIONS)}},
        "persons": _IDS,
    },
    "required": ["title", "description"],
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class Channel:
    """``id`` is the file's name and part of feed addresses. An empty filter lets everything through.

    ``persons`` are ids of people on record; like ``regions`` (ISO 3166-2) they choose entries and are never printed.
    ``kinds`` are those of :data:`AMENDMENT_KINDS`. Who was told of something is told of its correction: a channel that
    carried a notice carries what amends it, and keeps it under what it was first taken for.
    """

    id: str
    titles: Mapping[str, str]
    descriptions: Mapping[str, str]
    families: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()

    def select(self, entries: Sequence[PublishedEntry]) -> list[PublishedEntry]:
        """The entries this channel carries, in the order given."""
        if self.regions or self.persons:
            return [entry for entry in entries if self._carries(entry)]
        verdicts: dict[tuple[str | None, ...], bool] = {}  # without them what the entry is about decides, not whom
        found = []
        for entry in entries:
            key = entry.event, entry.about, entry.kind, entry.register
            if key not in verdicts:
                verdicts[key] = self._carries(entry)
            if verdicts[key]:
                found.append(entry)
        return found

    def is_shown(self, entries: Iterable[PublishedEntry]) -> bool:
        """Whether the channel may stand beside ``entries``, all that is public in one language.

        The words of a channel about people name them: it is not there while one of them is not public.
        """
        return set(self.persons) <= {entry.person for entry in entries} if self.persons else True

    def _carries(self, entry: PublishedEntry) -> bool:
        return (
            (not self.families or not _families(entry).isdisjoint(self.families))
            and (not self.kinds or entry.kind in self.kinds)
            and (not self.registers or entry.register in self.registers)
            and (not self.regions or not set(self.regions).isdisjoint(entry.regions))
            and (not self.persons or entry.person in self.persons)
        )


def _families(entry: PublishedEntry) -> set[str]:
    return {EVENT_TYPES[code].family for code in (entry.event, entry.about) if code}


def load_channels(folder: Path) -> tuple[Channel, ...]:
    """Every ``*.toml`` of ``folder`` by name, the whole channel first.

    Raises :class:`ConfigError` or :class:`ManyProblems` naming the file, the key and the mend.
    """
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise ConfigError(f"{folder} holds no channel: add one TOML file, for example all.toml")
    return in_order(load_channel(path) for path in paths)


def in_order(channels: Iterable[Channel]) -> tuple[Channel, ...]:
    return tuple(sorted(channels, key=lambda channel: (channel.id != WHOLE, channel.id)))


def load_channel(path: Path, taken: Collection[str] = ()) -> Channel:
    """The channel of one file; ``taken`` are the names of others. Raises as :func:`load_channels` does."""
    if not _NAME.fullmatch(path.stem) or len(path.stem) > _LONGEST_NAME:
        raise ConfigError(
            f"{path}: name the file in small letters, figures and hyphens, {_LONGEST_NAME} at most; it becomes a "
            "feed's address"
        )
    if path.stem in taken:
        raise ConfigError(f"{path}: a channel of this name ships with registerpub: rename the file")
    return _load(path)


def _load(path: Path) -> Channel:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror})") from error
    problems = check(data, CHANNEL_SCHEMA) or _unclean(data)
    if problems:
        raise ManyProblems(f"{path} has settings that cannot be used:", problems)
    return Channel(
        id=path.stem,
        titles=data["title"],
        descriptions=data["description"],
        **{name: tuple(data.get(name, ())) for name in ("families", "kinds", "registers", "regions", "persons")},
    )


def _unclean(data: Mapping[str, Any]) -> list[Problem]:
    """Words with characters that no feed may hold, or that would turn other words round."""
    return [
        Problem(f"{key}.{language}", "holds line breaks, outer spaces, control or reordering characters: take them out")
        for key in ("title", "description")
        for language, words in data[key].items()
        if clean(words) != words
    ]
