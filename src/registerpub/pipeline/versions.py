"""The history of a page: its versions, when each was seen, and what changed from one to the next."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from registerpub.config import Config, data_folder
from registerpub.core.differences import (
    ListDifference,
    PageDifference,
    PageText,
    ParagraphChange,
    page_difference,
    page_text,
)
from registerpub.core.errors import InputError
from registerpub.pipeline.filing import page_address
from registerpub.sources import find_sources
from registerpub.store.models import Capture, DocumentRow
from registerpub.store.reading_mapping import document_record


@dataclass(frozen=True, slots=True)
class Visit:
    """When the page was seen with this version; ``differs``: what differed and is no change (``PARTS``)."""

    at: dt.datetime
    differs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version. ``number`` counts in the order in which the versions were fetched, from 1.

    ``difference`` from the version before is None for the first one and where retention has emptied (``emptied``) this
    one or the one before. ``entries`` tells the same for a watched list or schedule; ``same_as`` is the number of an
    earlier version that said the same, where a page changed back.
    """

    document: int
    number: int
    title: str
    language: str
    visits: tuple[Visit, ...]
    difference: PageDifference | None
    entries: ListDifference
    count: int
    same_as: int | None
    emptied: bool

    @property
    def fetched(self) -> dt.datetime:
        return self.visits[0].at

    @property
    def differs(self) -> tuple[str, ...]:
        """What differed at any of the visits and is no change."""
        return tuple(dict.fromkeys(part for visit in self.visits for part in visit.differs))


@dataclass(frozen=True, slots=True)
class PageHistory:
    """``versions`` oldest first. ``watched``: the kind of a watched page, empty for an article.

    ``older``: how many versions before these are left out.
    """

    address: str
    outlet: str
    watched: str
    versions: tuple[VersionView, ...]
    older: int = 0


@dataclass(frozen=True, slots=True)
class Changes:
    """When the page of a document changed, and whether it has changed since that document was fetched."""

    at: tuple[dt.datetime, ...]
    since: bool


def page_history(config: Config, place: str, latest: int | None = None) -> PageHistory:
    """The history of the page at an address, or of the page that a document id belongs to; the ``latest`` versions.

    Raises :class:`InputError` if nothing was ingested from there.
    """
    canonical = _canonical(config, place)
    rows = list(DocumentRow.objects.filter(canonical=canonical).select_related("capture"))
    if not rows:
        raise InputError("no version of this page is known: look at the spelling, or run 'registerpub process'")
    rows.sort(key=_order)
    visits = _visits(rows)
    older = max(0, len(rows) - latest) if latest is not None else 0
    views = [_view(rows, at, visits[rows[at].pk]) for at in range(older, len(rows))]
    return PageHistory(canonical, rows[-1].outlet or rows[-1].source, rows[-1].watched, tuple(views), older)


def believe(document: int) -> int:
    """Take the entries that a list is missing in this version for removed: the owner did shorten the list.

    Later versions are compared with it. Returns how many entries that are. Raises :class:`InputError` for a version
    that misses none.
    """
    with transaction.atomic():
        row = DocumentRow.objects.select_for_update().filter(pk=document).first()
        told = ListDifference.from_dict(row.difference) if row is not None else ListDifference()
        if row is None or not told.shrank:
            raise InputError(f"document {document}: no version of a list that lost too much at once to be believed")
        row.difference = replace(told, removed=told.missing, missing=()).as_dict()
        row.save(update_fields=["difference"])
    return len(told.missing)


def changes_of(documents: Iterable[DocumentRow]) -> dict[int, Changes]:
    """Document id → when its page changed; documents of pages that never did are left out."""
    wanted = {row.pk: row.canonical for row in documents}
    if not wanted:
        return {}
    pages: dict[str, list[DocumentRow]] = {}
    rows = DocumentRow.objects.filter(canonical__in=set(wanted.values())).select_related("capture")
    for row in sorted(rows.defer("text", "paragraphs", "entries"), key=_order):
        pages.setdefault(row.canonical, []).append(row)
    found = {}
    for pk, canonical in wanted.items():
        versions = pages[canonical]
        if len(versions) > 1:
            found[pk] = Changes(tuple(row.capture.fetched for row in versions[1:]), versions[-1].pk != pk)
    return found


def _order(row: DocumentRow) -> tuple[dt.datetime, int]:
    return row.capture.fetched, row.version


def _canonical(config: Config, place: str) -> str:
    if place.isascii() and place.isdecimal():
        return DocumentRow.objects.filter(pk=int(place)).values_list("canonical", flat=True).first() or ""
    known = find_sources(config.sources, data_folder("sources")).values()
    source = next((source for source in known if source.is_own(place)), None)
    wanted = [place, page_address(place, source), page_address(place, None)]
    found = DocumentRow.objects.filter(canonical__in=wanted).values_list("canonical", flat=True).first()
    return found or DocumentRow.objects.filter(capture__url=place).values_list("canonical", flat=True).first() or ""


def _visits(rows: Sequence[DocumentRow]) -> dict[int, tuple[Visit, ...]]:
    """When each version was seen; at least when it was first fetched."""
    found = {row.pk: [Visit(row.capture.fetched, ())] for row in rows}
    own = {row.capture_id for row in rows}
    for capture in Capture.objects.filter(version__in=rows).exclude(pk__in=own).order_by("fetched", "pk"):
        assert capture.version_id is not None
        found[capture.version_id].append(Visit(capture.fetched, tuple(capture.differs)))
    return {pk: tuple(sorted(visits, key=lambda visit: visit.at)) for pk, visits in found.items()}


def _view(rows: Sequence[DocumentRow], at: int, visits: tuple[Visit, ...]) -> VersionView:
    row, before = rows[at], rows[at - 1] if at else None
    known = before is not None and before.pruned is None and row.pruned is None
    return VersionView(
        document=row.pk,
        number=at + 1,
        title=row.title,
        language=row.language,
        visits=visits,
        difference=_difference(before, row) if before is not None and known else None,
        entries=ListDifference.from_dict(row.difference),
        count=len(row.entries),
        same_as=_same_as(rows, at),
        emptied=row.pruned is not None or (before is not None and before.pruned is not None),
    )


def _difference(before: DocumentRow, row: DocumentRow) -> PageDifference:
    """Of a list without the paragraphs that are its entries: what became of those is told entry by entry."""
    found = page_difference(_text(before), _text(row))
    entries = {"", *before.entries, *row.entries}

    def is_entry(change: ParagraphChange) -> bool:
        sides = ("".join(part.text for part in change.words if part.op != op) for op in ("added", "removed"))
        return all(side.strip() in entries for side in sides)

    if not row.entries:
        return found
    return replace(found, paragraphs=tuple(one for one in found.paragraphs if one.kind == "same" or not is_entry(one)))


def _same_as(rows: Sequence[DocumentRow], at: int) -> int | None:
    """The number of the latest earlier version that said the same, but for the one right before."""
    own = rows[at].content_sha256
    return next((number for number in range(at - 1, 0, -1) if own and rows[number - 1].content_sha256 == own), None)


def _text(row: DocumentRow) -> PageText:
    return page_text(document_record(row), row.watched, row.entries)
