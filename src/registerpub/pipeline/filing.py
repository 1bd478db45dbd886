"""Files a page that was read under its address: as a new version, or as a version seen again. Never loses a visit.

Versions of a page are put in order by when they were fetched, so that an old archive that is imported late finds its
place. A capture whose article says what the version before it says belongs to that version; what differs all the same
is noted with the capture. Callers hold the transaction.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery

from registerpub.core.differences import (
    LISTS,
    ListDifference,
    PageText,
    content_digest,
    differing_parts,
    list_difference,
    page_text,
    schedule_difference,
)
from registerpub.core.reading import (
    ReadingRules,
    ReadResult,
    canonical_url,
    public_address,
    read_entries,
    reading_version,
)
from registerpub.core.records import CapturedPage, Document
from registerpub.pipeline.reading import read_capture
from registerpub.pipeline.stage import record_finding
from registerpub.sources import Source
from registerpub.store.models import Capture, DocumentRow
from registerpub.store.reading_mapping import document_record, paragraphs_data

#: The source name of evidence that a person saved and imported.
IMPORTED = "import"
#: Rows in one statement.
_AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page without its payload, so that a whole archive fits in memory, and what was read of it.

    ``watched``: the kind of a watched page, empty for an article; ``entries``: those of a list or schedule.
    ``extraction``: by what it was read.
    """

    page: CapturedPage
    result: ReadResult | None
    watched: str = ""
    entries: tuple[str, ...] = ()
    extraction: str = ""


def read(page: CapturedPage, source: Source | None) -> ReadPage:
    """Read an article or a watched page; other captures, pages found unchanged and error pages are not read."""
    bare = replace(page, payload=b"")
    if page.original or page.role not in ("article", "watched") or page.status not in (None, 200):
        return ReadPage(bare, None)
    rules = rules_for(page.role, source)
    if page.role == "watched":
        return _read_watched(page, rules, source)
    return ReadPage(bare, read_capture(page, rules), extraction=reading_version(rules))


def rules_for(role: str, source: Source | None) -> ReadingRules:
    """How a capture of ``role`` is read. Selectors and marks of a source are for articles, not for watched pages."""
    rules = source.reading_rules() if source else ReadingRules()
    if role == "watched":
        return replace(rules, title_selector="", date_selector="", body_selector="", must_contain=())
    return rules


def _read_watched(page: CapturedPage, rules: ReadingRules, source: Source | None) -> ReadPage:
    """By the general rules. No day of publication is missed."""
    bare = replace(page, payload=b"")
    setup = source.watched_at(page.url) if source is not None else None
    kind, selector = (setup.kind, setup.items) if setup is not None else ("page", "")
    result = read_capture(page, rules)
    entries = read_entries(page, selector) if kind in LISTS and selector else ()
    if result.document is not None and any(entry not in result.document.text for entry in entries):
        # The general rules took a part of the list for furniture of the site: then its entries are the text.
        whole = read_capture(page, replace(rules, body_selector=selector))
        result = whole if whole.document is not None else result
    if result.document is not None and kind in LISTS and not selector:
        entries = page_text(result.document, kind).article()
    findings = tuple(finding for finding in result.findings if finding.kind != "no_date")
    return ReadPage(bare, ReadResult(result.document, findings), kind, entries, reading_version(rules))


def file_visit(capture: Capture) -> None:
    """A page found unchanged shows the version that its original showed."""
    original = Capture.objects.filter(record=capture.original).first()
    if original is not None and original.version_id is not None:
        _belongs(capture, original.version_id, tuple(original.differs))


def file_document(found: ReadPage, capture: Capture, source: Source | None, now: dt.datetime) -> int:
    """File what was read of ``capture``; 1 if it is a new version. A list that is not believed is a finding."""
    document = found.result.document if found.result is not None else None
    if document is None:
        return 0
    canonical = page_address(capture.url, source)
    pages = DocumentRow.objects.filter(canonical=canonical).select_related("capture")
    text = page_text(document, found.watched, found.entries)
    for known in _neighbours(pages, capture):
        if _is_same(known, text, document):
            _belongs(capture, known.pk, _differing(known, text))
            return 0
    row = _version(found, document, capture, source, canonical, now)
    row.version = (pages.aggregate(Max("version"))["version__max"] or 0) + 1
    row.difference = _entries_changed(pages, capture, found, now)
    row.save()
    _belongs(capture, row.pk, ())
    return 1


def file_first_versions(pages: Sequence[tuple[ReadPage, Capture, Source | None]], now: dt.datetime) -> int:
    """As :func:`file_document`, in a few statements, for articles of as many pages of which no version is known."""
    for start in range(0, len(pages), _AT_ONCE):
        part = pages[start : start + _AT_ONCE]
        captures = [capture for _, capture, _ in part]
        DocumentRow.objects.bulk_create(
            _version(found, found.result.document, capture, source, page_address(capture.url, source), now)
            for found, capture, source in part
            if found.result is not None and found.result.document is not None
        )
        own = DocumentRow.objects.filter(capture=OuterRef("pk")).values("pk")
        Capture.objects.filter(pk__in=[one.pk for one in captures]).update(version=Subquery(own), differs=[])
        visits = Capture.objects.filter(original__in=[one.record for one in captures], version__isnull=True)
        for record in set(visits.values_list("original", flat=True)):
            shown = Capture.objects.get(record=record)
            assert shown.version_id is not None
            _belongs(shown, shown.version_id, ())
    return len(pages)


