"""Whole crawls as processes: the demonstration's outlets, and sites that do everything wrong."""

from __future__ import annotations

import gzip
import subprocess
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from registerpub.archive import read_captures, verify_file
from registerpub.core.reading import read_page
from registerpub.core.records import CapturedPage, Document
from registerpub.demo.server import DemoSite
from registerpub.sources import load_source
from tests.crawl.helpers import (
    FILLER,
    Outcome,
    answer,
    command,
    crawl,
    environment,
    feed,
    page,
    redirect,
    serving,
    write_source,
)

pytestmark = pytest.mark.journey


def archived(work: Path) -> list[CapturedPage]:
    files = sorted((work / "archive").glob("*.warc.gz"))
    assert all(verify_file(path) == [] for path in files)
    return [found for path in files for found in read_captures(path) if isinstance(found, CapturedPage)]


def with_article(tmp_path: Path, route: object, *options: str, feed_route: object = None) -> tuple[Outcome, list[str]]:
    """Crawl a site whose one article answers as ``route`` says."""
    routes = {"/rss.xml": feed_route or feed("/somebody-was-arrested.html"), "/somebody-was-arrested.html": route}
    with serving(routes) as site:  # type: ignore[arg-type]
        outcome = crawl(write_source(tmp_path / "paper", site), tmp_path, *options)
        return outcome, site.asked


def test_the_demonstration_becomes_documents_in_three_languages(tmp_path: Path) -> None:
    documents: dict[str, list[Document]] = {}
    with DemoSite() as site:
        for name in site.write_sources(tmp_path / "sources"):
            folder = tmp_path / "sources" / name
            outcome = crawl(folder, tmp_path)
            articles = {"demo-court": 2, "demo-circle": 0}.get(name, 4)
            assert (outcome.code, outcome.summary["articles"], outcome.summary["findings"]) == (0, articles, [])
            pages = [item for item in archived(tmp_path) if item.role == "article" and item.source == name]
            results = [read_page(item, load_source(folder).reading_rules()) for item in pages]
            assert [finding for result in results for finding in result.findings] == []
            documents[name] = [result.document for result in results if result.document]
    for name, language in (("demo-kk", "kk"), ("demo-ru", "ru"), ("demo-en", "en")):
        assert len(documents[name]) == 4
        assert {document.language for document in documents[name]} == {language}
        assert all(document.published and document.title for document in documents[name])
    longest = {name: max(found, key=lambda item: len(item.text)) for name, found in documents.items() if found}
    assert str(longest["demo-kk"].published) == "2020-09-08"
    assert "Серік Ыдырышев" in longest["demo-kk"].text
    assert "Серик Идырышев" in longest["demo-ru"].text
    assert "Serik Ydyryshev" in longest["demo-en"].text


def test_a_second_crawl_asks_conditionally_and_fetches_nothing_twice(tmp_path: Path) -> None:
    with DemoSite() as site:
        site.write_sources(tmp_path / "sources")
        first = crawl(tmp_path / "sources" / "demo-en", tmp_path)
        second = crawl(tmp_path / "sources" / "demo-en", tmp_path)
    assert (first.summary["not_modified"], first.summary["articles"]) == (0, 4)
    assert (second.summary["not_modified"], second.summary["articles"]) == (1, 0)


def test_a_lost_cursor_costs_only_a_second_fetch(tmp_path: Path) -> None:
    with DemoSite() as site:
        site.write_sources(tmp_path / "sources")
        crawl(tmp_path / "sources" / "demo-en", tmp_path)
        (tmp_path / "demo-en.json").write_text("{damaged")
        again = crawl(tmp_path / "sources" / "demo-en", tmp_path)
    assert (again.code, again.summary["articles"]) == (0, 4)


