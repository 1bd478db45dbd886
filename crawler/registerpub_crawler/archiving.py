"""Brings answers to the archive: in a thread of its own, or in the crawl's.

With a thread, compressing does not hold up the network; what waits to be written is bounded. Either way a crawl whose
archive fails ends as a failure, and its cursor is never saved: what it calls seen must be in a complete file.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from registerpub.archive import Exchange
from registerpub.core.errors import ArchiveError
from registerpub_crawler.run import CrawlRun

WRITERS = ("thread", "inline")
#: Bytes of answers that may wait for the thread; one more answer, however large, is always let in.
MAX_WAITING = 32 * 1024 * 1024
#: What an answer weighs beside its body.
_OVERHEAD = 4096


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
    """Writes in one thread, in order. The crawl is told of a written answer only while it waits for room."""

    def __init__(self, run: CrawlRun) -> None:
        self._run = run
        self._executor = ThreadPoolExecutor(1, "warc")
        # Bytes handed over and bytes done with: each is written by one thread only, so neither needs a lock.
        self._handed = self._done = 0
        self._in_line = 0
        self._room: asyncio.Event | None = None

    async def put(self, exchange: Exchange) -> None:
        """Hand the exchange over as soon as there is room. A failure stands in ``run.failure`` a little later."""
        if self.waiting > MAX_WAITING:
            await self._wait_for_room()
        size = len(exchange.body) + _OVERHEAD
        self._handed += size
        self._executor.submit(self._write, exchange, size, asyncio.get_running_loop())

    def close(self) -> None:
        """Wait for what is being written."""
        self._executor.shutdown(wait=True)

    @property
    def waiting(self) -> int:
        """Bytes that are not written yet."""
        return self._handed - self._done

    async def _wait_for_room(self) -> None:
        if self._room is None:
            self._room = asyncio.Event()
        # Counted before the next look: whatever the thread writes after that look, it tells.
        self._in_line += 1
        try:
            while self.waiting > MAX_WAITING:
                self._room.clear()
                if self.waiting > MAX_WAITING:
                    await self._room.wait()
        finally:
            self._in_line -= 1

    def _write(self, exchange: Exchange, size: int, loop: asyncio.AbstractEventLoop) -> None:
        _write(self._run, exchange)
        self._done += size
        if self._in_line and self._room is not None:
            loop.call_soon_threadsafe(self._room.set)


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
    except Exception as error:  # in a thread nobody would hear of it: a fault of ours ends the crawl
        run.failure = f"{type(error).__name__} while writing the archive"
