"""What of ``registerpub.toml`` is about releases once they are made: keys, mirrors, and who is told of changes."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from registerpub.core.errors import Problem

IPNetwork = ipaddress.IPv4Network | ipaddress.IPv6Network
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


@dataclass(frozen=True, slots=True)
class TellingSettings:
    """Who is told of changes. ``hub``: a WebSub hub, named in feeds and pinged; empty: none. ``networks``: private ones
    where webhooks may be answered from (CIDR); none unless named.
    """

    hub: str = ""
    networks: tuple[IPNetwork, ...] = ()


_STRING = {"type": "string"}
WEBSUB_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "hub": {
            "type": "string",
            "pattern": r"^(https://[^\s#]+|http://(localhost|127\.0\.0\.1)(:\d+)?(/[^\s#]*)?)?$",
            "description": "the whole https address of a WebSub hub, such as https://hub.example.org/, or nothing",
        }
    },
    "additionalProperties": False,
}
WEBHOOKS_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {"networks": {"type": "array", "items": _STRING}},
    "additionalProperties": False,
}
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


def telling_of(data: Mapping[str, Any]) -> TellingSettings:
    named = data.get("webhooks", {}).get("networks", ())
    return TellingSettings(data.get("websub", {}).get("hub", ""), tuple(ipaddress.ip_network(one) for one in named))


def network_problems(webhooks: Any) -> list[Problem]:
    """Networks that are none, or that are open anyway: what opens a public one by mistake hides another mistake."""
    named = webhooks.get("networks") if isinstance(webhooks, dict) else None
    problems = []
    for one in named if isinstance(named, list) else ():
        try:
            private = isinstance(one, str) and ipaddress.ip_network(one).is_private
        except ValueError:
            private = False
        if not private:
            problems.append(Problem("webhooks.networks", f"{one!r} is no private network; write one like 10.20.0.0/16"))
    return problems