@pytest.mark.parametrize(
    ("body", "kind"), [(b"", "empty_body"), (b"\r\n  \r\n", "empty_body"), (b"hello world", "tiny_body")]
)
def test_an_article_with_nothing_in_it_is_a_finding_and_asked_for_again(tmp_path: Path, body: bytes, kind: str) -> None:
    first, _ = with_article(tmp_path, answer(body))
    assert (first.code, first.summary["articles"], first.kinds) == (0, 0, {kind})
    second, asked = with_article(tmp_path, page())
    assert second.summary["articles"] == 1
    assert "/somebody-was-arrested.html" in asked


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "empty_body"),
        (b"hello world", "tiny_body"),
        (b"<!doctype html><html><body>" + b"an ordinary page of the site " * 9 + b"</body></html>", "broken_feed"),
        (b"<rss><channel><title>nothing in here at all, as it happens</title></channel></rss>", "empty_feed"),
        (b'<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><rss><channel>&e;</channel></rss>', "broken_feed"),
    ],
)
def test_a_feed_that_is_none_is_a_finding(tmp_path: Path, body: bytes, kind: str) -> None:
    outcome, _ = with_article(tmp_path, page(), feed_route=answer(body, "application/rss+xml"))
    assert (outcome.code, outcome.kinds) == (0, {kind})


def test_a_site_that_never_answers_is_a_finding(tmp_path: Path) -> None:
    released = threading.Event()
    outcome, _ = with_article(tmp_path, lambda handler: released.wait(30), "--timeout", "1")
    released.set()
    assert (outcome.code, outcome.kinds) == (0, {"timeout"})


def test_a_redirect_without_end_is_a_finding(tmp_path: Path) -> None:
    outcome, asked = with_article(tmp_path, redirect("/somebody-was-arrested.html"))
    assert (outcome.code, outcome.kinds) == (0, {"too_many_redirects"})
    assert asked.count("/somebody-was-arrested.html") == 6
    assert sum(item.role == "redirect" for item in archived(tmp_path)) == 6


@pytest.mark.parametrize(
    "target", ["http://10.0.0.1/", "http://169.254.169.254/latest", "http://0x0a000001/", "http://[::ffff:10.0.0.1]/"]
)
def test_a_redirect_to_a_private_address_is_refused_and_reported(tmp_path: Path, target: str) -> None:
    outcome, _ = with_article(tmp_path, redirect(target))
    assert (outcome.code, outcome.summary["articles"], outcome.kinds) == (0, 0, {"refused_address"})


def test_a_redirect_to_another_host_is_not_followed(tmp_path: Path) -> None:
    with serving({"/trap.html": page()}, "127.0.0.4") as other:
        outcome, _ = with_article(tmp_path, redirect(other.address + "/trap.html"))
        assert other.asked == []
    assert outcome.kinds == {"foreign_host"}


def test_without_permission_this_machine_is_not_asked_at_all(tmp_path: Path) -> None:
    with serving({"/rss.xml": feed("/a.html")}) as site:
        source = write_source(tmp_path / "paper", site)
        closed = [part for part in command(source, tmp_path) if part != "--allow-loopback"]
        done = subprocess.run(closed, capture_output=True, text=True, env=environment(), timeout=60, check=False)
        assert site.asked == []
    assert done.returncode == 0
    assert '"refused_address"' in done.stdout


def test_a_host_that_does_not_exist_is_a_finding(tmp_path: Path) -> None:
    with serving({}) as site:
        folder = write_source(tmp_path / "paper", site)
    text = (folder / "source.toml").read_text().replace(site.address, "http://nowhere.invalid")
    (folder / "source.toml").write_text(text.replace('"127.0.0.1"', '"nowhere.invalid"'))
    outcome = crawl(folder, tmp_path)
    assert (outcome.code, outcome.kinds) == (0, {"robots_unreachable"})


def test_names_below_localhost_reach_this_machine_when_allowed(tmp_path: Path) -> None:
    with serving({"/rss.xml": feed("/a.html"), "/a.html": page()}) as site:
        folder = write_source(tmp_path / "paper", site)
        text = (folder / "source.toml").read_text().replace("127.0.0.1", "kk.demo.localhost")
        (folder / "source.toml").write_text(text)
        outcome = crawl(folder, tmp_path)
    assert (outcome.summary["articles"], outcome.kinds) == (1, set())


