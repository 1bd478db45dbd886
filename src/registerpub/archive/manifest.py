"""Daily manifests: the digest of every completed archive file, each day chained to the one before.

``manifest-YYYY-MM-DD.txt`` (UTC) is what ``sha256sum -c`` reads. Its first line is the digest of the previous manifest,
so that whoever keeps the latest one can tell whether anything older was changed. A file is entered once, on the day it
is first seen complete; a day that is over is never written again.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from registerpub.archive.checking import file_sha256
from registerpub.archive.writing import COMPLETE_SUFFIX
from registerpub.core.errors import ArchiveError, Problem

STAMP_SUFFIX = ".tsr"
FIRST = "# the first manifest"
_REMOVED = "# removed "
_NAME = re.compile(r"manifest-(\d{4}-\d\d-\d\d)\.txt")
_LINE = re.compile(r"(?P<digest>[0-9a-f]{64})  (?P<name>.+)")


@dataclass(slots=True)
class Listing:
    """What all manifests together say: digest by file name, names that retention removed, faults of the chain."""

    digests: dict[str, str] = field(default_factory=dict)
    removed: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def complete_files(folder: Path) -> list[Path]:
    """Every completed archive file below ``folder``, in order of name."""
    return sorted(folder.glob(f"**/*{COMPLETE_SUFFIX}"))


def manifests(folder: Path) -> list[Path]:
    """The manifests of ``folder``, oldest first."""
    return sorted(path for path in folder.glob("manifest-*.txt") if _NAME.fullmatch(path.name))


def day_of(manifest: Path) -> dt.date:
    match = _NAME.fullmatch(manifest.name)
    assert match is not None
    return dt.date.fromisoformat(match[1])


def update_manifest(folder: Path, now: dt.datetime, removed: Sequence[str] = ()) -> int:
    """Enter every complete file that stands in no manifest, and the names in ``removed``; returns how many lines.

    Raises :class:`ArchiveError` if the disk refuses: then nothing is entered.
    """
    if not folder.is_dir():
        return 0
    try:
        with _locked(folder):
            return _update(folder, now, removed)
    except OSError as error:
        raise ArchiveError(f"{folder}: the manifest cannot be written: {error.strerror}") from error


def read_manifests(folder: Path) -> Listing:
    """Everything that the manifests say, and what is wrong with their lines and their chain."""
    listing = Listing()
    previous: Path | None = None
    for path in manifests(folder):
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        expected = _first_line(previous)
        if not lines or lines[0] != expected:
            message = "its first line is not the digest of the manifest before it"
            listing.problems.append(Problem(f"{path.name}, line 1", message))
        for number, line in enumerate(lines[1:], start=2):
            _read_line(path, number, line, listing)
        previous = path
    return listing


def _update(folder: Path, now: dt.datetime, removed: Sequence[str]) -> int:
    listing, known = read_manifests(folder), manifests(folder)
    new = []
    for path in complete_files(folder):
        name = path.relative_to(folder).as_posix()
        if name not in listing.digests and not re.search(r"[\\\n\r]", name):
            new.append(f"{file_sha256(path)}  {name}")
    new += [
        f"{_REMOVED}{listing.digests[name]}  {name}"
        for name in removed
        if name in listing.digests and name not in listing.removed
    ]
    if new:
        _append(folder, known, now, new)
    return len(new)


def _append(folder: Path, known: list[Path], now: dt.datetime, lines: list[str]) -> None:
    """To the manifest of today; to a later one if the clock went back, and never to one that is stamped."""
    day = max([now.astimezone(dt.UTC).date(), *map(day_of, known[-1:])])
    while (path := folder / f"manifest-{day}.txt").with_name(path.name + STAMP_SUFFIX).exists():
        day += dt.timedelta(days=1)
    before = known[-1] if known else None
    text = path.read_text(encoding="utf-8") if path in known else _first_line(before) + "\n"
    write_atomically(path, (text + "\n".join(lines) + "\n").encode())


def _first_line(previous: Path | None) -> str:
    return f"{hashlib.sha256(previous.read_bytes()).hexdigest()}  {previous.name}" if previous else FIRST


def _read_line(path: Path, number: int, line: str, listing: Listing) -> None:
    match = _LINE.fullmatch(line.removeprefix(_REMOVED))
    place = f"{path.name}, line {number}"
    if match is None:
        listing.problems.append(Problem(place, "it is no digest and file name"))
    elif line.startswith(_REMOVED):
        listing.removed.add(match["name"])
    elif listing.digests.setdefault(match["name"], match["digest"]) != match["digest"]:
        listing.problems.append(Problem(place, "an earlier line gives the file another digest"))


def write_atomically(path: Path, data: bytes) -> None:
    """The whole file or nothing, on disk before the call returns. Raises ``OSError``."""
    temporary = path.with_name(f".{path.name}.new")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """One writer of manifests at a time; a killed one leaves no lock behind."""
    descriptor = os.open(folder / ".manifest.lock", os.O_RDWR | os.O_CREAT, 0o640)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
