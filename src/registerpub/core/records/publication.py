"""What is published: sources as cited, the words of a notice, entries, the site and its releases."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

#: What a notice of ours does to an earlier one; a withdrawal names neither the notice nor anybody.
AMENDMENT_KINDS = ("clarification", "correction", "retraction", "withdrawal")
#: States of an item in IPTC ninjs.
PUBSTATUSES = ("usable", "canceled")


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
class Revision:
    """One change of a published text. ``kind``: clarification, correction or retraction; ``time`` when it went public.

    ``before`` is what readers had until then. ``amendment`` is the number of the notice that tells of the change, None
    where that one is not public in this language.
    """

    kind: str
    cause: str
    time: dt.datetime
    before: NoticeText
    amendment: int | None = None


@dataclass(frozen=True, slots=True)
class PublishedEntry:
    """One notice in one language as the publisher receives it. Holds nothing that may not be published.

    ``notice`` is the notice's number (stable, never reused); ``year`` the year of its tag authority;
    ``published`` the time of the release that first carried this text, ``updated`` that of its last change.
    ``translations`` are the other languages in which the same notice is public. ``person`` (an opaque id) and
    ``regions`` (ISO 3166-2 codes of what the text tells) only choose channels and are never printed. ``sequence``
    is the number of the release that last changed the text.

    ``kind`` is empty, or one of :data:`AMENDMENT_KINDS` for a notice about an earlier one, ``corrects``. ``text`` is
    what holds now, ``revisions`` are its changes so far, oldest first. ``cause``: why an earlier notice, or this one
    last, was changed. ``about``: the event of the notice that is corrected, or what this one was first taken for; the
    channels of that event carry the entry, too.
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
    kind: str = ""
    cause: str = ""
    corrects: int | None = None
    about: str = ""
    revisions: tuple[Revision, ...] = ()

    @property
    def version(self) -> int:
        """From 1, one more with each change."""
        return 1 + len(self.revisions)

    @property
    def change(self) -> str:
        """What happened to this text last: clarification, correction, retraction or nothing."""
        return self.revisions[-1].kind if self.revisions else ""

    @property
    def pubstatus(self) -> str:
        """One of :data:`PUBSTATUSES`: a retracted notice is canceled."""
        return "canceled" if self.change == "retraction" else "usable"


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

    ``contact`` is where to ask for a reply or a correction: a mailto: or https: address, or empty. ``hub`` is the
    WebSub hub that feeds name, or empty.
    """

    title: str
    address: str
    tag_authority: str
    demonstration: bool = False
    contact: str = ""
    hub: str = ""


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """One release: its sequence number (from 1) and time (UTC).

    ``previous`` is the SHA-256 (hexadecimal) of the checksums of the release before it, empty for the first.
    """

    number: int
    time: dt.datetime
    previous: str = ""
