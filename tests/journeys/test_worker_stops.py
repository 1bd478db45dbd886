"""A worker amid a visit: Ctrl-C and a closed terminal end it at once and cost nothing, kill -9 costs an attempt."""

from __future__ import annotations

import os
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
from tests.journeys.test_up import family_of, is_running, until
from tests.projects import Project, make_project

pytestmark = pytest.mark.journey

SETTINGS = '[sources]\nenabled = ["first", "held", "last"]\nallow_loopback = true\n'
#: A scheduler's one look, then the worker.
WORKER = """
import django
django.setup()
from django.conf import settings
from registerpub.jobs import work
from registerpub.settings import REGISTERPUB
queue, job = work._task(REGISTERPUB, settings.SECRET_KEY)
queue.flush()
work.ring_due(REGISTERPUB, queue, job)
work.run_worker(REGISTERPUB)
"""


@dataclass
class Paper:
    """A site of three sources, visited one after the other; the second never answers."""

    project: Project
    site: Site
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    def start(self) -> subprocess.Popen[str]:
        """A worker whose crawl waits for an answer; the visit before it was another process, this one has a nursery."""
        self.project.sql("delete from source_state")
        self.project.sql("delete from job")
        before = self.site.asked.count("/held.xml")
        clean = {n: v for n, v in os.environ.items() if not n.startswith(("DJANGO", "REGISTERPUB"))}
        ours = {"DJANGO_SETTINGS_MODULE": "registerpub.settings", "REGISTERPUB_PROJECT": str(self.project.root)}
        process = subprocess.Popen(
            [sys.executable, "-c", WORKER],
            cwd=self.project.root,
            env=clean | ours,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.started.append(process)
        until(lambda: self.site.asked.count("/held.xml") > before, "the visit")
        return process

    def crawl_job(self) -> tuple[str, int]:
        [(lease, attempt)] = self.project.sql("select lease, attempt from job where name = 'crawl'")
        return lease, attempt


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Paper]:
    released = threading.Event()

    def held(_handler: BaseHTTPRequestHandler) -> None:
        released.wait(60)

    routes = {"/first.xml": feed("/a.html"), "/a.html": page(), "/last.xml": feed("/a.html")}
    with serving({**routes, "/held.xml": held}) as site:
        project = make_project(tmp_path / "project", settings=SETTINGS, editors=())
        for name in ("first", "held", "last"):
            write_source(project.root / "sources" / name, site, (f"/{name}.xml",))
        made = Paper(project, site)
        yield made
        released.set()
        for process in made.started:
            with process:
                process.kill()


def test_a_stop_ends_it_at_once_and_is_nobodys_failure(paper: Paper) -> None:
    for number, is_for_all in ((signal.SIGINT, True), (signal.SIGHUP, False), (signal.SIGKILL, False)):
        worker = paper.start()
        family = family_of(worker.pid)
        assert len(family) > 1, "a nursery and its crawl"
        assert worker.pid not in map(os.getpgid, family), "a terminal asks the worker alone"
        if is_for_all:
            os.killpg(worker.pid, number)  # as the terminal does
        else:
            worker.send_signal(number)
        _, said = worker.communicate(timeout=30)
        until(lambda family=family: not any(is_running(pid) for pid in family), "its crawls to end")  # type: ignore[misc]
        assert "Traceback" not in said
        assert "/last.xml" not in paper.site.asked
        assert not paper.project.sql("select * from source_state where attempt > 0")
        lease, attempt = paper.crawl_job()
        if number == signal.SIGKILL:
            assert (worker.returncode, attempt) == (-number, 1) and lease
        else:
            assert (worker.returncode, lease, attempt) == (0, "", 0), said
