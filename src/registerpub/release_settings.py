"""``[signing]`` and ``[[mirrors]]`` of ``registerpub.toml``: which keys sign releases, where copies of them go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MIRROR_KINDS = ("folder", "rsync", "rclone")


@dataclass(frozen=True, slots=True)
class SigningSettings:
    """Files with the secret keys (minisign) that sign releases; empty: none. ``next_key`` signs beside ``key`` while
    outlets are told of it. ``password_file`` opens both; without it the environment or the terminal is asked.
    """

    key: str = ""
    next_key: str = ""
    password_file: str = ""


@dataclass(frozen=True, slots=True)
class MirrorSettings:
    """A place that shows copies of releases. ``to`` is a folder, ``[user@]host:folder`` for rsync, or rclone's
    ``remote:path``. ``tries``: how often a failing step is tried; ``seconds``: how long one step may take.
    """

    name: str
    kind: str
    to: str
    tries: int = 4
    seconds: int = 900


_STRING = {"type": "string"}
SIGNING_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"key": _STRING, "next_key": _STRING, "password_file": _STRING},
    "additionalProperties": False,
}
MIRRORS_SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "name": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
            "kind": {"enum": list(MIRROR_KINDS)},
            # An argument that begins with a hyphen would be an option of the program.
            "to": {"type": "string", "pattern": "^[^-\\s][^\\n]*$"},
            "tries": {"type": "integer", "minimum": 1, "maximum": 10},
            "seconds": {"type": "integer", "minimum": 1, "maximum": 86_400},
        },
        "required": ["name", "kind", "to"],
        "additionalProperties": False,
    },
}


def mirrors_of(data: Mapping[str, Any]) -> tuple[MirrorSettings, ...]:
    return tuple(MirrorSettings(**mirror) for mirror in data.get("mirrors", ()))
