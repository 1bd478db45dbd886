"""Rows to core records and back. No queries with side effects, no rules."""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, cast

from django.db.models import Aggregate, Q, QuerySet, TextField
from django.db.models.functions import JSONArray

from registerpub.core.casefile import case_files
from registerpub.core.casefile.corrections import points_to
from registerpub.core.records import Event, NotThisPerson, PartialDate, Person, PersonName, Register, Term
from registerpub.store.models import Decision, LedgerEvent, NoticeTextRow, PersonRow, RegisterRow, Ruling

#: Ids in one query: below the number of variables that SQLite takes.
_AT_ONCE = 10000
#: People in one part of a register that is read in parts.
_PART = 1000


def date_of(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def register_record(row: RegisterRow) -> Register:
    return Register(row.id, row.owner, tuple(row.aliases), tuple(row.languages), row.scope)


def person_record(row: PersonRow) -> Person:
    """``row`` with its names; prefetch ``names`` when reading many."""
    names = tuple(PersonName(name.language, name.full, name.kind) for name in row.names.all())
    return Person(row.id, names, row.sex, row.consent)


def all_people() -> list[Person]:
    rows = PersonRow.objects.filter(removed__isnull=True).order_by("position", "id")
    return [person_record(row) for row in rows.prefetch_related("names")]


def people_as_text() -> str:
    """Everything that :func:`all_people` is made of, put together by the store in one value: quick to read, and equal
    as long as nothing of it has changed. "" with nobody on record.
    """
    rows = PersonRow.objects.filter(removed__isnull=True).order_by()
    columns = ("id", "position", "sex", "consent", "names__id", "names__language", "names__full", "names__kind")
    return rows.aggregate(text=_JSONList(JSONArray(*columns)))["text"] or ""


def people_from_text(text: str) -> list[Person]:
    """:func:`all_people` as they were when :func:`people_as_text` gave ``text``."""
    rows = sorted(json.loads(text), key=lambda row: (row[1], row[0], row[4] or 0)) if text else []
    names: dict[tuple[str, str | None, Any], list[PersonName]] = {}
    for person, _position, sex, consent, number, language, full, kind in rows:
        known = names.setdefault((person, sex, consent), [])
        if number is not None:
            known.append(PersonName(language, full, kind))
    return [Person(person, tuple(known), sex, consent) for (person, sex, consent), known in names.items()]


def names_as_text() -> str:
    """Every name of everybody, put together by the store as :func:`people_as_text`; removed people too, of whom it is
    the id alone. JSON rows of person id, number, language, full name and kind.
    """
    columns = ("id", "names__id", "names__language", "names__full", "names__kind")
    return PersonRow.objects.order_by().aggregate(text=_JSONList(JSONArray(*columns)))["text"] or "[]"


class _JSONList(Aggregate):
    """A column as one JSON text. The order is the store's own."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function="json_group_array", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "json_agg(%(expressions)s)::text"
        return self.as_sql(compiler, connection, template=template, **context)


def name_facts() -> Iterator[tuple[str, str | None, str, str, str]]:
    """Person id, sex, language, full name and kind of every name on record; empty fields for a person without any."""
    rows = PersonRow.objects.filter(removed__isnull=True).values_list(
        "id", "sex", "names__language", "names__full", "names__kind"
    )
    for person, sex, language, full, kind in rows.iterator():
        yield person, sex, language or "", full or "", kind or ""


def ruling_record(row: Ruling) -> NotThisPerson:
    return NotThisPerson(row.person_id, row.name, row.scope, row.place, row.until)


def all_rulings() -> list[NotThisPerson]:
    """Those that nobody has lifted, expired or not, in the order in which they were made."""
    return [ruling_record(row) for row in Ruling.objects.filter(lifted__isnull=True).order_by("id")]


def all_registers() -> list[Register]:
    return [register_record(row) for row in RegisterRow.objects.order_by("id")]


def event_record(row: LedgerEvent) -> Event:
    return _event(
        row.code, row.date, row.date_basis, row.register_id, row.status, row.term, row.details, row.recorded, row.id
    )


_COLUMNS = ("code", "date", "date_basis", "register_id", "status", "term", "details", "recorded", "id")


def _event(
    code: str,
    date: str,
    basis: str,
    register: str | None,
    status: str | None,
    term: Mapping[str, int] | None,
    details: Mapping[str, str],
    recorded: dt.datetime,
    number: int,
) -> Event:
    when, length = _date(date), Term.from_dict(term) if term else None
    return Event(code, when, cast(Any, basis), register, status, length, details, recorded, number)


@lru_cache(maxsize=65536)
def _date(text: str) -> PartialDate | None:
    return date_of(text)


def ledger(person_ids: Iterable[str] | None = None, known_on: dt.datetime | None = None) -> dict[str, list[Event]]:
    """Person id → the events that count, for ``person_ids`` or everybody, as known at the moment ``known_on``.

    Corrections are applied; an event that was moved to another case file stands there. What is read does not grow
    with the ledger but with the case files asked for. People without an event are left out.
    """
    if person_ids is None:
        found = case_files(_entries(LedgerEvent.objects.all(), "id"), known_on)
        return {person: events for person, events in found.items() if events}
    return ledger_and_opening(person_ids, known_on)[0]


def ledger_and_opening(
    person_ids: Iterable[str], known_on: dt.datetime | None = None, *, moved: bool = True
) -> tuple[dict[str, list[Event]], set[int]]:
    """:func:`ledger` of ``person_ids``, and the ids of entries that came with a register file that did not say when
    they were recorded. ``moved`` False: it is known that no entry of anybody else was ever moved to one of them.
    """
    wanted = list(dict.fromkeys(person_ids))
    whole: dict[str, list[Event]] = {}
    opening: set[int] = set()
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        entries = _entries(LedgerEvent.objects.filter(person_id__in=part), "person_id", "id", opening=opening)
        # Hardly ever anybody: asked apart, so that the store need not be asked for their entries as a rule.
        pointing = LedgerEvent.objects.filter(points_to__in=part).order_by().values_list("person_id", flat=True)
        homes = set(pointing).difference(part) if moved else set()
        if homes:
            others = LedgerEvent.objects.filter(person_id__in=homes)
            entries |= _entries(others, "person_id", "id", opening=opening)
        found = case_files(entries, known_on)
        whole |= {person: found[person] for person in part if found.get(person)}
    return whole, opening


def told_ledger(
    known_on: dt.datetime, waits: Mapping[str, dt.timedelta], *, hidden: bool = False
) -> dict[str, list[Event]]:
    """:func:`ledger` of everybody from what is no longer a secret: events of decisions whose notice was ever public,
    entries of register files by ``known_on``, and corrections without a notice of their own once they stand.

    A notice that left for the sake of its words takes no event along: an older state would be told as the present one.
    ``hidden``: with events of notices that were retracted for safety. ``waits``: class → how long a correction without
    a notice waits. What takes an entry back counts at once, its notice public or not.
    """
    told = NoticeTextRow.objects.filter(release__isnull=False, notice__decision__undone__isnull=True)
    told = told if hidden else told.filter(notice__hidden=False)
    stands = Q(pk__in=())
    for severity, wait in waits.items():
        stands |= Q(proposal__severity=severity, at__lte=known_on - wait)
    by_hand = Decision.objects.filter(stands, verb="confirm", undone__isnull=True, notice__isnull=True)
    other = Q(decision=None) | Q(code="WITHDRAWN")
    rows = LedgerEvent.objects.filter(
        Q(decision__in=told.values("notice__decision"))
        | (other & Q(recorded__lte=known_on))
        | Q(code="AMENDED", decision__in=by_hand.values("pk"))
    )
    return {person: events for person, events in case_files(_entries(rows, "id")).items() if events}


def departed_events() -> set[int]:
    """Ids of entries that readers once had a notice of, in no language any more or retracted for safety."""
    public = NoticeTextRow.objects.filter(release__isnull=False, withdrawn__isnull=True, notice__hidden=False)
    gone = NoticeTextRow.objects.filter(release__isnull=False).exclude(notice__in=public.values("notice"))
    rows = LedgerEvent.objects.filter(decision__in=gone.values("notice__decision"))
    return set(rows.order_by().values_list("pk", flat=True))


def register_ledger(register_id: str, known_on: dt.datetime | None = None) -> dict[str, list[Event]]:
    """:func:`ledger` of everybody whom an event, a correction or a moved event has ever tied to the register."""
    return ledger(people_of_register(register_id), known_on)


def register_parts(register_id: str, known_on: dt.datetime | None = None) -> Iterator[dict[str, list[Event]]]:
    """:func:`register_ledger` in parts, no person in two of them: a whole register need not stand in memory."""
    people = people_of_register(register_id)
    return (ledger(people[start : start + _PART], known_on) for start in range(0, len(people), _PART))


def people_of_register(register_id: str) -> list[str]:
    """Ids of everybody whose case file may say anything of the register, on the list or not.

    In the order of the first such entry: who was recorded together is read together.
    """
    tied = LedgerEvent.objects.filter(Q(register_id=register_id) | Q(points_to=register_id)).order_by("id")
    homes = tied.order_by().values("person_id")
    moves = LedgerEvent.objects.filter(person_id__in=homes).exclude(points_to="").order_by("id")
    people = [*tied.values_list("person_id", flat=True), *moves.values_list("points_to", flat=True)]
    return list(dict.fromkeys(people))


def _entries(rows: QuerySet[LedgerEvent], *order: str, opening: set[int] | None = None) -> dict[str, list[Event]]:
    """Person id → entries as recorded, in that order. ``order`` is that in which an index gives the rows back.

    The ids of entries marked so are put into ``opening``.
    """
    found: dict[str, list[Event]] = defaultdict(list)
    values = rows.order_by(*order).values_list("person_id", "opening", *_COLUMNS)
    for person, opens, *columns in values.iterator(chunk_size=2000):
        event = _event(*columns)
        found[person].append(event)
        if opens and opening is not None:
            opening.add(event.id)
    return found


def event_row(
    event: Event, person: PersonRow, recorded: dt.datetime, *, opening: bool = False, decision: Any = None
) -> LedgerEvent:
    """A new, unsaved ledger row for ``event``."""
    return LedgerEvent(
        person=person,
        code=event.code,
        date=str(event.date) if event.date else "",
        date_basis=event.date_basis,
        register_id=event.register,
        status=event.status,
        term=event.term.as_dict() if event.term else None,
        details=dict(event.details),
        recorded=event.recorded or recorded,
        opening=opening,
        decision=decision,
        points_to=points_to(event),
    )
