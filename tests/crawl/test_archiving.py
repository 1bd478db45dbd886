"""The archive in a thread of its own: in order, whole, and never with more waiting than is allowed."""

from __future__ import annotations

import asyncio
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
