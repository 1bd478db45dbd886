"""The inbox: saved views of the cards with their counts, filters, and one page of lines at a time.

Always most severe first, then oldest; never by a score. What a page costs does not grow with the number of cards: one
page is read through an index, and counting stops at :data:`MANY`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet

from registerpub.config import Config
from registerpub.core.events import EVENT_TYPES
from registerpub.core.health import SEVERITY
from registerpub.pipeline.cards import card_rows
from registerpub.pipeline.held_fields import held_people
from registerpub.pipeline.roles import DECIDING_ROLES
from registerpub.pipeline.views import CardRow
from registerpub.store.models import Decision, Draft, Evidence, Lease, NoticeTextRow, Proposal, SourceState, Vote

#: Views of cards, in the order shown. Two more only count: texts that wait for a name, and sources in trouble.
VIEWS: Final = ("open", "urgent", "mine", "second", "hold", "snoozed", "done")
COUNTED: Final = (*VIEWS[:4], "translation", "hold", "sources", "snoozed", "done")
#: Lines on one page.
PAGE: Final = 25
#: Where counting stops: more are «more than 999».
MANY: Final = 999
#: How long a card of each class may wait before it is overdue.
DUE: Final[Mapping[str, dt.timedelta]] = {
    "A": dt.timedelta(days=1),
    "B": dt.timedelta(days=3),
    "C": dt.timedelta(days=14),
}
FAMILIES: Final = tuple(dict.fromkeys(kind.family for kind in EVENT_TYPES.values()))
_CLOSED: Final = ("confirmed", "rejected", "superseded")
_UNWELL: Final = tuple(state for state, rank in SEVERITY.items() if rank)


@dataclass(frozen=True, slots=True)
class Filters:
    """What is shown of a view; empty: everything. ``family``: one of :data:`FAMILIES`, ``source``: its folder name."""

    register: str = ""
    family: str = ""
    language: str = ""
    source: str = ""

    def is_empty(self) -> bool:
        return self == Filters()


@dataclass(frozen=True, slots=True)
class InboxPage:
    """One page. ``number`` counts from 1; ``total`` is at most :data:`MANY` + 1, which means more than that."""

    rows: Sequence[CardRow]
    number: int
    total: int
    more: bool


@dataclass(frozen=True, slots=True)
class WaitingText:
    """Notices about one person that wait for a checked name form, by language."""

    person: str
    languages: tuple[str, ...]
    notices: int


def inbox_page(
    config: Config, view: str, user: User, filters: Filters, number: int, language: str, now: dt.datetime
) -> InboxPage:
    """The lines of page ``number`` of ``view``."""
    cards = _view(view, user, _times(config, now))
    rows = _filtered(cards, filters)
    start = (number - 1) * PAGE
    found = card_rows(_ordered(rows, view)[start : start + PAGE + 1], config, language)
    return InboxPage(found[:PAGE], number, _number(cards, filters), len(found) > PAGE)


def _number(cards: QuerySet[Proposal], filters: Filters) -> int:
    """How many pass the filters, at most :data:`MANY` + 1; not counted where none is set: :func:`inbox_counts` does."""
    if filters.is_empty():
        return 0
    if not filters.source:
        return _filtered(cards, filters).order_by()[: MANY + 1].count()
    # From the source's pages to their cards, so that counting stops in time: else all of its cards are listed first.
    rows = _filtered(cards, replace(filters, source="")).filter(pk=OuterRef("proposal"))
    told = Evidence.objects.filter(Exists(rows.order_by()), document__source=filters.source)
    return told.order_by().values("proposal").distinct()[: MANY + 1].count()


def inbox_counts(config: Config, user: User, now: dt.datetime) -> dict[str, int]:
    """View → number of its cards, at most :data:`MANY` + 1; one query."""
    names, sql, parameters = _counting()
    values: dict[str, Any] = {
        name: connection.ops.adapt_datetimefield_value(time) for name, time in _times(config, now).items()
    }
    values["user"] = user.pk
    with connection.cursor() as cursor:
        cursor.execute(sql, [values[value.name] if isinstance(value, _Slot) else value for value in parameters])
        found = cursor.fetchone()
    return dict(zip(names, found, strict=True))


@dataclass(frozen=True, slots=True)
class _Slot:
    """The place of a value in the query that counts."""

    name: str


@cache
def _counting() -> tuple[tuple[str, ...], str, tuple[Any, ...]]:
    """Names of the views, the query that counts them all, and its parameters with slots for what each request brings.

    The views' own querysets, compiled once: compiling them costs more than the counting itself.
    """
    user, times = User(pk=-1), {name: dt.datetime(1900 + at, 1, 1, tzinfo=dt.UTC) for at, name in enumerate(_TIMES)}
    slots: dict[Any, Any] = {
        connection.ops.adapt_datetimefield_value(time): _Slot(name) for name, time in times.items()
    }
    slots[-1] = _Slot("user")
    parts: dict[str, QuerySet[Any]] = {view: _view(view, user, times) for view in VIEWS}
    parts["translation"] = NoticeTextRow.objects.filter(state="waiting", notice__decision__undone__isnull=True)
    parts["sources"] = SourceState.objects.filter(health__in=_UNWELL)
    sql: list[str] = []
    parameters: list[Any] = []
    for rows in parts.values():
        text, values = rows.order_by().values("pk")[: MANY + 1].query.sql_with_params()
        sql.append(f"(SELECT COUNT(*) FROM ({text}) AS counted)")  # noqa: S608  # nosec B608  # the ORM's, values apart
        parameters += [slots.get(value, value) for value in values]
    return tuple(parts), f"SELECT {', '.join(sql)}", tuple(parameters)


def waiting_texts() -> list[WaitingText]:
    """People whose notices wait for a name form, those with most first."""
    rows = NoticeTextRow.objects.filter(state="waiting", notice__decision__undone__isnull=True)
    found: dict[str, WaitingText] = {}
    for person, language in rows.order_by("notice__person", "language").values_list("notice__person", "language"):
        known = found.get(person, WaitingText(person, (), 0))
        languages = tuple(dict.fromkeys((*known.languages, language)))
        found[person] = replace(known, languages=languages, notices=known.notices + 1)
    return sorted(found.values(), key=lambda one: (-one.notices, one.person))


def known_sources() -> list[str]:
    """Sources that a filter offers."""
    return list(SourceState.objects.order_by("name").values_list("name", flat=True))


def due(row: CardRow) -> dt.datetime:
    """Until when the card should be decided."""
    return row.created + DUE[row.severity]


#: Moments on which views depend: now, the start of the day, and since when a card of class B or C is overdue.
_TIMES: Final = ("now", "today", "late_b", "late_c")


def _times(config: Config, now: dt.datetime) -> dict[str, dt.datetime]:
    today = now.astimezone(ZoneInfo(config.timezone)).replace(hour=0, minute=0, second=0, microsecond=0)
    return dict(zip(_TIMES, (now, today, now - DUE["B"], now - DUE["C"]), strict=True))


def is_awake(now: dt.datetime) -> Q:
    """Whether a card is shown at ``now``: nobody has put it off until later."""
    return Q(snoozed=None) | Q(snoozed__lte=now)


def _view(view: str, user: User, times: Mapping[str, dt.datetime]) -> QuerySet[Proposal]:
    now = times["now"]
    if view == "done":
        decided = Decision.objects.filter(at__gte=times["today"], undone__isnull=True)
        return Proposal.objects.filter(pk__in=decided.values("proposal")).exclude(state="open")
    rows = Proposal.objects.filter(state="open")
    if view == "snoozed":
        return rows.filter(snoozed__gt=now)
    # Found by their few ids: asked for as open, the store would go through every open card first.
    few = Proposal.objects.exclude(state__in=_CLOSED)
    if view == "mine":
        return few.filter(_mine(user, now))
    awake = is_awake(now)
    rows = rows.filter(awake)
    if view == "urgent":
        late_b = Q(severity="B", created__lte=times["late_b"])
        return rows.filter(Q(severity="A") | late_b | Q(severity="C", created__lte=times["late_c"]))
    if view == "second":
        others, own = (
            votes.order_by().values("proposal")
            for votes in (_confirmed().exclude(user=user), _confirmed().filter(user=user))
        )
        # One list again: with two conditions PostgreSQL goes through every card there is.
        return few.filter(awake, pk__in=others.difference(own))
    if view == "hold":
        return rows.filter(person__in=held_people().values("person"))
    return rows


def _mine(user: User, now: dt.datetime) -> Q:
    """Cards that this editor has open, has left choices on, or has confirmed."""
    leased = Lease.objects.filter(user=user, until__gt=now).order_by().values("proposal")
    drafts = Draft.objects.filter(user=user).order_by().values("proposal")
    votes = Vote.objects.filter(user=user).order_by().values("proposal")
    # One list, not three conditions of which one must hold: those would be tried on every open card.
    return Q(pk__in=leased.union(drafts, votes))


def _confirmed() -> QuerySet[Vote]:
    """Confirmations that count on a card as it is now."""
    standing = Vote.objects.filter(verb="confirm", seen_version=F("proposal__version"))
    return standing.filter(user__is_active=True, user__profile__role__in=DECIDING_ROLES)


def _filtered(rows: QuerySet[Proposal], filters: Filters) -> QuerySet[Proposal]:
    if filters.register:
        rows = rows.filter(register=filters.register)
    if filters.family:
        rows = rows.filter(event__in=[code for code, kind in EVENT_TYPES.items() if kind.family == filters.family])
    if filters.language:
        # Asked of each card in turn: a third of all evidence need not be gathered for one page.
        told = Evidence.objects.filter(proposal=OuterRef("pk"), document__language=filters.language)
        rows = rows.filter(Exists(told.order_by()))
    if filters.source:
        rows = rows.filter(pk__in=Evidence.objects.filter(document__source=filters.source).values("proposal"))
    return rows


def _ordered(rows: QuerySet[Proposal], view: str) -> QuerySet[Proposal]:
    if view == "done":
        return rows.annotate(decided=Max("decision__at")).order_by("-decided", "-pk")
    if view == "snoozed":
        return rows.order_by("snoozed", "pk")
    return rows.order_by("severity", "created", "pk")
