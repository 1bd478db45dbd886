"""What a feed reader finds in the feeds."""

from __future__ import annotations

import calendar
import dataclasses
import datetime as dt
import locale
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from registerpub.core.records import LANGUAGES, PublishedEntry, ReleaseInfo, Site
from registerpub.publishing import Channel, render_release
from registerpub.wording import Wording

ATOM = "{http://www.w3.org/2005/Atom}"
EntryMaker = Callable[..., PublishedEntry]
Render = Callable[..., Path]


@pytest.fixture
def render(
    tmp_path: Path, site: Site, release: ReleaseInfo, channels: Sequence[Channel], wordings: Mapping[str, Wording]
) -> Render:
    def write(entries: Sequence[PublishedEntry], site: Site = site) -> Path:
        folder = tmp_path / f"tree-{len(list(tmp_path.iterdir()))}"
        render_release(site, release, channels, entries, wordings, folder)
        return folder

    return write


def parse(folder: Path, language: str, kind: str) -> Any:
    result = feedparser.parse((folder / f"feeds/all.{language}.{kind}").read_bytes())
    assert not result.bozo
    return result


@pytest.mark.parametrize("kind", ["atom", "rss"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_finds_the_entry_with_its_own_id_link_and_language(
    language: str, kind: str, render: Render, three: list[PublishedEntry]
) -> None:
    feed = parse(render(three), language, kind)
    (entry,) = feed.entries
    assert feed.feed.language == language
    assert entry.id == f"tag:adil-zhol.example,2026:notice/1/{language}"
    assert entry.link == f"http://127.0.0.1:8000/public/notices/1.{language}.html"
    assert calendar.timegm(entry.updated_parsed) == dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC).timestamp()
    assert entry.published_parsed == entry.updated_parsed
    assert "<p>First paragraph.</p>" in entry.content[0].value
    assert entry.tags[0].term == ("DETAINED" if kind == "atom" else entry.title.split(":")[0])


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_a_feed_knows_its_own_address_and_its_page(kind: str, render: Render, three: list[PublishedEntry]) -> None:
    feed = parse(render(three), "ru", kind).feed
    links = {link.rel: link.href for link in feed.links if link.rel != "related"}
    assert links["self"] == f"http://127.0.0.1:8000/public/feeds/all.ru.{kind}"
    assert feed.link == "http://127.0.0.1:8000/public/index.ru.html"
    assert feed.title == "Adil Zhol register: Все обновления"


def test_an_atom_feed_has_its_id_rights_generator_and_last_change(render: Render, make_entry: EntryMaker) -> None:
    entries = [make_entry(1), make_entry(2, updated_hours=5)]
    root = etree.parse(render(entries) / "feeds/all.en.atom").getroot()
    assert root.findtext(f"{ATOM}id") == "tag:adil-zhol.example,2026:feed/all/en"
    assert root.findtext(f"{ATOM}updated") == "2026-03-02T14:00:00+00:00"
    assert root.findtext(f"{ATOM}generator") == "registerpub"
    assert "Adil Zhol register" in (root.findtext(f"{ATOM}rights") or "")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_an_entry_has_one_alternate_and_its_translations_as_related(
    render: Render, three: list[PublishedEntry]
) -> None:
    root = etree.parse(render(three) / "feeds/all.kk.atom").getroot()
    links = [dict(link.attrib) for link in root.findall(f"{ATOM}entry/{ATOM}link")]
    page = "http://127.0.0.1:8000/public/notices/1"
    assert links == [
        {"rel": "alternate", "type": "text/html", "href": f"{page}.kk.html"},
        {"rel": "related", "type": "text/html", "hreflang": "en", "href": f"{page}.en.html"},
        {"rel": "related", "type": "text/html", "hreflang": "ru", "href": f"{page}.ru.html"},
    ]


def test_a_translation_that_is_not_public_is_not_linked(render: Render, make_entry: EntryMaker) -> None:
    text = (render([make_entry(language="kk")]) / "feeds/all.kk.atom").read_text(encoding="utf-8")
    assert "1.ru.html" not in text


def test_rss_items_carry_the_time_of_their_last_change(render: Render, make_entry: EntryMaker) -> None:
    root = etree.parse(render([make_entry(updated_hours=3)]) / "feeds/all.en.rss").getroot()
    assert root.findtext(f"channel/item/{ATOM}updated") == "2026-03-02T12:00:00+00:00"
    assert root.findtext("channel/item/pubDate") == "Mon, 02 Mar 2026 09:00:00 +0000"
    assert root.findtext("channel/lastBuildDate") == "Mon, 02 Mar 2026 12:00:00 +0000"
    assert len(root.findall("channel/lastBuildDate")) == 1
    assert [guid.get("isPermaLink") for guid in root.findall("channel/item/guid")] == ["false"]


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_the_newest_fifty_changes_come_newest_first(kind: str, render: Render, make_entry: EntryMaker) -> None:
    """Of months that are over: the running one is shown whole."""
    entries = [make_entry(number, hours=number - 1000) for number in range(1, 61)]
    entries[0] = make_entry(1, hours=-999, updated_hours=-1)
    found = [int(entry.id.split("/")[1]) for entry in parse(render(entries), "en", kind).entries]
    assert found == [1, *range(60, 11, -1)]


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_markup_control_and_reordering_characters_do_no_harm(kind: str, render: Render, make_entry: EntryMaker) -> None:
    hostile = make_entry(
        headline="<script>alert(1)</script> & \x00\x08Nurlan\u202e \ufffe]]>", body="<img src=x> & \x0b{x}"
    )
    feed = parse(render([hostile]), "en", kind)
    (entry,) = feed.entries
    assert entry.title in ("<script>alert(1)</script> & Nurlan ]]>", " & Nurlan ]]>")
    assert "<img" not in entry.content[0].value
    assert "&lt;img src=x&gt; &amp; {x}" in entry.content[0].value


def test_a_demonstration_says_so_in_every_title_and_entry(
    render: Render, demonstration: Site, three: list[PublishedEntry]
) -> None:
    folder = render(three, site=demonstration)
    for language, mark in {"kk": "[Көрсетілім]", "ru": "[Демонстрация]", "en": "[Demonstration]"}.items():
        for kind in ("atom", "rss"):
            feed = parse(folder, language, kind)
            assert feed.feed.title.startswith(mark)
            assert all(entry.title.startswith(mark) for entry in feed.entries)
            assert all(entry.summary.startswith(mark) for entry in feed.entries)
            assert all(mark[1:-1] + ":" in entry.content[0].value for entry in feed.entries)


def test_an_empty_feed_is_valid(render: Render) -> None:
    for kind in ("atom", "rss"):
        feed = parse(render([]), "kk", kind)
        assert feed.entries == []
        assert feed.feed.title


def test_rendering_never_touches_the_process_wide_locale(
    render: Render, three: list[PublishedEntry], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> str:
        raise AssertionError("setlocale was called")

    monkeypatch.setattr(locale, "setlocale", refuse)
    assert parse(render(three), "en", "rss").entries


def test_feeds_can_be_rendered_in_several_threads_at_once(
    tmp_path: Path,
    site: Site,
    release: ReleaseInfo,
    channels: Sequence[Channel],
    wordings: Mapping[str, Wording],
    three: list[PublishedEntry],
) -> None:
    folders = [tmp_path / str(number) for number in range(4)]
    threads = [
        threading.Thread(target=render_release, args=(site, release, channels, three, wordings, folder))
        for folder in folders
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({(folder / "SHA256SUMS").read_bytes() for folder in folders}) == 1


def test_the_site_s_name_stands_in_titles_as_it_is_written(
    render: Render, three: list[PublishedEntry], site: Site
) -> None:
    folder = render(three, dataclasses.replace(site, title="registerpub"))
    for kind in ("atom", "rss"):
        assert parse(folder, "en", kind).feed.title == "registerpub: All updates"