def test_robots_are_obeyed_and_kept(tmp_path: Path) -> None:
    routes = {
        "/robots.txt": answer("User-agent: registerpub\nDisallow: /private/", "text/plain"),
        "/rss.xml": feed("/private/a.html", "/open/b.html"),
        "/private/a.html": page(),
        "/open/b.html": page(),
    }
    with serving(routes) as site:
        outcome = crawl(write_source(tmp_path / "paper", site), tmp_path, "--contact", "mailto:desk@paper.example")
        assert "/private/a.html" not in site.asked
        assert site.agents == {"registerpub/0.1.0 (+mailto:desk@paper.example)"}
    assert (outcome.summary["articles"], outcome.kinds) == (1, {"robots_forbidden"})
    assert [item.role for item in archived(tmp_path)].count("robots") == 1


def test_a_server_error_is_a_finding_and_tried_again_next_time(tmp_path: Path) -> None:
    outcome, _ = with_article(tmp_path, answer("x" * 100, status=503))
    assert (outcome.code, outcome.kinds) == (0, {"http_status"})
    again, _ = with_article(tmp_path, page())
    assert again.summary["articles"] == 1


def test_links_of_other_hosts_in_a_feed_are_left_alone(tmp_path: Path) -> None:
    outcome, asked = with_article(tmp_path, page(), feed_route=feed("http://other.example/a.html"))
    assert (outcome.code, outcome.summary["articles"]) == (0, 0)
    assert asked.count("/somebody-was-arrested.html") == 0


def test_a_body_larger_than_the_limit_is_a_finding(tmp_path: Path) -> None:
    outcome, _ = with_article(tmp_path, answer(b"<p>" + b"x" * (17 * 1024 * 1024)))
    assert (outcome.code, outcome.summary["articles"], outcome.kinds) == (0, 0, {"too_large"})


def test_a_body_that_breaks_off_is_a_finding_and_no_article(tmp_path: Path) -> None:
    def broken(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "5000")
        handler.end_headers()
        handler.wfile.write(b"<html><body><p>" + FILLER.encode())
        handler.close_connection = True

    outcome, _ = with_article(tmp_path, broken)
    assert (outcome.code, outcome.summary["articles"], outcome.kinds) == (0, 0, {"cut_short"})


def test_a_site_whose_robots_cannot_be_had_is_left_alone(tmp_path: Path) -> None:
    with serving({"/robots.txt": answer("broken", status=500), "/rss.xml": feed("/a.html")}) as site:
        outcome = crawl(write_source(tmp_path / "paper", site), tmp_path)
        assert set(site.asked) == {"/robots.txt"}
    assert (outcome.code, outcome.kinds) == (0, {"robots_unreachable"})


def test_asked_to_stop_it_ends_in_good_order(tmp_path: Path) -> None:
    released = threading.Event()
    routes = {"/rss.xml": feed("/a.html", "/b.html"), "/a.html": page(), "/b.html": lambda handler: released.wait(20)}
    with serving(routes) as site:  # type: ignore[arg-type]
        source = write_source(tmp_path / "paper", site)
        process = subprocess.Popen(
            command(source, tmp_path), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment(), text=True
        )
        _wait_until(lambda: len(_open_articles(tmp_path)) == 1)
        process.terminate()
        printed, _ = process.communicate(timeout=30)
        released.set()
    assert process.returncode == 0
    assert '"articles": 1' in printed
    assert len([item for item in archived(tmp_path) if item.role == "article"]) == 1


def test_a_body_that_opens_to_too_much_is_survived(tmp_path: Path) -> None:
    bomb = gzip.compress(b"0" * (40 * 1024 * 1024))
    routes = {
        "/rss.xml": feed("/robots-that-write.html"),
        "/robots-that-write.html": answer(bomb, Content_Encoding="gzip"),
    }
    with serving(routes) as site:
        outcome = crawl(write_source(tmp_path / "paper", site), tmp_path)
    assert (outcome.code, outcome.summary["articles"], outcome.kinds) == (0, 0, {"too_large"})
    assert "opens to more than the limit" in str(outcome.summary["findings"])


def test_a_site_that_asks_for_a_delay_is_asked_one_thing_at_a_time(tmp_path: Path) -> None:
    asked_at_once, busy = [], threading.Semaphore(0)

    def slow(handler: BaseHTTPRequestHandler) -> None:
        busy.release()
        time.sleep(0.2)
        asked_at_once.append(busy._value)
        busy.acquire()
        page()(handler)

    paths = [f"/{number}.html" for number in range(4)]
    robots = answer("User-agent: *\nCrawl-delay: 0.01\n", "text/plain")
    with serving({"/robots.txt": robots, "/rss.xml": feed(*paths), **dict.fromkeys(paths, slow)}) as site:
        outcome = crawl(write_source(tmp_path / "paper", site), tmp_path)
    assert (outcome.summary["articles"], asked_at_once) == (4, [1, 1, 1, 1])


