"""The register: people, their names, lists and the events of case files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from registerpub.core.records.basics import LANGUAGES, DateBasis, PartialDate, Term


@dataclass(frozen=True, slots=True)
class PersonName:
    """One written form of a name. ``kind`` is one of :data:`NAME_KINDS`; ``full`` is in given-surname order."""

    language: str
    full: str
    kind: str = "main"


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the project, shared by all registers. ``id`` is opaque; ``consent`` ``None`` means unset."""

    id: str
    names: tuple[PersonName, ...]
    sex: str | None = None
    consent: str | None = None


RULING_SCOPES = ("everywhere", "host", "document")


@dataclass(frozen=True, slots=True)
class NotThisPerson:
    """An editor's ruling that a name as written does not mean ``person``.

    ``scope`` is one of :data:`RULING_SCOPES`: a ``document`` (``place`` is its address) does not name the person at
    all; at a ``host`` (``place``) or ``everywhere`` the spelling ``name`` does not. It holds through the day ``until``.
    """

    person: str
    name: str
    scope: str = "everywhere"
    place: str = ""
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """A list kept by an owner. ``owner`` maps language to the owner's bare name; ``aliases`` are other spellings."""

    id: str
    owner: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    languages: tuple[str, ...] = LANGUAGES
    scope: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of a person's case file. ``code`` is a key of ``core.events.EVENT_TYPES``.

    ``date`` is when it took effect (``None``: unknown); ``recorded`` when the ledger learnt of it (UTC).
    ``register`` names the list of membership events. ``details`` holds only fields of ``core.events.DETAIL_FIELDS``.
    ``id`` orders events of the same date, precision and table rank; 0 for events not stored yet.
    """

    code: str
    date: PartialDate | None = None
    date_basis: DateBasis = "stated"
    register: str | None = None
    status: str | None = None
    term: Term | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    recorded: dt.datetime | None = None
    id: int = 0
