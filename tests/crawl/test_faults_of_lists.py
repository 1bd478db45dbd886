"""Faults of feeds, sitemaps and listings: one crawl of a source whose every list is broken in a way of its own."""

from __future__ import annotations

import re
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.crawl.helpers import Route, answer, crawl, feed, page, serving, set_back, write_source
from tests.crawl.hostile import deep

pytestmark = pytest.mark.journey
BOMB = (
    '<!DOCTYPE bomb [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 10}">' for level in range(9))
    + "]>"
)
# Where, what it is called, and a word of the detail.
DETAILS = {
    "feed 1": ("broken_feed", "DTD|well-formed"),
    "feed 2": ("charset_mended", "cp1251"),
    "feed 3": ("empty_body", ""),
    "feed 4": ("tiny_body", "11 bytes"),
    "feed 5": ("broken_feed", "well-formed"),
    "sitemap 1": ("broken_sitemap", "DTD|well-formed"),
    "listing 1": ("broken_listing", "nested too deeply"),
    "JSON listing 1": ("broken_listing", "not JSON"),
}


def links(count: int) -> Route:
    def route(handler: BaseHTTPRequestHandler) -> None:
        host = handler.headers["Host"]
        rows = "".join(
            f"<url><loc>http://{host}/{'a' if number % 50 == 0 else 'tag'}/{number}</loc>"
            f"<lastmod>2024-01-{number % 28 + 1:02}</lastmod></url>"
            for number in range(count)
        )
        answer(f"<urlset>{rows}</urlset>", "application/xml")(handler)

    return route


def all_articles(handler: BaseHTTPRequestHandler) -> None:
    page("A day in the town, and nobody in particular. " * 3)(handler)


class Everything(dict[str, Route]):
    """Every address below ``/a/`` is an article."""

    def get(self, path: str, default: Route | None = None) -> Route | None:  # type: ignore[override]  # narrower
        return all_articles if path.startswith("/a/") else super().get(path, default)


def test_every_fault_of_a_list_is_told_and_what_is_sound_is_fetched_all_the_same(tmp_path: Path) -> None:
    def in_windows_1251(handler: BaseHTTPRequestHandler) -> None:
        link = f"http://{handler.headers['Host']}/a/feed"
        text = (
            f'<?xml version="1.0" encoding="UTF-8"?><rss><item><title>Суд идёт</title><link>{link}</link></item></rss>'
        )
        answer(text.encode("cp1251"), "application/rss+xml; charset=utf-8")(handler)

    routes = Everything(
        {
            "/bomb.xml": answer(BOMB + "<rss><channel><item><link>&j;</link></item></channel></rss>"),
            "/1251.xml": in_windows_1251,
            "/nul.xml": answer(b"\0" * 9000),
            "/11.xml": answer("hello world"),
            "/deep.xml": answer("<rss>" + "<item>" * 100_000),
            "/bomb-map.xml": answer(BOMB + "<urlset><url><loc>&j;</loc></url></urlset>"),
            "/deep.html": deep("x"),
            "/api": answer(b"{" + b"\0" * 5000 + b"}", "application/json"),
        }
    )
    feeds = ", ".join(f'"SITE/{name}.xml"' for name in ("bomb", "1251", "nul", "11", "deep"))
    discovery = (
        f'[discovery]\nfeeds = [{feeds}]\nsitemaps = ["SITE/bomb-map.xml"]\n'
        '[[discovery.listings]]\nurl = "SITE/deep.html"\n'
        '[[discovery.json]]\nurl = "SITE/api"\nitems = ""\nlink = "/a/{id}"\n'
    )
    with serving(routes) as site:
        source = write_source(tmp_path / "paper", site, discovery=discovery + '[articles]\npatterns = ["/(a|tag)/"]\n')
        outcome = crawl(source, tmp_path)
    found = {finding["detail"].partition(":")[0]: finding for finding in outcome.summary["findings"]}
    for place, (kind, words) in DETAILS.items():
        assert found[place]["kind"] == kind
        assert re.search(words, found[place]["detail"])
    assert outcome.code == 0
    assert "/a/feed" in site.asked


def test_a_sitemap_of_50000_addresses_is_read_in_one_visit_for_what_may_be_an_article(tmp_path: Path) -> None:
    discovery = '[discovery]\nsitemaps = ["SITE/map.xml"]\n[articles]\npatterns = ["/a/"]\n'
    with serving(Everything({"/map.xml": links(50_000)})) as site:
        source = write_source(tmp_path / "paper", site, discovery=discovery)
        text = (source / "source.toml").read_text().replace("/a/", "/a/[0-9]000$")
        (source / "source.toml").write_text(text)
        outcome = crawl(source, tmp_path)
    assert (outcome.code, outcome.kinds) == (0, set())
    assert (outcome.summary["articles"], outcome.summary["items"]) == (9, 9)
    assert {path for path in site.asked if path.startswith("/tag")} == set()


def test_a_feed_with_the_same_etag_after_a_change_is_caught_within_a_day(tmp_path: Path) -> None:
    def stubborn(*paths: str) -> Route:
        def route(handler: BaseHTTPRequestHandler) -> None:
            if handler.headers.get("If-None-Match") == '"1"':
                handler.send_response(304)
                handler.end_headers()
                return
            items = "".join(f"<item><link>http://{handler.headers['Host']}{path}</link></item>" for path in paths)
            answer(f"<rss><channel><title>The paper</title>{items}</channel></rss>", ETag='"1"')(handler)

        return route

    routes = Everything({"/rss.xml": stubborn("/a/1")})
    with serving(routes) as site:
        source = write_source(tmp_path / "paper", site)
        crawl(source, tmp_path)
        routes["/rss.xml"] = stubborn("/a/2", "/a/1")
        set_back(tmp_path / "paper.json", 10)
        assert crawl(source, tmp_path).summary["not_modified"] == 1
        set_back(tmp_path / "paper.json", 11)
        outcome = crawl(source, tmp_path)
    assert (outcome.summary["not_modified"], outcome.summary["new_items"]) == (0, 1)
    assert "/a/2" in site.asked


@pytest.mark.parametrize("writer", ["thread", "inline"])
def test_an_archive_that_cannot_be_written_ends_the_crawl_with_either_writer(tmp_path: Path, writer: str) -> None:
    (tmp_path / "archive").write_text("in the way")
    with serving(Everything({"/rss.xml": feed("/a/1", "/a/2")})) as site:
        outcome = crawl(write_source(tmp_path / "paper", site), tmp_path, "--writer", writer)
    assert outcome.code == 1
    assert not (tmp_path / "paper.json").exists()
