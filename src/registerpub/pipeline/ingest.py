"""Ingest: completed WARC files → Capture and Document rows, each file once, whole or not at all.

A capture with the text of the last version of its page makes no new version. What cannot be read is a finding.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from django.db import transaction

from registerpub.archive import file_sha256, read_captures, recover
from registerpub.archive.manifest import complete_files
from registerpub.config import Config, data_folder
from registerpub.core.errors import Problem
from registerpub.core.reading import ReadingRules, ReadResult, canonical_url, public_address
from registerpub.core.records import CapturedPage, Document
from registerpub.pipeline.provenance import adopted, read_provenance
from registerpub.pipeline.reading import read_capture
from registerpub.pipeline.stage import Progress, StageResult, fail, quiet, record_finding
from registerpub.sources import Source, find_sources
from registerpub.store.mapping import paragraphs_data
from registerpub.store.models import ArchiveFile, Capture, DocumentRow

#: The source name of evidence that a person saved and imported.
IMPORTED = "import"


@dataclass(frozen=True, slots=True)
class _Read:
    """A page without its payload, so that a whole archive fits in memory, and what was read of it."""

    page: CapturedPage
    result: ReadResult | None


def ingest_due(config: Config, now: dt.datetime, progress: Progress = quiet) -> StageResult:
    """Ingest every completed WARC file of the project that is not in the store yet."""
    recover(config.archive)
    known = set(ArchiveFile.objects.values_list("name", flat=True))
    due = [path for path in complete_files(config.archive) if _name(path, config) not in known]
    sources = find_sources(config.sources, data_folder("sources"))
    done = made = failed = 0
    for number, path in enumerate(due, start=1):
        try:
            made += _ingest_file(path, config, sources, now)
            done += 1
        except Exception as error:  # the edge of the stage: the file stays due and a person sees why
            failed += 1
            fail("ingest", path.name, error, now)
        progress("ingest", number, len(due))
    return StageResult("ingest", done, made, failed)


def _name(path: Path, config: Config) -> str:
    return path.relative_to(config.archive).as_posix()


def _ingest_file(path: Path, config: Config, sources: Mapping[str, Source], now: dt.datetime) -> int:
    """Read the whole file first, then write in one short transaction: the store is never locked while reading."""
    reads: list[_Read] = []
    problems: list[Problem] = []
    foreign = read_provenance(path)
    for item in read_captures(path, locate=None if foreign else locator(config)):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            page = adopted(item, foreign, IMPORTED) if foreign else item
            wanted = page.role == "article" and not page.original
            result = _read_page(page, _source_of(page, sources)) if wanted else None
            reads.append(_Read(replace(page, payload=b""), result))
    digest = file_sha256(path)
    with transaction.atomic():
        archive, created = ArchiveFile.objects.get_or_create(
            name=_name(path, config),
            defaults={"sha256": digest, "size": path.stat().st_size, "records": len(reads), "ingested": now},
        )
        if not created:
            return 0
        for problem in problems:
            record_finding("broken_record", str(problem), now)
        return sum(_save(read, archive, _source_of(read.page, sources), now) for read in reads)


def _read_page(page: CapturedPage, source: Source | None) -> ReadResult:
    """By the source's own rules; imported and foreign pages by the general ones."""
    return read_capture(page, source.reading_rules() if source else ReadingRules())


def _save(read: _Read, archive: ArchiveFile, source: Source | None, now: dt.datetime) -> int:
    page = read.page
    if Capture.objects.filter(record=page.record).exists():
        return 0
    capture = Capture.objects.create(
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
    if read.result is None:
        return 0
    for finding in read.result.findings:
        detail = f"{finding.kind}: {finding.detail}".rstrip(": ")
        key = f"{finding.kind}:{page.record}"
        record_finding(finding.kind, detail, now, key=key, source=page.source, capture=capture.pk)
    if read.result.document is None:
        return 0
    return _save_document(read.result.document, capture, source, page.extra.get("outlet", ""), now)


def _save_document(document: Document, capture: Capture, source: Source | None, stated: str, now: dt.datetime) -> int:
    """A new version of the page, unless its last version says the same."""
    canonical = page_address(capture.url, source)
    digest = hashlib.sha256(document.text.encode()).hexdigest()
    last = DocumentRow.objects.filter(canonical=canonical).order_by("-version").first()
    if last is not None and last.text_sha256 == digest and _has_title(last, document.title):
        return 0
    DocumentRow.objects.create(
        capture=capture,
        canonical=canonical,
        version=last.version + 1 if last else 1,
        source=capture.source,
        outlet=outlet_name(capture, canonical, source, stated),
        origin=_origin(canonical, source, stated),
        title=document.title,
        text=document.text,
        text_sha256=digest,
        language=document.language,
        published=document.published,
        modified=document.modified,
        section=document.section,
        method=document.method,
        paragraphs=paragraphs_data(document.paragraphs),
        created=now,
        **({"tier": source.tier} if source else {}),
    )
    return 1


def _saved(page: CapturedPage) -> dict[str, str]:
    """What a person said of the file that they saved; nothing of a page that was crawled."""
    if page.source != IMPORTED or "file" not in page.extra:
        return {}
    names = {"by": "imported-by", "obtained": "obtained", "origin": "obtained-from", "why": "reason"}
    return {name: page.extra[key] for name, key in names.items() if page.extra.get(key)}


def _has_title(row: DocumentRow, title: str) -> bool:
    """Of a version whose words retention has taken, only their digests are known."""
    return row.title == title if row.pruned is None else row.title_sha256 == hashlib.sha256(title.encode()).hexdigest()


def locator(config: Config) -> Callable[[str], tuple[Path, int] | None]:
    """Where the archive of the project holds a record that was ingested, unless retention removed the file."""

    def locate(record: str) -> tuple[Path, int] | None:
        row = Capture.objects.select_related("archive").filter(record=record, archive__removed__isnull=True).first()
        return (config.archive / row.archive.name, row.offset) if row is not None else None

    return locate


def page_address(url: str, source: Source | None) -> str:
    """The canonical address; an imported file without one keeps its digest name."""
    if not url.startswith(("http://", "https://")):
        return url
    if source is None:
        return canonical_url(url)
    return canonical_url(public_address(url, source.public_address), source.home, source.hosts, source.mirrors)


def outlet_name(capture: Capture, canonical: str, source: Source | None, stated: str) -> str:
    """How readers are told of the source: its title, else what the importer said, else the host."""
    return source.title if source is not None else stated or _host(canonical)


def _origin(canonical: str, source: Source | None, stated: str) -> str:
    """Who stands behind the text. Saved files of which nobody said where they are from are one origin together."""
    return source.name if source is not None else _host(canonical) or stated.casefold()[:200] or IMPORTED


def _host(address: str) -> str:
    if not address.startswith(("http://", "https://")):
        return ""
    return address.split("/", 3)[2].removeprefix("www.")


def _source_of(page: CapturedPage, sources: Mapping[str, Source]) -> Source | None:
    """The source that was crawled; for a saved page the known source on whose host it was found."""
    if page.source in sources:
        return sources[page.source]
    return next((source for source in sources.values() if source.is_own(page.url)), None)
