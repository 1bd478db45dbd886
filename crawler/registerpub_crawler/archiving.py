"""Brings answers to the archive: in a thread of its own, or in the crawl's.

With a thread, compressing does not hold up the network; what waits to be written is bounded. Either way a crawl whose
archive fails ends as a failure, and its cursor is never saved: what it calls seen must be in a complete file.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

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
    """Writes in one thread, in order."""

    def __init__(self, run: CrawlRun) -> None:
        self._run = run
        self._executor = ThreadPoolExecutor(1, "warc")
        self._waiting = 0
        self._room: asyncio.Event | None = None

    async def put(self, exchange: Exchange) -> None:
        """Hand the exchange over as soon as there is room. A failure stands in ``run.failure`` a little later."""
        if self._room is None:
            self._room = asyncio.Event()
        while self._waiting > MAX_WAITING:
            self._room.clear()
            await self._room.wait()
        size = len(exchange.body) + _OVERHEAD
        self._waiting += size
        loop = asyncio.get_running_loop()
        written = self._executor.submit(_write, self._run, exchange)
        written.add_done_callback(self._when_written(loop, size))

    def close(self) -> None:
        """Wait for what is being written."""
        self._executor.shutdown(wait=True)

    def _when_written(self, loop: asyncio.AbstractEventLoop, size: int) -> Callable[[Future[None]], None]:
        def tell(written: Future[None]) -> None:
            loop.call_soon_threadsafe(self._release, size)

        return tell

    def _release(self, size: int) -> None:
        self._waiting -= size
        if self._room is not None:
            self._room.set()


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
