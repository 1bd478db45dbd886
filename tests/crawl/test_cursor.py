"""What a crawl remembers of earlier ones: validators, items, sweeps; on disk, and as time goes by."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from registerpub_crawler.cursor import Cursor

NOW = dt.datetime(2024, 3, 1, 12, tzinfo=dt.UTC)
BASE = "http://paper.example/rss.xml"


def test_the_cursor_survives_on_disk(tmp_path: Path) -> None:
    cursor = Cursor()
    cursor.remember_feed(BASE, '"e"', "Mon", NOW)
    cursor.remember_item("http://paper.example/a", "s", NOW)
    cursor.save(tmp_path / "x" / "c.json", NOW)
    again = Cursor.load(tmp_path / "x" / "c.json")
    assert again == cursor
    assert again.conditions(BASE, NOW) == {"If-None-Match": '"e"', "If-Modified-Since": "Mon"}


def test_at_least_once_a_day_a_feed_is_fetched_in_full() -> None:
    cursor = Cursor()
    cursor.remember_feed(BASE, '"e"', "", NOW)
    assert cursor.conditions(BASE, NOW + dt.timedelta(hours=24)) == {}


def test_an_item_is_due_when_new_changed_or_a_day_old() -> None:
    cursor = Cursor()
    assert cursor.is_due("u", "1", NOW)
    cursor.remember_item("u", "1", NOW)
    assert not cursor.is_due("u", "1", NOW + dt.timedelta(hours=1))
    assert cursor.is_due("u", "2", NOW)
    assert cursor.is_due("u", "1", NOW + dt.timedelta(hours=25))


def test_a_stamp_says_something_only_where_it_stood_before() -> None:
    cursor = Cursor()
    cursor.note_listed("u", "Mon", NOW, "feed")
    assert cursor.is_known("u") and cursor.is_due("u", "Mon", NOW, "feed")
    cursor.remember_item("u", "Mon", NOW, "feed")
    assert not cursor.is_due("u", "2024-01-01", NOW, "sitemap")
    cursor.note_listed("u", "2024-01-01", NOW, "sitemap")
    assert cursor.is_due("u", "2024-01-02", NOW, "sitemap")
    cursor.note_listed("u", "2024-01-02", NOW, "sitemap")
    assert cursor.is_due("u", "2024-01-02", NOW, "sitemap"), "until it has been fetched"
    assert not cursor.is_due("u", "Mon", NOW + dt.timedelta(days=9), "feed", recheck=False)


def test_a_sweep_is_due_before_the_first_visit_and_a_week_after_the_last() -> None:
    cursor = Cursor()
    assert cursor.is_sweep_due(NOW)
    cursor.swept = NOW.isoformat()
    assert not cursor.is_sweep_due(NOW + dt.timedelta(days=6, hours=23))
    assert cursor.is_sweep_due(NOW + dt.timedelta(days=7))


def test_items_not_seen_for_long_are_forgotten(tmp_path: Path) -> None:
    cursor = Cursor()
    cursor.remember_item("u", "1", NOW)
    cursor.save(tmp_path / "c.json", NOW + dt.timedelta(days=90))
    assert Cursor.load(tmp_path / "c.json").items == {}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"version": 1, "feeds": 3}', "\x00", "[" * 100_000])
def test_a_damaged_cursor_is_an_empty_one(tmp_path: Path, text: str) -> None:
    (tmp_path / "c.json").write_text(text)
    assert Cursor.load(tmp_path / "c.json") == Cursor()
