"""How a crawl gets to a site and when it lets go: mirrors, proxies, refusals, visit windows."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.archive import read_captures
from registerpub.config import Config, CrawlSettings
from registerpub.core.records import CapturedPage
from registerpub.pipeline.crawl import run_crawler
from registerpub.pipeline.filing import page_address
from registerpub.sources import Politeness, Source, load_source
from registerpub_crawler.addressing import Addresses
from registerpub_crawler.blocking import MAX_RETRY_AFTER, is_check, seconds_asked
from tests.crawl.helpers import Route, Site, answer, crawl, environment, feed, page, serving, write_source

NOW = dt.datetime(2024, 3, 1, 12, tzinfo=dt.UTC)
CHECK = "<!doctype html><html><head><title>Just a moment...</title></head><body><p>Wait.</p></body></html>"


def archived(work: Path) -> list[CapturedPage]:
    files = sorted((work / "archive").glob("*.warc.gz"))
    return [item for path in files for item in read_captures(path) if isinstance(item, CapturedPage)]


@pytest.mark.journey
def test_when_home_is_out_of_reach_the_mirrors_are_asked_in_order_and_found_at_home_later(tmp_path: Path) -> None:
    text = "The page tells of a day in the town, and of nobody in particular. " * 3
    routes = {"/rss.xml": feed("http://127.0.0.1:PORT/a/1", "/a/2"), "/a/1": page(text), "/a/2": page(text + "Two.")}
    with serving(routes, "127.0.0.3") as mirror:
        port = mirror.address.rpartition(":")[2]
        routes["/rss.xml"] = feed(f"http://127.0.0.1:{port}/a/1", "/a/2")
        home = Site(f"http://127.0.0.1:{port}")
        source = write_source(tmp_path / "paper", home, mirrors=("127.0.0.2", "127.0.0.3"))
        outcome = crawl(source, tmp_path)
        again = crawl(source, tmp_path)
    assert (outcome.code, outcome.summary["articles"]) == (0, 2)
    told = [finding["detail"] for finding in outcome.summary["findings"] if finding["kind"] == "home_unreachable"]
    assert told == ["127.0.0.1 cannot be reached; mirror 1 is asked", "127.0.0.2 cannot be reached; mirror 2 is asked"]
    assert (again.summary["articles"], again.summary["new_items"]) == (0, 0)
    loaded = load_source(source)
    addresses = {page_address(item.url, loaded) for item in archived(tmp_path) if item.role == "article"}
    assert addresses == {f"{home.address}/a/1", f"{home.address}/a/2"}


@pytest.mark.journey
@pytest.mark.parametrize(
    ("feed_route", "article", "reason", "asked", "retry_after"),
    [
        (answer("no " * 40, status=403), page(), "feed 1: 403, refused", 0, 0),
        (answer("no " * 40, status=429, Retry_After="120"), page(), "feed 1: 429, too many requests", 0, 120),
        (answer(CHECK), page(), "feed 1: 200, a check of the visitor", 0, 0),
        (None, answer(CHECK, status=503), "503, a check of the visitor", 1, 0),
        (None, answer("no " * 40, status=429, Retry_After="99999999"), "429, too many requests", 1, MAX_RETRY_AFTER),
        (None, answer("no " * 40, status=451), "451, refused", 3, 0),
    ],
)
def test_a_site_that_blocks_us_is_reported_and_left_alone(
    tmp_path: Path, feed_route: Route | None, article: Route, reason: str, asked: int, retry_after: int
) -> None:
    paths = [f"/a/{number}" for number in range(8)]
    with serving({"/rss.xml": feed_route or feed(*paths), **dict.fromkeys(paths, article)}) as site:
        source = write_source(tmp_path / "paper", site)
        text = (source / "source.toml").read_text().replace("concurrency = 4", "concurrency = 1")
        (source / "source.toml").write_text(text)
        outcome = crawl(source, tmp_path)
        assert site.asked.count("/rss.xml") == 1
        assert len([path for path in site.asked if path in paths]) == asked
    [blocked] = [finding for finding in outcome.summary["findings"] if finding["kind"] == "blocked"]
    assert reason in blocked["detail"]
    assert (outcome.code, outcome.summary["articles"], outcome.summary["blocked"]) == (0, 0, True)
    assert outcome.summary["retry_after"] == retry_after


@pytest.mark.journey
def test_one_article_that_is_refused_is_no_refusal_of_us(tmp_path: Path) -> None:
    refused = answer("no " * 40, status=403)
    routes = {"/rss.xml": feed("/a/1", "/a/2", "/a/3"), "/a/1": refused, "/a/2": page(), "/a/3": refused}
    with serving(routes) as site:
        outcome = crawl(write_source(tmp_path / "paper", site), tmp_path)
    assert (outcome.summary["articles"], outcome.summary["blocked"], outcome.kinds) == (1, False, {"http_status"})


@pytest.mark.journey
@pytest.mark.django_db  # a crawl under way asks whether everything stands still
def test_a_source_goes_through_its_own_proxy_and_names_are_resolved_there(
    config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    def through(handler: BaseHTTPRequestHandler) -> None:
        page("The page tells of a day in the town, and of nobody in particular. " * 3)(handler)

    at = "http://paper.invalid"
    routes = {f"{at}/rss.xml": feed("/a/1"), f"{at}/a/1": through}
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([environment()["PYTHONPATH"], os.environ.get("PYTHONPATH", "")]))
    with serving(routes) as proxy:
        source = load_source(write_source(config.sources / "paper", Site(at)))
        settings = CrawlSettings(proxy="http://127.0.0.1:1", proxies={"paper": proxy.address})
        result = run_crawler(source, replace(config, crawl=settings))
        assert proxy.asked == [f"{at}/robots.txt", f"{at}/rss.xml", f"{at}/a/1"]
    assert (result.failure, result.articles, result.findings) == ("", 1, ())
    assert result.summary["new_items"] == 1


@pytest.mark.parametrize("proxies", [{}, {"paper": "direct"}, {"paper": "http://127.0.0.1:9"}])
def test_the_proxy_of_a_source_comes_before_that_of_the_project(proxies: dict[str, str]) -> None:
    settings = CrawlSettings(proxy="http://127.0.0.1:8", proxies=proxies)
    chosen = {"": "http://127.0.0.1:8", "direct": ""}.get(proxies.get("paper", ""), "http://127.0.0.1:9")
    assert (settings.proxy_of("paper"), settings.proxy_of("radio")) == (chosen, "http://127.0.0.1:8")


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("", 0),
        ("soon", 0),
        ("-5", 0),
        ("7", 7),
        (" 120 ", 120),
        ("9" * 400, MAX_RETRY_AFTER),
        ("Fri, 01 Mar 2024 12:01:40 GMT", 100),
        ("Fri, 01 Mar 2024 11:00:00 GMT", 0),
        ("Fri, 01 Mar 2999 11:00:00 GMT", MAX_RETRY_AFTER),
    ],
)
def test_retry_after_is_honoured_up_to_a_day(value: str, seconds: int) -> None:
    assert seconds_asked(value, NOW) == seconds


@given(st.text(max_size=40))
def test_no_retry_after_breaks_a_crawl(value: str) -> None:
    assert 0 <= seconds_asked(value, NOW) <= MAX_RETRY_AFTER


def test_an_article_about_checks_of_visitors_is_none() -> None:
    article = (
        "<title>T</title><p>Just a moment... says the page: checking your browser. " + "Readers wrote to us. " * 100
    )
    assert is_check(CHECK.encode(), "text/html", "")
    assert is_check(b"", "text/html", "challenge")
    assert not is_check(article.encode(), "text/html", "")
    assert not is_check(b"<p>An ordinary page.</p>", "text/html", "")


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<TITLE lang=en>\n Just a moment...</TITLE>", True),
        ("<title>DDoS-Guard</title>", True),
        ("<title>Attention Required! | Cloudflare</title>", True),
        ("<script>window._cf_chl_opt={}</script>", True),
        ("<p>Please Enable JavaScript and cookies to continue</p>", True),
        ("<script src='/__qrator/x.js'></script>", True),
        ("<title>News</title><p>Just a moment, he said.</p>", False),
        ("<title>News: DDoS-Guard</title>", False),
        ("<title>News</title><svg><title>DDoS-Guard</title></svg>", False),
        ("<p>Just a moment</p><titles>", False),
        # Such a page begins with its marks; what comes far down is not looked at.
        ("<p>" + " " * 20_000 + "</p><script>window._cf_chl_opt={}</script>", False),
    ],
)
def test_a_check_is_known_by_its_marks_and_by_the_title_of_the_page(page: str, found: bool) -> None:
    assert is_check(page.encode(), "text/html", "") is found


def windowed(start: str, end: str, zone: str = "Asia/Almaty") -> Source:
    window = (dt.time.fromisoformat(start), dt.time.fromisoformat(end))
    politeness = Politeness(visit_window=window)
    return Source("x", "X", "https://x.example/", ("x.example",), "news", "news", ("kk",), zone, politeness=politeness)


@pytest.mark.parametrize(
    ("start", "end", "utc", "left"),
    [
        # Almaty was six hours ahead of UTC until the end of February 2024, and is five since.
        ("01:00", "05:00", "2024-02-29T18:59", 0),
        ("01:00", "05:00", "2024-02-28T19:00", 4 * 3600),
        ("01:00", "05:00", "2024-02-28T23:00", 0),
        ("01:00", "05:00", "2024-03-02T20:00", 4 * 3600),
        ("01:00", "05:00", "2024-03-02T19:59", 0),
        ("22:00", "04:00", "2024-03-02T17:00", 6 * 3600),
        ("22:00", "04:00", "2024-03-02T22:00", 3600),
        ("22:00", "04:00", "2024-03-02T23:00", 0),
    ],
)
def test_a_window_opens_and_closes_by_the_clock_of_the_source(start: str, end: str, utc: str, left: int) -> None:
    now = dt.datetime.fromisoformat(utc + "+00:00")
    assert windowed(start, end).window_seconds(now) == left


@given(st.times(), st.times(), st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2030, 1, 1)))
def test_at_every_moment_exactly_one_of_a_window_and_its_complement_is_open(
    start: dt.time, end: dt.time, moment: dt.datetime
) -> None:
    first, second = f"{start:%H:%M}", f"{end:%H:%M}"
    if first == second:
        return
    now = moment.replace(tzinfo=dt.UTC)
    inside, outside = (windowed(*pair, "Etc/GMT-5").window_seconds(now) for pair in ((first, second), (second, first)))
    assert inside is not None and outside is not None
    assert (inside > 0) != (outside > 0)


def test_a_source_without_a_window_is_visited_at_any_hour() -> None:
    assert replace(windowed("01:00", "02:00"), politeness=Politeness()).window_seconds(NOW) is None


def test_an_article_on_a_mirror_is_judged_by_the_patterns_of_home() -> None:
    source = replace(
        windowed("01:00", "02:00"), mirrors=("m.example",), article_patterns=(r"^https://x\.example/a/\d+$",)
    )
    addresses = Addresses(source)
    assert addresses.is_article("http://m.example/a/1?utm_source=x")
    assert addresses.is_article("https://x.example/a/1")
    assert not addresses.is_article("http://m.example/tag/1")
    assert not addresses.is_article("http://other.example/a/1")
    assert addresses.at_home("http://m.example/a/1") == "https://x.example/a/1"
    assert addresses.on_mirror("https://x.example:8443/a", 1) == "https://m.example:8443/a"
    assert addresses.on_mirror("https://x.example/a", 2) == ""


@pytest.mark.journey
def test_a_proxy_that_is_not_there_is_no_fault_of_the_site(tmp_path: Path) -> None:
    with serving({}) as gone:
        proxy = gone.address
    source = write_source(tmp_path / "paper", Site("http://paper.invalid"), mirrors=("mirror.invalid",))
    outcome = crawl(source, tmp_path, "--proxy", proxy)
    assert outcome.code == 0
    assert outcome.kinds == {"proxy_unreachable"}
    assert len(outcome.summary["findings"]) == 1
    assert "home_unreachable" not in outcome.kinds
