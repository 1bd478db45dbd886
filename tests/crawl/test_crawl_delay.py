"""Crawl-delay of robots.txt: a least for the host's slot, whatever AutoThrottle would choose, up to a limit."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request, signals
from scrapy.core.downloader import Slot
from scrapy.http import Response
from scrapy.robotstxt import ProtegoRobotParser
from scrapy.signalmanager import SignalManager

from registerpub.sources import Politeness
from registerpub_crawler.crawl_delay import MAX_CRAWL_DELAY, HonourCrawlDelay

HOST = "paper.example"
REQUEST = Request(f"https://{HOST}/robots.txt", meta={"download_slot": HOST})
ANSWER = Response(REQUEST.url)


class Crawl:
    """A crawl as far as the extension sees it: a downloader with one slot, a run that collects findings."""

    def __init__(self, own_delay: float = 2.0) -> None:
        self.slot = Slot(concurrency=4, delay=own_delay, jitter=0.5)
        self.found: list[str] = []
        self.downloader: Any = SimpleNamespace(
            slots={HOST: self.slot}, per_slot_settings={}, total_concurrency=4, get_slot_key=lambda request: HOST
        )
        source = SimpleNamespace(politeness=Politeness(delay=own_delay))
        run = SimpleNamespace(source=source, find=lambda kind, detail: self.found.append(f"{kind}: {detail}"))
        self.signals = SignalManager(self)
        # Like AutoThrottle, which is loaded before the extension and so connected before it.
        self.signals.connect(self.choose, signal=signals.response_downloaded)
        self.chosen = own_delay
        crawler: Any = SimpleNamespace(
            engine=SimpleNamespace(downloader=self.downloader), spider=SimpleNamespace(run=run), signals=self.signals
        )
        self.extension = HonourCrawlDelay(crawler, "registerpub")

    def read(self, robots: str) -> None:
        self.extension.read_robots(ProtegoRobotParser(robots.encode(), None), REQUEST)

    def choose(self) -> None:
        self.slot.delay = self.chosen

    def throttle(self, delay: float) -> None:
        """AutoThrottle chooses when it hears of an answer; then the extension hears of the same answer."""
        self.chosen = delay
        self.signals.send_catch_log(signals.response_downloaded, response=ANSWER, request=REQUEST)


def test_the_delay_is_a_least_without_chance_and_one_request_at_a_time() -> None:
    crawl = Crawl()
    crawl.read("User-agent: *\nCrawl-delay: 10\n")
    assert (crawl.slot.download_delay(), crawl.slot.concurrency, crawl.downloader.total_concurrency) == (10.0, 1, 1)
    crawl.throttle(3.0)
    assert crawl.slot.download_delay() == 10.0
    crawl.throttle(25.0)
    assert crawl.slot.download_delay() == 25.0
    assert crawl.found == []


def test_a_slot_made_anew_has_the_delay_too() -> None:
    crawl = Crawl()
    crawl.downloader.slots.clear()
    crawl.read("User-agent: *\nCrawl-delay: 10\n")
    assert crawl.downloader.per_slot_settings == {HOST: {"concurrency": 1, "delay": 10.0, "jitter": 0.0}}


def test_a_delay_shorter_than_our_own_does_not_make_us_hurry() -> None:
    crawl = Crawl(own_delay=5.0)
    crawl.read("User-agent: *\nCrawl-delay: 1\n")
    assert crawl.slot.download_delay() == 5.0


def test_a_delay_beyond_the_limit_is_reported_and_cut() -> None:
    crawl = Crawl()
    crawl.read("User-agent: *\nCrawl-delay: 86400\n")
    assert crawl.slot.download_delay() == MAX_CRAWL_DELAY
    assert crawl.found == ["crawl_delay_too_long: robots.txt asks for 86400 seconds between requests; 30 are kept"]


@pytest.mark.parametrize("line", ["", "Crawl-delay: soon", "Crawl-delay: 0", "Crawl-delay: -5", "Crawl-delay: inf"])
def test_without_a_usable_delay_nothing_changes(line: str) -> None:
    crawl = Crawl()
    crawl.read(f"User-agent: *\n{line}\n")
    assert (crawl.slot.delay, crawl.slot.jitter, crawl.downloader.per_slot_settings) == (2.0, 0.5, {})
    crawl.throttle(1.0)
    assert crawl.slot.delay == 1.0


def test_the_group_that_names_us_counts() -> None:
    crawl = Crawl()
    crawl.read("User-agent: *\nCrawl-delay: 20\n\nUser-agent: registerpub\nCrawl-delay: 4\n")
    assert crawl.slot.download_delay() == 4.0


def test_the_delay_stays_the_least_when_robots_txt_is_read_again() -> None:
    crawl = Crawl()
    for asked in (8, 5):
        crawl.read(f"User-agent: *\nCrawl-delay: {asked}\n")
    crawl.throttle(1.0)
    assert crawl.slot.download_delay() == 8.0
