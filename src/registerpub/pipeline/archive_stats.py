"""Counts the evidence: files, records, bytes, captures by source and month, pages that gave no document."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.db.models.functions import TruncMonth

from registerpub.archive import inspect_file
from registerpub.archive.manifest import complete_files
from registerpub.config import Config
from registerpub.core.errors import ArchiveError
from registerpub.pipeline.stage import Progress, quiet
from registerpub.store.models import ArchiveFile, Capture, DocumentRow


@dataclass(frozen=True, slots=True)
class ArchiveStats:
    """``captures``: source, month, captures, pages (articles fetched in full), visits (found unchanged)."""

    files: int
    unreadable: int
    removed: int
    bytes: int
    unpacked: int
    records: dict[str, int]
    captures: list[dict[str, Any]]
    without_document: int
    pruned: int

    @property
    def compression(self) -> float:
        """How many bytes one byte on disk holds; 0 without files."""
        return round(self.unpacked / self.bytes, 2) if self.bytes else 0.0


def archive_stats(config: Config, progress: Progress = quiet) -> ArchiveStats:
    """Read every file for its records, the store for what became of them."""
    paths = complete_files(config.archive)
    records: Counter[str] = Counter()
    unpacked = unreadable = size = 0
    for number, path in enumerate(paths, start=1):
        try:
            inside = inspect_file(path)
            size += path.stat().st_size
        except (ArchiveError, OSError):
            unreadable += 1
            continue
        records += inside.kinds
        unpacked += inside.unpacked
        progress("stats", number, len(paths))
    articles = Capture.objects.filter(role="article", original="")
    return ArchiveStats(
        files=len(paths),
        unreadable=unreadable,
        removed=ArchiveFile.objects.filter(removed__isnull=False).count(),
        bytes=size,
        unpacked=unpacked,
        records=dict(sorted(records.items())),
        captures=_captures(),
        without_document=articles.filter(version__isnull=True, document__isnull=True).count(),
        pruned=DocumentRow.objects.filter(pruned__isnull=False).count(),
    )


def _captures() -> list[dict[str, Any]]:
    """One row per source and month (UTC), in that order."""
    month = TruncMonth("fetched", tzinfo=dt.UTC)
    rows = Capture.objects.annotate(month=month).values("source", "month", "role", "original")
    table: dict[tuple[str, str], Counter[str]] = {}
    for row in rows.annotate(number=Count("pk")).order_by():
        counts = table.setdefault((row["source"], f"{row['month']:%Y-%m}"), Counter())
        counts["captures"] += row["number"]
        counts["visits" if row["original"] else "pages"] += row["number"] * (
            bool(row["original"]) or row["role"] == "article"
        )
    return [
        {"source": source, "month": name, **{key: counts[key] for key in ("captures", "pages", "visits")}}
        for (source, name), counts in sorted(table.items())
    ]
