"""Evidence as people see it: quotes cut from the stored text, with the name and the trigger marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from registerpub.pipeline.origins import origins_by_document, translations_by_document
from registerpub.pipeline.versions import Changes, changes_of
from registerpub.pipeline.views import ArticleView, QuoteView, SavedView
from registerpub.store.models import DocumentRow, Evidence, MentionRow

CONTEXT = 160


def open_address(document: DocumentRow) -> str:
    """The address at which people open the page: not that of the data it was read from."""
    capture = document.capture
    return document.canonical if "json" in capture.content_type.lower() else capture.url


def article_views(evidence: Sequence[Evidence]) -> tuple[ArticleView, ...]:
    """One view per document, with its quotes in the order of the text.

    Evidence may be annotated with ``changed``, whether its page has other versions; else that is asked for.
    """
    by_document: dict[int, list[Evidence]] = {}
    for row in evidence:
        by_document.setdefault(row.document_id, []).append(row)
    changes = changes_of(rows[0].document for rows in by_document.values() if getattr(rows[0], "changed", True))
    mentions: dict[int, list[MentionRow]] = {}
    for mention in MentionRow.objects.filter(document__in=list(by_document)).order_by("id"):
        mentions.setdefault(mention.document_id, []).append(mention)
    behind, translations = origins_by_document(evidence), translations_by_document(evidence)
    views = {
        pk: _article(rows[0].document, rows, changes.get(pk), mentions.get(pk, ())) for pk, rows in by_document.items()
    }
    sources = {pk: views[source].source for pk, source in translations.items()}
    return tuple(replace(view, behind=behind[pk], translates=sources.get(pk, "")) for pk, view in views.items())


def _article(
    document: DocumentRow, rows: Sequence[Evidence], changes: Changes | None, mentions: Sequence[MentionRow]
) -> ArticleView:
    spans: dict[tuple[str, int, int], Evidence] = {}
    for row in rows:
        spans.setdefault((row.quote["field"], row.quote["start"], row.quote["end"]), row)
    return ArticleView(
        document=document.pk,
        title=document.title,
        url=open_address(document),
        source=document.outlet or document.source,
        origin=document.origin,
        tier=document.tier,
        language=document.language,
        published=document.published,
        fetched=document.capture.fetched,
        sha256=document.capture.sha256,
        quotes=tuple(_quote(document, spans[key], mentions) for key in sorted(spans)),
        changed=changes.at if changes else (),
        changed_since=changes.since if changes else False,
        saved=_saved(document.capture.saved),
    )


def _saved(told: Mapping[str, str]) -> SavedView | None:
    if not told:
        return None
    obtained = told.get("obtained", "")
    is_day = len(obtained) == len("2024-03-05")
    return SavedView(
        by=told.get("by", ""),
        day=dt.date.fromisoformat(obtained) if is_day else None,
        moment=dt.datetime.fromisoformat(obtained) if obtained and not is_day else None,
        origin=told.get("origin", ""),
        why=told.get("why", ""),
    )


def _quote(document: DocumentRow, row: Evidence, mentions: Sequence[MentionRow]) -> QuoteView:
    text = _field(document, row.quote)
    start, end = row.quote["start"], row.quote["end"]
    return QuoteView(
        text=text[start:end],
        before=text[max(0, start - CONTEXT) : start],
        after=text[end : end + CONTEXT],
        marks=tuple(_marks(document, row, mentions)),
        language=document.language,
        role=row.role,
    )


def quote_of(document: DocumentRow, span: Mapping[str, Any]) -> str:
    """The quoted words themselves."""
    return _field(document, span)[span["start"] : span["end"]]


def _field(document: DocumentRow, span: Mapping[str, Any]) -> str:
    return document.title if span["field"] == "title" else document.text


def _marks(document: DocumentRow, row: Evidence, mentions: Sequence[MentionRow]) -> list[tuple[int, int, str]]:
    """Name and trigger spans inside the quote, relative to it; where they overlap the name wins."""
    field, start, end = row.quote["field"], row.quote["start"], row.quote["end"]
    names = [one for one in mentions if one.field == field and one.start >= start and one.end <= end]
    person = row.claim.person_id if row.claim is not None else row.proposal.person_id
    found = [(m.start - start, m.end - start, "name") for m in names if person is None or m.person_id == person]
    if row.claim is not None:
        found += _literal(document, row, row.claim.data["name"]) if not found else []
        trigger = row.claim.data["trigger"]
        if trigger and trigger["field"] == field and start <= trigger["start"] and trigger["end"] <= end:
            found.append((trigger["start"] - start, trigger["end"] - start, "trigger"))
    return _without_overlap(sorted(found, key=lambda mark: (mark[2] != "name", mark)))


def _literal(document: DocumentRow, row: Evidence, name: str) -> list[tuple[int, int, str]]:
    """A candidate's name where it stands in the quote as written."""
    at = quote_of(document, row.quote).find(name)
    return [(at, at + len(name), "name")] if at >= 0 else []


def _without_overlap(marks: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for mark in marks:
        if all(mark[1] <= other[0] or mark[0] >= other[1] for other in kept):
            kept.append(mark)
    return sorted(kept)
