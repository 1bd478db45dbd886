"""Whole crawls of sites whose articles stand on sitemaps, listings, JSON and watched pages."""

from __future__ import annotations

import gzip
import json
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from registerpub.archive import read_captures
from registerpub.core.records import CapturedPage
from tests.crawl.helpers import Outcome, Route, answer, crawl, feed, page, serving, set_back, write_source

pytestmark = pytest.mark.journey
PAGED = '[[discovery.listings]]\nurl = "SITE/news/"\nlinks = ".item a"\npages = "SITE/news/{page}"\n'


def captures(work: Path) -> list[CapturedPage]:
    files = sorted((work / "archive").glob("*.warc.gz"))
    return [item for path in files for item in read_captures(path) if isinstance(item, CapturedPage)]


def listing(*paths: str) -> Route:
    items = "".join(f'<div class="item"><a href="{path}">t</a></div>' for path in paths)
    return answer(f"<html><body><h1>The newest articles of the paper, the newest first</h1>{items}</body></html>")


def articles(*paths: str) -> dict[str, Route]:
    return {path: page(f"The page {path} tells of a day in the town. " * 3) for path in paths}


def details(outcome: Outcome, kind: str) -> list[str]:
    return [finding["detail"] for finding in outcome.summary["findings"] if finding["kind"] == kind]


def test_every_kind_of_discovery_leads_to_its_articles(tmp_path: Path) -> None:
    def part(handler: BaseHTTPRequestHandler) -> None:
        host = handler.headers["Host"]
        rows = "".join(f"<url><loc>http://{host}/a/{number}</loc></url>" for number in (1, 2))
        answer(gzip.compress(f"<urlset>{rows}<url><loc>/tag</loc></url></urlset>".encode()), "application/gzip")(
            handler
        )

    items = [{"slug": "j1", "at": "2024-01-01"}, {"slug": "j2", "at": "2024-01-01"}]
    routes = {
        "/rss.xml": feed("/a/0"),
        "/index.xml": answer("<sitemapindex><sitemap><loc>/part.xml.gz</loc></sitemap></sitemapindex>" + " " * 60),
        "/part.xml.gz": part,
        "/news/": listing("/a/3", "/a/4"),
        "/news/2": listing("/a/5"),
        "/api?p=0": answer(json.dumps({"data": items, "note": "x" * 60}), "application/json"),
        "/watched": page("The list of the owner names nobody yet. " * 3),
        **articles("/a/0", "/a/1", "/a/2", "/a/3", "/a/4", "/a/5", "/a/j1", "/a/j2"),
    }
    discovery = (
        '[discovery]\nfeeds = ["SITE/rss.xml"]\nsitemaps = ["SITE/index.xml"]\n'
        + PAGED
        + "sweep_pages = 2\nmax_pages = 1\n"
        + '[[discovery.json]]\nurl = "SITE/api?p=0"\nitems = "data"\nlink = "/a/{slug}"\nstamp = "at"\n'
        + 'headers = { Accept-Language = "kk" }\n[[discovery.watched]]\nurl = "SITE/watched"\nkind = "list"\n'
        + '[articles]\npatterns = ["/a/"]\n'
    )
    with serving(routes) as site:
        source = write_source(tmp_path / "paper", site, discovery=discovery)
        first = crawl(source, tmp_path)
        languages = {path: headers.get("Accept-Language") for path, headers in site.headers}
        site.asked.clear()
        second = crawl(source, tmp_path)
        again = set(site.asked)
    summary = first.summary
    assert (summary["articles"], summary["items"], summary["new_items"], first.kinds) == (8, 8, 8, set())
    assert (summary["sweep"], summary["swept"]) == (True, True)
    assert {what: counts["200"] for what, counts in summary["statuses"].items() if what != "robots"} == {
        "article": 8,
        "feed": 1,
        "sitemap": 2,
        "listing": 2,
        "json": 1,
        "watched": 1,
    }
    assert languages["/a/j1"] == languages["/api?p=0"] == "kk"
    assert languages["/a/0"] != "kk"
    assert (second.summary["articles"], second.summary["items"], second.summary["new_items"]) == (0, 7, 0)
    assert again == {"/robots.txt", "/rss.xml", "/index.xml", "/part.xml.gz", "/news/", "/api?p=0", "/watched"}
    roles = {item.url.removeprefix(site.address): item for item in captures(tmp_path)}
    assert roles["/watched"].role == "watched"
    assert (roles["/news/2"].role, roles["/news/2"].extra["discovery"]) == ("feed", "listing")
    assert roles["/a/5"].extra["discovered-from"] == site.address + "/news/2"


