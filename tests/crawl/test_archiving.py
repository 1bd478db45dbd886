"""The disk in a thread of its own: in order, whole, and never with more waiting than is allowed."""

from __future__ import annotations

import asyncio
import errno
import os
from pathlib import Path

import pytest

from registerpub.archive import WarcWriter
from registerpub.gate import Gate
from registerpub.sources import Source
from registerpub_crawler import archiving
from registerpub_crawler.cursor import Cursor
from registerpub_crawler.run import CrawlRun
from tests.archive.samples import answer, captures

SOURCE = Source("x", "X", "https://x.example/", ("x.example",), "news", "news", ("kk",), "Asia/Almaty")
PUTTERS, EACH, SIZE = 6, 40, 3_000


async def put_from_many_tasks(archive: archiving.ThreadedArchive) -> int:
    """Put numbered answers from several tasks at once; the most bytes that were ever seen waiting."""
    most = 0

    async def put(first: int) -> None:
        nonlocal most
        for number in range(first, PUTTERS * EACH, PUTTERS):
            await archive.put(answer(f"http://x.example/{number}", body=b"%d " % number * (SIZE // 4)))
            most = max(most, archive.waiting)

    await asyncio.wait_for(asyncio.gather(*(put(first) for first in range(PUTTERS))), 60)
    return most


@pytest.mark.parametrize("allowed", [0, 2 * SIZE, 10**9])
def test_what_waits_is_bounded_and_all_of_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    monkeypatch.setattr(archiving, "MAX_WAITING", allowed)
    run = CrawlRun(SOURCE, Gate(), WarcWriter(tmp_path, "x"), Cursor())
    archive = archiving.ThreadedArchive(run)
    most = asyncio.run(put_from_many_tasks(archive))
    archive.close()
    run.writer.close()
    urls = [capture.url for capture in captures(run.writer.completed[0])]
    assert (run.failure, archive.waiting) == ("", 0)
    assert sorted(urls) == sorted(f"http://x.example/{number}" for number in range(PUTTERS * EACH))
    assert most <= allowed + 2 * SIZE + 4096  # one more answer than there is room for, and what it weighs beside
    for first in range(PUTTERS):
        mine = [int(url.rpartition("/")[2]) for url in urls if int(url.rpartition("/")[2]) % PUTTERS == first]
        assert mine == sorted(mine)


def test_what_is_handed_over_is_on_the_way_to_the_disk_soon(tmp_path: Path) -> None:
    """Without another answer, too: a crawl that waits for its turn leaves nothing in memory."""
    run = CrawlRun(SOURCE, Gate(), WarcWriter(tmp_path, "x"), Cursor())

    async def put_one() -> None:
        archive = archiving.ThreadedArchive(run)
        await archive.put(answer("http://x.example/1"))
        for _ in range(100):
            if not archive.waiting:
                break
            await asyncio.sleep(0.05)
        assert archive.waiting == 0
        assert [capture.url for path in tmp_path.iterdir() for capture in captures(path)] == ["http://x.example/1"]
        archive.close()

    asyncio.run(put_one())
    run.writer.close()
    assert len(run.writer.completed) == 1


def test_files_are_completed_in_order_while_the_crawl_goes_on(tmp_path: Path) -> None:
    run = CrawlRun(SOURCE, Gate(), WarcWriter(tmp_path, "x", max_bytes=1), Cursor())

    async def put_all() -> None:
        archive = archiving.ThreadedArchive(run)
        for number in range(5):
            await archive.put(answer(f"http://x.example/{number}"))
        archive.close()

    asyncio.run(put_all())
    run.writer.close()
    urls = [[capture.url for capture in captures(path)] for path in run.writer.completed]
    assert urls == [[f"http://x.example/{number}"] for number in range(5)]


def test_a_full_disk_ends_the_crawl_and_leaves_whole_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = CrawlRun(SOURCE, Gate(), WarcWriter(tmp_path, "x"), Cursor())
    write = os.write

    def full(descriptor: int, data: bytes) -> int:
        if len(data) > 50:
            return write(descriptor, data[:50])
        raise OSError(errno.ENOSPC, "No space left on device")

    async def put_all() -> None:
        archive = archiving.ThreadedArchive(run)
        await archive.put(answer("http://x.example/first"))
        while archive.waiting:
            await asyncio.sleep(0.01)
        monkeypatch.setattr(os, "write", full)
        await archive.put(answer("http://x.example/torn"))
        while archive.waiting:
            await asyncio.sleep(0.01)
        monkeypatch.undo()
        await archive.put(answer("http://x.example/never"))
        archive.close()

    asyncio.run(put_all())
    assert "No space left" in run.failure and str(tmp_path) in run.failure
    run.writer.close()
    assert [capture.url for capture in captures(run.writer.completed[0])] == ["http://x.example/first"]
