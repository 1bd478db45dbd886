"""Archives (RFC 5005): from a feed every entry can be reached, in every format; what is over stays as it is."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from registerpub.core.records import PublishedEntry, ReleaseInfo, Site, Tombstone
from registerpub.publishing import Channel, render_release
from registerpub.wording import Wording

EntryMaker = Callable[..., PublishedEntry]
Render = Callable[..., Path]
KINDS = ("atom", "rss", "json")
HISTORY = "{http://purl.org/syndication/history/1.0}"
TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
MAY = dt.datetime(2026, 5, 10, 12, 0, tzinfo=dt.UTC)
DAY = 24
ROOT = "http://127.0.0.1:8000/public/"


def read(folder: Path, name: str) -> tuple[list[str], str]:
    """The ids in a document, and the path of the archive before it."""
    data = (folder / name).read_bytes()
    if name.endswith(".json"):
        feed = json.loads(data)
        ids, before = [item["id"] for item in feed["items"]], feed.get("next_url", "")
    else:
        parsed: Any = feedparser.parse(data)
        assert not parsed.bozo
        ids = [entry.id for entry in parsed.entries]
        before = next((link.href for link in parsed.feed.links if link.rel == "prev-archive"), "")
    assert not before or before.startswith(ROOT)
    return ids, before.removeprefix(ROOT)


def walk(folder: Path, kind: str, language: str = "en", channel: str = "all") -> list[list[str]]:
    """The ids of the feed and of each archive, as a program finds them that follows the links."""
    found, name = [], f"feeds/{channel}.{language}.{kind}"
    while name:
        ids, name = read(folder, name)
        found.append(ids)
    return found


@pytest.fixture
def year(make_entry: EntryMaker) -> list[PublishedEntry]:
    """One notice every third day from 2 March to 10 May 2026: 10 in March, 10 in April, 4 in May."""
    return [make_entry(number, hours=number * 3 * DAY) for number in range(24)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_program_that_follows_the_links_finds_every_month(
    kind: str, render_all: Render, year: list[PublishedEntry]
) -> None:
    feed, april, march = walk(render_all(year, at=MAY), kind)
    assert [len(ids) for ids in (feed, april, march)] == [24, 10, 10]
    assert march == [f"tag:adil-zhol.example,2026:notice/{number}/en" for number in range(9, -1, -1)]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    spans=st.lists(st.tuples(st.integers(0, 150 * DAY), st.integers(0, 60 * DAY)), max_size=140),
    late=st.integers(0, 40 * DAY),
)
def test_no_entry_is_out_of_reach_and_each_archive_entry_stands_in_one_month(
    spans: list[tuple[int, int]],
    late: int,
    tmp_path_factory: pytest.TempPathFactory,
    site: Site,
    channels: Sequence[Channel],
    wordings: Mapping[str, Wording],
    make_entry: EntryMaker,
) -> None:
    """Whatever was published and changed when: the feed and its archives hold all, and nobody's id twice in either."""
    entries = [make_entry(at, hours=begin, updated_hours=begin + more) for at, (begin, more) in enumerate(spans)]
    end = max((entry.updated for entry in entries), default=MAY) + dt.timedelta(hours=late)
    folder = tmp_path_factory.mktemp("tree") / "t"
    render_release(site, ReleaseInfo(1, end), channels, entries, wordings, folder)
    expected = {f"tag:adil-zhol.example,2026:notice/{entry.notice}/en" for entry in entries}
    for kind in KINDS:
        feed, *archives = walk(folder, kind)
        archived = [one for ids in archives for one in ids]
        assert {*feed, *archived} == expected
        assert len(feed) == len(set(feed)) and len(archived) == len(set(archived))
        assert len(feed) >= min(50, len(entries))
        assert set(archived) == {one for one in expected if is_over(entries[int(one.split("/")[1])], end)}


def is_over(entry: PublishedEntry, end: dt.datetime) -> bool:
    return (entry.published.year, entry.published.month) < (end.year, end.month)


def test_a_month_that_is_over_keeps_its_bytes_when_later_ones_come(
    render_all: Render, year: list[PublishedEntry]
) -> None:
    first, second = render_all(year[:20], at=MAY), render_all(year, at=MAY + dt.timedelta(days=80))
    for path in first.glob("feeds/archive/*"):
        assert (second / "feeds/archive" / path.name).read_bytes() == path.read_bytes(), path.name
    assert (second / "feeds/archive/all.en.2026-05.atom").is_file()


def test_an_archive_says_what_it_is_and_where_the_feed_is(render_all: Render, year: list[PublishedEntry]) -> None:
    root = etree.parse(render_all(year, at=MAY) / "feeds/archive/all.en.2026-04.atom").getroot()
    assert root.find(f"{HISTORY}archive") is not None
    links = {link.get("rel"): link.get("href") for link in root.findall("{http://www.w3.org/2005/Atom}link")}
    assert links == {
        "self": f"{ROOT}feeds/archive/all.en.2026-04.atom",
        "alternate": f"{ROOT}index.en.html",
        "current": f"{ROOT}feeds/all.en.atom",
        "prev-archive": f"{ROOT}feeds/archive/all.en.2026-03.atom",
    }
    assert root.findtext("{http://www.w3.org/2005/Atom}id") == "tag:adil-zhol.example,2026:feed/all/en"


def test_a_busy_month_is_whole_in_the_feed(render_all: Render, make_entry: EntryMaker) -> None:
    """Nobody who polls once a month misses what no archive holds yet."""
    entries = [make_entry(number, hours=number) for number in range(200)]
    assert [len(ids) for ids in walk(render_all(entries, at=MAY.replace(month=3)), "atom")] == [200]


def test_a_change_in_an_old_entry_brings_it_into_the_feed_and_keeps_it_in_its_month(
    render_all: Render, make_entry: EntryMaker
) -> None:
    entries = [make_entry(number, hours=number) for number in range(1, 100)]
    entries[0] = make_entry(1, hours=1, updated_hours=68 * DAY)
    feed, march = walk(render_all(entries, at=MAY), "atom")
    assert feed[0] == march[0] == "tag:adil-zhol.example,2026:notice/1/en"
    assert (len(feed), len(march)) == (50, 99)


def test_what_left_is_told_to_machines_without_a_name_in_its_own_language(
    render_all: Render, three: list[PublishedEntry]
) -> None:
    left = [Tombstone(number, 2026, "ru", MAY - dt.timedelta(days=number)) for number in range(7, 70)]
    folder = render_all(three, left, at=MAY)
    root = etree.parse(folder / "feeds/all.ru.atom").getroot()
    stones = [dict(stone.attrib) for stone in root.findall(TOMBSTONE)]
    assert stones[0] == {"ref": "tag:adil-zhol.example,2026:notice/7/ru", "when": "2026-05-03T12:00:00+00:00"}
    assert len(stones) == 50
    assert root.findtext("{http://www.w3.org/2005/Atom}updated") == "2026-05-03T12:00:00+00:00"
    assert etree.parse(folder / "feeds/all.en.atom").find(TOMBSTONE) is None
    assert etree.parse(folder / "feeds/lists.ru.atom").find(TOMBSTONE) is not None
