"""Three downloader middlewares: the guard before anything is asked, the watch for refusals, the archive at the wire.

The archive stands at 899, inside redirects and decompression: every hop, robots.txt and the raw bytes are kept. The
watch stands between decompression and retries, so that a site that refuses us is not asked a second time.
"""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.http import Response

from registerpub.archive import Exchange
from registerpub.core.errors import GateError
from registerpub.gate import has_forbidden_character
from registerpub_crawler import blocking
from registerpub_crawler.addressing import host_of
from registerpub_crawler.archiving import archive_for
from registerpub_crawler.faults import is_of_proxy
from registerpub_crawler.run import CrawlRun

WRITER_SETTING = "REGISTERPUB_WRITER"
#: Faults that say that no connection could be made: the host may be reachable by another name.
UNREACHABLE = (CannotResolveHostError, DownloadConnectionRefusedError, DownloadTimeoutError)


class RefusedRequest(IgnoreRequest):  # type: ignore[misc]  # Scrapy is untyped
    """Refused by us (the gate, another host, no archive): what is to be said about it is recorded already."""


class SourceGuard:
    """Lets requests through to hosts of the source that the gate allows. Sees every redirect and robots.txt."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._open: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> SourceGuard:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        run = _run_of(self._crawler)
        self._check(run, request.url)
        if run.proxy:
            request.meta["proxy"] = run.proxy

    def _check(self, run: CrawlRun, url: str) -> None:
        # Scheme, host and port decide, and most requests go to the same ones; what may not stand in a path is looked
        # for in each.
        origin = url[: url.find("/", url.find("://") + 3) + 1]
        if origin in self._open and not has_forbidden_character(url):
            return
        try:
            run.gate.check_url(url)
        except GateError as error:
            run.find("refused_address", str(error))
            raise RefusedRequest(str(error)) from error
        if not run.may_ask(url):
            run.find("foreign_host", f"a link or redirect to {host_of(url)} was not followed")
            raise RefusedRequest("foreign host")
        self._open.update({origin} - {""})


class WatchForRefusal:
    """Ends the visit to a host that blocks us: a finding, no retry, nothing more asked of it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._refused_in_a_row = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> WatchForRefusal:
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Response:
        run = _run_of(self._crawler)
        reason = self._reason(request, response)
        later = blocking.seconds_asked(_header(response, "Retry-After"), run.clock())
        if reason or (later and response.status == blocking.UNAVAILABLE):
            request.meta["dont_retry"] = True
            run.retry_after = max(run.retry_after, later)
        if reason:
            request.meta["blocked"] = run.blocked = True
            run.closed_hosts.add(urlsplit(request.url).netloc)
            run.find("blocked", f"{request.meta.get('place', 'robots.txt')}: {reason}")
        return response

    def _reason(self, request: Request, response: Response) -> str:
        """Why this is a refusal of us and not of one page; empty if it is not."""
        status, role = response.status, request.meta.get("role", "")
        if status == blocking.TOO_MANY:
            return "429, too many requests"
        if not role:
            return ""
        mitigated = _header(response, "Cf-Mitigated")
        if blocking.is_check(response.body, _header(response, "Content-Type"), mitigated):
            return f"{status}, a check of the visitor"
        if status not in blocking.REFUSED:
            self._refused_in_a_row = 0
            return ""
        self._refused_in_a_row += 1
        if role != "article" or self._refused_in_a_row >= blocking.REFUSALS_IN_A_ROW:
            return f"{status}, refused"
        return ""


class ArchiveEveryResponse:
    """Hands each answer to the archive before anybody else sees it. Without an archive the crawl ends."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._archive: Any = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ArchiveEveryResponse:
        middleware = cls(crawler)
        crawler.signals.connect(middleware.open, signal=signals.spider_opened)
        crawler.signals.connect(middleware.close, signal=signals.spider_closed)
        return middleware

    def open(self) -> None:
        self._archive = archive_for(_run_of(self._crawler), self._crawler.settings[WRITER_SETTING])

    def process_request(self, request: Request) -> None:
        """The last look before the wire: by now robots.txt has been asked for."""
        if "role" in request.meta and urlsplit(request.url).netloc in _run_of(self._crawler).closed_hosts:
            raise RefusedRequest("the host is closed for this visit")

    def process_exception(self, request: Request, exception: Exception) -> None:
        run = _run_of(self._crawler)
        if is_of_proxy(run, exception):
            run.find("proxy_unreachable", type(exception).__name__)
            run.closed_hosts.add(urlsplit(request.url).netloc)
            return
        if isinstance(exception, UNREACHABLE):
            run.unreachable.add(urlsplit(request.url).netloc)
        if "role" not in request.meta and not isinstance(exception, IgnoreRequest):
            self._close_host(request, type(exception).__name__)

    async def process_response(self, request: Request, response: Response) -> Response:
        run = _run_of(self._crawler)
        run.count(request.meta.get("kind", "robots"), response.status, len(response.body))
        if "role" not in request.meta:
            run.closed_hosts.discard(urlsplit(request.url).netloc)
            if response.status >= 500:
                self._close_host(request, str(response.status))
        await self._archive.put(_exchange(run, request, response))
        if run.failure:
            self._end()
            raise RefusedRequest("the archive cannot be written")
        return response

    def close(self) -> None:
        """Wait for what is being written."""
        if self._archive is not None:
            self._archive.close()

    def _end(self) -> None:
        if not hasattr(self, "_closing"):
            loop = asyncio.get_running_loop()
            self._closing = loop.create_task(self._crawler.engine.close_spider_async(reason="archive_failed"))

    def _close_host(self, request: Request, reason: str) -> None:
        run = _run_of(self._crawler)
        run.closed_hosts.add(urlsplit(request.url).netloc)
        run.find("robots_unreachable", reason)


def _run_of(crawler: Crawler) -> CrawlRun:
    run: CrawlRun = crawler.spider.run
    return run


def _exchange(run: CrawlRun, request: Request, response: Response) -> Exchange:
    headers = tuple(
        [
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, values in dict.items(response.headers)  # its own looks every name up again
            for value in values
        ]
    )
    extra = {
        "discovered-from": request.meta.get("discovered_from", ""),
        "discovery": request.meta.get("kind", "") if request.meta.get("role") == "feed" else "",
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
