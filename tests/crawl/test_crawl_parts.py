"""The crawler's parts without a network: feeds, cursor, log; and source folders with their saved pages."""

from __future__ import annotations

import datetime as dt
import logging
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.settings import Settings
from twisted.internet.address import IPv4Address, IPv6Address

from registerpub.archive import WarcWriter
from registerpub.config import data_folder
from registerpub.core.errors import ConfigError, ManyProblems
from registerpub.demo.server import ADDRESSES, DAYS, SITE, Page, load_pages, write_sources
from registerpub.gate import Gate
from registerpub.sources import Source, find_sources, load_source
from registerpub_crawler.__main__ import main
from registerpub_crawler.cursor import Cursor
from registerpub_crawler.discovery import Link
from registerpub_crawler.feeds import BrokenFeed, parse_feed
from registerpub_crawler.middleware import RefusedRequest, SourceGuard
from registerpub_crawler.quiet_log import QuietFormatter
from registerpub_crawler.resolver import LOOPBACK_SETTING, PROXY_SETTING, GateResolver
from registerpub_crawler.run import CrawlRun

NOW = dt.datetime(2024, 3, 1, 12, tzinfo=dt.UTC)
BASE = "http://paper.example/rss.xml"
SHIPPED = sorted(path.parent for path in data_folder("sources").glob("*/source.toml"))


def test_rss_gives_links_and_stamps() -> None:
    body = b"<rss><channel><item><link> /a/1.html#x </link><pubDate>Mon</pubDate></item><item><guid>http://p.example/2</guid></item></channel></rss>"
    assert parse_feed(body, BASE) == [Link("http://paper.example/a/1.html", "Mon"), Link("http://p.example/2")]


def test_atom_gives_the_alternate_link_and_the_last_change() -> None:
    body = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="edit" href="/no"/><link href="/a"/>
    <published>1</published><updated>2</updated></entry></feed>"""
    assert parse_feed(body.encode(), BASE) == [Link("http://paper.example/a", "2")]


def test_a_news_sitemap_is_a_feed_too() -> None:
    body = b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>http://paper.example/a</loc><lastmod>3</lastmod></url></urlset>"
    assert parse_feed(body, BASE) == [Link("http://paper.example/a", "3")]


def test_a_feed_in_utf8_that_says_otherwise_is_read() -> None:
    body = '<?xml version="1.0" encoding="utf-16"?><rss><channel><item><link>/ә</link></item></channel></rss>'
    assert parse_feed(body.encode(), BASE) == [Link("http://paper.example/ә")]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "http://[::1", "a b", "", "x" * 3000])
def test_links_that_are_no_addresses_are_left_out(link: str) -> None:
    body = f"<rss><channel><item><link>{link}</link></item></channel></rss>"
    assert parse_feed(body.encode(), BASE) == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>hello</body></html>",
        b"<rss><channel>",
        b'<!DOCTYPE r [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel>&b;</channel></rss>',
        b'<!DOCTYPE r SYSTEM "http://other.example/x.dtd"><rss/>',
        b"<rss>" + b"<item>" * 10_000,
    ],
)
def test_what_is_no_sound_feed_is_broken(body: bytes) -> None:
    with pytest.raises(BrokenFeed):
        parse_feed(body, BASE)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_parser(body: bytes) -> None:
    for payload in (body, b"<rss><channel><item><link>" + body + b"</link></item></channel></rss>"):
        try:
            parse_feed(payload, BASE)
        except BrokenFeed:
            continue


def test_foreign_log_lines_are_printed_without_their_words() -> None:
    record = logging.LogRecord("scrapy.core", logging.ERROR, "scraper.py", 7, "GET /somebody-was-arrested", None, None)
    line = QuietFormatter().format(record)
    assert "somebody" not in line
    assert "scrapy.core (scraper:7)" in line


class FakeReactor:
    """Resolves every name to fixed addresses, like a resolver in hostile hands."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = addresses
        self.asked: list[str] = []
        self.nameResolver: Any = self

    def installNameResolver(self, resolver: Any) -> None:
        self.nameResolver = resolver

    def resolveHostName(
        self, receiver: Any, name: str, port: int = 0, types: Any = None, semantics: str = "TCP"
    ) -> Any:
        self.asked.append(name)
        receiver.resolutionBegan(self)
        for address in self.addresses:
            receiver.addressResolved((IPv6Address if ":" in address else IPv4Address)("TCP", address, port))
        receiver.resolutionComplete()
        return self


class Receiver:
    def __init__(self) -> None:
        self.addresses: list[str] = []
        self.complete = False

    def resolutionBegan(self, resolution: Any) -> None:
        pass

    def addressResolved(self, address: Any) -> None:
        self.addresses.append(address.host)

    def resolutionComplete(self) -> None:
        self.complete = True


