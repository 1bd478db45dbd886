"""Evidence and its reading: archived pages, documents, mentions, claims and stated totals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from registerpub.core.records.basics import Certainty, DateBasis, Field, PartialDate, Polarity, Span, Term


@dataclass(frozen=True, slots=True)
class CapturedPage:
    """One archived response or imported file as read back from WARC.

    ``payload`` is the body with its content encoding undone; ``sha256`` is of that body, hexadecimal. ``fetched`` is
    UTC. ``offset`` is where the record starts in its file. ``role``: article, watched (a page kept in versions), feed
    (any page read for its links), robots, redirect or other; only articles and watched pages become documents.
    ``extra`` holds the fields of the capture's metadata record (for imported files: published, language, imported-by).
    ``original`` is the record that holds the payload, if the page was found unchanged and only the visit was archived.
    """

    record: str
    offset: int
    url: str
    fetched: dt.datetime
    payload: bytes
    sha256: str
    source: str = ""
    content_type: str = ""
    status: int | None = None
    role: str = "article"
    extra: Mapping[str, str] = field(default_factory=dict)
    original: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``text[start:end]`` of the document. ``role``: body, caption, related or notice; only body carries claims."""

    start: int
    end: int
    language: str
    role: str = "body"


@dataclass(frozen=True, slots=True)
class Document:
    """One version of one page as text. ``published`` is the day at the source; ``language`` of most of the body.

    ``modified``: the day of the last change, as the page says it. ``section``: the page's own heading for its kind.
    ``method``: how the body was found (one of ``core.reading.METHODS``). ``author`` lives in memory only, to tell a
    byline from the text: names of journalists are never stored, logged or shown, for a list of them is of use to
    their persecutors and of none to the register.
    """

    id: str
    text: str
    title: str = ""
    language: str = "und"
    published: dt.date | None = None
    url: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    modified: dt.date | None = None
    section: str = ""
    author: str = ""
    method: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names a person. Ambiguous: ``person`` is None and ``alternatives`` holds every candidate id."""

    person: str | None
    field: Field
    start: int
    end: int
    surface: str
    certainty: Certainty
    alternatives: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        return {
            "person": self.person,
            "field": self.field,
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "certainty": self.certainty,
            "alternatives": list(self.alternatives),
            "reasons": list(self.reasons),
        }


@dataclass(frozen=True, slots=True)
class Claim:
    """What a text asserts about one person.

    ``person`` is an id of the register, or None for somebody not on it; then ``name`` is the name as written
    (for a register person ``name`` is the surface of the mention). ``event`` is an event code. ``status`` is set for
    STATE_REPORTED. ``register`` is the id of the list of a membership claim, None if its owner is not known.
    ``owner`` is that owner as written. ``penalty``: the kind that a prosecutor asks for. ``quote`` spans the sentence;
    ``trigger`` the words that made the claim. ``rule`` names the rule that fired. ``certainty`` is that of the mention
    and the grammar together.
    """

    person: str | None
    name: str
    event: str
    quote: Span
    date: PartialDate | None = None
    date_basis: DateBasis = "stated"
    term: Term | None = None
    status: str | None = None
    article: str | None = None
    court: str | None = None
    place: str | None = None
    facility: str | None = None
    speaker: str | None = None
    polarity: Polarity = "asserted"
    register: str | None = None
    owner: str | None = None
    trigger: Span | None = None
    rule: str = ""
    certainty: Certainty = "strong"
    alternatives: tuple[str, ...] = ()
    penalty: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The published shape of ``registerpub scan``."""
        return {
            "person": self.person,
            "name": self.name,
            "event": self.event,
            "date": str(self.date) if self.date else None,
            "date_basis": self.date_basis,
            "term": self.term.as_dict() if self.term else None,
            "status": self.status,
            "article": self.article,
            "court": self.court,
            "place": self.place,
            "facility": self.facility,
            "speaker": self.speaker,
            "penalty": self.penalty,
            "polarity": self.polarity,
            "register": self.register,
            "quote": self.quote.as_dict(),
        }


@dataclass(frozen=True, slots=True)
class Total:
    """An owner's figure for its list: a claim, never an input to the computed count."""

    number: int
    quote: Span
    register: str | None = None
    owner: str | None = None
    date: PartialDate | None = None

    def as_dict(self) -> dict[str, Any]:
        return {
            "register": self.register,
            "owner": self.owner,
            "number": self.number,
            "date": str(self.date) if self.date else None,
            "quote": self.quote.as_dict(),
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything ``core.claims`` found in one document."""

    claims: tuple[Claim, ...] = ()
    totals: tuple[Total, ...] = ()
