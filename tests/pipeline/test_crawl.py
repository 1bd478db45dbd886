"""The scheduled tick: due sources only, one crawl of a source at a time, failures tried again later and visible."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from registerpub.config import Config, CrawlSettings
from registerpub.core.errors import InputError
from registerpub.pipeline import crawl as stage
from registerpub.pipeline import stopping
from registerpub.pipeline.crawl import CrawlResult, crawl_due, crawl_now, enabled_sources
from registerpub.sources import Source
from registerpub.store.models import Finding, SourceState

pytestmark = pytest.mark.django_db

SOURCE = """\
title = "Lake Post"
home = "https://lake.example/"
hosts = ["lake.example"]
kind = "news"
tier = "news"
languages = ["en"]
timezone = "Asia/Almaty"
interval_minutes = 30
[discovery]
feeds = ["https://lake.example/rss"]
"""


class Crawler:
    """Stands where the crawler's process is started; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.failure = ""
        self.limits: list[int] = []
        self.summary: dict[str, object] = {}
        self.then: Callable[[], None] = lambda: None

    def __call__(self, source: Source, config: Config, locks: Sequence[int] = (), time_limit: int = 0) -> CrawlResult:
        self.asked.append(source.name)
        self.limits.append(time_limit)
        self.then()
        return CrawlResult(
            source.name,
            requests=2,
            articles=1,
            failure=self.failure,
            findings=({"kind": "empty_feed"},),
            summary=self.summary,
        )


@pytest.fixture
def crawler(monkeypatch: pytest.MonkeyPatch) -> Crawler:
    made = Crawler()
    monkeypatch.setattr(stage, "run_crawler", made)
    return made


@pytest.fixture
def lake(config: Config) -> Config:
    folder = config.sources / "lake"
    folder.mkdir(parents=True)
    (folder / "source.toml").write_text(SOURCE, encoding="utf-8")
    return Config(config.root, config.site, crawl=CrawlSettings(enabled=("lake",), time_limit_seconds=60))


def test_a_source_first_seen_by_a_clock_that_was_ahead_is_crawled_all_the_same(
    lake: Config, crawler: Crawler, now: dt.datetime
) -> None:
    SourceState.objects.create(name="lake", next_due=now + dt.timedelta(hours=5))
    assert [result.source for result in crawl_due(lake, lambda: now)] == ["lake"]


