"""Visits are written with their findings in one transaction; a finding is over when a later visit lacks it."""

from __future__ import annotations

import datetime as dt
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from registerpub.archive import Exchange, WarcWriter
from registerpub.config import Config
from registerpub.core.errors import ArchiveError
from registerpub.pipeline import crawl as stage
from registerpub.pipeline import visits
from registerpub.pipeline.crawl import crawl_now
from registerpub.pipeline.visits import CrawlResult, read_summary, record_visit
from registerpub.sources import Source
from registerpub.store.models import CrawlVisit, Finding, SourceState

from .visiting import Visits, visited

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)


def test_a_visit_is_kept_as_the_crawler_told_of_it(config: Config, now: dt.datetime) -> None:
    SourceState.objects.create(name="lake", next_due=now)
    summary = {
        "requests": 7,
        "bytes": 5000,
        "articles": 3,
        "items": 20,
        "new_items": 4,
        "not_modified": 1,
        "swept": False,
        "statuses": {"feed": {"200": 1}},
        "findings": [{"kind": "http_status", "detail": "article 0a: 404"}, {"kind": "http_status", "detail": "b: 500"}],
    }
    record_visit(read_summary("lake", json.dumps(summary)), config, now, now + HOUR)
    row = CrawlVisit.objects.get()
    told = (row.requests, row.bytes, row.articles, row.items, row.new_items, row.not_modified, row.statuses)
    assert told == (7, 5000, 3, 20, 4, 1, {"feed": {"200": 1}})
    assert (row.started, row.finished, row.outcome, row.findings) == (now, now + HOUR, "success", {"http_status": 2})
    assert row.swept  # a first visit looks further back whatever it is called
    state = SourceState.objects.get()
    assert {state.first_visit, state.last_visit, state.last_success, state.last_new_item} == {now + HOUR}


def test_the_day_of_a_visit_is_that_of_the_projects_time_zone(lake: Visits, now: dt.datetime) -> None:
    lake.visit(now.replace(hour=20))
    assert CrawlVisit.objects.get().day == now.date() + dt.timedelta(days=1)


@pytest.mark.parametrize("line", ["", "[]", "no json", "{"])
def test_a_crawler_without_a_summary_has_failed(line: str) -> None:
    assert "without its summary" in read_summary("lake", line).failure


def test_what_a_summary_lacks_counts_as_nothing_and_new_items_as_the_articles() -> None:
    found = read_summary("lake", '{"articles": 3, "statuses": null, "findings": [{"detail": "x"}, 5, {"kind": "a"}]}')
    assert replace(found, summary={}) == CrawlResult("lake", articles=3, new_items=3, findings=({"kind": "a"},))
    assert read_summary("lake", '{"changed_without_items": ["a", "b"]}').changed_without_items == 2


def test_a_failed_crawl_keeps_what_it_told(lake: Visits, now: dt.datetime) -> None:
    lake.visit(now, failure="the crawler ended with 1: KeyError", requests=5, bytes=900)
    row = CrawlVisit.objects.get()
    assert (row.outcome, row.requests, row.bytes) == ("failed", 5, 900)
    assert Finding.objects.get().kind == "crawl_failed"
    assert SourceState.objects.get().last_success is None


