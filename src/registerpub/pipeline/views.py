"""What a person is shown of a card: frozen views that the desk and the terminal share. No rows leave the pipeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from registerpub.core.casefile import Fault
from registerpub.core.records import Event, PartialDate, Term

#: Kinds of cards on which something is confirmed: an event, or further details of one on record.
DECIDED = ("event", "detail")


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote with the spans to mark. Offsets in ``marks`` count from the start of ``text``.

    ``marks``: (start, end, "name" | "trigger"), sorted, not overlapping. ``before`` and ``after`` are context.
    """

    text: str
    before: str
    after: str
    marks: tuple[tuple[int, int, str], ...]
    language: str
    role: str


@dataclass(frozen=True, slots=True)
class SavedView:
    """What a person told of the file that they saved. ``day`` or ``moment``: when; both ``None``: they did not tell."""

    by: str
    day: dt.date | None
    moment: dt.datetime | None
    origin: str
    why: str


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One document that supports a card. ``saved``: ``None`` for a page that was crawled.

    ``changed``: when its page changed; ``changed_since``: whether it did so after this document was fetched.
    ``behind``: the independent origin under which it counts; ``translates``: the source of which it may be a
    translation, else empty.
    """

    document: int
    title: str
    url: str
    source: str
    origin: str
    tier: str
    language: str
    published: dt.date | None
    fetched: dt.datetime
    sha256: str
    quotes: tuple[QuoteView, ...]
    changed: tuple[dt.datetime, ...] = ()
    changed_since: bool = False
    saved: SavedView | None = None
    behind: str = ""
    translates: str = ""


@dataclass(frozen=True, slots=True)
class SameView:
    """Another open card that may be about the same candidate: its id, the name on it, and message keys of what speaks
    for and against (``core.changes.people.Likeness``).
    """

    id: str
    name: str
    speaks_for: tuple[str, ...]
    against: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field on which a card's sources differ: each value with the sources that give it, in the order of joining."""

    name: str
    values: tuple[tuple[PartialDate | Term | str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class FactView:
    """A further event that a confirmation records: an opening state or history to add."""

    event: str
    date: PartialDate | None
    date_basis: str
    status: str | None
    term: Term | None
    details: Mapping[str, str]
    kind: str  # "opening" or "history"
    quote: str


@dataclass(frozen=True, slots=True)
class EventView:
    event: str
    date: PartialDate | None
    status: str | None
    term: Term | None
    register: str | None
    recorded: dt.datetime
    opening: bool
    faults: tuple[Fault, ...] = ()  # why it does not fit what stands before it
    id: int = 0  # its number in the ledger


def chosen_name(names: Sequence[tuple[str, str, str, bool]], language: str) -> str:
    """The main name in ``language``, else in any; "" without any. ``names`` as :class:`PersonView` has them."""
    mains = [row for row in names if row[2] == "main"] or list(names)
    return next((row[1] for row in mains if row[0] == language), mains[0][1] if mains else "")


@dataclass(frozen=True, slots=True)
class PersonView:
    """What the register says of a person now. ``names``: language → (full, kind, checked) rows."""

    id: str
    names: tuple[tuple[str, str, str, bool], ...]  # (language, full, kind, checked)
    sex: str | None
    consent: str | None
    status: str | None
    status_since: PartialDate | None
    stage: str
    term: Term | None
    article: str | None
    memberships: Mapping[str, str]  # register id -> candidate | recognised | removed
    events: tuple[EventView, ...]
    held: bool = False
    flagged: bool = False  # a sensitive flag stands
    file: tuple[Event, ...] = ()  # the entries of the case file from which all this was worked out
    penalty: str | None = None
    created: dt.datetime = dt.datetime.min.replace(tzinfo=dt.UTC)  # when the person came on record

    def name(self, language: str) -> str:
        """The main name in ``language``, else in any language."""
        return chosen_name(self.names, language) or self.id


@dataclass(frozen=True, slots=True)
class VoteView:
    user: str
    verb: str
    channel: str
    at: dt.datetime
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CardRow:
    """One line of the inbox.

    ``alternatives``: ids of the people on record who may be meant; ``person`` is None, ``candidate`` False.
    """

    id: str
    person: str | None
    person_name: str  # in the asked language; for a candidate the name as written
    found_as: str
    candidate: bool
    event: str
    kind: str  # "event", "detail", "mismatch", "earlier", "corrected" or "check"
    register: str | None
    date: PartialDate | None
    severity: str
    certainty: str
    implicit: bool
    reasons: tuple[Mapping[str, Any], ...]  # {"key": message key, ...numbers}
    sources: int
    articles: int
    before: str | None  # custody status or membership before
    after: str | None  # and after
    facts: tuple[FactView, ...]
    state: str
    votes: int
    people_needed: int
    created: dt.datetime
    alternatives: tuple[str, ...] = ()
    version: int = 1
    snoozed: dt.datetime | None = None  # put off until then
    written: Mapping[str, str] = field(default_factory=dict)  # language -> the name as its first source writes it

    @property
    def informs(self) -> bool:
        """Whether there is nothing to confirm: the card only tells something."""
        return self.kind not in DECIDED


@dataclass(frozen=True, slots=True)
class Card:
    """A card in full. ``version`` must come back with a decision; a stale one is refused."""

    row: CardRow
    version: int
    values: Mapping[str, Any]  # date, date_basis, status, term, place, court, article, facility, reason
    person: PersonView | None
    namesakes: tuple[PersonView, ...]
    suggested_names: Mapping[str, str]  # for a candidate: language -> suggested form, unchecked
    articles: tuple[ArticleView, ...]
    votes: tuple[VoteView, ...]
    origins_needed: int
    totals: tuple[Mapping[str, Any], ...] = ()  # {"register", "owner", "number", "date", "computed"}
    last_decisions: tuple[Mapping[str, Any], ...] = field(default_factory=tuple)
    stated: tuple[FieldView, ...] = ()  # fields in which the sources contradict one another
    same: tuple[SameView, ...] = ()  # candidates of other cards who may be this one
    lapsed: tuple[VoteView, ...] = ()  # confirmations of the card as it was before, which no longer count
    moved: bool = False  # an editor has joined or split it, or taken that back
    #: What it was read from, for the pipeline alone: a preview of the same moment need not read it again.
    reading: Any = field(default=None, repr=False, compare=False)

    @property
    def differing(self) -> tuple[str, ...]:
        """Names of the fields in which the sources contradict one another."""
        return tuple(field.name for field in self.stated)
