"""Shapes of the event table: frozen, no rules of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Severity = Literal["A", "B", "C"]
Publish = Literal["always", "consent", "never"]


@dataclass(frozen=True, slots=True)
class Status:
    """A custody status. ``deprived`` None: not known. ``legal_next``: codes parted by spaces, ``*`` for any."""

    code: str
    deprived: bool | None
    legal_next: str


@dataclass(frozen=True, slots=True)
class EventType:
    """One kind of event.

    ``to``: resulting custody status, None for unchanged or for a status that the event itself carries.
    ``stage``: resulting case stage. ``returns_to_previous``: the status before the arrest comes back where it was one
    of the lasting ones. ``details``: optional free fields.
    """

    code: str
    family: str
    severity: Severity
    publish: Publish
    to: str | None = None
    stage: str | None = None
    returns_to_previous: bool = False
    sensitive: str | None = None
    has_term: bool = False
    details: tuple[str, ...] = ()


def split_triggers(table: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Read the compact trigger tables: alternatives are parted by `` | ``."""
    return {code: tuple(text.split(" | ")) for code, text in table.items()}
