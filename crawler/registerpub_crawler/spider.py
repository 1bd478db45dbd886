"""The spider: asks the pages of links of a source, whatever their kind, and fetches the articles new or changed.

Whatever a site does is a finding; an exception here is our own fault and ends the run with an error.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from registerpub.core.counted import counted
from registerpub_crawler.addressing import Addresses, host_of, with_host
from registerpub_crawler.discovery import RECHECKED, BrokenPage, Found, Kind, Link, Page, Step
from registerpub_crawler.faults import is_sound, note_fault
from registerpub_crawler.kinds import kinds_of
from registerpub_crawler.middleware import RefusedRequest
from registerpub_crawler.progress import Progress, key_of
from registerpub_crawler.run import CrawlRun, digest_of

_GONE = (404, 410)
#: So few links may all be new without anything having been missed.
_FEW = 5
_FIRST = 10
_A_DAY_LATER = dt.timedelta(days=6)


class SourceSpider(Spider):  # type: ignore[misc]  # Scrapy is untyped
    """Crawls one source once. Keeps in ``run`` what it learns."""

    name = "source"

    def __init__(self, run: CrawlRun, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.run = run
        self._addresses = Addresses(run.source)
        self._kinds = kinds_of(run.source, self._addresses)
        self._progress = Progress()
        self._listed: set[str] = set()
        self._mirror = ""

    @classmethod
    def from_crawler(cls, crawler: Crawler, *arguments: Any, **named: Any) -> SourceSpider:
        spider: SourceSpider = super().from_crawler(crawler, *arguments, **named)
        crawler.signals.connect(spider.note_own_fault, signal=signals.spider_error)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        for kind in self._kinds:
            for step in kind.begin(self.run.sweep):
                yield self._page_request(kind, step)

    def parse_page(self, response: Response, kind: Kind, step: Step, mirror: int) -> Iterator[Request]:
        """Turn a page of links into requests for its due articles and for the pages it leads to."""
        self._mirror = host_of(step.url) if mirror else self._mirror
        if response.status == 304:
            self.run.not_modified += 1
            self._progress.entries[step.entry].unchanged = True
            self._progress.close_step(step)
            return
        found = self._read(response, kind, step)
        if found is None:
            return
        links = [link for link in found.links if self._addresses.is_article(link.url)]
        items = [self._addresses.at_home(link.url) for link in links]
        new = sum(self._note_listed(item) for item in items)
        requests = list(self._due(links, items, step))
        self._note_read(response, kind, step, found, links)
        yield from requests
        for further in (*found.steps, *self._next_page(found, kind, step, links, new)):
            yield self._page_request(kind, further, mirror)

    def page_failed(self, failure: Any) -> Iterator[Request]:
        """A page of links that brought no answer: at home it is asked of the next mirror if home cannot be reached."""
        kind, step, mirror = (failure.request.cb_kwargs[name] for name in ("kind", "step", "mirror"))
        self.note_fault(failure)
        if urlsplit(step.url).netloc not in self.run.unreachable:
            return
        if not (mirror or self._addresses.is_at_home(step.url)):
            return
        url = self._addresses.on_mirror(step.url, mirror + 1)
        if url:
            self.run.find("home_unreachable", f"{host_of(step.url)} cannot be reached; mirror {mirror + 1} is asked")
            self._progress.close_step(step)
            yield self._page_request(kind, replace(step, url=url), mirror + 1)

    def parse_article(self, response: Response, item: str, place: str) -> None:
        """Count an archived article; an answer without one is a finding and is asked for again next time."""
        if response.meta.get("blocked"):
            return
        if response.status == 200:
            if not is_sound(self.run, response, place):
                return
            self.run.articles += 1
        else:
            self.run.find("http_status", f"{place}: {response.status}")
            if response.status not in _GONE:
                return
        self._progress.finish(item, self.run.cursor, self.run.clock())

    def note_fault(self, failure: Any) -> None:
        """A request that brought no answer."""
        if not isinstance(failure.value, RefusedRequest):
            note_fault(self.run, failure.value, failure.request.meta.get("place", "robots.txt"))

    def note_own_fault(self, failure: Any) -> None:
        """A callback raised: that is a fault of this program."""
        frame = failure.getTracebackObject()
        while frame is not None and frame.tb_next is not None:
            frame = frame.tb_next
        where = f"{frame.tb_frame.f_code.co_name}:{frame.tb_lineno}" if frame is not None else "unknown place"
        self.run.failure = self.run.failure or f"{type(failure.value).__name__} in {where}"

    def closed(self, reason: str) -> None:
        """Remember the validators of pages of which nothing is left to do, and how the sweep went."""
        run, progress, now = self.run, self._progress, self.run.clock()
        if reason != "finished" and not run.failure:
            run.find("time_limit", "the crawl was ended before it had fetched everything")
        for entry in progress.entries.values():
            if entry.empty and not (entry.items or entry.unchanged or entry.open_steps):
                run.find(entry.empty, f"{entry.place}: {_none_of(entry.listed)}")
        progress.settle(run.cursor, now)
        if run.sweep and reason == "finished" and progress.is_discovered:
            run.swept = True
            # What could not be fetched may stand deep in a listing: look there again tomorrow, not in a week.
            run.cursor.swept = (now if progress.is_complete else now - _A_DAY_LATER).isoformat()

    def _read(self, response: Response, kind: Kind, step: Step) -> Found | None:
        """What the page gives, or ``None``; why not has been recorded then."""
        if response.meta.get("blocked"):
            return None
        if response.status in _GONE and step.number > 2:
            # Past the last page of a listing.
            self._progress.close_step(step)
            return None
        if response.status != 200:
            self.run.find("http_status", f"{step.place}: {response.status}")
            return None
        if not is_sound(self.run, response, step.place, kind.smallest):
            return None
        content_type = response.headers.get("Content-Type") or b""
        try:
            found = kind.read(step, Page(response.url, response.body, content_type.decode("latin-1")), self.run.sweep)
        except BrokenPage as error:
            self.run.find(kind.broken, f"{step.place}: {error}")
            return None
        for note in found.notes:
            self.run.find(*note)
        return found

    def _note_listed(self, item: str) -> bool:
        """Count a link by its address at home; whether no visit has seen it before."""
        if item in self._listed:
            return False
        self._listed.add(item)
        is_new = not self.run.cursor.is_known(item)
        self.run.items += 1
        self.run.new_items += is_new
        return is_new

    def _due(self, links: list[Link], items: list[str], step: Step) -> Iterator[Request]:
        """Requests for those of ``links`` that are due; ``items`` are their addresses at home."""
        cursor, entry, now = self.run.cursor, step.entry, self.run.clock()
        for place, (link, item) in enumerate(zip(links, items, strict=True)):
            is_due = cursor.is_due(item, link.stamp, now, entry, recheck=place < RECHECKED)
            cursor.note_listed(item, link.stamp, now, entry)
            if self._progress.is_done(item):
                cursor.remember_item(item, link.stamp, now, entry)
            elif is_due and self._progress.want(item, link.stamp, entry):
                yield self._article_request(link, item, step.url)

    def _note_read(self, response: Response, kind: Kind, step: Step, found: Found, links: list[Link]) -> None:
        key = key_of(step)
        entry = self._progress.entries[step.entry]
        changed = self.run.cursor.note_body(key, response.body)
        if changed and kind.empty and not (links or found.steps):
            self.run.changed_without_items += 1
            self.run.find("changed_without_items", step.place)
        entry.listed += found.listed
        entry.items += len(links)
        if found.keep_validators:
            entry.fresh[key] = (_header(response, "ETag"), _header(response, "Last-Modified"))
        self._progress.close_step(step)

    def _next_page(self, found: Found, kind: Kind, step: Step, links: list[Link], new: int) -> Iterator[Step]:
        """The next page of a listing, while pages bring something new; a sweep goes on to its own limit."""
        entry = self._progress.entries[step.entry]
        urls = tuple(link.url for link in links)
        repeated, entry.last = bool(urls) and urls == entry.last, urls
        if repeated:
            # Further on it is the end of the listing: many sites show a page that they have for one that they have not.
            if step.number > 2:
                return
            self.run.find("broken_listing", f"{step.place}: the same links as the page before")
        elif found.next_page is not None and links and (new or self.run.sweep):
            yield found.next_page
        elif new == len(links) > _FEW and not self.run.sweep and not step.depth:
            self.run.find("maybe_missed", f"{step.place}: each of {new} links is new")

    def _page_request(self, kind: Kind, step: Step, mirror: int = 0) -> Request:
        self._progress.open_step(step, kind.empty)
        start = step.entry.partition(" ")[0]
        headers = dict(step.headers)
        if step.conditional:
            headers |= self.run.cursor.conditions(key_of(step), self.run.clock())
        return Request(
            step.url,
            callback=self.parse_page,
            errback=self.page_failed,
            headers=headers,
            cb_kwargs={"kind": kind, "step": step, "mirror": mirror},
            meta={
                "role": kind.role,
                "kind": kind.name,
                "place": step.place,
                "discovered_from": "" if step.url == start else start,
            },
            priority=_FIRST,
            dont_filter=True,
        )

    def _article_request(self, link: Link, item: str, listed_at: str) -> Request:
        url = link.url
        if self._mirror and self._addresses.is_at_home(url) and urlsplit(url).netloc in self.run.unreachable:
            url = with_host(url, self._mirror)
        place = f"article {digest_of(link.url)}"
        return Request(
            url,
            callback=self.parse_article,
            errback=self.note_fault,
            headers=dict(link.headers),
            cb_kwargs={"item": item, "place": place},
            meta={"role": "article", "kind": "article", "place": place, "discovered_from": listed_at},
            # Repeated links are told apart by their address at home; Scrapy's filter would drop a redirect loop
            # without a word.
            dont_filter=True,
        )


def _none_of(listed: int) -> str:
    return f"{counted(listed, 'link')}, none of them to an article" if listed else "no items"


def _header(response: Response, name: str) -> str:
    value: Any = response.headers.get(name)
    return value.decode("latin-1") if value else ""