def resolve(name: str, *addresses: str, loopback: bool = False, proxy: str = "") -> tuple[list[str], FakeReactor]:
    settings = Settings({LOOPBACK_SETTING: loopback, PROXY_SETTING: proxy})
    reactor, receiver = FakeReactor(*addresses), Receiver()
    resolver = GateResolver(SimpleNamespace(settings=settings, crawlers=()), reactor)
    resolver.install_on_reactor()
    reactor.nameResolver.resolveHostName(receiver, name, 80)
    assert receiver.complete
    return receiver.addresses, reactor


def test_a_name_that_resolves_to_public_addresses_is_connected_to() -> None:
    assert resolve("paper.example", "8.8.8.8", "2606:4700::1111")[0] == ["8.8.8.8", "2606:4700::1111"]


@pytest.mark.parametrize("bad", ["127.0.0.1", "10.0.0.1", "169.254.169.254", "100.64.1.1", "::1", "::ffff:10.0.0.1"])
def test_a_name_with_one_address_that_is_not_public_is_not_connected_to_at_all(bad: str) -> None:
    assert resolve("paper.example", "8.8.8.8", bad)[0] == []


def test_the_operators_proxy_may_stand_on_this_machine() -> None:
    assert resolve("localhost", "127.0.0.1", proxy="http://localhost:8118")[0] == ["127.0.0.1"]


def test_names_below_localhost_need_no_resolver() -> None:
    addresses, reactor = resolve("kk.demo.localhost", "127.0.0.1", loopback=True)
    assert (addresses, reactor.asked) == (["127.0.0.1"], ["127.0.0.1"])


VALID = """title = "Paper"
home = "https://paper.example/"
hosts = ["Paper.example"]
kind = "news"
tier = "news"
languages = ["kk", "ru"]
timezone = "Asia/Almaty"
[discovery]
feeds = ["https://paper.example/rss"]
"""


def source(tmp_path: Path, text: str, name: str = "paper") -> Source:
    folder = tmp_path / name
    folder.mkdir(exist_ok=True)
    (folder / "source.toml").write_text(text, encoding="utf-8")
    return load_source(folder)


def test_a_source_is_named_by_its_folder(tmp_path: Path) -> None:
    found = source(tmp_path, VALID)
    assert (found.name, found.group, found.verified) == ("paper", "paper.example", None)
    assert found.is_own("http://PAPER.example/x")
    assert not found.is_own("http://paper.example.other/x")


def test_a_source_claims_its_group_and_every_host_it_may_ask(tmp_path: Path) -> None:
    text = VALID.replace("https://paper.example/rss", "https://Feeds.example/rss")
    text = 'mirrors = ["M.example"]\n' + text.replace('["Paper.example"]', '["paper.example", "feeds.example"]')
    text += '[politeness]\ngroup = "papers"\n'
    assert source(tmp_path, text).claims == (
        "group papers",
        "host feeds.example",
        "host m.example",
        "host paper.example",
    )
    assert source(tmp_path, VALID).claims == ("host paper.example",)


def test_every_host_that_discovery_may_ask_is_claimed_and_no_other_is_asked(tmp_path: Path) -> None:
    discovery = """sitemaps = ["https://maps.example/s.xml"]
[[discovery.listings]]
url = "https://lists.example/"
pages = "https://More.example./{page}"
[[discovery.json]]
url = "https://api.example/{page}"
items = ""
link = "https://elsewhere.example/{id}"
[[discovery.watched]]
url = "https://owner.example/list"
"""
    hosts = {"api.example", "lists.example", "maps.example", "more.example", "owner.example"}
    own = VALID.replace('["Paper.example"]', str(["paper.example", *hosts]))
    found = source(tmp_path, 'mirrors = ["m.example"]\n' + own + discovery)
    hosts |= {"m.example"}
    assert found.asked_hosts == hosts | {"paper.example"}
    assert set(found.claims) == {f"host {host}" for host in found.asked_hosts}
    run = CrawlRun(found, Gate(), WarcWriter(tmp_path, "x"), Cursor())
    assert all(run.may_ask(f"https://{host.upper()}/x") for host in found.asked_hosts)
    assert not any(
        run.may_ask(url) for url in ("https://elsewhere.example/1", "https://x.paper.example/", "http://[::1")
    )


