"""Rows of what was read ↔ records of core: documents, mentions, claims and totals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast

from registerpub.core.records import Claim, Document, Mention, Paragraph, Span, Term, Total
from registerpub.store.mapping import date_of
from registerpub.store.models import ClaimRow, DocumentRow, MentionRow, TotalRow


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
        penalty=data.get("penalty"),  # stored readings from before it was kept
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
