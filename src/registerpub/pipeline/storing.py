"""Stores the pages of an archive file: their captures, what was found in them, their versions.

Callers hold the transaction, for which every other writer waits: what is new is written in a few statements.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from registerpub.core.records import CapturedPage
from registerpub.pipeline.filing import IMPORTED, ReadPage, file_document, file_first_versions, file_visit, page_address
from registerpub.pipeline.stage import record_finding
from registerpub.sources import Source
from registerpub.store.models import ArchiveFile, Capture, DocumentRow

#: Values in one statement.
_AT_ONCE: Final = 500
_Page = tuple[ReadPage, Capture, Source | None]


def store_pages(pages: Sequence[tuple[ReadPage, Source | None]], archive: ArchiveFile, now: dt.datetime) -> int:
    """Store those whose record is not stored yet, in their order; how many are new versions of their pages."""
    stored = set(_known(Capture, "record", (found.page.record for found, _ in pages)))
    new: dict[str, _Page] = {}
    for found, source in pages:
        if found.page.record not in stored and found.page.record not in new:
            new[found.page.record] = (found, _capture(found.page, archive), source)
    rows = list(new.values())
    Capture.objects.bulk_create((capture for _, capture, _ in rows), batch_size=_AT_ONCE)
    for found, capture, _ in rows:
        _note_findings(found, capture, now)
    return sum(
        sum(_file(*page, now) for page in part) if alone else file_first_versions(part, now)
        for alone, part in _parts(rows)
    )


def _parts(rows: Sequence[_Page]) -> Iterator[tuple[bool, list[_Page]]]:
    """The pages in their order, in parts: those to be filed one by one, and articles of pages never seen before."""
    addresses = {capture.pk: page_address(capture.url, source) for _, capture, source in rows}
    seen = set(_known(DocumentRow, "canonical", addresses.values()))
    part: list[_Page] = []
    kind = False
    for row in rows:
        found, capture, _ = row
        if not capture.original and (found.result is None or found.result.document is None):
            continue
        address = addresses[capture.pk]
        alone = bool(capture.original or found.watched) or address in seen
        if not capture.original:
            seen.add(address)
        if part and alone != kind:
            yield kind, part
            part = []
        part.append(row)
        kind = alone
    if part:
        yield kind, part


def _file(found: ReadPage, capture: Capture, source: Source | None, now: dt.datetime) -> int:
    if capture.original:
        file_visit(capture)
    return file_document(found, capture, source, now)


def _known(model: type[Capture] | type[DocumentRow], column: str, values: Iterable[str]) -> Iterator[str]:
    wanted = sorted(set(values))
    for start in range(0, len(wanted), _AT_ONCE):
        rows = model._default_manager.filter(**{f"{column}__in": wanted[start : start + _AT_ONCE]})
        yield from rows.values_list(column, flat=True)


def _capture(page: CapturedPage, archive: ArchiveFile) -> Capture:
    return Capture(
        record=page.record,
        archive=archive,
        offset=page.offset,
        url=page.url,
        source=page.source,
        fetched=page.fetched,
        content_type=page.content_type,
        status=page.status,
        sha256=page.sha256,
        role=page.role,
        original=page.original,
        saved=_saved(page),
    )


def _note_findings(found: ReadPage, capture: Capture, now: dt.datetime) -> None:
    for finding in found.result.findings if found.result is not None else ():
        detail = f"{finding.kind}: {finding.detail}".rstrip(": ")
        key = f"{finding.kind}:{capture.record}"
        record_finding(finding.kind, detail, now, key=key, source=capture.source, capture=capture.pk)


def _saved(page: CapturedPage) -> dict[str, str]:
    """What a person said of the file that they saved; nothing of a page that was crawled."""
    if page.source != IMPORTED or "file" not in page.extra:
        return {}
    names = {"by": "imported-by", "obtained": "obtained", "origin": "obtained-from", "why": "reason"}
    return {name: page.extra[key] for name, key in names.items() if page.extra.get(key)}
