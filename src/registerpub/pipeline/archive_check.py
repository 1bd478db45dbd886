"""Checks all evidence on disk: every record, every file against its row and its manifest, the chain, the stamps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from registerpub.archive import file_sha256, inspect_file
from registerpub.archive.checking import Pointer
from registerpub.archive.manifest import Listing, complete_files, read_manifests
from registerpub.config import Config
from registerpub.core.errors import ArchiveError, Problem
from registerpub.pipeline.stage import Progress, quiet
from registerpub.pipeline.timestamp import check_stamps
from registerpub.store.models import ArchiveFile


@dataclass(slots=True)
class ArchiveReport:
    """What was checked and what is wrong: ``files`` on disk, ``waiting`` of them not ingested yet."""

    problems: list[Problem] = field(default_factory=list)
    files: int = 0
    records: int = 0
    waiting: int = 0
    removed: int = 0
    stamps: int = 0


def check_archive(config: Config, progress: Progress = quiet) -> ArchiveReport:
    """Read every archive file once. Problems name the file and, inside it, the byte at which the record begins."""
    report = ArchiveReport()
    rows = {row.name: row for row in ArchiveFile.objects.all()}
    listing = read_manifests(config.archive)
    paths = {path.relative_to(config.archive).as_posix(): path for path in complete_files(config.archive)}
    report.problems += listing.problems
    report.problems += _missing(rows.values(), listing, paths.keys())
    payloads: dict[str, str] = {}
    pointers: list[Pointer] = []
    for number, (name, path) in enumerate(paths.items(), start=1):
        try:
            _check_file(name, path, rows.get(name), listing, report, payloads, pointers)
        except (ArchiveError, OSError) as error:
            report.problems.append(Problem(f"archive/{name}", f"it cannot be read: {error}"))
        progress("verify", number, len(paths))
    report.problems += _dangling(pointers, payloads)
    report.files, report.removed = len(paths), sum(row.removed is not None for row in rows.values())
    problems, report.stamps = check_stamps(config)
    report.problems += problems
    return report


def _check_file(
    name: str,
    path: Path,
    row: ArchiveFile | None,
    listing: Listing,
    report: ArchiveReport,
    payloads: dict[str, str],
    pointers: list[Pointer],
) -> None:
    digest = file_sha256(path)
    report.waiting += row is None
    if row is not None and row.sha256 != digest:
        report.problems.append(Problem(f"archive/{name}", "the file is not the one that was ingested"))
    if name in listing.digests and listing.digests[name] != digest:
        report.problems.append(Problem(f"archive/{name}", "the file is not the one that its manifest lists"))
    if row is not None and row.removed is not None:
        fault = "it was to be removed and is still there: run 'registerpub archive prune' with --files again"
        report.problems.append(Problem(f"archive/{name}", fault))
    elif name in listing.removed:
        report.problems.append(Problem(f"archive/{name}", "its manifest says that it was removed"))
    inside = inspect_file(path)
    report.problems += inside.problems
    report.records += sum(inside.kinds.values())
    payloads.update(inside.payloads)
    pointers += inside.pointers


def _missing(rows: Iterable[ArchiveFile], listing: Listing, present: Iterable[str]) -> list[Problem]:
    """Files that a row or a manifest knows and nobody has removed in good order."""
    removed = {row.name for row in rows if row.removed is not None}
    ingested = {row.name for row in rows} - removed
    known = (ingested | (listing.digests.keys() - listing.removed)) - removed
    return [Problem(f"archive/{name}", "the file is missing") for name in sorted(known - set(present))]


def _dangling(pointers: Iterable[Pointer], payloads: dict[str, str]) -> list[Problem]:
    """Visits whose page cannot be shown, because the capture they lean on is gone or another."""
    problems = []
    for pointer in pointers:
        if pointer.target not in payloads:
            problems.append(pointer.problem("the capture that it refers to is in no file of the archive"))
        elif payloads[pointer.target] not in ("", pointer.digest):
            problems.append(pointer.problem("the capture that it refers to holds another payload"))
    return problems
