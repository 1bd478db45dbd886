"""The golden-file check: what is not as reviewed is named with its place and the mend; accepting it ends that."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.errors import ConfigError, ManyProblems
from registerpub.sources import load_source
from registerpub.sources.expected import load_expected, save_expected
from registerpub.sources.review import Review, accept, review
from registerpub.sources.saved import differences
from registerpub_crawler.discover import read_discovery

NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
SOURCE = """\
title = "Paper"
home = "https://paper.example/"
hosts = ["paper.example"]
kind = "news"
tier = "news"
languages = ["en"]
timezone = "Asia/Almaty"
[discovery]
feeds = ["https://paper.example/rss.xml"]
"""
PAGE = (
    '<html><head><title>Library</title><link rel="canonical" href="https://paper.example/a/1">'
    '<meta property="article:published_time" content="2026-02-28T20:00:00Z"></head><body><article>'
    "<p>{}</p></article></body></html>"
)
TEXT = "The library of the village is open again after the flood, and the readers came on the first day."
FEED = "<rss><channel><item><link>https://paper.example/a/1</link></item></channel></rss>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "paper"
    made.mkdir()
    (made / "source.toml").write_text(SOURCE)
    (made / "article.html").write_text(PAGE.format(TEXT))
    (made / "feed.xml").write_text(FEED)
    place(made, "feed.xml", "https://paper.example/rss.xml")
    return made


def place(folder: Path, file: str, url: str) -> None:
    save_expected(folder, {**load_expected(folder).pages, file: {"url": url, "fetched": "2026-03-01T12:00:00Z"}})


def look(folder: Path) -> Review:
    return review(load_source(folder), folder, read_discovery, NOW)


def messages(folder: Path) -> str:
    return "\n".join(map(str, look(folder).problems))


def test_nothing_counts_until_a_person_has_reviewed_it(folder: Path) -> None:
    assert "nobody has reviewed" in messages(folder)
    assert "registerpub source check paper --saved" in messages(folder)
    accept(look(folder), "Aigul", dt.date(2026, 3, 2))
    assert messages(folder) == ""
    data = json.loads((folder / "expected.json").read_text())
    assert data["reviewed"] == {"by": "Aigul", "on": "2026-03-02"}
    assert data["article.html"]["published"] == "2026-03-01", "20:00 in UTC is the next day in Almaty"
    assert data["feed.xml"]["articles"] == ["https://paper.example/a/1"]


def test_a_page_that_is_read_otherwise_fails_with_its_place(folder: Path) -> None:
    accept(look(folder), "Aigul", NOW.date())
    (folder / "article.html").write_text(PAGE.format(TEXT.replace("first", "second")))
    assert "article.html.paragraphs.0: expected" in messages(folder)
    assert "if it is right, add --accept" in messages(folder)
    (folder / "feed.xml").write_text(FEED.replace("/a/1", "/a/2"))
    assert "feed.xml.articles.0" in messages(folder)


def test_new_and_missing_pages_fail(folder: Path) -> None:
    accept(look(folder), "Aigul", NOW.date())
    (folder / "second.html").write_text(PAGE.format(TEXT).replace("/a/1", "/a/2"))
    assert "second.html: is not in expected.json" in messages(folder)
    accept(look(folder), "Aigul", NOW.date())
    (folder / "second.html").unlink()
    assert "second.html: stands in expected.json, but there is no such file" in messages(folder)


def test_a_folder_without_pages_says_what_to_save(folder: Path) -> None:
    for name in ("article.html", "feed.xml", "expected.json"):
        (folder / name).unlink()
    assert "there is no saved page" in messages(folder)


def test_a_page_whose_address_is_not_known_is_asked_for(folder: Path) -> None:
    (folder / "plain.html").write_text("<html><body><p>No address here.</p></body></html>")
    with pytest.raises(ConfigError, match=r'plain.html: .* add "plain.html"'):
        look(folder)
    place(folder, "plain.html", "https://paper.example/a/3")
    assert look(folder).read["plain.html"]["url"] == "https://paper.example/a/3"


@pytest.mark.parametrize(
    ("text", "error", "words"),
    [
        ("{", ConfigError, "not valid JSON"),
        ("[" * 100_000, ConfigError, "not valid JSON"),
        ('{"a.html": {}}', ManyProblems, "'url' is a required property"),
        ('{"a.html": {"url": "ftp://x/", "fetched": "2026-03-01T12:00:00Z"}}', ManyProblems, "a.html.url"),
        ('{"a.html": {"url": "https://x/", "fetched": "yesterday"}}', ManyProblems, "a.html.fetched"),
        ('{"reviewed": {"by": ""}}', ManyProblems, "reviewed"),
        ('{"reviewed": {"by": "A", "on": "2026-03-01", "why": "x"}}', ManyProblems, "reviewed.why: unknown key"),
    ],
)
def test_what_cannot_be_used_is_named(folder: Path, text: str, error: type[Exception], words: str) -> None:
    (folder / "expected.json").write_text(text)
    with pytest.raises(error, match=words):
        load_expected(folder)


def test_a_file_that_cannot_be_written_is_left_as_it_was(folder: Path) -> None:
    before = (folder / "expected.json").read_bytes()
    (folder / f"expected.{os.getpid()}.tmp").mkdir()
    with pytest.raises((ConfigError, OSError)):
        accept(look(folder), "Aigul", NOW.date())
    assert (folder / "expected.json").read_bytes() == before


entries = st.dictionaries(
    st.sampled_from(["title", "language", "findings", "paragraphs", "articles"]),
    st.none() | st.text(max_size=5) | st.lists(st.text(max_size=3), max_size=3),
)


@given(entries, entries)
def test_two_readings_differ_exactly_if_a_difference_is_named(before: dict[str, Any], after: dict[str, Any]) -> None:
    same = {k: v for k, v in before.items() if v is not None} == {k: v for k, v in after.items() if v is not None}
    assert bool(differences("page", before, after)) is not same