@pytest.mark.parametrize(
    ("change", "key", "message"),
    [
        ("colour = 1\n", "colour", "unknown key; allowed: articles, discovery"),
        ("[politeness]\ndelay_seconds = 3", "politeness.delay_seconds", "allowed: concurrency, delay, group"),
        ('[selectors]\nbody = "div["', "selectors.body", "not a CSS selector"),
        ('[articles]\npatterns = ["("]', "articles.patterns.0", "not a regular expression"),
    ],
)
def test_a_bad_key_is_named_with_what_is_allowed(tmp_path: Path, change: str, key: str, message: str) -> None:
    text = change + VALID if change.startswith("colour") else VALID + change
    with pytest.raises(ManyProblems) as error:
        source(tmp_path, text)
    [problem] = error.value.problems
    assert problem.path == key
    assert message in problem.message


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('"news"\ntier', '"blog"\ntier', "kind"),
        ("Asia/Almaty", "Asia/Nowhere", "timezone"),
        ("Asia/Almaty", "../../etc/passwd", "timezone"),
        ("https://paper.example/rss", "ftp://paper.example/rss", "discovery.feeds.0"),
        ('["Paper.example"]', '["http://paper.example/"]', "hosts.0"),
        ('title = "Paper"', 'verified = "yes"\ntitle = "Paper"', "verified"),
    ],
)
def test_a_bad_value_is_named(tmp_path: Path, old: str, new: str, key: str) -> None:
    with pytest.raises(ManyProblems) as error:
        source(tmp_path, VALID.replace(old, new))
    assert [problem.path for problem in error.value.problems] == [key]


def test_a_day_of_verification_is_kept(tmp_path: Path) -> None:
    assert source(tmp_path, "verified = 2026-01-31\n" + VALID).verified == dt.date(2026, 1, 31)


def test_a_folder_without_a_source_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="does not exist"):
        load_source(tmp_path / "none")


def test_a_working_source_hides_a_shipped_one_of_its_name(tmp_path: Path) -> None:
    working, shipped = tmp_path / "working", tmp_path / "shipped"
    for root, names in ((working, ("paper",)), (shipped, ("paper", "radio"))):
        for name in names:
            (root / name).mkdir(parents=True)
            (root / name / "source.toml").write_text(VALID.replace("Paper", root.name, 1))
    found = find_sources(working, shipped)
    assert {name: item.title for name, item in found.items()} == {"paper": "working", "radio": "shipped"}


@pytest.mark.parametrize("day", [1, 2])
def test_the_pages_of_the_demonstration_are_marked_and_complete(day: int) -> None:
    for name in ADDRESSES:
        pages: dict[str, Page] = {}
        for folder in DAYS[:day]:
            pages |= load_pages(SITE / folder / name, "http://site.example")
        told = {path: page.body for path, page in pages.items() if page.body != b"maintenance"}
        assert all(b"demonstration" in body.lower() for path, body in told.items() if path != "/sitemap.xml")
        if "/rss.xml" in pages:
            links = [item.url for item in parse_feed(pages["/rss.xml"].body, "http://site.example/rss.xml")]
            assert {link.removeprefix("http://site.example") for link in links} < set(pages)
            assert len(links) == 3 + day


def test_the_sources_of_the_demonstration_get_the_port_of_the_site(tmp_path: Path) -> None:
    names = write_sources(tmp_path, 8123)
    addresses = [load_source(tmp_path / name).discovery_addresses for name in names]
    assert len(names) == len(ADDRESSES) and all(":8123/" in address for found in addresses for address in found)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/x",
        "https://other.example/",
        "https://other.example",
        "https://paper.example:8080/a",
        "https://somebody@paper.example/a",
        "https://paper.example\\.other.example/a",
        "https://paper.example/a\\b",
        "https://paper.example.other.example/a",
        "https://",
        "ftp://paper.example/a",
    ],
)
def test_the_guard_refuses_after_it_has_let_others_through(tmp_path: Path, url: str) -> None:
    run = CrawlRun(source(tmp_path, VALID), Gate(), WarcWriter(tmp_path, "x"), Cursor())
    guard = SourceGuard(SimpleNamespace(spider=SimpleNamespace(run=run)))
    for good in (
        "https://paper.example/a/1",
        "http://paper.example/",
        "https://paper.example",
        "https://paper.example?a=/",
    ):
        guard.process_request(SimpleNamespace(url=good, meta={}))
    for _ in range(2):
        with pytest.raises(RefusedRequest):
            guard.process_request(SimpleNamespace(url=url, meta={}))
    assert len(run.findings) == 1


def test_a_fault_of_ours_is_told_without_its_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The last line of a failed crawl becomes a finding and a line of the log; words of an error may quote a page."""

    def break_off(*_: object) -> None:
        raise ValueError("Aidos Nurlanov")

    monkeypatch.setattr("registerpub_crawler.__main__._crawl", break_off)
    monkeypatch.setattr("registerpub_crawler.quiet_log.install", lambda: logging.getLogger("registerpub_crawler"))
    arguments = [str(SHIPPED[0]), "--archive", str(tmp_path), "--state", str(tmp_path / "s")]
    assert main([*arguments, "--contact", "https://example.org/"]) == 1
    said = capsys.readouterr()
    assert "Nurlanov" not in said.out + said.err
    assert said.err.strip().splitlines()[-1].startswith("registerpub_crawler: ValueError at test_crawl_parts.py:")
