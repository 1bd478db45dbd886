"""Each condition: what it takes, and what clears it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from registerpub.core.health import (
    CONDITIONS,
    SEVERITY,
    THRESHOLDS,
    PageFault,
    ProjectFacts,
    SourceFacts,
    judge,
    judge_project,
)
from registerpub.core.health.judge import RULES

from .facts import NOW, ago, condition, days, found, health, sound, state_of


def test_every_rule_has_its_condition_and_says_what_it_is() -> None:
    assert tuple(rule.__name__ for rule in RULES) == CONDITIONS
    assert all(rule.__doc__ for rule in RULES)


def test_a_sound_source_is_healthy_without_any_condition() -> None:
    sources = health()
    assert (sources.state, sources.since, sources.conditions, sources.week) == ("healthy", None, (), 35)


def test_a_source_that_is_not_enabled_or_was_never_visited_says_so() -> None:
    assert health(enabled=False, findings=(found("blocked", days=2),), last_outcome="blocked").state == "disabled"
    assert judge(SourceFacts("lake", due=ago(hours=1)), NOW).state == "never_visited"
    forgotten = judge(SourceFacts("lake", due=ago(days=2)), NOW)
    assert (forgotten.state, forgotten.conditions[0].kind) == ("failing", "not_visited")


PAGES = (PageFault("no_text", ago(days=2), 30),)
CASES: list[tuple[str, str | None, dict[str, Any]]] = [
    ("not_visited", None, {"last_visit": ago(hours=23)}),
    ("not_visited", "failing", {"last_visit": ago(hours=25), "last_success": ago(hours=25)}),
    ("not_visited", None, {"last_visit": ago(hours=25), "interval_minutes": 1440}),
    ("no_success", None, {"last_success": ago(hours=23)}),
    ("no_success", "failing", {"last_success": ago(hours=25)}),
    ("no_success", None, {"last_success": ago(hours=71), "interval_minutes": 1440}),
    ("no_success", "failing", {"last_success": ago(hours=73), "interval_minutes": 1440}),
    ("no_success", "watch", {"last_success": None, "first_visit": ago(hours=2)}),
    ("no_success", "failing", {"last_success": None, "first_visit": ago(days=2)}),
    ("archive_trouble", "failing", {"findings": (found("archive_failed", minutes=1),)}),
    ("crawl_failed", "healthy", {"findings": (found("crawl_failed", minutes=1),), "failed_in_a_row": 1}),
    ("crawl_failed", "watch", {"findings": (found("crawl_failed", minutes=9),), "failed_in_a_row": 3}),
    ("proxy_trouble", "watch", {"findings": (found("proxy_unreachable", minutes=1),), "last_outcome": "no_answer"}),
    ("block_pages", "blocked", {"findings": (found("blocked", minutes=1),), "last_outcome": "blocked"}),
    ("block_pages", "blocked", {"findings": (found("blocked", minutes=1),), "last_outcome": "no_answer"}),
    ("block_pages", "watch", {"findings": (found("blocked", minutes=1),)}),
    ("block_pages", "watch", {"pages": (PageFault("challenge_page", ago(days=1), 7),)}),
    ("block_pages", "blocked", {"pages": (PageFault("challenge_page", ago(days=1), 9),)}),
    ("robots_refusal", "healthy", {"findings": (found("robots_forbidden", days=9),)}),
    ("robots_refusal", "blocked", {"findings": (found("robots_forbidden", hours=1),), "last_outcome": "robots"}),
    ("site_errors", "healthy", {"findings": (found("timeout", hours=5),)}),
    ("site_errors", "watch", {"findings": (found("http_status", hours=7),)}),
    ("unreadable_lists", "healthy", {"findings": (found("broken_feed", hours=5),)}),
    ("unreadable_lists", "watch", {"findings": (found("empty_listing", hours=7),)}),
    ("unreadable_lists", "watch", {"pages": (PageFault("list_shrank", ago(days=90)),)}),
    (
        "unreadable_lists",
        "watch",
        {"findings": (found("broken_feed", hours=1),), "pages": (PageFault("list_empty", ago(hours=1)),)},
    ),
    ("bytes_changed_zero_items", "watch", {"findings": (found("changed_without_items", hours=1),)}),
    ("bytes_changed_zero_items", "failing", {"findings": (found("changed_without_items", hours=25),)}),
    ("empty_bodies", "healthy", {"findings": (found("empty_body", hours=1),)}),
    ("empty_bodies", "watch", {"findings": (found("tiny_body", hours=7),)}),
    ("empty_bodies", "watch", {"pages": (PageFault("empty_body", ago(days=1), 3),)}),
    ("parse_failures", "healthy", {"pages": (PageFault("no_text", ago(days=1), 2),)}),
    ("parse_failures", "watch", {"pages": (PageFault("no_date", ago(days=1), 8),)}),
    ("parse_failures", "failing", {"pages": (PageFault("missing_mark", ago(days=1), 32),)}),
    ("parse_failures", None, {"pages": (PageFault("charset_mended", ago(days=1), 40),)}),
    ("nothing_new", None, {"last_new_item": ago(days=3)}),
    ("nothing_new", "silent", {"last_new_item": ago(days=6)}),
    ("nothing_new", None, {"last_new_item": ago(days=60), "band": (0, 60)}),
    ("nothing_new", None, {"last_new_item": ago(days=60), "band": None}),
    ("below_band", "watch", {"days": days(items=0)}),
    ("below_band", None, {"days": days(items=2)}),
    ("below_band", "watch", {"days": days(items=1), "band": (30, 60)}),
    ("below_band", None, {"days": days(items=0), "first_visit": ago(days=5)}),
    ("below_band", None, {"days": days(items=0), "band": (0, 60)}),
    ("above_band", None, {"days": days(items=12)}),
    ("above_band", "watch", {"days": days(items=14)}),
    ("gaps", None, {"days": (*days()[:-3], *days()[-2:])}),
    ("gaps", "watch", {"days": days()[:-6]}),
    ("gaps", "watch", {"days": (*days()[:10], *days()[13:])}),
    ("gaps", None, {"days": days()[:-6], "interval_minutes": 1440}),
    ("gaps", None, {"days": (), "first_visit": ago(hours=30)}),
    ("long_running", None, {"running_since": ago(minutes=14)}),
    ("long_running", "watch", {"running_since": ago(minutes=21)}),
    ("long_running", "healthy", {"findings": (found("time_limit", hours=1),)}),
    ("long_running", "watch", {"findings": (found("time_limit", hours=7),)}),
    ("too_seldom", "healthy", {"findings": (found("maybe_missed", hours=1),)}),
    ("too_seldom", "watch", {"findings": (found("maybe_missed", hours=7),)}),
    ("clock", None, {"last_visit": ago(minutes=-4)}),
    ("clock", "watch", {"last_visit": ago(days=-2)}),
    ("other_findings", "healthy", {"findings": (found("foreign_host", days=7), found("kind_of_tomorrow", days=9))}),
]


@pytest.mark.parametrize(("kind", "state", "changes"), CASES)
def test_a_condition_asks_for_its_state(kind: str, state: str | None, changes: dict[str, Any]) -> None:
    assert state_of(kind, **changes) == state


def test_every_condition_is_tried() -> None:
    assert {kind for kind, state, _ in CASES if state} == set(CONDITIONS)


def test_the_worst_condition_is_the_state_and_says_since_when() -> None:
    findings = (found("changed_without_items", days=9), found("timeout", days=2))
    both = health(findings=findings, last_new_item=ago(days=20), last_success=ago(days=3))
    assert (both.state, both.since) == ("failing", ago(days=9))
    severities = [SEVERITY[one.state] for one in both.conditions]
    assert severities == sorted(severities, reverse=True)
    assert {one.kind for one in both.conditions} == {
        *("no_success", "bytes_changed_zero_items", "nothing_new", "site_errors")
    }


def test_the_evidence_is_counted() -> None:
    week = days(items=5, successes=0)
    failing = condition("no_success", health(days=week, last_success=ago(days=2)))
    assert failing is not None
    assert failing.counts == {"visits": 72, "hours": 48}
    unread = condition("parse_failures", health(pages=PAGES))
    assert unread is not None
    assert unread.counts == {"no_text": 30, "articles": 40}


def test_weekends_and_holidays_are_no_silence() -> None:
    monday = NOW - dt.timedelta(days=2)
    since_friday = sound(last_new_item=monday - dt.timedelta(days=2, hours=16), last_visit=monday, band=(60, 90))
    assert "nothing_new" not in {one.kind for one in judge(since_friday, monday).conditions}
    nauryz = NOW.replace(month=3, day=25)  # the 21st to the 23rd are holidays
    quiet = sound(last_new_item=nauryz.replace(day=21, hour=9), band=(20, 60), days=(), interval_minutes=1440)
    assert "nothing_new" not in {one.kind for one in judge(quiet, nauryz).conditions}


def test_the_project_tells_what_waits_and_what_is_full() -> None:
    assert judge_project(ProjectFacts(3, ago(hours=23), 5, disk_free=50 * 1024**3, disk_total=100 * 1024**3), NOW) == ()
    waiting = ProjectFacts(
        files=3,
        files_since=ago(hours=25),
        documents=5,
        documents_since=ago(days=3),
        archive_findings=1,
        archive_since=ago(days=1),
        disk_free=THRESHOLDS.disk_free_bytes - 1,
        disk_total=10 * 1024**3,
    )
    told = judge_project(waiting, NOW)
    assert [(one.kind, one.state) for one in told] == [
        ("files_waiting", "failing"),
        ("documents_waiting", "failing"),
        ("archive_findings", "watch"),
        ("disk_low", "failing"),
    ]
    assert judge_project(ProjectFacts(disk_free=4 * 1024**3, disk_total=500 * 1024**3), NOW)[0].kind == "disk_low"
