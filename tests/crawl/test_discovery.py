"""Pages of links without a network: sitemaps, listings, JSON listings, and what they do with hostile bytes."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.sources import JsonListing, Listing, Watched
from registerpub_crawler.discovery import MAX_LINKS, BrokenPage, Found, Kind, Link, Page, Step
from registerpub_crawler.feeds import Feeds
from registerpub_crawler.json_listings import JsonListings, value_at
from registerpub_crawler.listings import Listings
from registerpub_crawler.sitemaps import MAX_PARTS, MAX_UNPACKED, MAX_URLS, SWEEP_PARTS, Sitemaps, parse_sitemap
from registerpub_crawler.watched import WatchedPages
from tests.crawl.helpers import environment

BASE = "https://paper.example/list"


def read(kind: Kind, body: bytes | str, step: Step | None = None, sweep: bool = False) -> Found:
    payload = body if isinstance(body, bytes) else body.encode()
    return kind.read(step or next(kind.begin(sweep)), Page(BASE, payload, "text/html; charset=utf-8"), sweep)


def urlset(*entries: tuple[str, str]) -> bytes:
    rows = "".join(f"<url><loc>{url}</loc>{f'<lastmod>{day}</lastmod>' if day else ''}</url>" for url, day in entries)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'.encode()


def index(*entries: tuple[str, str]) -> bytes:
    rows = "".join(f"<sitemap><loc>{url}</loc><lastmod>{day}</lastmod></sitemap>" for url, day in entries)
    return f"<sitemapindex>{rows}</sitemapindex>".encode()


def sitemaps(is_article: Callable[[str], bool] = lambda url: True) -> Sitemaps:
    return Sitemaps((BASE,), is_article)


def urls(found: Found) -> list[str]:
    return [link.url.removeprefix("https://paper.example") for link in found.links]


def test_a_sitemap_gives_its_articles_newest_first_whatever_the_form_of_the_stamp() -> None:
    body = urlset(
        ("https://paper.example/a/1", "2024-02-01"),
        ("https://paper.example/a/3", "2024-02-03T10:00:00+06:00"),
        ("https://paper.example/tag/x", "2024-03-01"),
        ("https://paper.example/a/2", "2024-02-03T03:59:00Z"),
    )
    found = read(sitemaps(lambda url: "/a/" in url), body)
    assert urls(found) == ["/a/3", "/a/2", "/a/1"]
    assert (found.listed, found.notes) == (3, ())


def test_a_news_sitemap_gives_the_day_of_publication() -> None:
    body = b"""<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>/a</loc><news:news>
    <news:publication_date>2024-02-03</news:publication_date><news:title>t</news:title></news:news></url></urlset>"""
    assert read(sitemaps(), body).links == (Link("https://paper.example/a", "2024-02-03"),)


def test_a_gzipped_sitemap_is_opened() -> None:
    body = gzip.compress(urlset(("https://paper.example/a", "")))
    assert urls(read(sitemaps(), body)) == ["/a"]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "not well-formed"),
        (b"<rss><channel/></rss>", "no sitemap"),
        (b"<!doctype html><html><body>hello</body></html>", "no sitemap|not well-formed|DTD"),
        (b"<urlset><url><loc>/a</loc></url>", "not well-formed"),
        (b'<!DOCTYPE u [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><urlset>&b;</urlset>', "DTD"),
        (b"<urlset>" + b"<url>" * 100_000, "not well-formed"),
        (gzip.compress(urlset(("https://paper.example/a", "")))[:-20], "breaks off"),
        (gzip.compress(urlset(("https://paper.example/a", "")))[:20] + b"\xff" * 30, "damaged|breaks off"),
        (b"\0" * 5000, "not well-formed"),
    ],
)
def test_what_is_no_sound_sitemap_is_broken(body: bytes, reason: str) -> None:
    with pytest.raises(BrokenPage, match=reason):
        read(sitemaps(), body)


CHILD = """
import re, sys
from pathlib import Path
from registerpub_crawler.discovery import BrokenPage
from registerpub_crawler.sitemaps import parse_sitemap
try:
    said = "more addresses" * parse_sitemap(sys.stdin.buffer.read(), "https://paper.example/", lambda url: True)[2]
except BrokenPage as error:
    said = error
