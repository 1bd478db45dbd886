"""What is published: sources as cited, the words of a notice, entries, the site and its releases."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """A cited source as readers see it."""

    title: str
    url: str | None
    language: str
    date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class NoticeText:
    """The words of one notice in one language."""

    language: str
    headline: str
    summary: str
    body: str


@dataclass(frozen=True, slots=True)
class PublishedEntry:
    """One notice in one language as the publisher receives it. Holds nothing that may not be published.

    ``notice`` is the notice's number (stable, never reused); ``year`` the year of its tag authority;
    ``published`` the time of the release that first carried this text, ``updated`` that of its last change.
    ``translations`` are the other languages in which the same notice is public. ``person`` (an opaque id) and
    ``regions`` (ISO 3166-2 codes of what the text tells) only choose channels and are never printed. ``sequence``
    is the number of the release that last changed the text; ``version`` counts from 1; ``pubstatus`` is one of IPTC's.
    """

    notice: int
    year: int
    text: NoticeText
    event: str
    register: str | None
    published: dt.datetime
    updated: dt.datetime
    sources: tuple[Source, ...] = ()
    translations: tuple[str, ...] = ()
    state: str = "template"
    person: str = ""
    regions: tuple[str, ...] = ()
    sequence: int = 0
    version: int = 1
    pubstatus: str = "usable"


@dataclass(frozen=True, slots=True)
class Tombstone:
    """A text that was public and is no more: which notice, in which language, when it left (UTC), by which release.

    Nameless.
    """

    notice: int
    year: int
    language: str
    left: dt.datetime
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Site:
    """What the publisher knows of the site itself. ``address`` has no trailing slash.

    ``contact`` is where to ask for a reply or a correction: a mailto: or https: address, or empty.
    """

    title: str
    address: str
    tag_authority: str
    demonstration: bool = False
    contact: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """One release: its sequence number (from 1) and time (UTC).

    ``previous`` is the SHA-256 (hexadecimal) of the checksums of the release before it, empty for the first.
    """

    number: int
    time: dt.datetime
    previous: str = ""