def test_whoever_is_told_to_stop_ends_after_the_visit_under_way_and_counts_no_failure(
    lake: Config, crawler: Crawler, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    monkeypatch.setattr(stopping, "_told", told)
    pond = lake.sources / "pond"
    pond.mkdir()
    (pond / "source.toml").write_text(SOURCE.replace("lake", "pond"), encoding="utf-8")
    both = replace(lake, crawl=replace(lake.crawl, enabled=("lake", "pond")))
    crawler.failure, crawler.then = "the crawler ended with -2", lambda: told.append(2)
    assert [result.source for result in crawl_due(both, lambda: now)] == ["lake"]
    assert not SourceState.objects.exclude(attempt=0).exists() and not Finding.objects.exists()
    told.clear()
    crawler.failure, crawler.then = "", lambda: None
    assert [result.source for result in crawl_due(both, lambda: now)] == ["lake", "pond"], "both stayed due"


def test_a_source_is_crawled_when_it_is_due_and_not_before(lake: Config, crawler: Crawler, now: dt.datetime) -> None:
    minutes = [0, 1, 29, 30, 31, 61]
    for minute in minutes:
        crawl_due(lake, lambda minute=minute: now + dt.timedelta(minutes=minute))  # type: ignore[misc]  # bound per turn
    assert len(crawler.asked) == 3


def test_a_source_that_somebody_is_crawling_is_left_alone_until_the_lease_ends(
    lake: Config, crawler: Crawler, now: dt.datetime
) -> None:
    SourceState.objects.create(name="lake", next_due=now, lease_until=now + dt.timedelta(minutes=2))
    assert crawl_due(lake, lambda: now) == []
    assert "another crawl" in crawl_now(lake, ["lake"], lambda: now)[0].failure
    assert len(crawl_due(lake, lambda: now + dt.timedelta(minutes=3))) == 1


def test_a_failed_crawl_is_a_finding_and_is_tried_again_sooner_and_then_less_often(
    lake: Config, crawler: Crawler, now: dt.datetime
) -> None:
    crawler.failure = "the crawler ended with 1: disk full"
    crawl_due(lake, lambda: now)
    state = SourceState.objects.get(name="lake")
    assert (state.attempt, state.next_due, state.lease_until) == (1, now + dt.timedelta(minutes=2), None)
    crawl_due(lake, lambda: state.next_due)
    assert SourceState.objects.get(name="lake").next_due == state.next_due + dt.timedelta(minutes=4)
    assert "crawl_failed" in Finding.objects.values_list("kind", flat=True)
    crawler.failure = ""
    crawl_now(lake, ["lake"], lambda: now)
    assert SourceState.objects.get(name="lake").attempt == 0


def test_outside_its_window_a_source_is_not_due_and_no_visit_outlasts_it(
    lake: Config, crawler: Crawler, now: dt.datetime
) -> None:
    path = lake.sources / "lake" / "source.toml"
    path.write_text(path.read_text() + '[politeness]\nvisit_window = ["01:00", "03:00"]\n')
    # In 2021 Almaty was six hours ahead: the window is 19:00 to 21:00 UTC.
    for clock in ("18:59", "19:00", "20:59:40", "21:00"):
        moment = dt.datetime.fromisoformat(f"2021-03-05T{clock}+00:00")
        crawl_due(lake, lambda moment=moment: moment)  # type: ignore[misc]  # bound per turn
    assert crawler.limits == [60, 20]
    crawl_now(lake, ["lake"], lambda: now)
    assert len(crawler.asked) == 3


@pytest.mark.parametrize(
    ("summary", "minutes"),
    [
        ({}, 30),
        ({"blocked": True, "retry_after": 0}, 60),
        ({"blocked": True, "retry_after": 7200}, 120),
        ({"blocked": False, "retry_after": 3000}, 50),
    ],
)
def test_a_site_that_refuses_us_is_left_alone_for_longer(
    lake: Config, crawler: Crawler, now: dt.datetime, summary: dict[str, object], minutes: int
) -> None:
    crawler.summary = summary
    crawl_due(lake, lambda: now)
    assert SourceState.objects.get(name="lake").next_due == now + dt.timedelta(minutes=minutes)


def test_a_finding_of_the_crawler_is_kept_once_while_it_lasts(lake: Config, crawler: Crawler, now: dt.datetime) -> None:
    for hour in (0, 1, 30):
        crawl_now(lake, ["lake"], lambda hour=hour: now + dt.timedelta(hours=hour))  # type: ignore[misc]  # bound per turn
    assert Finding.objects.get(kind="empty_feed", source="lake").seen == now


def test_unknown_sources_are_named_with_the_known_ones(lake: Config) -> None:
    with pytest.raises(InputError, match=r"unknown source river; known: .*lake"):
        enabled_sources(lake, ["river"])


def test_the_shipped_sources_can_all_be_loaded(config: Config) -> None:
    names = ["rferl"]
    assert [source.name for source in enabled_sources(config, names)] == names


def test_a_broken_source_folder_is_an_error_that_names_file_and_key(config: Config, tmp_path: Path) -> None:
    folder = config.sources / "broken"
    folder.mkdir(parents=True)
    (folder / "source.toml").write_text(SOURCE.replace('kind = "news"', 'kind = "blog"'), encoding="utf-8")
    with pytest.raises(InputError, match=r"kind: 'blog' is not allowed; use one of: news, court"):
        enabled_sources(config, ["broken"])


def test_after_the_clock_was_set_back_a_source_is_not_left_alone_until_that_time_comes_again(
    lake: Config, crawler: Crawler, now: dt.datetime
) -> None:
    crawl_due(lake, lambda: now + dt.timedelta(hours=5))
    for minute in (0, 1, 30):
        crawl_due(lake, lambda minute=minute: now + dt.timedelta(minutes=minute))  # type: ignore[misc]  # bound per turn
    assert len(crawler.asked) == 3
