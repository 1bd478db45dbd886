"""Honours ``Crawl-delay`` of robots.txt: never less than it between two requests to a host, up to a limit.

The directive stands in no standard (RFC 9309, 2.2.4 leaves such lines to each crawler), but sites write it for us.
"""

from __future__ import annotations

from typing import Any

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from registerpub_crawler.run import CrawlRun

#: Seconds. Sites ask for 1 to 30; with more, a crawl could not read its feed and an article within its time limit.
MAX_CRAWL_DELAY = 30.0


class HonourCrawlDelay:
    """Raises the delay of a host's download slot and keeps AutoThrottle, which knows only our own, above it.

    Must be loaded after AutoThrottle, so that it has the last word on each answer.
    """

    def __init__(self, crawler: Crawler, product: str) -> None:
        self._crawler = crawler
        self._product = product
        self._least: dict[str, float] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> HonourCrawlDelay:
        extension = cls(crawler, crawler.settings["ROBOTSTXT_USER_AGENT"])
        crawler.signals.connect(extension.read_robots, signal=signals.robots_parsed)
        return extension

    def read_robots(self, robotparser: Any, request: Request) -> None:
        """Take the delay for the host of ``request``, whose robots.txt has just been read."""
        asked = robotparser.crawl_delay(self._product)
        if asked is None or not asked > 0:
            return
        run: CrawlRun = self._crawler.spider.run
        if asked > MAX_CRAWL_DELAY:
            run.find(
                "crawl_delay_too_long",
                f"robots.txt asks for {asked:.0f} seconds between requests; {MAX_CRAWL_DELAY:.0f} are kept",
            )
        downloader = self._crawler.engine.downloader
        key = downloader.get_slot_key(request)
        own = run.source.politeness.delay
        if not self._least:
            # Not before: most sites ask for no delay, and a receiver is called for every answer. Being the last to be
            # connected, it still has the last word.
            self._crawler.signals.connect(self.keep_least, signal=signals.response_downloaded)
        self._least[key] = max(min(asked, MAX_CRAWL_DELAY), own, self._least.get(key, 0.0))
        # Slots are dropped when idle and made anew from these settings. Without jitter: a least is no average.
        downloader.per_slot_settings[key] = {"concurrency": 1, "delay": self._least[key], "jitter": 0.0}
        # One request of the crawl at a time: those that wait for their turn would hold up its end at the time limit.
        downloader.total_concurrency = 1
        self._raise_slot(key)

    def keep_least(self, response: Response, request: Request) -> None:
        """After AutoThrottle has chosen: not below what robots.txt asks."""
        self._raise_slot(request.meta.get("download_slot", ""))

    def _raise_slot(self, key: str) -> None:
        slot = self._crawler.engine.downloader.slots.get(key)
        if slot is not None and key in self._least:
            slot.delay = max(slot.delay, self._least[key])
            slot.jitter, slot.concurrency = 0.0, 1
