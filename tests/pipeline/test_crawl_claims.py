"""Claims: one crawl at a time of a host or group; a dead owner keeps nobody out; the refusal says who, since, until."""

from __future__ import annotations

import datetime as dt
import errno
import fcntl
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from registerpub.config import Config, CrawlSettings
from registerpub.pipeline import crawl as stage
from registerpub.pipeline.crawl import CrawlResult, crawl_due, crawl_now
from registerpub.pipeline.crawl_claims import _place_of_locks
from registerpub.sources import Source
from registerpub.store.models import SourceState

pytestmark = pytest.mark.django_db

SOURCE = """\
title = "Paper"
home = "https://{host}/"
hosts = ["{host}"]
kind = "news"
tier = "news"
languages = ["en"]
timezone = "Asia/Almaty"
[discovery]
feeds = ["https://{host}/{name}.rss"]
"""
NAMES = ("lake", "shore", "radio", "studio", "hill")


class Crawler:
    """Stands where the crawler's process is started; ``meanwhile`` runs while it crawls."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.meanwhile: Callable[[], object] = lambda: None

    def __call__(self, source: Source, config: Config, locks: Sequence[int] = (), time_limit: int = 0) -> CrawlResult:
        self.asked.append(source.name)
        meanwhile, self.meanwhile = self.meanwhile, lambda: None
        meanwhile()
        return CrawlResult(source.name)


@pytest.fixture
def crawler(monkeypatch: pytest.MonkeyPatch) -> Crawler:
    made = Crawler()
    monkeypatch.setattr(stage, "run_crawler", made)
    return made


@pytest.fixture
def papers(config: Config) -> Config:
    """lake and shore share a host; radio and studio share a group; hill shares nothing."""
    hosts = {"lake": "lake.example", "shore": "lake.example"}
    for name in NAMES:
        folder = config.sources / name
        folder.mkdir(parents=True)
        text = SOURCE.format(host=hosts.get(name, f"{name}.example"), name=name)
        text += '[politeness]\ngroup = "airwaves"\n' if name in ("radio", "studio") else ""
        (folder / "source.toml").write_text(text, encoding="utf-8")
    return Config(config.root, config.site, crawl=CrawlSettings(enabled=NAMES, time_limit_seconds=60))


def lease(name: str, now: dt.datetime, machine: str, minutes: int = 5) -> None:
    since, until = now - dt.timedelta(minutes=1), now + dt.timedelta(minutes=minutes)
    SourceState.objects.create(name=name, next_due=now, lease_since=since, lease_until=until, lease_machine=machine)


@pytest.mark.parametrize(
    ("running", "wanted", "kept_out"),
    [
        ("lake", "lake", True),
        ("lake", "shore", True),
        ("radio", "studio", True),
        ("lake", "radio", False),
        ("hill", "lake", False),
    ],
)
def test_a_host_or_group_is_crawled_once_at_a_time(
    papers: Config, crawler: Crawler, now: dt.datetime, running: str, wanted: str, kept_out: bool
) -> None:
    results: list[CrawlResult] = []
    crawler.meanwhile = lambda: results.extend(crawl_now(papers, [wanted], lambda: now))
    crawl_now(papers, [running], lambda: now)
    assert crawler.asked == ([running] if kept_out else [running, wanted])
    assert bool(results[0].failure) == kept_out
    assert crawl_now(papers, [wanted], lambda: now)[0].failure == ""


def test_the_refusal_says_which_crawl_runs_since_when_and_until_when(
    papers: Config, crawler: Crawler, now: dt.datetime
) -> None:
    results: list[CrawlResult] = []
    crawler.meanwhile = lambda: results.extend(crawl_now(papers, ["shore", "lake"], lambda: now))
    crawl_now(papers, ["lake"], lambda: now)
    times = "since 2021-03-04 09:00:00 UTC and ends by 2021-03-04 09:03:00 UTC at the latest"
    assert [result.failure for result in results] == [
        f"another crawl of lake, which shares a host or group, is running {times}",
        f"another crawl of this source is running {times}",
    ]


def test_the_tick_runs_the_sources_of_a_group_one_after_the_other(
    papers: Config, crawler: Crawler, now: dt.datetime
) -> None:
    assert [result.source for result in crawl_due(papers, lambda: now)] == list(NAMES)


def test_a_tick_beside_a_crawl_leaves_its_hosts_for_the_next_tick(
    papers: Config, crawler: Crawler, now: dt.datetime
) -> None:
    crawler.meanwhile = lambda: crawl_due(papers, lambda: now)
    crawl_now(papers, ["lake"], lambda: now)
    assert crawler.asked == ["lake", "radio", "studio", "hill"]
    crawler.asked.clear()
    crawl_due(papers, lambda: now)
    assert crawler.asked == ["shore"]


def test_a_lease_that_this_machine_left_behind_keeps_nobody_out(
    papers: Config, crawler: Crawler, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "this-one")
    lease("lake", now, _place_of_locks(papers.var))
    assert crawl_now(papers, ["lake"], lambda: now)[0].failure == ""


def test_a_lease_from_a_machine_of_the_same_name_keeps_everybody_out(
    papers: Config, crawler: Crawler, now: dt.datetime, tmp_path: Path
) -> None:
    """Containers and copies of a machine share a name; locks in another folder say nothing here."""
    place = _place_of_locks(tmp_path / "other")
    assert place == _place_of_locks(tmp_path / "other") != _place_of_locks(papers.var)
    lease("lake", now, place)
    assert "another crawl of this source" in crawl_now(papers, ["lake"], lambda: now)[0].failure


@pytest.mark.django_db(transaction=True)
def test_a_lease_is_taken_in_a_turn_of_its_own(papers: Config, crawler: Crawler, now: dt.datetime) -> None:
    """PostgreSQL looks at the neighbours with the eyes of before the wait, unless the wait comes first."""
    turns = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if sql.startswith("UPDATE") and "lease_machine" in sql and "EXISTS" in sql:
            turns.append(connection.in_atomic_block)
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        crawl_now(papers, ["lake"], lambda: now)
    assert turns == [True]


@pytest.mark.parametrize("wanted", ["lake", "shore"])
def test_a_lease_of_another_machine_holds_until_its_time_is_over(
    papers: Config, crawler: Crawler, now: dt.datetime, wanted: str
) -> None:
    lease("lake", now, "another one")
    failure = crawl_now(papers, [wanted], lambda: now)[0].failure
    assert "since 2021-03-04 08:59:00 UTC and ends by 2021-03-04 09:05:00 UTC" in failure
    later = now + dt.timedelta(minutes=6)
    assert crawl_now(papers, [wanted], lambda: later)[0].failure == ""


@pytest.mark.parametrize("fault", [KeyboardInterrupt, OSError])
def test_what_ends_a_crawl_gives_its_hosts_and_its_lease_back(
    papers: Config, crawler: Crawler, now: dt.datetime, fault: type[BaseException]
) -> None:
    def break_off() -> None:
        assert SourceState.objects.get(name="lake").lease_until is not None
        raise fault

    crawler.meanwhile = break_off
    with pytest.raises(fault):
        crawl_now(papers, ["lake"], lambda: now)
    assert SourceState.objects.get(name="lake").lease_until is None
    assert crawl_now(papers, ["shore"], lambda: now)[0].failure == ""


def test_a_crawl_whose_owner_was_killed_is_waited_for(
    papers: Config, crawler: Crawler, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    crawl_now(papers, ["lake"], lambda: now)
    locks = [path.open("r+") for path in (papers.var / "crawl" / "claims").glob("*.lock") if path.name != "turn.lock"]
    for lock in locks:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write(f'["lake", "", "", {gone.pid}]')
        lock.truncate()
        lock.flush()
    waits: list[float] = []

    def crawler_ends(seconds: float) -> None:
        waits.append(seconds)
        for lock in locks:
            lock.close()

    monkeypatch.setattr("registerpub.pipeline.crawl_claims.time.sleep", crawler_ends)
    assert crawl_now(papers, ["shore"], lambda: now)[0].failure == ""
    assert len(waits) == 1


def test_a_damaged_note_about_the_holder_still_keeps_others_out(
    papers: Config, crawler: Crawler, now: dt.datetime
) -> None:
    crawl_now(papers, ["lake"], lambda: now)
    (path,) = (path for path in (papers.var / "crawl" / "claims").glob("*.lock") if path.name != "turn.lock")
    with path.open("w") as lock:
        lock.write("[torn")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert crawl_now(papers, ["lake"], lambda: now)[0].failure == "another crawl of this source is running"


def test_a_full_disk_keeps_no_lock(
    papers: Config, crawler: Crawler, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr("registerpub.pipeline.crawl_claims.os.pwrite", is_full)
        with pytest.raises(OSError, match="No space"):
            crawl_now(papers, ["lake"], lambda: now)
    assert crawl_now(papers, ["lake"], lambda: now)[0].failure == ""


def test_a_lease_from_before_the_clock_was_set_back_keeps_nobody_out(
    papers: Config, crawler: Crawler, now: dt.datetime
) -> None:
    lease("lake", now + dt.timedelta(hours=3), "elsewhere")
    lease("hill", now, "elsewhere")
    results = crawl_now(papers, ["lake", "hill"], lambda: now)
    assert [bool(result.failure) for result in results] == [False, True]
