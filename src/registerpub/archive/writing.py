"""Writes WARC files that are either complete or recognisably not. One writer per process and folder at a time.

Each capture reaches the operating system before the call returns, so that killing the process loses none, unless the
caller gives the writer another :class:`Disk`; each file reaches the disk (fsync) before it gets its final name, so that
a complete name means a complete file.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import hashlib
import os
from collections.abc import Callable, Mapping, MutableMapping
from pathlib import Path
from types import TracebackType
from typing import Protocol

from registerpub.archive.records import Exchange, new_record_id, resource_bytes, response_bytes, warcinfo_bytes
from registerpub.archive.visits import Visits
from registerpub.core.errors import ArchiveError

COMPLETE_SUFFIX = ".warc.gz"
OPEN_SUFFIX = ".warc.gz.open"
MAX_BYTES = 512 * 1024 * 1024
MAX_AGE = dt.timedelta(hours=6)


def utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class OpenFile:
    """A file that is being written and locked."""

    def __init__(self, descriptor: int, path: Path) -> None:
        self.path = path
        self._descriptor = descriptor
        self._size = 0

    def write(self, data: bytes) -> None:
        """Write ``data`` whole or not at all: a torn record would make the file incomplete for ever."""
        try:
            _write_all(self._descriptor, data)
        except OSError:
            os.ftruncate(self._descriptor, self._size)
            raise
        self._size += len(data)

    def complete(self) -> Path:
        """Bring the file to the disk, then give it its final name, which is returned."""
        try:
            os.fsync(self._descriptor)
            return finish(self.path)
        except OSError as error:
            raise ArchiveError(f"{self.path}: cannot be completed: {error.strerror}") from error
        finally:
            os.close(self._descriptor)

    def discard(self) -> None:
        os.close(self._descriptor)
        self.path.unlink()


class Disk(Protocol):
    """Does what a writer asks for, in that order, at once or later."""

    def write(self, file: OpenFile, data: bytes) -> None: ...

    def complete(self, file: OpenFile, completed: list[Path]) -> None:
        """Add the final name of the file to ``completed``."""


class DiskAtOnce:
    """What is asked for is done when the call returns."""

    def write(self, file: OpenFile, data: bytes) -> None:
        file.write(data)

    def complete(self, file: OpenFile, completed: list[Path]) -> None:
        completed.append(file.complete())


class WarcWriter:
    """Writes captures to ``folder/PREFIX-TIME-N.warc.gz``, a new file when one is too large or too old.

    The file appears with the first capture; without captures there is none. Use as a context manager or call
    :meth:`close`. ``visits``, kept from one writer to the next, remembers payloads, so that none is written twice
    in a row. Every method raises :class:`ArchiveError` if the disk refuses; what was complete stays complete. A
    ``disk`` that does things later tells such failures itself.
    """

    def __init__(
        self,
        folder: Path,
        prefix: str,
        max_bytes: int = MAX_BYTES,
        max_age: dt.timedelta = MAX_AGE,
        info: Mapping[str, str] | None = None,
        clock: Callable[[], dt.datetime] = utc_now,
        visits: MutableMapping[str, dict[str, str]] | None = None,
    ) -> None:
        self._folder = folder
        self._prefix = prefix
        self._max_bytes = max_bytes
        self._max_age = max_age
        self._info = {"software": "registerpub", "format": "WARC File Format 1.1", **(info or {})}
        self._clock = clock
        self._visits = None if visits is None else Visits(folder, visits)
        self._file: OpenFile | None = None
        self._size = 0
        self._opened = clock()
        self.disk: Disk = DiskAtOnce()
        self.completed: list[Path] = []

    def __enter__(self) -> WarcWriter:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def write_response(self, exchange: Exchange) -> str:
        """Archive one answer; returns its record id."""
        record_id = new_record_id()
        digest = hashlib.sha256(exchange.body).hexdigest()
        original = self._visits.original(exchange, digest) if self._visits else None
        file = self._write(response_bytes(exchange, record_id, digest, original))
        if self._visits and original is None:
            self._visits.remember(exchange, digest, record_id, file.path.name.removesuffix(".open"))
        return record_id

    def write_import(
        self,
        payload: bytes,
        *,
        content_type: str,
        url: str | None = None,
        source: str = "",
        extra: Mapping[str, str] | None = None,
    ) -> str:
        """Archive a file that a person gave; returns its record id. Without ``url`` it is named by its SHA-256.

        ``extra`` may hold published (ISO date), language and imported-by.
        """
        record_id = new_record_id()
        address = url or "urn:sha256:" + hashlib.sha256(payload).hexdigest()
        self._write(resource_bytes(payload, address, content_type, self._clock(), record_id, source, extra or {}))
        return record_id

    def close(self) -> None:
        """Finish the open file, if any: to disk first, then its final name. Safe to call again."""
        if self._file is not None:
            file, self._file = self._file, None
            self.disk.complete(file, self.completed)

    def _write(self, data: bytes) -> OpenFile:
        """The file that holds ``data`` now, or will."""
        try:
            file = self._rotate()
            self.disk.write(file, data)
        except OSError as error:
            raise ArchiveError(f"{self._folder}: cannot be written: {error.strerror}") from error
        self._size += len(data)
        return file

    def _rotate(self) -> OpenFile:
        now = self._clock()
        if self._file is not None and (self._size >= self._max_bytes or now - self._opened >= self._max_age):
            self.close()
        if self._file is None:
            self._file = self._open(now)
        return self._file

    def _open(self, now: dt.datetime) -> OpenFile:
        self._folder.mkdir(parents=True, exist_ok=True)
        file = OpenFile(*_create_locked(self._folder, f"{self._prefix}-{now:%Y%m%dT%H%M%S%f}"))
        self._opened = now
        first = warcinfo_bytes(file.path.name.removesuffix(".open"), now, self._info)
        self._size = len(first)
        try:
            file.write(first)
        except OSError:
            file.discard()
            raise
        return file


def finish(path: Path) -> Path:
    """Give a file of ``OPEN_SUFFIX`` its final name and make the name durable. Returns the new path."""
    final = path.with_name(path.name.removesuffix(".open"))
    path.rename(final)
    folder = os.open(final.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return final


def is_same_file(descriptor: int, path: Path) -> bool:
    """Whether ``path`` still names the open file: another process may have renamed or removed it."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False


def _create_locked(folder: Path, stem: str) -> tuple[int, Path]:
    """A new ``.open`` file whose lock this process holds. A salvage that came in between costs one more attempt."""
    for attempt in range(1000):
        path = folder / f"{stem}-{os.getpid()}-{attempt}{OPEN_SUFFIX}"
        if path.with_name(path.name.removesuffix(".open")).exists():
            continue
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND, 0o640)
        except FileExistsError:
            continue
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if is_same_file(descriptor, path):
                return descriptor, path
        except BlockingIOError:
            pass
        os.close(descriptor)
    raise ArchiveError(f"{folder}: no free file name for a new archive file")


def _write_all(descriptor: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]
