"""What ``docs/subscribers.md`` promises is there: its links, the addresses it gives, the channels it lists."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from registerpub.core.records import LANGUAGES, PublishedEntry
from registerpub.publishing import Channel

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (DOCS / "subscribers.md").read_text(encoding="utf-8")
SECTIONS = dict(zip(LANGUAGES, re.split(r"\n## [^\n]+\n", TEXT)[1:], strict=True))
Render = Callable[..., Path]


def test_every_link_leads_to_a_file_or_a_heading_of_the_page() -> None:
    targets = re.findall(r"\]\(([^)]+)\)", TEXT)
    assert len(targets) == 5
    headings = {heading.lower() for heading in re.findall(r"^## (.+)$", TEXT, re.MULTILINE)}
    for target in targets:
        found = target[1:] in headings if target.startswith("#") else (DOCS / target).exists()
        assert found, target


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_address_is_one_of_the_tree(language: str, render_all: Render, three: list[PublishedEntry]) -> None:
    tree = render_all(three)
    names = re.findall(r"`ADDRESS/([^`]+)`", SECTIONS[language])
    assert sorted(names) == sorted(
        [
            *(f"feeds/all.{language}.{kind}" for kind in ("atom", "rss", "json")),
            f"feeds.{language}.opml",
            f"corrections.{language}.html",
            f"notices/7.{language}.html",
            f"notices/7.{language}.ninjs.json",
            "data/changes.jsonl",
            "data/",
        ]
    )
    for name in (name.replace("notices/7.", "notices/1.") for name in names if not name.endswith("/")):
        assert (tree / name).is_file(), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_as_much(language: str) -> None:
    assert len(re.findall(r"^\*\*[^*]+\.\*\*", SECTIONS[language], re.MULTILINE)) == 6
    for word in (f"notice/7/{language}", "dc:identifier", "at:deleted-entry", "prev-archive", "next_url", "updated"):
        assert word in SECTIONS[language], word


def test_the_table_lists_every_shipped_channel_by_its_titles(shipped: tuple[Channel, ...]) -> None:
    rows = re.findall(r"^\| `([a-z]+)` \| (.+) \| (.+) \| (.+) \|$", TEXT, re.MULTILINE)
    assert rows == [(channel.id, *(channel.titles[language] for language in LANGUAGES)) for channel in shipped]
