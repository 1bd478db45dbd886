"""Ingest: completed WARC files → Capture and Document rows, each file once, whole or not at all.

Which version of its page a capture shows is decided in ``filing``. What cannot be read is a finding.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

from django.db import transaction

from registerpub.archive import file_sha256, read_captures, recover
from registerpub.archive.manifest import complete_files
from registerpub.config import Config, data_folder
from registerpub.core.errors import Problem
from registerpub.core.records import CapturedPage
from registerpub.pipeline.filing import IMPORTED, ReadPage, file_document, file_visit, read
from registerpub.pipeline.provenance import adopted, read_provenance
from registerpub.pipeline.stage import Progress, StageResult, fail, quiet, record_finding
from registerpub.sources import Source, find_sources
from registerpub.store.models import ArchiveFile, Capture


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
    reads: list[ReadPage] = []
    problems: list[Problem] = []
    foreign = read_provenance(path)
    for item in read_captures(path, locate=None if foreign else locator(config)):
        if isinstance(item, Problem):
            problems.append(item)
        else:
            page = adopted(item, foreign, IMPORTED) if foreign else item
            reads.append(read(page, source_of(page, sources)))
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
        return sum(_save(found, archive, source_of(found.page, sources), now) for found in reads)


def _save(found: ReadPage, archive: ArchiveFile, source: Source | None, now: dt.datetime) -> int:
    page = found.page
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
    if page.original:
        file_visit(capture)
    for finding in found.result.findings if found.result is not None else ():
        detail = f"{finding.kind}: {finding.detail}".rstrip(": ")
        key = f"{finding.kind}:{page.record}"
        record_finding(finding.kind, detail, now, key=key, source=page.source, capture=capture.pk)
    return file_document(found, capture, source, now)


def _saved(page: CapturedPage) -> dict[str, str]:
    """What a person said of the file that they saved; nothing of a page that was crawled."""
    if page.source != IMPORTED or "file" not in page.extra:
        return {}
    names = {"by": "imported-by", "obtained": "obtained", "origin": "obtained-from", "why": "reason"}
    return {name: page.extra[key] for name, key in names.items() if page.extra.get(key)}


def locator(config: Config) -> Callable[[str], tuple[Path, int] | None]:
    """Where the archive of the project holds a record that was ingested, unless retention removed the file."""

    def locate(record: str) -> tuple[Path, int] | None:
        row = Capture.objects.select_related("archive").filter(record=record, archive__removed__isnull=True).first()
        return (config.archive / row.archive.name, row.offset) if row is not None else None

    return locate


def source_of(page: CapturedPage, sources: Mapping[str, Source]) -> Source | None:
    """The source that was crawled; for a saved page the known source on whose host it was found."""
    if page.source in sources:
        return sources[page.source]
    return next((source for source in sources.values() if source.is_own(page.url)), None)