def test_a_wrong_charset_is_archived_as_it_came_and_mended_in_reading(tmp_path: Path) -> None:
    russian = "Новую школу в районе построят к осени, сообщили в акимате. Работы начались на этой неделе."
    body = f"<html><body><article><p>{russian}</p></article></body></html>".encode("cp1251")
    with_article(tmp_path, answer(body, "text/html; charset=utf-8"))
    [found] = [item for item in archived(tmp_path) if item.role == "article"]
    assert found.payload == body
    result = read_page(found)
    assert result.document is not None
    assert result.document.text == russian
    assert "charset_mended" in {finding.kind for finding in result.findings}


def test_neither_log_nor_summary_shows_what_an_address_says(tmp_path: Path) -> None:
    for route in (page(), answer(b""), redirect("/somebody-was-arrested.html"), answer(b"x", status=500)):
        outcome, _ = with_article(tmp_path, route)
        assert "somebody" not in outcome.log
        assert "somebody" not in str(outcome.summary)
    assert "somebody" not in (tmp_path / "paper.json").read_text()


def test_a_time_limit_ends_the_crawl_in_good_order(tmp_path: Path) -> None:
    paths = [f"/{number}.html" for number in range(60)]

    def slow(handler: object) -> None:
        time.sleep(0.4)
        page()(handler)  # type: ignore[arg-type]

    with serving({"/rss.xml": feed(*paths), **dict.fromkeys(paths, slow)}) as site:
        source = write_source(tmp_path / "paper", site)
        outcome = crawl(source, tmp_path, "--time-limit", "3")
        assert (outcome.code, outcome.kinds) == (0, {"time_limit"})
        assert 0 < outcome.summary["articles"] < 60
        rest = crawl(source, tmp_path)
    assert outcome.summary["articles"] + rest.summary["articles"] == 60


def test_killed_in_the_middle_nothing_complete_is_lost_and_the_next_crawl_does_the_rest(tmp_path: Path) -> None:
    released = threading.Event()

    def stuck(handler: object) -> None:
        released.wait(30)
        page()(handler)  # type: ignore[arg-type]

    quick = [f"/{number}.html" for number in range(5)]
    routes = {"/rss.xml": feed(*quick, "/stuck.html"), **dict.fromkeys(quick, page()), "/stuck.html": stuck}
    with serving(routes) as site:
        source = write_source(tmp_path / "paper", site)
        first = subprocess.Popen(
            command(source, tmp_path, "--timeout", "25"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment(),
        )
        _wait_until(lambda: len(_open_articles(tmp_path)) == 5)
        first.kill()
        first.wait()
        before = {item.record for item in _open_articles(tmp_path)}
        assert not (tmp_path / "paper.json").exists()
        released.set()
        second = crawl(source, tmp_path)
    assert (second.code, second.summary["salvaged"], second.summary["articles"]) == (0, 1, 6)
    found = archived(tmp_path)
    assert before <= {item.record for item in found}
    assert len({item.url for item in found if item.role == "article"}) == 6
    assert not list((tmp_path / "archive").glob("*.open"))


def test_an_archive_that_cannot_be_written_is_a_failure_of_ours(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("in the way")
    outcome, _ = with_article(tmp_path, page())
    assert outcome.code == 1
    assert not (tmp_path / "paper.json").exists()


def test_a_source_that_cannot_be_used_is_one_line_and_no_crawl(tmp_path: Path) -> None:
    outcome = crawl(tmp_path / "none", tmp_path)
    assert (outcome.code, outcome.summary) == (2, {})
    assert "does not exist" in outcome.log
    assert "Traceback" not in outcome.log


def _open_articles(work: Path) -> list[CapturedPage]:
    return [
        found
        for path in (work / "archive").glob("*.warc.gz.open")
        for found in read_captures(path)
        if isinstance(found, CapturedPage) and found.role == "article" and FILLER.encode() in found.payload
    ]


def _wait_until(condition: object, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)
