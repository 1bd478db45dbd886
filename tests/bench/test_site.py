"""The site that crawls are measured on: the same in every run, complete, and in three languages."""

from __future__ import annotations

import gzip
import random

import pytest
from bench.crawl.crawling import Turn, ratios
from bench.crawl.processes import Ended
from bench.crawl.server import answers_of
from bench.crawl.site import PAGE_BYTES, feed_paths, fill_up, make_site

from registerpub_crawler.feeds import parse_feed

BASE = "http://127.0.0.1:9"
SITE = make_site(30, BASE)
PAGES = [path for path in SITE if path.startswith("/news/")]


def test_the_site_is_the_same_every_time() -> None:
    assert make_site(30, BASE) == SITE


def test_a_page_does_not_depend_on_how_many_there_are() -> None:
    assert make_site(3, BASE)["/news/00002.html"] == SITE["/news/00002.html"]


def test_pages_are_of_one_size_all_different_and_in_three_languages() -> None:
    bodies = [SITE[path].body for path in PAGES]
    assert {len(body) for body in bodies} == {PAGE_BYTES}
    assert len(set(bodies)) == len(PAGES) == 30
    assert {body[body.index(b"lang=") + 6 :][:2] for body in bodies} == {b"kk", b"ru", b"en"}


def test_the_feeds_together_list_every_page_once() -> None:
    listed = [item.url for path in feed_paths() for item in parse_feed(SITE[path].body, BASE)]
    assert sorted(listed) == [BASE + path for path in sorted(PAGES)]


def test_a_page_that_is_too_large_is_refused_not_cut() -> None:
    with pytest.raises(ValueError, match="larger than"):
        fill_up(b"x" * PAGE_BYTES, random.Random(1))


@pytest.mark.parametrize("compress", [False, True])
def test_only_a_compressing_site_sends_packed_pages_and_only_to_those_who_take_them(compress: bool) -> None:
    plain, to_gzip = answers_of(SITE, compress)[PAGES[0].encode()]
    page = SITE[PAGES[0]]
    assert plain.partition(b"\r\n\r\n")[2] == page.body
    head, _, body = to_gzip.partition(b"\r\n\r\n")
    assert (b"Content-Encoding: gzip" in head) == compress
    assert (gzip.decompress(body) if compress else body) == page.body


def test_ratios_are_taken_round_by_round() -> None:
    def turn(seconds: float) -> Turn:
        return Turn(100, seconds, Ended(0.0, seconds, 0.0, 0.0, 0.0, ""), 0.0)

    turns = {"ours": [turn(2), turn(8)], "base": [turn(1), turn(2)]}
    assert ratios(turns, "ours", "base") == [0.5, 0.25]
