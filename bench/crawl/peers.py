"""What our crawl is measured beside: ``python -m bench.crawl.peers PEER ADDRESS --concurrency N``.

All read the same feeds with the crawler's own parser and look at each page as the crawler does; none keeps
anything. Prints one JSON line: how many pages and bytes came.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

from bench.crawl.site import feed_paths

from registerpub_crawler.feeds import parse_feed
from registerpub_crawler.garbage import collect_seldom

TINY = 64  # bytes; a page of less is no page
# Settings of the crawler that are there for speed alone; parts of Scrapy that it leaves out belong to them, too.
TUNING = ("CONCURRENT_ITEMS", "STATS_CLASS", "DOWNLOADER_STATS", "REFERER_ENABLED")
PARTS = ("DOWNLOADER_MIDDLEWARES", "SPIDER_MIDDLEWARES", "EXTENSIONS")


class Tally:
    """What came so far."""

    def __init__(self) -> None:
        self.pages = self.size = 0

    def add(self, body: bytes) -> None:
        """As the crawler looks at a page: is it large enough to be one?"""
        if len(body.strip()) >= TINY:
            self.pages += 1
            self.size += len(body)


def crawl_with_scrapy(address: str, concurrency: int, tally: Tally, tuned: bool = False) -> None:
    """Plain Scrapy: the crawler's settings, but nothing of the crawler in its way. ``tuned``: those for speed, too."""
    from scrapy import Request, Spider
    from scrapy.crawler import AsyncCrawlerProcess
    from scrapy.http import Response

    class PlainSpider(Spider):  # type: ignore[misc]  # Scrapy is untyped
        name = "plain"

        async def start(self) -> AsyncIterator[Request]:
            if tuned:
                collect_seldom()  # as our crawl does, at the same moment
            for path in feed_paths():
                yield Request(address + path, callback=self.read_feed, dont_filter=True)

        def read_feed(self, response: Response) -> Iterator[Request]:
            for item in parse_feed(response.body, response.url):
                yield Request(item.url, callback=self.read_page, dont_filter=True)

        def read_page(self, response: Response) -> None:
            tally.add(response.body)

    logging.getLogger().addHandler(logging.NullHandler())
    process = AsyncCrawlerProcess(plain_settings(concurrency, tuned))
    process.crawl(PlainSpider)
    process.start()


def crawl_with_tuned_scrapy(address: str, concurrency: int, tally: Tally) -> None:
    crawl_with_scrapy(address, concurrency, tally, tuned=True)


def plain_settings(concurrency: int, tuned: bool) -> dict[str, Any]:
    """The crawler's settings without its own middlewares, extensions and resolver."""
    from registerpub.sources import Politeness
    from registerpub_crawler.resolver import LOOPBACK_SETTING, PROXY_SETTING
    from registerpub_crawler.settings import build_settings

    settings = build_settings(Politeness(0.0, concurrency), "", "", True, 900, 30.0)
    ours = (*PARTS, "TWISTED_DNS_RESOLVER", LOOPBACK_SETTING, PROXY_SETTING, *(() if tuned else TUNING))
    plain = {name: value for name, value in settings.items() if name not in ours}
    if tuned:
        left_out = {part: [name for name, place in settings[part].items() if place is None] for part in PARTS}
        plain |= {part: dict.fromkeys(names) for part, names in left_out.items()}
    return {**plain, "LOG_LEVEL": "WARNING"}


def crawl_with_aiohttp(address: str, concurrency: int, tally: Tally) -> None:
    asyncio.run(_with_aiohttp(address, concurrency, tally))


async def _with_aiohttp(address: str, concurrency: int, tally: Tally) -> None:
    import aiohttp

    limit = aiohttp.TCPConnector(limit=concurrency)
    headers = {"Accept-Encoding": "gzip, deflate"}
    async with aiohttp.ClientSession(connector=limit, headers=headers) as session:

        async def fetch(url: str) -> bytes:
            async with session.get(url) as answer:
                answer.raise_for_status()
                return await answer.read()

        await fetch(f"{address}/robots.txt")
        waiting = [item.url for path in feed_paths() for item in parse_feed(await fetch(address + path), address)]

        async def work() -> None:
            while waiting:
                tally.add(await fetch(waiting.pop()))

        await asyncio.gather(*(work() for _ in range(concurrency)))


PEERS: dict[str, Callable[[str, int, Tally], None]] = {
    "scrapy": crawl_with_scrapy,
    "scrapy-tuned": crawl_with_tuned_scrapy,
    "aiohttp": crawl_with_aiohttp,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("peer", choices=list(PEERS))
    parser.add_argument("address")
    parser.add_argument("--concurrency", type=int, required=True)
    options = parser.parse_args()
    tally = Tally()
    PEERS[options.peer](options.address, options.concurrency, tally)
    print(json.dumps({"pages": tally.pages, "bytes": tally.size}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
