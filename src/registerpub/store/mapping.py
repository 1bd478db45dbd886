"""Rows to core records and back. No queries with side effects, no rules."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from registerpub.core.records import (
    Claim,
    Document,
    Event,
    Mention,
    NotThisPerson,
    Paragraph,
    PartialDate,
    Person,
    PersonName,
    Register,
    Span,
    Term,
    Total,
)
from registerpub.store.models import (
    ClaimRow,
    DocumentRow,
    LedgerEvent,
    MentionRow,
    PersonRow,
    RegisterRow,
    Ruling,
    TotalRow,
)


def date_of(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def register_record(row: RegisterRow) -> Register:
    return Register(row.id, row.owner, tuple(row.aliases), tuple(row.languages), row.scope)


def person_record(row: PersonRow) -> Person:
    """``row`` with its names; prefetch ``names`` when reading many."""
    names = tuple(PersonName(name.language, name.full, name.kind) for name in row.names.all())
    return Person(row.id, names, row.sex, row.consent)


def all_people() -> list[Person]:
    return [person_record(row) for row in PersonRow.objects.order_by("position", "id").prefetch_related("names")]


def name_facts() -> Iterator[tuple[str, str | None, str, str, str]]:
    """Person id, sex, language, full name and kind of every name on record; empty fields for a person without any."""
    rows = PersonRow.objects.values_list("id", "sex", "names__language", "names__full", "names__kind")
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
    return Event(
        code=row.code,
        date=date_of(row.date),
        date_basis=cast(Any, row.date_basis),
        register=row.register_id,
        status=row.status,
        term=Term.from_dict(row.term) if row.term else None,
        details=row.details,
        recorded=row.recorded,
        id=row.id,
    )


def ledger(person_ids: Iterable[str] | None = None) -> dict[str, list[Event]]:
    """Person id → events, for ``person_ids`` or everybody who has an event."""
    rows = LedgerEvent.objects.order_by("id")
    if person_ids is not None:
        rows = rows.filter(person_id__in=list(person_ids))
    found: dict[str, list[Event]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(event_record(row))
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
    )


def document_record(row: DocumentRow) -> Document:
    return Document(
        id=str(row.pk),
        text=row.text,
        title=row.title,
        language=row.language,
        published=row.published,
        url=row.canonical,
        paragraphs=tuple(Paragraph(*values) for values in row.paragraphs),
        modified=row.modified,
        section=row.section,
        method=row.method,
    )


def paragraphs_data(paragraphs: Iterable[Paragraph]) -> list[list[Any]]:
    return [[p.start, p.end, p.language, p.role] for p in paragraphs]


def mention_row(mention: Mention, document: DocumentRow) -> MentionRow:
    return MentionRow(
        document=document,
        person_id=mention.person,
        alternatives=list(mention.alternatives),
        field=mention.field,
        start=mention.start,
        end=mention.end,
        surface=mention.surface,
        certainty=mention.certainty,
        reasons=list(mention.reasons),
    )


def mention_record(row: MentionRow) -> Mention:
    return Mention(
        person=row.person_id,
        field=cast(Any, row.field),
        start=row.start,
        end=row.end,
        surface=row.surface,
        certainty=cast(Any, row.certainty),
        alternatives=tuple(row.alternatives),
        reasons=tuple(row.reasons),
    )


def claim_row(claim: Claim, document: DocumentRow) -> ClaimRow:
    data = claim.as_dict() | {
        "owner": claim.owner,
        "rule": claim.rule,
        "certainty": claim.certainty,
        "alternatives": list(claim.alternatives),
        "trigger": claim.trigger.as_dict() if claim.trigger else None,
    }
    return ClaimRow(document=document, person_id=claim.person, event=claim.event, polarity=claim.polarity, data=data)


def claim_record(row: ClaimRow) -> Claim:
    data = row.data
    return Claim(
        person=row.person_id,
        name=data["name"],
        event=row.event,
        quote=_span(data["quote"]),
        date=date_of(data["date"]),
        date_basis=data["date_basis"],
        term=Term.from_dict(data["term"]) if data["term"] else None,
        status=data["status"],
        article=data["article"],
        court=data["court"],
        place=data["place"],
        facility=data["facility"],
        speaker=data["speaker"],
        polarity=cast(Any, row.polarity),
        register=data["register"],
        owner=data["owner"],
        trigger=_span(data["trigger"]) if data["trigger"] else None,
        rule=data["rule"],
        certainty=data["certainty"],
        alternatives=tuple(data["alternatives"]),
    )


def total_row(total: Total, document: DocumentRow) -> TotalRow:
    return TotalRow(
        document=document,
        register_id=total.register,
        owner=total.owner or "",
        number=total.number,
        date=str(total.date) if total.date else "",
        quote=total.quote.as_dict(),
    )


def total_record(row: TotalRow) -> Total:
    return Total(row.number, _span(row.quote), row.register_id, row.owner or None, date_of(row.date))


def _span(data: Mapping[str, Any]) -> Span:
    return Span(data["field"], data["start"], data["end"])
