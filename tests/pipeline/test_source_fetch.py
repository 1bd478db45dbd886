"""Trying a site out by hand, against real servers on loopback: robots.txt, pauses, redirects, refusals, limits."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from registerpub.core.errors import GateError
from registerpub.gate import Gate
from registerpub.pipeline import source_fetch
from registerpub.pipeline.panic import StandsStill
from registerpub.pipeline.source_fetch import FetchFailed, Visitor
from tests.crawl.helpers import Route, Site, answer, page, redirect, serving

ROBOTS = "text/plain; charset=utf-8"


@contextmanager
def visiting(
    routes: dict[str, Route], allowed: Callable[[str], bool] = lambda url: "127.0.0.1" in url
) -> Iterator[tuple[Site, Visitor, list[float]]]:
    pauses: list[float] = []
    with serving(routes) as site:
        yield site, Visitor(Gate(True), allowed, delay=3, contact="mailto:a@b.example", pause=pauses.append), pauses


def test_a_visit_ends_before_the_next_request_where_nothing_may_be_fetched_any_more() -> None:
    left = [1]

    def ready() -> None:
        if not left:
            raise StandsStill("everything stands still")
        left.pop()

    with serving({"/a": page()}) as site, pytest.raises(StandsStill):
        Visitor(Gate(True), lambda _: True, delay=0, ready=ready).get(f"{site.address}/a")
    assert site.asked == ["/robots.txt"]


def test_a_page_is_fetched_after_robots_and_a_pause() -> None:
    with visiting({"/a?x=1": page()}) as (site, visitor, pauses):
        got = visitor.get(f"{site.address}/a?x=1")
        assert (got.status, got.url) == (200, f"{site.address}/a?x=1")
        assert b"library" in got.body
        assert "utf-8" in got.content_type
        visitor.get(f"{site.address}/a?x=1")
    assert site.asked == ["/robots.txt", "/a?x=1", "/a?x=1"]
    assert pauses == [3, 3]
    [agent] = site.agents
    assert agent.startswith("registerpub/") and "(+mailto:a@b.example)" in agent


def test_what_robots_forbids_is_not_asked() -> None:
    routes = {"/robots.txt": answer("User-agent: *\nDisallow: /private", ROBOTS), "/private/a": page(), "/a": page()}
    with visiting(routes) as (site, visitor, _):
        with pytest.raises(FetchFailed, match="forbids this address"):
            visitor.get(f"{site.address}/private/a")
        assert visitor.get(f"{site.address}/a").status == 200
    assert "/private/a" not in site.asked


def test_a_crawl_delay_is_kept_and_one_that_is_too_long_is_a_refusal() -> None:
    with visiting({"/robots.txt": answer("User-agent: *\nCrawl-delay: 11", ROBOTS), "/a": page()}) as (
        site,
        visitor,
        pauses,
    ):
        visitor.get(f"{site.address}/a")
        assert pauses == [11]
    with visiting({"/robots.txt": answer("User-agent: *\nCrawl-delay: 900", ROBOTS), "/a": page()}) as (
        site,
        visitor,
        _,
    ):
        with pytest.raises(FetchFailed, match="900 s between requests"):
            visitor.get(f"{site.address}/a")
        assert "/a" not in site.asked


def test_without_robots_to_be_had_nothing_is_asked() -> None:
    with visiting({"/robots.txt": answer("broken", status=503), "/a": page()}) as (site, visitor, _):
        with pytest.raises(FetchFailed, match="cannot be had"):
            visitor.get(f"{site.address}/a")
        assert site.asked == ["/robots.txt"]


def test_sitemaps_of_robots_are_told() -> None:
    text = "Sitemap: https://p.example/s.xml\nUser-agent: *\nAllow: /"
    with visiting({"/robots.txt": answer(text, ROBOTS)}) as (site, visitor, _):
        assert visitor.sitemaps(f"{site.address}/a") == ["https://p.example/s.xml"]


def test_redirects_are_followed_within_the_source_and_in_bounds() -> None:
    routes = {"/a": redirect("/b"), "/b": page(), "/loop": redirect("/loop"), "/out": redirect("http://127.0.0.2:1/x")}
    with visiting(routes, lambda url: "127.0.0.1" in url) as (site, visitor, _):
        assert visitor.get(f"{site.address}/a").url == f"{site.address}/b"
        with pytest.raises(FetchFailed, match="redirects more than 5 times"):
            visitor.get(f"{site.address}/loop")
        with pytest.raises(FetchFailed, match=r"127.0.0.2 is no host of the source"):
            visitor.get(f"{site.address}/out")


def test_a_redirect_to_a_private_address_is_refused() -> None:
    routes = {"/a": redirect("http://192.168.0.1/"), "/robots.txt": answer("", ROBOTS)}
    with visiting(routes, lambda url: True) as (site, visitor, _), pytest.raises(GateError):
        visitor.get(f"{site.address}/a")


def test_robots_may_not_lead_to_a_private_address() -> None:
    with visiting({"/robots.txt": redirect("http://10.0.0.1/")}, lambda url: True) as (site, visitor, _):
        with pytest.raises(GateError):
            visitor.get(f"{site.address}/a")
        assert site.asked == ["/robots.txt"]


def test_loopback_needs_leave() -> None:
    with serving({"/a": page()}) as site, pytest.raises(GateError, match="this machine"):
        Visitor(Gate(), lambda url: True).get(f"{site.address}/a")


@pytest.mark.parametrize(
    ("status", "words"), [(403, "not to be evaded"), (429, "not to be evaded"), (404, "correct it"), (500, "later")]
)
def test_refusals_say_what_to_do(status: int, words: str) -> None:
    refused = pytest.raises(FetchFailed, match=rf"answered {status}: .*{words}")
    with visiting({"/a": answer("x", status=status)}) as (site, visitor, _), refused:
        visitor.get(f"{site.address}/a")


def test_nobody_there_is_said_in_one_line() -> None:
    with serving({}) as site:
        address = site.address
    with pytest.raises(FetchFailed, match="cannot be reached: ConnectionRefusedError"):
        Visitor(Gate(True), lambda url: True).get(f"{address}/a")


def test_gzip_is_undone_and_its_bombs_and_damage_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source_fetch, "MAX_BODY", 10_000)
    routes = {
        "/a": answer(gzip.compress(b"<p>text</p>"), Content_Encoding="gzip"),
        "/bomb": answer(gzip.compress(b"0" * 1_000_000), Content_Encoding="gzip"),
        "/damaged": answer(b"no gzip", Content_Encoding="gzip"),
        "/large": answer(b"0" * 20_000),
    }
    with visiting(routes) as (site, visitor, _):
        assert visitor.get(f"{site.address}/a").body == b"<p>text</p>"
        for path, words in (("/bomb", "more than"), ("/damaged", "damaged data"), ("/large", "more than")):
            with pytest.raises(FetchFailed, match=words):
                visitor.get(site.address + path)
