"""The file that a long scan is written to, so that killing the scan at any moment loses and doubles nothing.

Beside ``FILE`` stands ``FILE.done``: a first line that says what was scanned for, then a line for each input whose
results are in ``FILE``, with the length that ``FILE`` had then. An input's results are appended to ``FILE`` and reach
the disk before its line is written; what stands behind the last line's length was torn off and is cut when the scan is
taken up again.
"""

from __future__ import annotations

import fcntl
import glob
import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final

from registerpub.core.errors import InputError, RegisterpubError

_FORMAT: Final = "registerpub scan 1"


@dataclass(frozen=True, slots=True)
class Mark:
    """An input as it was when it was scanned. ``name`` is its whole path."""

    name: str
    size: int
    sha256: str


def mark_of(path: Path) -> Mark:
    """Read the whole file once. Raises :class:`OSError`."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return Mark(str(path.resolve()), file.tell(), digest)


class ScanOutput:
    """``FILE`` and ``FILE.done``, held by one scan at a time. Use as a context manager.

    ``purpose`` says what is scanned for; a file begun for another purpose is refused. Raises :class:`InputError` for a
    file that cannot be used, :class:`RegisterpubError` if the disk refuses.
    """

    def __init__(self, path: Path, purpose: Mapping[str, Any], *, resume: bool) -> None:
        self._path = path
        self._done_path = path.with_name(path.name + ".done")
        self._purpose = {"format": _FORMAT, **purpose}
        self._resume = resume
        self._known: dict[str, dict[str, Any]] = {}
        self._files = ExitStack()

    def __enter__(self) -> ScanOutput:
        with ExitStack() as opened:
            try:
                self._open(opened)
            except OSError as error:
                raise RegisterpubError(f"{self._path}: cannot be written: {error.strerror}") from error
            self._files = opened.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._sweep(f"{os.getpid()}-*")
        self._files.close()

    def known(self, path: Path) -> Mark | None:
        """The input as it was when it was scanned, ``None`` if its results are not in the file."""
        entry = self._known.get(str(path.resolve()))
        return Mark(entry["name"], entry["size"], entry["sha256"]) if entry else None

    def faults_of(self, path: Path) -> int:
        """How many faults a known input had."""
        return int(self._known[str(path.resolve())]["faults"])

    def part(self, number: int) -> Path:
        """Where the results of an input are put until it is complete; no two processes share a name."""
        return self._path.with_name(f"{self._path.name}.part-{os.getpid()}-{number}")

    def append(self, part: Path, mark: Mark, faults: int) -> None:
        """Take over the results of one whole input: on the disk first, then noted."""
        try:
            with part.open("rb") as source:
                shutil.copyfileobj(source, self._file, 1024 * 1024)
            _to_disk(self._file)
            entry = {"name": mark.name, "size": mark.size, "sha256": mark.sha256, "faults": faults}
            self._note({**entry, "end": self._file.tell()})
        except OSError as error:
            raise RegisterpubError(f"{self._path}: cannot be written: {error.strerror}") from error
        self._known[mark.name] = entry

    def _sweep(self, whose: str) -> None:
        """Remove the parts of inputs that were not completed."""
        for torn in self._path.parent.glob(f"{glob.escape(self._path.name)}.part-{whose}"):
            torn.unlink(missing_ok=True)

    # --- opening ---------------------------------------------------------------------------------------------------

    def _open(self, opened: ExitStack) -> None:
        if not self._resume and (self._path.exists() or self._done_path.exists()):
            raise InputError(f"{self._path} is there already: give --resume to go on with it, or another name")
        self._done = opened.enter_context(self._done_path.open("a+b"))
        try:
            fcntl.flock(self._done.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InputError(f"{self._path}: another scan is writing to it") from None
        end = self._read_done()
        self._file = opened.enter_context(self._path.open("ab"))
        if self._file.tell() < end:
            raise InputError(f"{self._path} is shorter than {self._done_path.name} says: it was changed since")
        self._file.truncate(end)
        self._file.seek(end)
        self._sweep("*")
        _sync_folder(self._path.parent)

    def _read_done(self) -> int:
        """Remember the inputs that are complete; returns the length that the file had after the last of them."""
        self._done.seek(0)
        lines = self._done.read().split(b"\n")
        self._done.truncate(sum(len(line) + 1 for line in lines[:-1]))  # the last one is empty or was torn off
        if len(lines) == 1:
            if self._path.exists() and self._path.stat().st_size:
                raise InputError(f"{self._path} was not written by a scan that can be taken up: give another name")
            self._note(self._purpose)
            return 0
        try:
            self._check_purpose(lines[0])
            entries = [json.loads(line) for line in lines[1:-1]]
            self._known = {entry["name"]: entry for entry in entries}
            return int(entries[-1]["end"]) if entries else 0
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{self._done_path} is not as it was written: give another name") from error

    def _check_purpose(self, line: bytes) -> None:
        begun = dict(json.loads(line))
        different = [name for name, value in self._purpose.items() if begun.get(name) != value]
        if different:
            raise InputError(f"{self._path} was begun with another {', '.join(different)}: give another name")

    def _note(self, entry: Mapping[str, Any]) -> None:
        self._done.write(json.dumps(entry).encode() + b"\n")
        _to_disk(self._done)


def _to_disk(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