def _version(
    found: ReadPage, document: Document, capture: Capture, source: Source | None, canonical: str, now: dt.datetime
) -> DocumentRow:
    """The first version of a page, not saved."""
    stated = found.page.extra.get("outlet", "")
    return DocumentRow(
        capture=capture,
        canonical=canonical,
        version=1,
        source=capture.source,
        outlet=outlet_name(canonical, source, stated),
        origin=_origin(canonical, source, stated),
        network=source.politeness.group if source is not None else "",
        watched=found.watched,
        entries=list(found.entries),
        created=now,
        **what_was_read(found, document),
        **({"tier": source.tier} if source else {}),
    )


def what_was_read(found: ReadPage, document: Document) -> dict[str, Any]:
    """The columns of a document that depend on nothing but its bytes and how they were read."""
    return {
        "title": document.title,
        "text": document.text,
        "text_sha256": _sha256(document.text),
        "content_sha256": content_digest(page_text(document, found.watched, found.entries)),
        "language": document.language,
        "published": document.published,
        "modified": document.modified,
        "section": document.section,
        "method": document.method,
        "paragraphs": paragraphs_data(document.paragraphs),
        "extraction": found.extraction,
    }


def _belongs(capture: Capture, version: int, differs: tuple[str, ...]) -> None:
    """Visits that lean on the capture and came in before it show the same."""
    visits = Q(original=capture.record, version__isnull=True)
    Capture.objects.filter(Q(pk=capture.pk) | visits).update(version=version, differs=list(differs))


def _neighbours(pages: QuerySet[DocumentRow], capture: Capture) -> list[DocumentRow]:
    """The versions of the page right before and right after the capture was fetched."""
    before = pages.filter(capture__fetched__lte=capture.fetched).order_by("-capture__fetched", "-version").first()
    after = pages.filter(capture__fetched__gt=capture.fetched).order_by("capture__fetched", "version").first()
    return [row for row in (before, after) if row is not None]


def _is_same(known: DocumentRow, text: PageText, document: Document) -> bool:
    """Of a version whose words retention has taken, only digests are known."""
    if known.watched != text.watched:
        return False
    if known.pruned is None:
        return _of_row(known).content() == text.content()
    if known.content_sha256:
        return known.content_sha256 == content_digest(text)
    return (known.text_sha256, known.title_sha256) == (_sha256(document.text), _sha256(document.title))


def _differing(known: DocumentRow, text: PageText) -> tuple[str, ...]:
    """What differs from the version and is no change."""
    return differing_parts(_of_row(known), text) if known.pruned is None else ("unknown",)


def _of_row(row: DocumentRow) -> PageText:
    return page_text(document_record(row), row.watched, row.entries)


def _entries_changed(
    pages: QuerySet[DocumentRow], capture: Capture, found: ReadPage, now: dt.datetime
) -> dict[str, object]:
    """Entries against those of the last version that was believed; no names go into a finding."""
    if found.watched not in LISTS:
        return {}
    earlier = pages.filter(watched=found.watched, pruned__isnull=True, capture__fetched__lte=capture.fetched)
    ordered = earlier.order_by("-capture__fetched", "-version")
    believed = next((row for row in ordered if not ListDifference.from_dict(row.difference).shrank), None)
    if believed is None:
        if not found.entries and found.watched == "list":
            _note("list_empty", "no entry was found", capture, now)
        return {}
    if found.watched == "schedule":
        return schedule_difference(believed.entries, found.entries).as_dict()
    difference = list_difference(believed.entries, found.entries)
    if difference.shrank:
        told = f"{len(believed.entries)} entries before, {len(found.entries)} now, {len(difference.missing)} missing"
        _note("list_shrank", told, capture, now)
    return difference.as_dict()


def _note(kind: str, detail: str, capture: Capture, now: dt.datetime) -> None:
    key = f"{kind}:{capture.record}"
    record_finding(kind, detail, now, key=key, source=capture.source, capture=capture.pk)


def page_address(url: str, source: Source | None) -> str:
    """The canonical address; an imported file without one keeps its digest name."""
    if not url.startswith(("http://", "https://")):
        return url
    if source is None:
        return canonical_url(url)
    return canonical_url(public_address(url, source.public_address), source.home, source.hosts, source.mirrors)


def outlet_name(canonical: str, source: Source | None, stated: str) -> str:
    """How readers are told of the source: its title, else what the importer said, else the host."""
    return source.title if source is not None else stated or _host(canonical)


def _origin(canonical: str, source: Source | None, stated: str) -> str:
    """Who stands behind the text. Saved files of which nobody said where they are from are one origin together."""
    return source.name if source is not None else _host(canonical) or stated.casefold()[:200] or IMPORTED


def _host(address: str) -> str:
    if not address.startswith(("http://", "https://")):
        return ""
    return address.split("/", 3)[2].removeprefix("www.")


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
