"""JSON Feed says what Atom says; OPML lists every feed of a language; packed twins hold the same bytes."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from registerpub.core.records import LANGUAGES, PublishedEntry, Site
from registerpub.publishing import Channel

EntryMaker = Callable[..., PublishedEntry]
Render = Callable[..., Path]
ROOT = "http://127.0.0.1:8000/public/"


def load(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_json_and_atom_hold_the_same_entries(language: str, render_all: Render, make_entry: EntryMaker) -> None:
    entries = [make_entry(number, language, hours=number, updated_hours=number * 2) for number in range(1, 60)]
    folder = render_all(entries)
    feed, atom = load(folder, f"feeds/all.{language}.json"), feedparser.parse(folder / f"feeds/all.{language}.atom")
    assert (feed["language"], feed["title"], feed["description"]) == (language, atom.feed.title, atom.feed.subtitle)
    assert len(feed["items"]) == 59
    for item, entry in zip(feed["items"], atom.entries, strict=True):
        assert (item["id"], item["url"], item["title"]) == (entry.id, entry.link, entry.title)
        assert (item["summary"], item["content_html"]) == (entry.summary, entry.content[0].value)
        assert (item["date_published"], item["date_modified"]) == (entry.published, entry.updated)
        assert (item["language"], item["tags"]) == (language, [entry.tags[0].label])
        assert item["_registerpub"]["notice"] == entry.dc_identifier
        assert item["_registerpub"]["event"] == entry.tags[0].term


def test_json_tells_where_the_translations_are(render_all: Render, three: list[PublishedEntry]) -> None:
    feed = load(render_all(three), "feeds/arrests.kk.json")
    assert feed["_registerpub"]["translations"] == {
        other: f"{ROOT}feeds/arrests.{other}.json" for other in ("ru", "en")
    }
    (item,) = feed["items"]
    assert item["_registerpub"]["translations"] == {other: f"{ROOT}notices/1.{other}.html" for other in ("ru", "en")}


def test_markup_in_a_text_stays_text_in_json(render_all: Render, make_entry: EntryMaker) -> None:
    (item,) = load(render_all([make_entry(headline="<b>x</b>", body="<img src=x>")]), "feeds/all.en.json")["items"]
    assert item["title"] == "<b>x</b>"
    assert "<img" not in item["content_html"]


def test_a_demonstration_says_so_in_json_and_opml(
    render_all: Render, demonstration: Site, three: list[PublishedEntry]
) -> None:
    folder = render_all(three, site=demonstration)
    feed = load(folder, "feeds/all.en.json")
    (item,) = feed["items"]
    assert all(text.startswith("[Demonstration]") for text in (feed["title"], item["title"], item["summary"]))
    assert "Demonstration:" in item["content_html"]
    root = etree.parse(folder / "feeds.en.opml").getroot()
    assert all(str(outline.get("text")).startswith("[Demonstration]") for outline in root.iter("outline"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_opml_file_leads_to_every_feed_of_its_language(
    language: str, render_all: Render, three: list[PublishedEntry], shipped: tuple[Channel, ...]
) -> None:
    folder = render_all(three)
    root = etree.parse(folder / f"feeds.{language}.opml").getroot()
    assert (root.tag, root.get("version"), [child.tag for child in root]) == ("opml", "2.0", ["head", "body"])
    outlines = root.findall("body/outline")
    assert len(outlines) == len(shipped)
    for outline in outlines:
        values = dict(outline.attrib)
        assert (values["type"], values["language"]) == ("rss", language)
        feed = feedparser.parse(folder / values["xmlUrl"].removeprefix(ROOT))
        assert (feed.feed.title, feed.feed.language) == (values["text"], language)
        assert (folder / values["htmlUrl"].removeprefix(ROOT)).is_file()


def test_a_channel_about_people_who_are_not_public_leaves_no_byte(
    render_all: Render, three: list[PublishedEntry], shipped: tuple[Channel, ...]
) -> None:
    words = dict.fromkeys(LANGUAGES, "News of Nurlan Serikov")
    own = Channel("one-person", words, words, persons=("p1", "p9"))
    without, with_it = (render_all(three, channels=chosen) for chosen in (shipped, (*shipped, own)))
    assert tree(without) == tree(with_it)


def test_a_channel_about_people_is_there_in_the_languages_in_which_they_are(
    render_all: Render, make_entry: EntryMaker, shipped: tuple[Channel, ...]
) -> None:
    words = dict.fromkeys(LANGUAGES, "News of Nurlan Serikov")
    own = Channel("one-person", words, words, persons=("p1",))
    folder = render_all([make_entry(language="ru"), make_entry(2, "en", person="p2")], channels=(*shipped, own))
    assert sorted(path.name for path in folder.glob("feeds/one-person.*.atom")) == ["one-person.ru.atom"]
    holding = {path.name for path in folder.rglob("*") if path.is_file() and b"Serikov" in path.read_bytes()}
    assert all(".ru." in name for name in holding)
    assert load(folder, "feeds/one-person.ru.json")["_registerpub"]["translations"] == {}


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_packed_twins_hold_the_same_bytes_and_no_time_or_name(render_all: Render, three: list[PublishedEntry]) -> None:
    folder = render_all(three)
    packed = list(folder.rglob("*.gz"))
    text = {".atom", ".rss", ".json", ".opml", ".html", ".css", ".jsonl", ".csv", ".xml", ".svg", ".txt", ".js"}
    whole = [path for path in folder.rglob("*") if path.suffix in text]
    polled = [path for path in whole if path.suffix in (".atom", ".rss", ".json", ".opml")]
    often = {path for path in polled if path.parent.name != "notices" and path.stat().st_size >= 1200}
    large = {path for path in whole if path.stat().st_size >= 14_000}
    assert len(packed) == len(often | large) > 40
    for path in packed:
        assert gzip.decompress(path.read_bytes()) == path.with_suffix("").read_bytes()
        assert path.read_bytes()[3:8] == bytes(5)  # no flags, no time
