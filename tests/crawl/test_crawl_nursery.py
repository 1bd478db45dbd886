"""Crawls that a nursery starts: processes like any other, that can be killed, hold locks, and outlive no one."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from registerpub.pipeline import crawl_process
from registerpub.pipeline.crawl_process import CrawlProcess, start_crawl
from tests.crawl.helpers import command, environment, feed, page, serving, write_source

pytestmark = pytest.mark.journey


@pytest.fixture(autouse=True)
def nursery(monkeypatch: pytest.MonkeyPatch) -> Iterator[crawl_process._Nursery]:
    """One of this test's own, that has had its first crawl."""
    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    made = crawl_process._Nursery()
    made._asked = 1
    monkeypatch.setattr(crawl_process, "_nursery", made)
    yield made
    made._close()


@contextmanager
def started(source: Path, work: Path, held: list[int]) -> Iterator[tuple[CrawlProcess, Callable[[], None]]]:
    """A crawl, and what lets go of it."""
    lifeline, hold = os.pipe()
    whole = command(source, work, "--end-with-parent")
    arguments = whole[whole.index("registerpub_crawler") + 1 :]
    try:
        yield start_crawl([*crawl_process._CRAWLER, *arguments], work, lifeline, held), lambda: os.close(hold)
    finally:
        os.close(lifeline)


def is_locked(path: Path) -> bool:
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        return False


def until(condition: Callable[[], bool]) -> None:
    for _ in range(600):
        if condition():
            return
        time.sleep(0.05)
    raise AssertionError("waited too long")


def test_it_crawls_is_killed_and_ends_with_whoever_holds_it(tmp_path: Path, nursery: crawl_process._Nursery) -> None:
    released, lock = threading.Event(), tmp_path / "lock"
    stuck = lambda handler: released.wait(20)  # noqa: E731  # a route
    with serving({"/rss.xml": feed("/a.html"), "/a.html": page()}) as site:
        with started(write_source(tmp_path / "paper", site), tmp_path, []) as (child, _):
            output, errors = child.communicate(timeout=60)
        assert isinstance(child, crawl_process._Child)
        assert (child.returncode, json.loads(output)["articles"]) == (0, 1) and "crawl of paper ends" in errors
    with serving({"/rss.xml": stuck}) as site:  # type: ignore[dict-item]
        source = write_source(tmp_path / "paper", site)
        for end in ("kill", "let go"):
            descriptor = os.open(lock, os.O_RDWR | os.O_CREAT)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            with started(source, tmp_path, [descriptor]) as (child, let_go):
                os.close(descriptor)
                asked = len(site.asked)
                until(lambda asked=asked: len(site.asked) > asked)  # type: ignore[misc]  # bound per turn
                assert is_locked(lock), "the crawl holds it"
                with pytest.raises(subprocess.TimeoutExpired):
                    child.communicate(timeout=0.01)
                child.kill() if end == "kill" else let_go()
                child.communicate(timeout=30)
            assert child.returncode == -9
            until(lambda: not is_locked(lock))
        released.set()


def test_a_nursery_that_is_stuck_keeps_nobody(
    tmp_path: Path, nursery: crawl_process._Nursery, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crawl_process, "_NURSERY", ["sleep", "60"])
    monkeypatch.setattr(crawl_process, "_START_SECONDS", 0.01)
    child = start_crawl([*crawl_process._CRAWLER, "--nonsense"], tmp_path, 0, [])
    with pytest.raises(subprocess.TimeoutExpired):
        child.communicate(timeout=0.01)
    child.kill()
    assert child.communicate() == ("", "") and child.returncode == -9


def test_a_refused_argument_is_told_and_a_dead_nursery_is_done_without(
    tmp_path: Path, nursery: crawl_process._Nursery
) -> None:
    wrong = [*crawl_process._CRAWLER, "--nonsense"]
    lifeline, hold = os.pipe()
    child = start_crawl(wrong, tmp_path, lifeline, [])
    assert isinstance(child, crawl_process._Child)
    assert "required: source" in child.communicate(timeout=60)[1] and child.returncode == 2
    assert nursery._process is not None
    nursery._process.kill()
    nursery._process.wait()
    again = start_crawl(wrong, tmp_path, lifeline, [])
    assert isinstance(again, subprocess.Popen)
    assert "required: source" in again.communicate(timeout=60)[1] and again.returncode == 2
    # The next one has a nursery of its own.
    assert isinstance(start_crawl(wrong, tmp_path, lifeline, []), crawl_process._Child)
    for descriptor in (lifeline, hold):
        os.close(descriptor)
