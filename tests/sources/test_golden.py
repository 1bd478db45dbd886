"""Every source folder that ships: its saved pages are read as a person has reviewed, by the real functions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from registerpub.config import data_folder
from registerpub.pipeline.source_settings import is_template
from registerpub.sources import Source, discovery_kind, load_source
from registerpub.sources.expected import load_expected
from registerpub.sources.review import review
from registerpub_crawler.discover import read_discovery

NOW = dt.datetime(2026, 11, 27, tzinfo=dt.UTC)
NAMES = (
    "azattyq-kk azattyq-ru court-schedule-template hrw informburo kaztag kibhr kursiv mediazona orda prokuror-kk "
    "prokuror-ru rferl sud tengrinews tengrinews-kk tirek ulysmedia vlast vlast-kk zakon"
).split()
FOLDERS = sorted(path.parent for path in data_folder("sources").glob("*/source.toml"))


def reading(entry: Any) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if key not in ("url", "fetched")}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_saved_pages_are_read_as_reviewed(folder: Path) -> None:
    result = review(load_source(folder), folder, read_discovery, NOW)
    assert not result.problems, "\n" + "\n".join(map(str, result.problems))


def test_every_folder_ships() -> None:
    assert [folder.name for folder in FOLDERS] == sorted(NAMES)
    assert all((folder / "source.toml").is_file() for folder in data_folder("sources").iterdir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_folder_tries_out_what_it_says(folder: Path) -> None:
    """A page of an article in each language, one document by which articles are found, and none that cannot be read."""
    source, pages = load_source(folder), load_expected(folder).pages
    kinds = {name: discovery_kind(source, entry["url"]) for name, entry in pages.items()}
    spoken = {part["language"] for entry in pages.values() for part in entry.get("paragraphs", ())}
    assert set(source.languages) <= spoken
    assert set(kinds.values()) - {"article"}, "no discovery document"
    for name, entry in pages.items():
        if kinds[name] == "article":
            assert entry["title"] and entry["published"] and not entry["findings"], name
        elif kinds[name] != "watched":
            assert (entry["articles"] or entry.get("parts")) and not entry["fault"], name
    assert is_template(source) or fetched_article(source, kinds, pages)


def fetched_article(source: Source, kinds: dict[str, str], pages: Any) -> bool:
    """Whether some saved article is one that a saved discovery document leads to."""
    found = {link.partition("?utm")[0] for entry in pages.values() for link in entry.get("articles", ())}
    return any(entry["url"] in found for name, entry in pages.items() if kinds[name] == "article")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nobody_has_run_it_and_it_is_a_patient_guest(folder: Path) -> None:
    source = load_source(folder)
    head = (folder / "source.toml").read_text(encoding="utf-8").partition("title =")[0].replace("\n# ", " ")
    assert source.verified is None
    assert "obody has run it on the live site yet" in head or "TEMPLATE" in head
    assert source.politeness.delay >= 5
    assert source.politeness.concurrency == 1


NOISE = [path for folder in FOLDERS for path in sorted(folder.glob("*-noise.*"))]
CHANGED = [path for folder in FOLDERS for path in sorted(folder.glob("*-changed.*"))]


def versions(path: Path, word: str) -> tuple[dict[str, Any], dict[str, Any]]:
    pages = load_expected(path.parent).pages
    base = path.with_name(path.name.replace(word, ""))
    assert path.read_bytes() != base.read_bytes()
    return reading(pages[base.name]), reading(pages[path.name])


@pytest.mark.parametrize("path", NOISE, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_counters_and_related_links_change_nothing_that_is_read(path: Path) -> None:
    before, after = versions(path, "-noise")
    assert before == after


@pytest.mark.parametrize("path", CHANGED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_change_of_the_text_is_read(path: Path) -> None:
    before, after = versions(path, "-changed")
    assert before["address"] == after["address"]
    assert before["paragraphs"] != after["paragraphs"]


def test_kazakh_is_tried_in_all_its_scripts() -> None:
    pages = load_expected(data_folder("sources") / "azattyq-kk").pages
    for name in ("article.html", "article-latin.html", "article-arabic.html"):
        assert {part["language"] for part in pages[name]["paragraphs"]} == {"kk"}
