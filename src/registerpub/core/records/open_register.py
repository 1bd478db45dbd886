"""The register as the public may read it: people, their steps and lists, with a closed list of fields.

A field that is not here is in no public file: what would be added must be added here first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from registerpub.core.records.basics import PartialDate, Term
from registerpub.core.records.publication import ReleaseInfo


@dataclass(frozen=True, slots=True)
class OpenStep:
    """One event of a case file. ``article`` is an article of law as recorded (``174/1``); places are left out."""

    code: str
    date: PartialDate | None
    register: str | None = None
    status: str | None = None
    term: Term | None = None
    article: str | None = None


@dataclass(frozen=True, slots=True)
class OpenPerson:
    """``id`` is the person's id on record: files name people by a digest of it. ``names``: language → checked form.

    ``lists``: register → ``recognised`` or ``removed``; ``custody`` None where nobody has reported it,
    ``unknown`` also where it may not be told; ``notices`` are the numbers of the public notices about the person,
    newest first.
    """

    id: str
    sex: str | None
    names: Mapping[str, str]
    custody: str | None
    since: PartialDate | None
    lists: Mapping[str, str]
    steps: tuple[OpenStep, ...]
    notices: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenMonth:
    """How many stood on a list at the end of a month (``2026-03``), by custody status; no zeros."""

    month: str
    by_status: Mapping[str, int]

    @property
    def count(self) -> int:
        return sum(self.by_status.values())


@dataclass(frozen=True, slots=True)
class OpenList:
    """A list of an owner: ``members`` (person ids) as of the release, ``months`` from the first member to the release.

    All numbers count the people shown here, so that nobody who is not shown can be found by counting.
    """

    id: str
    owner: Mapping[str, str]
    members: tuple[str, ...]
    by_status: Mapping[str, int]
    months: tuple[OpenMonth, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenRegister:
    """``people`` in register order; ``lists`` by id. ``since``: the release that last changed it."""

    people: tuple[OpenPerson, ...] = ()
    lists: tuple[OpenList, ...] = ()
    since: ReleaseInfo | None = None
