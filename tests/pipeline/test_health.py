"""Health from the store: a week of errors and recovery, amounts, pages, the project; queries do not grow."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registerpub.config import Config, CrawlSettings
from registerpub.core.errors import InputError
from registerpub.core.health import SourceHealth
from registerpub.pipeline.crawl import crawl_now
from registerpub.pipeline.health import project_health, source_health, usable_sources
from registerpub.pipeline.health_notice import announce
from registerpub.store.models import CrawlVisit, Finding, SourceState
from tests.crawl.helpers import answer, feed, page, serving, write_source

from .conftest import Desk
from .visiting import Visits, add_source

pytestmark = pytest.mark.django_db
DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)


def health(config: Config, now: dt.datetime, name: str = "lake") -> SourceHealth:
    (found,) = source_health(config, now, [name])
    return found


def kinds(config: Config, now: dt.datetime) -> dict[str, str]:
    return {condition.kind: condition.state for condition in health(config, now).conditions}


@pytest.mark.journey
def test_500_for_a_week_and_recovery_by_a_real_crawler(config: Config, now: dt.datetime) -> None:
    routes = {"/rss.xml": feed("/a"), "/a": page()}
    with serving(routes) as site:
        write_source(config.sources / "lake", site)
        config = replace(config, crawl=CrawlSettings(enabled=("lake",), allow_loopback=True, time_limit_seconds=60))
        crawl_now(config, [], lambda: now)
        assert health(config, now + HOUR).state == "healthy"

        routes["/rss.xml"] = answer("oops", status=500)
        states = {}
        for days in (0.1, 1.5, 4, 7):
            moment = now + days * DAY
            crawl_now(config, [], lambda moment=moment: moment)  # type: ignore[misc]  # bound per turn
            states[days] = health(config, moment).state
        assert states == {0.1: "healthy", 1.5: "failing", 4: "failing", 7: "failing"}
        failing = health(config, now + 7 * DAY)
        assert (failing.since, failing.facts.last_success) == (now, now)
        assert {"no_success", "site_errors", "gaps"} <= set(kinds(config, now + 7 * DAY))
        assert Finding.objects.get(kind="http_status", over=None).seen == now + 0.1 * DAY

        routes["/rss.xml"] = feed("/a", "/b")
        routes["/b"] = page("Another text of the day, which nobody has read before, about a bridge over the river.")
        moment = now + 7 * DAY + HOUR
        crawl_now(config, [], lambda: moment)
    well = health(config, moment)
    assert (well.state, {one.kind for one in well.conditions}) == ("watch", {"gaps"})  # news of the week may be lost
    assert (well.facts.last_success, well.facts.last_new_item) == (moment, moment)
    assert Finding.objects.get(kind="http_status").over == moment


def test_a_source_that_answers_and_brings_nothing_becomes_silent(lake: Visits, now: dt.datetime) -> None:
    lake.visit(now, items=20, new_items=20, articles=20)
    for number in range(1, 9):
        lake.visit(now + number * DAY, items=20)
    assert health(lake.config, now + 8 * DAY).state == "silent"
    lake.visit(now + 9 * DAY, items=20, new_items=3, articles=3)
    assert health(lake.config, now + 9 * DAY).state != "silent"


def test_a_source_is_visited_on_time_through_a_week_of_failures_of_the_crawler(lake: Visits, now: dt.datetime) -> None:
    lake.tell = {"failure": "the crawler ended with 1: var/archive: cannot be written: No space left on device"}
    for minutes in range(0, 7 * 24 * 60, 30):
        lake.due(now + dt.timedelta(minutes=minutes))
    told = kinds(lake.config, now + 7 * DAY)
    assert (told["archive_trouble"], told["no_success"]) == ("failing", "failing")
    lake.tell = {"items": 5, "new_items": 5, "articles": 5}
    assert lake.due(now + 7 * DAY + HOUR)
    assert kinds(lake.config, now + 7 * DAY + HOUR) == {"gaps": "watch"}


def test_amounts_are_counted_by_day_and_sweeps_do_not_exceed_the_band(lake: Visits, now: dt.datetime) -> None:
    lake.visit(now, items=500, new_items=500)
    for number in range(1, 9):
        lake.visit(now + number * DAY, items=20, new_items=5, articles=5)
        lake.visit(now + number * DAY + HOUR, items=200, new_items=60, articles=60, swept=True)
    found = health(lake.config, now + 8 * DAY + 2 * HOUR)
    assert found.state == "healthy"
    assert found.week == 7 * 65
    assert [(day.visits, day.successes, day.new_items, day.swept_items) for day in found.facts.days[-1:]] == [
        (2, 2, 65, 60)
    ]
    for number in range(9, 17):
        lake.visit(now + number * DAY, items=99, new_items=40, articles=40)
    assert kinds(lake.config, now + 17 * DAY)["above_band"] == "watch"


def test_pages_that_cannot_be_read_are_counted_once_each(desk: Desk, lake: Visits, now: dt.datetime) -> None:
    from registerpub.store.models import Capture

    lake.visit(now, items=3, new_items=3, articles=3)
    capture = Capture.objects.get()
    for number in range(3):
        other = Capture.objects.create(
            record=f"urn:{number}", archive=capture.archive, offset=0, url="https://lake.example/", source="lake",
            fetched=now, sha256="0",
        )  # fmt: skip
        for kind in ("no_text", "no_date"):
            Finding.objects.create(key=f"{kind}{number}", kind=kind, source="lake", capture=other, seen=now)
    (condition,) = health(lake.config, now).conditions
    assert (condition.kind, condition.state) == ("parse_failures", "watch")
    assert condition.counts == {"no_text": 3, "no_date": 3, "articles": 3}
    assert health(lake.config, now + 8 * DAY - HOUR).conditions[-1].kind != "parse_failures"


def test_named_sources_all_that_were_visited_and_unknown_ones(lake: Visits, now: dt.datetime) -> None:
    lake.visit(now, items=5)
    config = replace(lake.config, crawl=replace(lake.config.crawl, enabled=()))
    assert [(one.name, one.state) for one in source_health(config, now)] == [("lake", "disabled")]
    assert [one.name for one in source_health(config, now, ["rferl", "lake"])] == ["lake", "rferl"]
    with pytest.raises(InputError, match=r"unknown source river; known: .*lake"):
        source_health(config, now, ["river"])


def test_a_broken_folder_hides_no_other_source(lake: Visits, now: dt.datetime) -> None:
    lake.visit(now, items=5)
    config = add_source(lake.config, "river")
    (config.sources / "river" / "source.toml").write_text("title = 1", encoding="utf-8")
    usable = usable_sources(config)
    assert "lake" in usable
    assert "river" not in usable
    assert {one.name: one.state for one in source_health(config, now, known=usable)} == {
        "lake": "healthy",
        "river": "never_visited",
    }


@pytest.mark.parametrize("number", [10, 1000])
def test_queries_do_not_grow_with_sources(config: Config, now: dt.datetime, number: int) -> None:
    """A source's folder is read from the disk, not from the store; here no folder exists at all."""
    names = [f"source-{one:04}" for one in range(number)]
    SourceState.objects.bulk_create(
        SourceState(name=name, next_due=now, first_visit=now - 40 * DAY, last_visit=now, last_success=now, health="")
        for name in names
    )
    CrawlVisit.objects.bulk_create(
        CrawlVisit(source=name, day=now.date() - back * DAY, started=now, finished=now, outcome="success")
        for name in names
        for back in range(3)
    )
    Finding.objects.bulk_create(
        Finding(key=f"{name}{kind}", kind=kind, source=name, seen=now)
        for name in names
        for kind in ("timeout", "blocked")
    )
    config = replace(config, crawl=CrawlSettings(enabled=tuple(names)))
    with CaptureQueriesContext(connection) as asked:
        found = source_health(config, now, known={})
    assert len(found) == number
    assert {one.state for one in found} == {"blocked"}
    assert len(asked) == 5


def test_the_project_tells_of_files_that_wait_for_ingest(desk: Desk, now: dt.datetime) -> None:
    assert "files_waiting" not in {one.kind for one in project_health(desk.config, now)}
    path = desk.config.archive / "lake-00001.warc.gz"
    path.write_bytes(b"")
    os.utime(path, (now.timestamp(), now.timestamp()))
    told = {one.kind: one for one in project_health(desk.config, now + 2 * DAY)}
    assert told["files_waiting"].counts == {"files": 1}
    assert told["files_waiting"].since == now
    assert "documents_waiting" not in told


def test_documents_that_no_stage_takes_up_are_told(desk: Desk, now: dt.datetime) -> None:
    from registerpub.store.models import DocumentRow

    DocumentRow.objects.update(claimed=None)
    told = {one.kind: one for one in project_health(desk.config, now + 2 * DAY)}
    assert told["documents_waiting"].counts == {"documents": 1}


def test_a_project_without_a_source_or_an_archive_has_nothing_to_announce(config: Config, now: dt.datetime) -> None:
    Path(config.var).mkdir(exist_ok=True)
    assert source_health(config, now) == []
    assert announce(config, lambda: now) == []
    assert [one.kind for one in project_health(config, now) if one.kind != "disk_low"] == []