def test_a_listing_is_read_while_pages_bring_something_new_and_once_a_week_to_its_end(tmp_path: Path) -> None:
    numbers = {number: f"/a/{number}" for number in range(1, 9)}
    routes = {
        "/news/": listing(numbers[1], numbers[2]),
        "/news/2": listing(numbers[3], numbers[4]),
        "/news/3": listing(numbers[5], numbers[6]),
        "/news/4": listing(numbers[7]),
        **articles(*numbers.values()),
    }
    discovery = PAGED + "max_pages = 3\nsweep_pages = 9\n"
    with serving(routes) as site:
        source = write_source(tmp_path / "paper", site, discovery=discovery)
        first = crawl(source, tmp_path)
        assert (first.summary["articles"], first.summary["swept"], first.kinds) == (7, True, set())
        routes["/news/"] = listing(numbers[8], numbers[1])
        site.asked.clear()
        second = crawl(source, tmp_path)
        assert (second.summary["articles"], second.summary["new_items"], second.summary["sweep"]) == (1, 1, False)
        assert [path for path in site.asked if path.startswith("/news")] == ["/news/", "/news/2"]
        set_back(tmp_path / "paper.json", 7 * 24)
        site.asked.clear()
        third = crawl(source, tmp_path)
        assert third.summary["sweep"]
        assert [path for path in site.asked if path.startswith("/news")] == [
            "/news/",
            "/news/2",
            "/news/3",
            "/news/4",
            "/news/5",
        ]


def test_a_sweep_that_was_cut_short_is_made_again(tmp_path: Path) -> None:
    routes = {"/news/": listing("/a/1"), "/news/2": answer("x" * 90, status=500), **articles("/a/1")}
    with serving(routes) as site:
        source = write_source(tmp_path / "paper", site, discovery=PAGED + "sweep_pages = 2\nmax_pages = 2\n")
        first = crawl(source, tmp_path)
        assert (first.summary["sweep"], first.summary["swept"], first.kinds) == (True, False, {"http_status"})
        assert crawl(source, tmp_path).summary["sweep"]


@pytest.mark.parametrize(
    ("route", "kind"),
    [
        (listing(), "empty_listing"),
        (listing("/about", "/contact"), "empty_listing"),
        (answer(b"\0" * 3000), "empty_body"),
        (answer("<html>" + "<div>" * 100_000), "broken_listing"),
    ],
)
def test_a_listing_without_articles_is_a_finding(tmp_path: Path, route: Route, kind: str) -> None:
    with serving({"/news/": route}) as site:
        discovery = PAGED + '[articles]\npatterns = ["/a/"]\n'
        outcome = crawl(write_source(tmp_path / "paper", site, discovery=discovery), tmp_path)
    assert (outcome.code, outcome.kinds) == (0, {kind})


def test_a_listing_that_changes_and_loses_its_articles_is_told_apart_from_one_without_news(tmp_path: Path) -> None:
    routes = {"/news/": listing("/a/1"), **articles("/a/1")}
    with serving(routes) as site:
        source = write_source(tmp_path / "paper", site, discovery=PAGED)
        crawl(source, tmp_path)
        quiet = crawl(source, tmp_path)
        routes["/news/"] = answer("<html><body>" + "The paper has a new face. " * 9 + "</body></html>")
        lost = crawl(source, tmp_path)
    assert (quiet.summary["changed_without_items"], quiet.kinds) == (0, set())
    assert (lost.summary["changed_without_items"], lost.kinds) == (1, {"changed_without_items", "empty_listing"})


def test_when_everything_is_new_something_may_have_been_missed(tmp_path: Path) -> None:
    routes = {"/rss.xml": feed("/a/0"), **articles(*(f"/a/{number}" for number in range(9)))}
    with serving(routes) as site:
        source = write_source(tmp_path / "paper", site)
        assert crawl(source, tmp_path).kinds == set()
        routes["/rss.xml"] = feed(*(f"/a/{number}" for number in range(1, 9)))
        second = crawl(source, tmp_path)
    assert (second.summary["articles"], second.kinds) == (8, {"maybe_missed"})


