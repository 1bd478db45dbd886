"""How a visit ended: a success is what brought something, or what nothing hindered."""

from __future__ import annotations

from typing import Any

import pytest

from registerpub.core.health import VisitCounts, ends_with, outcome_of


def visit(*findings: tuple[str, str], **counts: Any) -> VisitCounts:
    return VisitCounts(findings=findings, **counts)


@pytest.mark.parametrize(
    ("outcome", "seen"),
    [
        ("success", visit(items=20)),
        ("success", visit(not_modified=1)),
        ("success", visit()),
        ("success", visit(("http_status", "feed 2: 500"), items=20)),
        ("success", visit(("http_status", "article 0a1b: 404"), items=20)),
        ("success", visit(("http_status", "article 0a1b: 404"))),
        ("success", visit(("http_status", "article 0a1b: 404"), items=20, new_items=2, articles=1)),
        ("no_answer", visit(("http_status", "feed 1: 500"))),
        ("no_answer", visit(("timeout", "feed 1: DownloadTimeoutError"))),
        ("no_answer", visit(("empty_body", "feed 1"))),
        ("no_answer", visit(("proxy_unreachable", "DownloadConnectionRefusedError"))),
        ("no_answer", visit(("timeout", "article 0a1b: DownloadTimeoutError"), items=20, new_items=2)),
        ("blocked", visit(("http_status", "feed 1: 403"))),
        ("blocked", visit(("http_status", "feed 1: 429"))),
        ("blocked", visit(("blocked", "listing 1"))),
        ("blocked", visit(("blocked", "article 0a1b"), items=20, new_items=3)),
        ("robots", visit(("robots_forbidden", "feed 1"))),
        ("no_answer", visit(("robots_unreachable", "500"))),
        ("no_answer", visit(("time_limit", "the crawl was ended before it had fetched everything"))),
        ("success", visit(("time_limit", "the crawl was ended before it had fetched everything"), items=9)),
        ("success", visit(("robots_forbidden", "watched 2"), watched=1)),
        ("success", visit(("timeout", "watched 2: DownloadTimeoutError"), watched=1)),
        ("no_answer", visit(("empty_body", "watched 1"), watched=1)),
        ("blocked", visit(("blocked", "watched 1: a visitor check"), watched=1)),
        ("nothing", visit(("empty_feed", "feed 1: no items"))),
        ("nothing", visit(("broken_sitemap", "sitemap 1"))),
        ("nothing", visit(("changed_without_items", "listing 1"))),
        ("failed", visit(items=20, failure="the crawler ended with 1")),
    ],
)
def test_a_visit_has_one_outcome(outcome: str, seen: VisitCounts) -> None:
    assert outcome_of(seen) == outcome


def test_an_unchanged_list_says_that_the_way_is_open_and_nothing_of_its_content() -> None:
    unchanged, read = visit(not_modified=1), visit(items=3, not_modified=1)
    assert ends_with("timeout", unchanged)
    assert ends_with("blocked", unchanged)
    assert ends_with("proxy_unreachable", unchanged)
    assert not ends_with("empty_feed", unchanged)
    assert not ends_with("changed_without_items", unchanged)
    assert ends_with("empty_feed", read)
    assert ends_with("a_kind_of_tomorrow", read)
