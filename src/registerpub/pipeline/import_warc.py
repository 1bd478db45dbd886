"""Import of WARC files that others wrote: checked record by record, copied, and then ingested like the project's own.

A file is named by its SHA-256, so that importing it twice is harmless; the original is never moved or changed. Who
brought it, when and from where is written beside it before it gets its name.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import fcntl
import gzip
import hashlib
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from registerpub.archive.foreign import Found, is_archive, read_foreign
from registerpub.archive.framing import Fault, split_records
from registerpub.config import Config
from registerpub.core.errors import InputError
from registerpub.pipeline.provenance import FOREIGN, Provenance, write_provenance

_GZIP: Final = b"\x1f\x8b"
#: What the store holds of a record.
_LONGEST_ID: Final = 100
_LONGEST_URL: Final = 2000
_PIECE: Final = 1024 * 1024


@dataclass(slots=True)
class Checked:
    """What a file holds. ``faults`` are lines for a person, each with its place."""

    records: int = 0
    pages: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Imported:
    """``archive``: the file in the project; ``new`` is False if it was there before."""

    archive: Path
    new: bool
    checked: Checked


@dataclass(frozen=True, slots=True)
class Terms:
    """What the importer states. ``despite_faults``: take a file whose faults are known. ``link``: share the bytes."""

    by: str
    origin: str = ""
    outlet: str = ""
    despite_faults: bool = False
    link: bool = False


class FaultyArchive(InputError):
    """A file that was refused; ``checked`` tells why in full."""

    def __init__(self, path: Path, checked: Checked) -> None:
        self.checked = checked
        what = f"{len(checked.faults)} faults" if checked.faults else "it holds no page"
        super().__init__(f"{path}: not imported: {what}")


def import_warc(path: Path, config: Config, terms: Terms, now: dt.datetime) -> Imported:
    """Bring one file into the project. Raises :class:`FaultyArchive`, or :class:`InputError` if it cannot be read."""
    if not is_archive(path):
        raise InputError(f"{path}: not a .warc or .warc.gz file")
    folder = config.archive / FOREIGN
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        with _incoming(folder) as new:
            sha256, size = _take(path, new, link=terms.link)
            final = folder / f"{sha256}.warc.gz"
            checked = _check(new)
            if final.exists():
                return Imported(final, False, checked)
            if not checked.pages or (checked.faults and not terms.despite_faults):
                raise FaultyArchive(path, checked)
            write_provenance(final, _provenance(path, sha256, size, terms, checked, now))
            new.rename(final)
            _sync(folder)
            return Imported(final, True, checked)
    except OSError as error:
        raise InputError(f"{path}: cannot be imported: {error.strerror or error}") from error


def _provenance(path: Path, sha256: str, size: int, terms: Terms, checked: Checked, now: dt.datetime) -> Provenance:
    return Provenance(
        file=path.name.encode("utf-8", "replace").decode(),
        sha256=sha256,
        size=size,
        imported=now.astimezone(dt.UTC).isoformat(timespec="seconds"),
        imported_by=terms.by,
        origin=terms.origin,
        outlet=terms.outlet,
        records=checked.records,
        pages=checked.pages,
        faults=len(checked.faults),
    )


# --- taking the bytes ------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _incoming(folder: Path) -> Iterator[Path]:
    """A name for a file that is not complete yet, held by this process; gone afterwards if it was not renamed."""
    held = folder / f"incoming-{os.getpid()}.lock"
    new = held.with_suffix(".part")
    with held.open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            yield new
        finally:
            new.unlink(missing_ok=True)
            held.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove what an import left that was killed."""
    for held in folder.glob("incoming-*.lock"):
        with contextlib.suppress(BlockingIOError, FileNotFoundError), held.open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            held.with_suffix(".part").unlink(missing_ok=True)
            held.unlink()


def _take(path: Path, new: Path, *, link: bool) -> tuple[str, int]:
    """The bytes of ``path`` as ``new``, on the disk; returns the SHA-256 and size of ``path``.

    An uncompressed file is compressed record by record: unpacked it is the same file again.
    """
    with path.open("rb") as source:
        compressed = source.read(2) == _GZIP
    if link and compressed and _is_linked(path, new):
        return _digest(new), new.stat().st_size
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640)
    with path.open("rb") as source, os.fdopen(descriptor, "wb") as target:
        shutil.copyfileobj(source, target, _PIECE) if compressed else _compress(path, source, target)
        target.flush()
        os.fsync(target.fileno())
    return (_digest(new) if compressed else _digest(path)), path.stat().st_size


def _is_linked(path: Path, new: Path) -> bool:
    """False on another disk, or on one without links: then the file is copied."""
    try:
        os.link(path.resolve(), new)
    except OSError:
        return False
    return True


def _compress(path: Path, source: BinaryIO, target: BinaryIO) -> None:
    for block in split_records(source):
        if isinstance(block, Fault):
            raise InputError(f"{path}: not imported: record at byte {block.offset}: {block.message}")
        target.write(gzip.compress(block.data, mtime=0))


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check(path: Path) -> Checked:
    """Read every record. Ids are remembered as numbers, whatever their length."""
    checked, seen = Checked(), set[int]()
    with path.open("rb") as file:
        for found in read_foreign(file):
            checked.records += 1
            checked.pages += found.page is not None
            messages = (*found.faults, *_store_faults(found, seen))
            checked.faults += [f"record at byte {found.offset}: {message}" for message in messages]
    return checked


def _store_faults(found: Found, seen: set[int]) -> Iterator[str]:
    """Why the store could not hold the page."""
    if found.page is None:
        return
    if not found.record or len(found.record) > _LONGEST_ID:
        yield f"a record id of at most {_LONGEST_ID} letters is needed"
    elif (key := hash(found.record)) in seen:
        yield "another record has the same id"
    else:
        seen.add(key)
    if len(found.page.url) > _LONGEST_URL:
        yield f"the address is longer than {_LONGEST_URL} letters"


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
