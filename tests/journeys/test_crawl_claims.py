"""Crawls of one host by real processes: never two at once, and a killed one keeps nobody out."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.crawl.helpers import Site, feed, page, serving, write_source
from tests.journeys.test_up import children_of, is_running, until
from tests.projects import Project, make_project

pytestmark = pytest.mark.journey

SETTINGS = '[sources]\nenabled = ["few", "more"]\nallow_loopback = true\n'


@dataclass
class Paper:
    """A site whose second article is held back until ``released``; ``few`` and ``more`` are two sources of it."""

    project: Project
    site: Site
    released: threading.Event = field(default_factory=threading.Event)

    def start(self, source: str) -> subprocess.Popen[str]:
        """Begin a crawl and come back when it waits for the article that is held back."""
        environment = {n: v for n, v in os.environ.items() if not n.startswith(("DJANGO", "REGISTERPUB"))}
        before = self.site.asked.count("/held.html")
        process = subprocess.Popen(
            [sys.executable, "-m", "registerpub.cli", "crawl", source],
            cwd=self.project.root,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        until(lambda: self.site.asked.count("/held.html") > before, "the crawl's request")
        return process


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Paper]:
    released = threading.Event()

    def held(handler: BaseHTTPRequestHandler) -> None:
        released.wait(60)
        page()(handler)

    routes = {"/few.xml": feed("/a.html", "/held.html"), "/more.xml": feed("/b.html")}
    with serving({**routes, "/a.html": page(), "/b.html": page(), "/held.html": held}) as site:
        project = make_project(tmp_path / "project", settings=SETTINGS, editors=())
        write_source(project.root / "sources/few", site, ("/few.xml",), 'group = "papers"\n')
        write_source(project.root / "sources/more", site, ("/more.xml",), 'group = "papers"\n')
        yield Paper(project, site, released)
        released.set()


def test_two_sources_of_one_group_are_never_crawled_at_once(paper: Paper) -> None:
    first = paper.start("few")
    refusal = paper.project.refused("crawl", "more")
    moment = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC"
    assert re.search(rf"more: another crawl of few, .* is running since {moment} and ends by {moment}", refusal)
    assert "/more.xml" not in paper.site.asked
    paper.released.set()
    _, printed = first.communicate(timeout=60)
    assert (first.returncode, "2 articles" in printed) == (0, True)
    paper.project.ok("crawl", "more")
    assert "/b.html" in paper.site.asked


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_after_a_crawl_was_ended_the_next_one_runs_at_once(paper: Paper, how: signal.Signals) -> None:
    first = paper.start("few")
    crawlers = children_of(first.pid)
    assert len(crawlers) == 1
    first.send_signal(how)
    first.communicate(timeout=60)
    paper.released.set()
    printed = paper.project.run("crawl", "few").stderr
    assert "another crawl" not in printed
    assert re.search(r"few: \d requests, 2 articles", printed)
    assert not any(is_running(pid) for pid in crawlers)
