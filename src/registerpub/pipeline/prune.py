"""Retention: documents that mention nobody lose their words after a time; only digests and addresses stay.

Never touched is what names anybody, carries a claim or a total, supports a card, or has not been read to its end. The
archive is another matter: its files are complete evidence, and go only whole, when asked, and told in the manifest.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from registerpub.archive.manifest import complete_files, update_manifest
from registerpub.archive.writing import OPEN_SUFFIX
from registerpub.config import Config
from registerpub.core.errors import InputError
from registerpub.store.models import (
    ArchiveFile,
    Capture,
    ClaimRow,
    DocumentRow,
    Evidence,
    MentionRow,
    NoticeTextRow,
    TotalRow,
)

_BATCH = 500
_EMPTIED = ("title", "title_sha256", "text", "paragraphs", "entries", "difference", "pruned")
#: Captures of these roles carry no document; an article without one may be a page that nobody could read yet.
_WITHOUT_DOCUMENT = ("feed", "robots", "redirect", "other")


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many documents lost (or would lose) their words, and which files went (or would go)."""

    documents: int
    files: tuple[str, ...] = ()


def prune(config: Config, days: int, now: dt.datetime, *, dry_run: bool = False, files: bool = False) -> Pruned:
    """Empty what is older than ``days``; with ``files`` also remove the archive files that hold nothing else.

    Raises :class:`InputError` if files are asked for while some are not ingested.
    """
    before = now - dt.timedelta(days=days)
    if files:
        _check_all_ingested(config)
    chosen = list(prunable(before).order_by("pk").values_list("pk", flat=True))
    if not dry_run:
        chosen = list(_batches(chosen, before, now))
        _forget_pages()
    names = removable(before, set(chosen)) if files else []
    if files and not dry_run:
        _remove(config, names, now)
    return Pruned(len(chosen), tuple(names))


def prunable(before: dt.datetime) -> QuerySet[DocumentRow]:
    """Documents stored before ``before`` that were read to the end and matter to nobody on record.

    The newest version of a watched page stays: what comes next is compared with it.
    """
    cited = {pk for found in NoticeTextRow.objects.values_list("unlinked", flat=True) for pk in map(abs, found)}
    rows = DocumentRow.objects.filter(
        created__lt=before, pruned__isnull=True, matched__isnull=False, claimed__isnull=False, proposed__isnull=False
    )
    for model in (MentionRow, ClaimRow, TotalRow, Evidence):
        rows = rows.filter(~Exists(model._default_manager.filter(document=OuterRef("pk"))))
    later = DocumentRow.objects.filter(canonical=OuterRef("canonical"), version__gt=OuterRef("version"))
    return rows.filter(Q(watched="") | Exists(later)).exclude(pk__in=cited)


def _batches(chosen: list[int], before: dt.datetime, now: dt.datetime) -> Iterator[int]:
    """Empty the documents, a short transaction at a time; what has become evidence meanwhile is left alone."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")
    for start in range(0, len(chosen), _BATCH):
        with transaction.atomic():
            rows = prunable(before).filter(pk__in=chosen[start : start + _BATCH]).select_for_update()
            for row in rows:
                row.title_sha256 = hashlib.sha256(row.title.encode()).hexdigest()
                row.title, row.text, row.paragraphs, row.pruned = "", "", [], now
                row.entries, row.difference = [], {}
                row.save(update_fields=_EMPTIED)
                row.bands.all().delete()
                yield row.pk


def _forget_pages() -> None:
    """SQLite overwrites what was deleted; its log of changes still holds it until it is emptied."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _check_all_ingested(config: Config) -> None:
    known = set(ArchiveFile.objects.values_list("name", flat=True))
    present = {path.relative_to(config.archive).as_posix() for path in complete_files(config.archive)}
    if present - known or list(config.archive.glob(f"**/*{OPEN_SUFFIX}")):
        raise InputError("some archive files are being written or not ingested: run 'registerpub process' first")


def removable(before: dt.datetime, about_to_go: set[int]) -> list[str]:
    """Names of archive files that hold only captures of pruned documents and what was fetched to find them.

    Kept is a file that holds a capture younger than ``before``, an article that gave no document, or a payload that a
    visit archived in a file that stays leans on. ``about_to_go`` are documents that count as pruned.
    """
    spent = _spent_pages(about_to_go)
    needed, with_pages = set(), set()
    captures = Capture.objects.filter(archive__removed__isnull=True)
    for archive, url, role, fetched in captures.values_list("archive_id", "url", "role", "fetched").iterator():
        if fetched >= before or not (role in _WITHOUT_DOCUMENT or url in spent):
            needed.add(archive)
        if role in ("article", "watched"):
            with_pages.add(archive)
    _spread(needed, _leaning())
    rows = ArchiveFile.objects.filter(removed__isnull=True).order_by("name").values_list("pk", "name")
    removed = with_pages - needed
    return [name for pk, name in rows if pk in removed]


def _spent_pages(about_to_go: set[int]) -> set[str]:
    """Addresses that gave documents of which none has its words any more."""
    read, kept = set(), set()
    for pk, url, pruned in DocumentRow.objects.values_list("pk", "capture__url", "pruned").iterator():
        read.add(url)
        if pruned is None and pk not in about_to_go:
            kept.add(url)
    return read - kept


def _leaning() -> dict[int, set[int]]:
    """Archive file → the files that hold payloads of its visits."""
    visits = Capture.objects.exclude(original="")
    holders = dict(Capture.objects.filter(record__in=visits.values("original")).values_list("record", "archive_id"))
    leaning: dict[int, set[int]] = {}
    for archive, original in visits.values_list("archive_id", "original").iterator():
        if original in holders:
            leaning.setdefault(archive, set()).add(holders[original])
    return leaning


def _spread(needed: set[int], leaning: dict[int, set[int]]) -> None:
    """What a file that stays leans on stays too, however many steps away."""
    fresh = list(needed)
    while fresh:
        found = leaning.get(fresh.pop(), set()) - needed
        needed |= found
        fresh += found


def _remove(config: Config, names: list[str], now: dt.datetime) -> None:
    """Told first, removed last: killed in between, the next run finishes what was told."""
    update_manifest(config.archive, now, names)
    ArchiveFile.objects.filter(name__in=names).update(removed=now)
    for name in ArchiveFile.objects.filter(removed__isnull=False).values_list("name", flat=True):
        (config.archive / name).unlink(missing_ok=True)