def test_a_site_that_gives_one_page_for_every_number_is_noticed(tmp_path: Path) -> None:
    routes = {"/news/": listing("/a/1"), "/news/2": listing("/a/1"), "/news/3": listing("/a/1"), **articles("/a/1")}
    with serving(routes) as site:
        discovery = PAGED + "sweep_pages = 9\nmax_pages = 2\n"
        outcome = crawl(write_source(tmp_path / "paper", site, discovery=discovery), tmp_path)
        assert "/news/3" not in site.asked
    assert details(outcome, "broken_listing") == ["listing 1, page 2: the same links as the page before"]


def test_two_places_with_stamps_of_their_own_do_not_make_an_article_look_changed(tmp_path: Path) -> None:
    def rss(handler: BaseHTTPRequestHandler) -> None:
        link = f"http://{handler.headers['Host']}/a/1"
        item = f"<item><link>{link}</link><pubDate>Mon, 01 Jan 2024 00:00:00 GMT</pubDate></item>"
        answer(f"<rss><channel>{item}</channel></rss>")(handler)

    def sitemap(handler: BaseHTTPRequestHandler) -> None:
        link = f"http://{handler.headers['Host']}/a/1"
        answer(f"<urlset><url><loc>{link}</loc><lastmod>2024-01-01</lastmod></url></urlset>")(handler)

    routes = {"/rss.xml": rss, "/map.xml": sitemap, **articles("/a/1")}
    with serving(routes) as site:
        discovery = '[discovery]\nfeeds = ["SITE/rss.xml"]\nsitemaps = ["SITE/map.xml"]\n'
        source = write_source(tmp_path / "paper", site, discovery=discovery)
        counts = [crawl(source, tmp_path).summary["articles"] for _ in range(3)]
    assert counts == [1, 0, 0]


def test_pages_of_links_are_asked_for_conditionally_and_once_a_day_in_full(tmp_path: Path) -> None:
    def same_etag(body: Route) -> Route:
        def route(handler: BaseHTTPRequestHandler) -> None:
            if handler.headers.get("If-None-Match") == '"never-changes"':
                handler.send_response(304)
                handler.end_headers()
            else:
                body(handler)

        return route

    def tagged(*paths: str) -> Route:
        items = "".join(f'<div class="item"><a href="{path}">t</a></div>' for path in paths)
        return same_etag(answer(f"<html><body>{'The newest. ' * 9}{items}</body></html>", ETag='"never-changes"'))

    routes = {"/news/": tagged("/a/1"), **articles("/a/1", "/a/2")}
    with serving(routes) as site:
        source = write_source(tmp_path / "paper", site, discovery=PAGED)
        crawl(source, tmp_path)
        routes["/news/"] = tagged("/a/2", "/a/1")
        soon = crawl(source, tmp_path)
        set_back(tmp_path / "paper.json", 21)
        next_day = crawl(source, tmp_path)
    assert (soon.summary["not_modified"], soon.summary["articles"], soon.kinds) == (1, 0, set())
    assert (next_day.summary["not_modified"], next_day.summary["articles"]) == (0, 1)


def test_both_writers_leave_the_same_archive(tmp_path: Path) -> None:
    paths = [f"/a/{number}" for number in range(12)]
    with serving({"/rss.xml": feed(*paths), **articles(*paths)}) as site:
        kept = {}
        for writer in ("thread", "inline"):
            work = tmp_path / writer
            outcome = crawl(write_source(work / "paper", site), work, "--writer", writer)
            assert (outcome.code, outcome.summary["articles"]) == (0, 12)
            kept[writer] = sorted((item.url, item.role, item.sha256) for item in captures(work))
    assert kept["thread"] == kept["inline"]
    assert len(kept["thread"]) == 14


def test_a_json_listing_ends_with_an_empty_page_and_the_sweep_is_done(tmp_path: Path) -> None:
    full = json.dumps({"data": [{"id": 1}], "note": "x" * 60})
    routes = {"/api/1": answer(full), "/api/2": answer('{"data":[]}'), **articles("/a/1")}
    discovery = '[[discovery.json]]\nurl = "SITE/api/{page}"\nitems = "data"\nlink = "/a/{id}"\nsweep_pages = 9\n'
    with serving(routes) as site:
        outcome = crawl(write_source(tmp_path / "paper", site, discovery=discovery), tmp_path)
        assert "/api/3" not in site.asked
    assert (outcome.summary["articles"], outcome.summary["swept"], outcome.kinds) == (1, True, set())
