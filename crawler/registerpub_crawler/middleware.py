"""Two downloader middlewares: the guard before anything is asked, the archive as close to the wire as can be.

The archive stands at 899, inside redirects and decompression: every hop, robots.txt and the raw bytes are kept.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response

from registerpub.archive import Exchange
from registerpub.core.errors import ArchiveError, GateError
from registerpub_crawler.run import CrawlRun


class RefusedRequest(IgnoreRequest):  # type: ignore[misc]  # Scrapy is untyped
    """Refused by us (the gate, another host, no archive): what is to be said about it is recorded already."""


class SourceGuard:
    """Lets requests through to hosts of the source that the gate allows. Sees every redirect and robots.txt."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> SourceGuard:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        run = _run_of(self._crawler)
        try:
            run.gate.check_url(request.url)
        except GateError as error:
            run.find("refused_address", str(error))
            raise RefusedRequest(str(error)) from error
        if not run.may_ask(request.url):
            host = urlsplit(request.url).hostname
            run.find("foreign_host", f"a link or redirect to {host} was not followed")
            raise RefusedRequest("foreign host")
        if run.proxy:
            request.meta["proxy"] = run.proxy


class ArchiveEveryResponse:
    """Writes each answer to the WARC before anybody else sees it. If that fails the crawl ends: no evidence, no crawl.

    The writer works in one thread of its own, in order, so that compressing does not hold up the network.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._executor = ThreadPoolExecutor(1, "warc")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchiveEveryResponse:
        middleware = cls(crawler)
        crawler.signals.connect(middleware.close, signal=signals.spider_closed)
        return middleware

    def process_request(self, request: Request) -> None:
        """The last look before the wire: by now robots.txt has been asked for."""
        if "role" in request.meta and urlsplit(request.url).netloc in _run_of(self._crawler).closed_hosts:
            raise RefusedRequest("robots.txt cannot be had")

    def process_exception(self, request: Request, exception: Exception) -> None:
        if "role" not in request.meta and not isinstance(exception, IgnoreRequest):
            self._close_host(request, type(exception).__name__)

    async def process_response(self, request: Request, response: Response) -> Response:
        run = _run_of(self._crawler)
        run.requests += 1
        if "role" not in request.meta:
            run.closed_hosts.discard(urlsplit(request.url).netloc)
            if response.status >= 500:
                self._close_host(request, str(response.status))
        exchange = _exchange(run, request, response)
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self._executor, run.writer.write_response, exchange)
        except ArchiveError as error:
            if not run.failure:
                run.failure = str(error)
                self._closing = loop.create_task(self._crawler.engine.close_spider_async(reason="archive_failed"))
            raise RefusedRequest("the archive cannot be written") from error
        return response

    def _close_host(self, request: Request, reason: str) -> None:
        run = _run_of(self._crawler)
        run.closed_hosts.add(urlsplit(request.url).netloc)
        run.find("robots_unreachable", reason)

    def close(self) -> None:
        """Wait for what is being written."""
        self._executor.shutdown(wait=True)


def _run_of(crawler: Crawler) -> CrawlRun:
    run: CrawlRun = crawler.spider.run
    return run


def _exchange(run: CrawlRun, request: Request, response: Response) -> Exchange:
    headers = tuple(
        (name.decode("latin-1"), value.decode("latin-1"))
        for name, values in response.headers.items()
        for value in values
    )
    extra = {
        "discovered-from": request.meta.get("discovered_from", ""),
        "etag": _header(response, "ETag"),
        "last-modified": _header(response, "Last-Modified"),
        "redirected-from": next(iter(request.meta.get("redirect_urls", ())), ""),
    }
    return Exchange(
        url=response.url,
        status=response.status,
        headers=headers,
        body=response.body,
        fetched=run.clock(),
        source=run.source.name,
        role=_role(request, response),
        extra=extra,
    )


def _role(request: Request, response: Response) -> str:
    """Requests of the spider say what they are for; those of Scrapy itself are for robots.txt."""
    if 300 <= response.status < 400 and response.status != 304:
        return "redirect"
    wanted: str = request.meta.get("role", "robots")
    return wanted if response.status in (200, 203) or wanted == "robots" else "other"


def _header(response: Response, name: str) -> str:
    value: Any = response.headers.get(name)
    return value.decode("latin-1") if value else ""
