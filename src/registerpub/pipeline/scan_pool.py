"""Scans inputs to part files, in this process or in several, each of which is sent the matcher once."""

from __future__ import annotations

import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

from registerpub.core.errors import RegisterpubError
from registerpub.pipeline.scan import DASH, Fault, Scanner
from registerpub.pipeline.scan_archives import Tally, scan_input
from registerpub.pipeline.scan_out import Mark, mark_of

#: Told how many bytes of all inputs are behind, and how many there are.
ScanProgress = Callable[[int, int], None]
_POLL: Final = 0.2
#: In the place of the number of bytes that are behind.
_STOP: Final = 1 << 63


@dataclass(frozen=True, slots=True)
class Done:
    """One input that was scanned to a part file. ``mark`` is None if it is not to be noted as complete."""

    tally: Tally
    mark: Mark | None


class Behind:
    """How many bytes of the inputs are behind, for the progress bar."""

    def __init__(self, inputs: Sequence[Path], progress: ScanProgress) -> None:
        self._sizes = {path: _size(path) for path in inputs}
        self._due = sum(self._sizes.values())
        self._done = 0
        self._inside = 0
        self._progress = progress

    def advance(self, size: int) -> None:
        """So many bytes more of the input that is being read."""
        self._inside += size
        self._progress(min(self._done + self._inside, self._due), self._due)

    def show(self, scanned: int) -> None:
        """``scanned``: bytes that other processes have read of all their inputs."""
        self._progress(min(max(self._done, scanned), self._due), self._due)

    def finish(self, path: Path) -> None:
        self._done, self._inside = self._done + self._sizes[path], 0
        self._progress(min(self._done, self._due), self._due)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


#: An input, and the part file for its results.
Job = tuple[Path, Path]


def run_jobs(
    jobs: Sequence[Job], scanner: Scanner, stdin: BinaryIO | None, behind: Behind, processes: int, *, marked: bool
) -> Iterator[tuple[Job, Done]]:
    """Every job in order as it is done."""
    if processes == 1:
        for path, part in jobs:
            yield (path, part), scan_to_part(path, part, stdin, scanner, behind.advance, marked=marked)
        return
    spawn = multiprocessing.get_context("spawn")
    shared = spawn.Value("Q", 0)
    with ExitStack() as ends:
        pool = ProcessPoolExecutor(min(processes, len(jobs) or 1), spawn, _start, (scanner, shared, marked))
        ends.callback(pool.shutdown, cancel_futures=True)
        ends.callback(_stop, shared)
        with _uninterrupted():
            futures = [pool.submit(_scan_in_process, *job) if job[0] != DASH else None for job in jobs]
        for job, future in zip(jobs, futures, strict=True):
            if future is None:
                yield job, scan_to_part(*job, stdin, scanner, behind.advance, marked=False)
            else:
                yield job, _result(future, behind, shared)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes that begin here never hear of Ctrl-C: the first process does, and ends them."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _stop(shared: Any) -> None:
    """What is still being scanned when nobody waits for it any more ends at its next record."""
    with shared.get_lock():
        shared.value = _STOP


def _result(future: Future[Done], behind: Behind, shared: Any) -> Done:
    try:
        while not wait([future], timeout=_POLL).done:
            behind.show(shared.value)
        return future.result()
    except BrokenProcessPool as error:
        raise RegisterpubError("a process of the scan was killed or ran out of memory: run it again") from error


def scan_to_part(
    path: Path, part: Path, stdin: BinaryIO | None, scanner: Scanner, advance: Callable[[int], None], *, marked: bool
) -> Done:
    """Results to ``part``, faults beside it. Raises :class:`RegisterpubError` if the disk refuses."""
    tally = Tally()
    try:
        mark = _marked(path) if marked else None
        before = _state(path)
        with part.open("wb") as results, faults_of(part).open("wb") as faults:
            for item in scan_input(path, stdin, scanner, tally, advance):
                file, line = (faults, item.as_line()) if isinstance(item, Fault) else (results, item.text)
                file.write(line.encode() + b"\n")
            if mark is not None and _state(path) != before:
                tally.lost, tally.faults = tally.lost + 1, tally.faults + 1
                faults.write(Fault(str(path), None, "changed while it was scanned").as_line().encode() + b"\n")
    except OSError as error:
        raise RegisterpubError(f"{part}: cannot be written: {error.strerror}") from error
    return Done(tally, None if tally.lost else mark)


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _marked(path: Path) -> Mark | None:
    try:
        return mark_of(path)
    except OSError:
        return None  # the scan itself says why


def faults_of(part: Path) -> Path:
    return part.with_name(part.name + "-faults")


def pass_on(part: Path, write: Callable[[str], None]) -> None:
    with part.open("rb") as lines:
        for line in lines:
            write(line.decode().removesuffix("\n"))
    part.unlink()


def how_many(wanted: int) -> int:
    return wanted or len(os.sched_getaffinity(0))


@dataclass(slots=True)
class _Worker:
    """What a process of the pool was given when it began."""

    scanner: Scanner
    shared: Any
    marked: bool

    def advance(self, size: int) -> None:
        with self.shared.get_lock():
            if self.shared.value >= _STOP:
                raise RegisterpubError("the scan was stopped")
            self.shared.value += size


_WORKERS: list[_Worker] = []


def _start(scanner: Scanner, shared: Any, marked: bool) -> None:
    _WORKERS.append(_Worker(scanner, shared, marked))
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A killed scan must leave no process behind that goes on writing."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)


def _scan_in_process(path: Path, part: Path) -> Done:
    worker = _WORKERS[0]
    return scan_to_part(path, part, None, worker.scanner, worker.advance, marked=worker.marked)