def test_two_sources_that_fail_alike_both_have_their_finding(
    config: Config, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("lake", "river"):
        visited(config, monkeypatch, name).visit(now, failure="the crawl took more than 900 seconds and was ended")
    found = Finding.objects.filter(kind="crawl_failed").values_list("source", flat=True)
    assert sorted(found) == ["lake", "river"]


def test_a_full_archive_is_told_apart_from_other_failures(config: Config, now: dt.datetime, tmp_path: Path) -> None:
    """By what the writer really says."""
    SourceState.objects.create(name="lake", next_due=now)
    blocked = tmp_path / "file"
    blocked.write_text("here is no folder", encoding="ascii")
    writer = WarcWriter(blocked, "lake")
    with pytest.raises(ArchiveError) as raised:
        writer.write_response(Exchange("http://a.example/", 200, (), b"x", now, "lake", "article", {}))
    record_visit(CrawlResult("lake", failure=f"the crawler ended with 1: {raised.value}"), config, now, now)
    assert Finding.objects.get().kind == "archive_failed"


def test_a_finding_is_open_until_a_success_lacks_it_and_then_over(lake: Visits, now: dt.datetime) -> None:
    fault = {"kind": "timeout", "detail": "feed 2: DownloadTimeoutError"}
    lake.visit(now, items=5, findings=(fault,))
    lake.visit(now + HOUR, items=5, findings=(fault,))
    row = Finding.objects.get()
    assert (row.seen, row.over) == (now, None)
    lake.visit(now + 2 * HOUR, failure="the crawler ended with 1")
    lake.visit(now + 3 * HOUR, findings=({"kind": "http_status", "detail": "feed 1: 500"},))
    assert Finding.objects.filter(over=None).count() == 3  # nothing is over while nothing comes
    lake.visit(now + 4 * HOUR, items=5)
    assert set(Finding.objects.values_list("over", flat=True)) == {now + 4 * HOUR}
    lake.visit(now + 5 * HOUR, items=5, findings=(fault,))
    assert [row.seen for row in Finding.objects.filter(kind="timeout")] == [now, now + 5 * HOUR]


def test_not_modified_ends_what_was_on_the_way_and_not_what_stood_in_the_list(lake: Visits, now: dt.datetime) -> None:
    lake.visit(now, findings=({"kind": "empty_feed", "detail": "feed 1"}, {"kind": "timeout", "detail": "feed 2"}))
    lake.visit(now + HOUR, not_modified=2)
    assert list(Finding.objects.filter(over=None).values_list("kind", flat=True)) == ["empty_feed"]
    lake.visit(now + 2 * HOUR, items=4, not_modified=1)
    assert not Finding.objects.filter(over=None).exists()


def test_findings_of_pages_and_of_other_sources_stay(lake: Visits, now: dt.datetime) -> None:
    Finding.objects.create(key="a", kind="timeout", source="river", detail="feed 1", seen=now)
    Finding.objects.create(key="b", kind="stage_failed", detail="ingest failed", seen=now)
    lake.visit(now, items=5)
    assert Finding.objects.filter(over=None).count() == 2


def test_a_list_that_changed_and_gave_nothing_is_a_finding_even_without_one(lake: Visits, now: dt.datetime) -> None:
    lake.visit(now, changed_without_items=2)
    assert Finding.objects.get().kind == "changed_without_items"
    assert CrawlVisit.objects.get().outcome == "nothing"


def test_a_site_that_turns_visitors_away_is_found_blocked_by_its_status(lake: Visits, now: dt.datetime) -> None:
    lake.visit(now, findings=({"kind": "http_status", "detail": "feed 1: 403"},))
    assert sorted(Finding.objects.values_list("kind", flat=True)) == ["blocked", "http_status"]


def test_a_watched_page_that_was_had_makes_a_visit_a_success(lake: Visits, now: dt.datetime) -> None:
    delay = {"kind": "crawl_delay_too_long", "detail": "robots.txt asks for 60 seconds between requests; 30 are kept"}
    lake.visit(now, statuses={"watched": {"200": 1}, "robots": {"200": 1}}, findings=(delay,))
    lake.visit(now + HOUR, statuses={"robots": {"200": 1}}, findings=(delay,))
    assert list(CrawlVisit.objects.values_list("outcome", flat=True)) == ["success", "robots"]


def test_old_visits_are_let_go_of(lake: Visits, now: dt.datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visits, "KEPT_VISITS", 3)
    for number in range(6):
        lake.visit(now + number * HOUR)
    assert [row.finished for row in CrawlVisit.objects.all()] == [now + number * HOUR for number in (3, 4, 5)]
    lake.visit(now + dt.timedelta(days=visits.KEPT_DAYS, hours=5))
    assert CrawlVisit.objects.count() == 2


def test_nothing_of_a_visit_is_written_if_any_of_it_is_not(
    lake: Visits, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: Any) -> None:
        raise RuntimeError("the machine stops here")

    monkeypatch.setattr(visits, "_let_go", broken)
    with pytest.raises(RuntimeError):
        lake.visit(now, items=5, findings=({"kind": "timeout", "detail": "feed 2"},))
    assert not CrawlVisit.objects.exists()
    assert not Finding.objects.exists()
    state = SourceState.objects.get()
    assert (state.last_success, state.next_due) == (None, now)


def test_a_crawler_process_that_says_nothing_is_a_failed_visit(
    config: Config, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    lake = visited(config, monkeypatch, "lake")
    monkeypatch.undo()
    broken = replace(lake.config, root=lake.config.root)
    (lake.config.sources / "lake" / "source.toml").write_text("title = 1", encoding="utf-8")
    source = Source("lake", "Lake", "https://lake.example/", ("lake.example",), "news", "news", ("en",), "Asia/Almaty")
    result = stage.run_crawler(source, broken)
    assert result.failure.startswith("the crawler ended with 2")


def test_what_a_failed_process_printed_is_read(
    config: Config, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crawler that archives, prints its summary and fails: the counts are kept."""
    lake = visited(config, monkeypatch, "lake")
    monkeypatch.undo()
    _stand_in(
        lake.config.root, monkeypatch, '{"requests": 9, "findings": [{"kind": "timeout", "detail": "feed 1"}]}', 1
    )
    (result,) = crawl_now(lake.config, ["lake"], lambda: now)
    assert (result.requests, result.failure) == (9, "the crawler ended with 1: no message")
    assert sorted(Finding.objects.values_list("kind", flat=True)) == ["crawl_failed", "timeout"]


def _stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch, line: str, code: int) -> None:
    """A program that stands where Python starts the crawler."""
    path = folder / "crawler"
    path.write_text(f"#!/bin/sh\necho '{line}'\nexit {code}\n", encoding="ascii")
    path.chmod(0o700)
    monkeypatch.setattr("sys.executable", os.fspath(path))
