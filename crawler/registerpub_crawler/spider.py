"""The feed spider: reads the feeds of a source and fetches the articles that are new or changed.

Whatever a site does is a finding; an exception here is our own fault and ends the run with an error.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http import Response

from registerpub_crawler.feeds import BrokenFeed, FeedItem, parse_feed
from registerpub_crawler.middleware import RefusedRequest
from registerpub_crawler.run import CrawlRun, digest_of

TINY = 64
_GONE = (404, 410)
_FAULTS: tuple[tuple[type[BaseException], str], ...] = (
    (CannotResolveHostError, "no_such_host"),
    (DownloadTimeoutError, "timeout"),
    (DownloadCancelledError, "too_large"),
    (DownloadConnectionRefusedError, "connection_refused"),
    (ResponseDataLossError, "cut_short"),
)
# Scrapy drops these with one type of exception; its words are all that tells them apart.
_DROPPED = (
    ("Forbidden by robots.txt", "robots_forbidden", ""),
    ("max redirections reached", "too_many_redirects", ""),
    ("DOWNLOAD_MAXSIZE", "too_large", ": its compressed body opens to more than the limit"),
)


class FeedSpider(Spider):  # type: ignore[misc]  # Scrapy is untyped
    """Crawls one source once. Keeps in ``run`` what it learns."""

    name = "feed"

    def __init__(self, run: CrawlRun, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.run = run
        self._patterns = [re.compile(pattern) for pattern in run.source.article_patterns]
        self._asked: set[str] = set()
        self._unfinished: dict[str, set[str]] = {feed: {"itself"} for feed in run.source.feeds}
        self._fresh: dict[str, tuple[str, str]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *arguments: Any, **named: Any) -> FeedSpider:
        spider: FeedSpider = super().from_crawler(crawler, *arguments, **named)
        crawler.signals.connect(spider.note_own_fault, signal=signals.spider_error)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        now = self.run.clock()
        for number, feed in enumerate(self.run.source.feeds, 1):
            yield Request(
                feed,
                callback=self.parse_feed,
                errback=self.note_fault,
                headers=self.run.cursor.conditions(feed, now),
                cb_kwargs={"feed": feed, "place": f"feed {number}"},
                meta={"role": "feed", "place": f"feed {number}"},
                dont_filter=True,
            )

    def parse_feed(self, response: Response, feed: str, place: str) -> Iterator[Request]:
        """Turn a feed into requests for its due articles."""
        if response.status == 304:
            self.run.not_modified += 1
            self._unfinished[feed].discard("itself")
            return
        items = self._read_feed(response, place)
        if items is None:
            return
        self._fresh[feed] = (_header(response, "ETag"), _header(response, "Last-Modified"))
        self._unfinished[feed].discard("itself")
        now = self.run.clock()
        for item in items:
            if self._is_wanted(item) and self.run.cursor.is_due(item.url, item.stamp, now):
                yield self._article(item, feed)

    def parse_article(self, response: Response, item: FeedItem, feed: str, place: str) -> None:
        """Count an archived article; an answer without one is a finding and is asked for again next time."""
        status = response.status
        if status == 200 and _is_sound(self.run, response, place):
            self.run.articles += 1
        elif status != 200:
            self.run.find("http_status", f"{place}: {status}")
            if status not in _GONE:
                return
        else:
            return
        self.run.cursor.remember_item(item.url, item.stamp, self.run.clock())
        self._unfinished[feed].discard(item.url)

    def note_fault(self, failure: Any) -> None:
        """A request that brought no answer."""
        place = failure.request.meta.get("place", "robots.txt")
        fault = failure.value
        if isinstance(fault, RefusedRequest):
            return
        if isinstance(fault, IgnoreRequest):
            known = (known for known in _DROPPED if known[0] in str(fault))
            _, kind, detail = next(known, ("", "no_answer", ": dropped on the way"))
            self.run.find(kind, place + detail)
            return
        kind = next((kind for known, kind in _FAULTS if isinstance(fault, known)), "no_answer")
        self.run.find(kind, f"{place}: {type(fault).__name__}")

    def note_own_fault(self, failure: Any) -> None:
        """A callback raised: that is a fault of this program."""
        frame = failure.getTracebackObject()
        while frame is not None and frame.tb_next is not None:
            frame = frame.tb_next
        where = f"{frame.tb_frame.f_code.co_name}:{frame.tb_lineno}" if frame is not None else "unknown place"
        self.run.failure = self.run.failure or f"{type(failure.value).__name__} in {where}"

    def closed(self, reason: str) -> None:
        """Remember the validators of feeds of which nothing is left to do."""
        if reason == "closespider_timeout":
            self.run.find("time_limit", "the crawl was ended before it had fetched everything")
        for feed, left in self._unfinished.items():
            if left:
                self.run.cursor.forget_feed(feed)
            elif feed in self._fresh:
                self.run.cursor.remember_feed(feed, *self._fresh[feed], self.run.clock())

    def _read_feed(self, response: Response, place: str) -> list[FeedItem] | None:
        """The items, or ``None`` after a finding. No items at all is a finding but may be true."""
        if response.status != 200:
            self.run.find("http_status", f"{place}: {response.status}")
            return None
        if not _is_sound(self.run, response, place):
            return None
        try:
            items = parse_feed(response.body, response.url)
        except BrokenFeed as error:
            self.run.find("broken_feed", f"{place}: {error}")
            return None
        if not items:
            self.run.find("empty_feed", f"{place}: no items")
        return items

    def _is_wanted(self, item: FeedItem) -> bool:
        if item.url in self._asked or not self.run.source.is_own(item.url):
            return False
        return not self._patterns or any(pattern.search(item.url) for pattern in self._patterns)

    def _article(self, item: FeedItem, feed: str) -> Request:
        self._asked.add(item.url)
        self._unfinished[feed].add(item.url)
        place = f"article {digest_of(item.url)}"
        return Request(
            item.url,
            callback=self.parse_article,
            errback=self.note_fault,
            cb_kwargs={"item": item, "feed": feed, "place": place},
            meta={"role": "article", "place": place, "discovered_from": feed},
            # Repeated links are told apart above; Scrapy's filter would drop a redirect loop without a word.
            dont_filter=True,
        )


def _is_sound(run: CrawlRun, response: Response, place: str) -> bool:
    """Whether the body is large enough to be anything; 200 with nothing in it is a fault, not news."""
    size = len(response.body.strip())
    if size == 0:
        run.find("empty_body", place)
    elif size < TINY:
        run.find("tiny_body", f"{place}: {size} bytes")
    return size >= TINY


def _header(response: Response, name: str) -> str:
    value: Any = response.headers.get(name)
    return value.decode("latin-1") if value else ""