peak = re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())
print(int(peak[1]) // 1024, said)
"""


@pytest.mark.parametrize("filling", [b"<!-- xxxxx -->", b" \n<x><y/></x>", b"<url><loc>/a</loc>", b"<?x y?>"])
def test_a_gzip_bomb_is_refused_in_bounded_memory(filling: bytes) -> None:
    bomb = gzip.compress(b"<urlset>" + filling * (MAX_UNPACKED // len(filling) + 1))
    done = subprocess.run([sys.executable, "-c", CHILD], input=bomb, capture_output=True, env=environment(), check=True)
    megabytes, _, reason = done.stdout.decode().partition(" ")
    assert int(megabytes) < 200
    assert re.search("opens to more|an entry without end|not well-formed|addresses", reason)


def test_of_a_sitemap_of_50000_addresses_the_newest_are_looked_at_and_the_bound_is_told() -> None:
    days = [f"20{number % 24:02}-{number % 12 + 1:02}-{number % 28 + 1:02}" for number in range(MAX_URLS + 10)]
    body = urlset(*((f"https://paper.example/a/{number}", day) for number, day in enumerate(days)))
    found = read(sitemaps(), body)
    assert len(found.links) == MAX_LINKS
    stamps = [link.stamp for link in found.links]
    assert stamps == sorted(days[:MAX_URLS], reverse=True)[:MAX_LINKS]
    assert [kind for kind, _ in found.notes] == ["discovery_bound", "discovery_bound"]


def test_without_stamps_both_ends_of_a_long_sitemap_are_looked_at() -> None:
    body = urlset(*((f"https://paper.example/a/{number}", "") for number in range(MAX_LINKS * 2)))
    found = read(sitemaps(), body)
    assert len(found.links) == MAX_LINKS
    assert (urls(found)[0], urls(found)[-1]) == ("/a/0", f"/a/{MAX_LINKS * 2 - 1}")


def test_of_an_index_the_newest_parts_are_followed_and_the_bound_is_told() -> None:
    body = index(*((f"https://paper.example/{day}.xml", f"2024-01-{day:02}") for day in range(1, 29)))
    found = read(sitemaps(), body)
    assert [step.url for step in found.steps] == [f"https://paper.example/{day}.xml" for day in range(28, 23, -1)]
    assert (len(found.steps), found.keep_validators) == (MAX_PARTS, False)
    assert found.notes[0][0] == "discovery_bound"
    assert len(read(sitemaps(), body, sweep=True).steps) == min(28, SWEEP_PARTS)


def test_without_stamps_the_highest_numbers_of_an_index_are_the_newest() -> None:
    body = index(*((f"https://paper.example/post-sitemap{number}.xml", "") for number in range(1, 13)))
    assert read(sitemaps(), body).steps[0].url.endswith("sitemap12.xml")


def test_indexes_within_indexes_end() -> None:
    step = next(sitemaps().begin(False))
    for _ in range(2):
        [step] = read(sitemaps(), index(("https://paper.example/x.xml", "")), step).steps
    with pytest.raises(BrokenPage, match="index of indexes"):
        read(sitemaps(), index(("https://paper.example/x.xml", "")), step)


LIST = """<html><head><base href="https://paper.example/news/"></head><body><nav><a href="/about">About</a></nav>
<div class="item"><a href="one.html">One</a></div><div class="item"><a href="two.html#c">Two</a></div>
<div class="item"><a href="javascript:x()">No</a></div><a class="next" href="?page=2">More</a></body></html>"""


def test_a_listing_gives_the_links_that_its_selector_chooses_or_all() -> None:
    assert urls(read(Listings((Listing(BASE, ".item"),)), LIST)) == ["/news/one.html", "/news/two.html"]
    assert urls(read(Listings((Listing(BASE, ".item a"),)), LIST)) == ["/news/one.html", "/news/two.html"]
    assert urls(read(Listings((Listing(BASE),)), LIST))[0] == "/about"


@pytest.mark.parametrize(
    ("listing", "url"),
    [
        (Listing(BASE, next="a.next", max_pages=2), "https://paper.example/news/?page=2"),
        (Listing(BASE, pages="https://paper.example/p/{page}", max_pages=2), "https://paper.example/p/2"),
    ],
)
def test_a_listing_goes_on_by_its_link_or_by_numbers_up_to_its_limit(listing: Listing, url: str) -> None:
    kind = Listings((listing,))
    further = read(kind, LIST).next_page
    assert further is not None
    assert (further.url, further.number, further.place) == (url, 2, "listing 1, page 2")
    assert read(kind, LIST, further).next_page is None


def test_a_sweep_reads_further_and_asks_for_everything_in_full() -> None:
    kind = Listings((Listing(BASE, pages="https://paper.example/p/{page}", max_pages=1, sweep_pages=3),))
    [step] = kind.begin(True)
    assert not step.conditional
    assert read(kind, LIST, sweep=False).next_page is None
    assert read(kind, LIST, sweep=True).next_page is not None


@pytest.mark.parametrize("body", [b"", b"<html>" + b"<div>" * 100_000])
def test_a_page_without_a_tree_is_no_listing(body: bytes) -> None:
    with pytest.raises(BrokenPage):
        read(Listings((Listing(BASE),)), body)


def test_a_json_listing_fills_its_template_from_dotted_paths() -> None:
    listing = JsonListing(
        BASE + "?page={page}",
        "data.items",
        "/{lang.0}/{slug}",
        stamp="changed.at",
        first_page=0,
        max_pages=2,
        headers=(("Accept-Language", "kk"),),
    )
    items: list[dict[str, Any]] = [
        {"slug": "жаңа #1", "lang": ["kk"], "changed": {"at": 17}},
        {"slug": 5, "lang": ["ru"]},
        {"slug": None, "lang": ["ru"]},
        {"slug": True, "lang": ["ru"]},
    ]
    found = read(JsonListings((listing,)), json.dumps({"data": {"items": items}}))
    assert found.links == (
        Link("https://paper.example/kk/%D0%B6%D0%B0%D2%A3%D0%B0%20%231", "17", listing.headers),
        Link("https://paper.example/ru/5", "", listing.headers),
    )
    assert found.notes == (("broken_listing", "JSON listing 1: 2 of 4 items have no address"),)
    assert found.next_page is not None
    assert (found.next_page.url, found.next_page.headers) == (BASE + "?page=1", listing.headers)


def test_a_template_that_is_one_field_is_taken_as_it_is() -> None:
    listing = JsonListing(BASE, "", "{url}")
    found = read(JsonListings((listing,)), json.dumps([{"url": "https://paper.example/a?x=1#top"}]))
    assert urls(found) == ["/a?x=1"]


@pytest.mark.parametrize("body", ["", "{}", '{"items": {}}', "[" * 100_000, "<html></html>", "\0", '{"items": "abc"}'])
def test_what_holds_no_list_is_no_json_listing(body: str) -> None:
    with pytest.raises(BrokenPage):
        read(JsonListings((JsonListing(BASE, "items", "{url}"),)), body)


def test_a_watched_page_is_always_asked_for_in_full_and_gives_no_links() -> None:
    kind = WatchedPages((Watched(BASE, "list"),))
    [step] = kind.begin(False)
    assert (step.conditional, kind.role, read(kind, LIST)) == (False, "watched", Found(keep_validators=False))


def test_a_feed_in_windows_1251_that_says_utf8_is_mended_and_told() -> None:
    body = '<?xml version="1.0" encoding="UTF-8"?><rss><item><title>Суд</title><link>/a</link></item></rss>'
    found = read(Feeds((BASE,)), body.encode("cp1251"))
    assert (urls(found), found.notes) == (["/a"], (("charset_mended", "feed 1: read as cp1251"),))


KINDS: list[Kind] = [
    Feeds((BASE,)),
    sitemaps(),
    Listings((Listing(BASE, ".item", next=".next", max_pages=3),)),
    JsonListings((JsonListing(BASE, "items", "/{id}"),)),
]


@given(st.sampled_from(KINDS), st.binary(max_size=300))
def test_no_bytes_break_a_kind(kind: Kind, body: bytes) -> None:
    wrapped = (
        body,
        b"<urlset><url><loc>" + body + b"</loc></url></urlset>",
        b'<html><div class="item"><a href="' + body + b'">',
        b'{"items": [{"id": "' + body + b'"}]}',
        gzip.compress(body),
    )
    for payload in wrapped:
        try:
            found = read(kind, payload)
        except BrokenPage:
            continue
        assert all(link.url.startswith(("http://", "https://")) for link in found.links)


@given(
    st.recursive(
        st.none() | st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_any_path_into_any_data_is_safe(data: Any) -> None:
    for path in ("a", "0", "a.0.b", "", "9999999999999", "-1"):
        value_at(data, path)


@given(st.lists(st.tuples(st.integers(0, 99), st.dates()), max_size=40))
def test_a_sitemap_loses_nothing_and_repeats_nothing(rows: list[tuple[int, Any]]) -> None:
    body = urlset(*((f"https://paper.example/{number}", str(day)) for number, day in rows))
    kind, entries, cut = parse_sitemap(body, BASE, lambda url: True)
    assert (kind, cut) == ("urlset", False)
    assert [link.url for link in entries] == list(
        dict.fromkeys(f"https://paper.example/{number}" for number, _ in rows)
    )
