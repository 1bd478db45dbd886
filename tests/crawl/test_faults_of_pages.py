"""Faults of servers on the pages of articles: each is told by its name, none becomes a version of its page."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from registerpub.config import Config, CrawlSettings
from registerpub.pipeline.archive_check import check_archive
from registerpub.pipeline.crawl import CrawlResult, crawl_now
from registerpub.pipeline.ingest import ingest_due
from registerpub.store.models import Capture, DocumentRow, Finding
from registerpub_crawler.run import digest_of
from tests.conftest import NOW
from tests.crawl.helpers import Route, Site, answer, environment, feed, page, serving, set_back, write_source
from tests.crawl.hostile import CHECK, page_faults, path_of

pytestmark = [pytest.mark.journey, pytest.mark.django_db]
DAY = dt.timedelta(days=1)
DEEP = "HTML of depth 100,000"


def text_of(name: str, day: int = 1) -> str:
    return f"On day {day} the town council spoke of {name} for an hour, and then of the weather in the hills. " * 3


class Project:
    """A project with one source, visited on one day after another."""

    def __init__(self, config: Config, site: Site, concurrency: int = 6) -> None:
        self.config = replace(config, crawl=CrawlSettings(allow_loopback=True, timeout_seconds=2))
        self.site = site
        self.day = 0
        folder = write_source(config.sources / "paper", site)
        file = folder / "source.toml"
        file.write_text(file.read_text().replace("concurrency = 4", f"concurrency = {concurrency}"))

    def visit(self) -> tuple[CrawlResult, set[str]]:
        """A visit a day after the last one, and what was read of it; gives the kinds of finding that stand, too."""
        state = self.config.var / "crawl" / "paper.json"
        if state.exists():
            set_back(state, 25)
        self.day += 1
        now = NOW + self.day * DAY
        [result] = crawl_now(self.config, ["paper"], lambda: now)
        assert result.failure == ""
        assert ingest_due(self.config, now).failed == 0
        lasting = Finding.objects.filter(over__isnull=True, capture__isnull=True)
        of_the_day = Finding.objects.filter(seen=now)
        return result, set((lasting | of_the_day).values_list("kind", flat=True))

    def versions(self, path: str) -> list[str]:
        rows = DocumentRow.objects.filter(canonical=self.site.address + path).order_by("version")
        return [row.text for row in rows]


@pytest.fixture
def over(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Ends what hangs; the crawler is found by the processes that the pipeline starts."""
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([environment()["PYTHONPATH"], os.environ.get("PYTHONPATH", "")]))
    event = Event()
    yield event
    event.set()


def test_every_fault_of_a_page_is_told_and_none_becomes_a_version_of_it(config: Config, over: Event) -> None:
    faults = page_faults(over, text_of(DEEP))
    paths = {fault: path_of(fault) for fault in faults}
    routes: dict[str, Route] = {"/rss.xml": feed(*paths.values())}
    routes |= {path: page(text_of(fault)) for fault, path in paths.items()}
    with serving(routes) as site:
        project = Project(config, site)
        result, kinds = project.visit()
        assert (result.articles, kinds) == (len(faults), {"no_date"})
        routes |= {paths[fault]: route for fault, (route, _) in faults.items()}
        result, kinds = project.visit()
        over.set()
        assert kinds >= {kind for _, kind in faults.values()}
        for fault, (_, kind) in faults.items():
            assert _is_told(result, kind, site.address + paths[fault]), fault
        before = {path: project.versions(path) for path in paths.values()}
        # A page of great depth is no error page: its words are read, and that it was odd is told.
        assert text_of(DEEP).strip() in before[paths[DEEP]][-1]
        assert {path for path, found in before.items() if len(found) != 1} <= {paths[DEEP]}
        routes |= {path: page(text_of(fault, day=3)) for fault, path in paths.items()}
        result, kinds = project.visit()
        assert result.articles == len(faults)
        for path, found in before.items():
            assert project.versions(path)[:-1] == found
    assert check_archive(project.config).problems == []


def _is_told(result: CrawlResult, kind: str, url: str) -> bool:
    """By the crawl, under the digest of the article; by the gate, which names an address only; or by reading."""
    if kind == "too_deep":
        return Finding.objects.filter(kind=kind, capture__url=url).exists()
    details = [found["detail"] for found in result.findings if found["kind"] == kind]
    return any(digest_of(url) in detail or kind == "refused_address" for detail in details)


def test_a_check_of_visitors_in_place_of_an_article_is_no_version_and_ends_the_visit(
    config: Config, over: Event
) -> None:
    routes = {"/rss.xml": feed("/a.html", "/b.html"), "/a.html": page(text_of("a")), "/b.html": page(text_of("b"))}
    with serving(routes) as site:
        project = Project(config, site, concurrency=1)
        project.visit()
        routes["/a.html"] = answer(CHECK)
        site.asked.clear()
        result, kinds = project.visit()
        assert (result.articles, result.summary["blocked"]) == (0, True)
        assert {"blocked", "challenge_page"} <= kinds
        assert "/b.html" not in site.asked
        assert len(project.versions("/a.html")) == 1
        routes["/a.html"] = page(text_of("a", day=3))
        result, _ = project.visit()
        assert (result.articles, len(project.versions("/a.html"))) == (2, 2)


def test_a_server_that_fails_for_a_week_is_told_of_every_day_and_nothing_is_missed(config: Config, over: Event) -> None:
    broken = answer("<html><body>" + "Internal error. " * 20 + "</body></html>", status=500)
    whole = {"/rss.xml": feed("/a.html"), "/a.html": page(text_of("a"))}
    routes = dict(whole)
    with serving(routes) as site:
        project = Project(config, site)
        project.visit()
        for _ in range(7):
            routes |= {"/rss.xml": broken, "/a.html": broken}
            result, kinds = project.visit()
            assert (result.articles, kinds) == (0, {"http_status"})
        assert DocumentRow.objects.count() == 1
        routes |= {"/rss.xml": feed("/b.html", "/a.html"), "/a.html": whole["/a.html"], "/b.html": page(text_of("b"))}
        result, kinds = project.visit()
    assert (result.articles, result.summary["new_items"]) == (2, 1) and "http_status" not in kinds
    assert sorted(DocumentRow.objects.values_list("canonical", "version")) == [
        (site.address + "/a.html", 1),
        (site.address + "/b.html", 1),
    ]
    assert Capture.objects.filter(status=500, role="other").count() >= 7


def test_log_and_findings_of_every_fault_show_no_address(config: Config, over: Event, tmp_path: Path) -> None:
    faults = page_faults(over, text_of("x"))
    routes: dict[str, Route] = {f"/somebody-{number}.html": route for number, (route, _) in enumerate(faults.values())}
    with serving({"/rss.xml": feed(*routes), **routes}) as site:
        project = Project(config, site)
        result, _ = project.visit()
    assert result.findings
    assert "somebody" not in str(result.summary)
    assert "somebody" not in str(list(Finding.objects.values("key", "detail")))
