"""Brings answers to the archive: at once, or with the disk in a thread of its own.

Records are made and compressed where the crawl runs: in a thread that costs more processor time than it saves, for
hashing and compressing a page take a fifth of a millisecond in six pieces, and between any two of them the interpreter
has to be won back from the crawl. What a crawl may have to wait for is the disk, and that is left to the thread, in
few large pieces. Either way a crawl whose archive fails ends as a failure, and its cursor is never saved: what it calls
seen must be in a complete file.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from registerpub.archive import Exchange
from registerpub.archive.writing import DiskAtOnce, OpenFile
from registerpub.core.errors import ArchiveError
from registerpub_crawler.run import CrawlRun

WRITERS = ("thread", "inline")
#: Bytes of records that may wait for the disk; those of one more answer, however large, are always let in.
MAX_WAITING = 32 * 1024 * 1024
#: So many bytes, or what has come together in so many seconds, are handed to the thread at once.
_PIECE = 256 * 1024
_PATIENCE = 0.1


class InlineArchive:
    """Writes at once."""

    def __init__(self, run: CrawlRun) -> None:
        self._run = run

    async def put(self, exchange: Exchange) -> None:
        """Archive the exchange. A failure stands in ``run.failure``."""
        _write(self._run, exchange)

    def close(self) -> None:
        """Nothing waits here."""


class ThreadedArchive:
    """Makes records at once and writes them in one thread, in order.

    The crawl is told of a written piece only while it waits for room.
    """

    def __init__(self, run: CrawlRun) -> None:
        self._run = run
        self._disk = run.writer.disk = DiskInThread(run)

    async def put(self, exchange: Exchange) -> None:
        """Archive the exchange as soon as there is room. A failure stands in ``run.failure``, maybe a little later."""
        if self.waiting > MAX_WAITING:
            await self._disk.wait_for_room()
        _write(self._run, exchange)

    def close(self) -> None:
        """Wait for what is being written; what comes after that is written at once."""
        self._disk.close()
        self._run.writer.disk = DiskAtOnce()

    @property
    def waiting(self) -> int:
        """Bytes that are not written yet."""
        return self._disk.waiting


class DiskInThread:
    """A :class:`~registerpub.archive.writing.Disk` whose work is done by one thread, in pieces."""

    def __init__(self, run: CrawlRun) -> None:
        self._run = run
        self._executor = ThreadPoolExecutor(1, "warc")
        self._piece: list[bytes] = []
        self._file: OpenFile | None = None
        self._size = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._timer: asyncio.TimerHandle | None = None
        # Bytes taken and bytes done with: each is written by one thread only, so neither needs a lock.
        self._taken = self._done = 0
        self._in_line = 0
        self._room = asyncio.Event()

    @property
    def waiting(self) -> int:
        """Bytes that are not written yet."""
        return self._taken - self._done

    def write(self, file: OpenFile, data: bytes) -> None:
        self._loop = self._loop or asyncio.get_running_loop()
        if file is not self._file:
            self._hand_over()
            self._file = file
        self._piece.append(data)
        self._size += len(data)
        self._taken += len(data)
        if self._size >= _PIECE or self.waiting > MAX_WAITING:
            self._hand_over()
        elif self._timer is None:
            self._timer = self._loop.call_later(_PATIENCE, self._hand_over)

    def complete(self, file: OpenFile, completed: list[Path]) -> None:
        self._hand_over()
        self._executor.submit(self._complete, file, completed)

    async def wait_for_room(self) -> None:
        """Until no more is waiting than may."""
        # Counted before the next look: whatever the thread writes after that look, it tells.
        self._in_line += 1
        try:
            while self.waiting > MAX_WAITING:
                self._room.clear()
                if self.waiting > MAX_WAITING:
                    await self._room.wait()
        finally:
            self._in_line -= 1

    def close(self) -> None:
        """Wait for what is being written."""
        self._hand_over()
        self._executor.shutdown(wait=True)

    def _hand_over(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._piece and self._file is not None:
            data, self._piece, self._size = b"".join(self._piece), [], 0
            self._executor.submit(self._write, self._file, data)

    def _write(self, file: OpenFile, data: bytes) -> None:
        """After a failure nothing more is written: the crawl is over, and what follows will be fetched again."""
        if not self._run.failure:
            try:
                file.write(data)
            except OSError as error:
                self._run.failure = f"{file.path.parent}: cannot be written: {error.strerror}"
            except Exception as error:  # in a thread nobody would hear of it: a fault of ours ends the crawl
                self._run.failure = _own_fault(error)
        self._done += len(data)
        if self._in_line and self._loop is not None:
            self._loop.call_soon_threadsafe(self._room.set)

    def _complete(self, file: OpenFile, completed: list[Path]) -> None:
        try:
            completed.append(file.complete())
        except ArchiveError as error:
            self._run.failure = self._run.failure or str(error)
        except Exception as error:  # as above
            self._run.failure = self._run.failure or _own_fault(error)


def archive_for(run: CrawlRun, writer: str) -> InlineArchive | ThreadedArchive:
    """The archive that ``writer`` (one of :data:`WRITERS`) names."""
    return InlineArchive(run) if writer == "inline" else ThreadedArchive(run)


def _write(run: CrawlRun, exchange: Exchange) -> None:
    """After a failure nothing more is written: the crawl is over, and what follows will be fetched again."""
    if run.failure:
        return
    try:
        run.writer.write_response(exchange)
    except ArchiveError as error:
        run.failure = str(error)
    except Exception as error:  # a fault of ours ends the crawl
        run.failure = _own_fault(error)


def _own_fault(error: Exception) -> str:
    return f"{type(error).__name__} while writing the archive"
