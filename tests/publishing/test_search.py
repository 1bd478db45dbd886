"""The indexes of the search: what is in them, what is not, and what a release writes of them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from registerpub.core.names.fold import fold_word, mend
from registerpub.core.names.tables import letter_tables, other_keys
from registerpub.core.records import LANGUAGES, PublishedEntry, ReleaseInfo, Site, Tombstone
from registerpub.publishing import Channel, render_release
from registerpub.wording import Wording
from tests.publishing.amended import amended, withdrawn
from tests.publishing.open_people import REGISTER

EntryMaker = Callable[..., PublishedEntry]
Render = Callable[..., Path]
FORBIDDEN = (
    *("eval(", "new Function", "innerHTML", "document.write", "import("),
    *("(?<=", "(?<!", "localStorage", "indexedDB"),
)
MAY = dt.datetime(2026, 5, 10, 12, 0, tzinfo=dt.UTC)
#: SHA-256 of dist/umd/index.js in minisearch 7.2.0 as published.
MINISEARCH = "03c27931eb603af1d3358579e9885eafdb6a2f5fa9929557b3e77d7e99d06d03"


@pytest.fixture(scope="module")
def tree(
    tmp_path_factory: pytest.TempPathFactory,
    site: Site,
    channels: Sequence[Channel],
    wordings: Mapping[str, Wording],
    make_entry: EntryMaker,
) -> Path:
    """Two years, an amended, a retracted and a nameless notice, and a register."""
    hours = (0, 24 * 365, 24 * 366, 24 * 367)
    entries = [make_entry(n, language, hours=hours[n - 1]) for n in (1, 2, 3, 4) for language in LANGUAGES]
    entries = amended(entries, 2, 12, "retraction", "Withdrawn notice", "Gone.")
    entries = withdrawn(amended(entries, 3, 13, body="Amended."), 4, 14)
    info, folder = ReleaseInfo(1, MAY + dt.timedelta(days=800)), tmp_path_factory.mktemp("search") / "tree"
    stones = [Tombstone(500, 2026, language, MAY) for language in LANGUAGES]
    render_release(site, info, channels, entries, wordings, folder, stones, register=REGISTER)
    return folder


def index(tree: Path, name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((tree / "search" / name).read_bytes())
    return data


def test_the_page_names_every_index_of_its_language_newest_first(tree: Path) -> None:
    for language in LANGUAGES:
        page = html.document_fromstring((tree / f"search.{language}.html").read_bytes())
        box = page.find(".//*[@id='search']")
        assert box is not None
        files = str(box.get("data-files")).split()
        assert files[0] == f"search/people.{language}.json"
        assert sorted(files) == sorted(
            path.relative_to(tree).as_posix() for path in (tree / "search").glob(f"*.{language}.json")
        )
        assert files[1:] == sorted(files[1:], reverse=True) and len(files) > 2
        assert box.get("data-letters") == "search/letters.json"
        assert box.get("hidden") is not None


def test_every_public_notice_is_in_one_index_and_leads_to_its_page(tree: Path) -> None:
    for language in LANGUAGES:
        items = [
            item
            for path in (tree / "search").glob(f"2*.{language}.json")
            for item in json.loads(path.read_bytes())["items"]
        ]
        pages = sorted(path.relative_to(tree).as_posix() for path in (tree / "notices").glob(f"*.{language}.html"))
        assert sorted(item["href"] for item in items) == pages


def test_what_was_retracted_or_withdrawn_is_found_by_no_word_that_it_had(tree: Path) -> None:
    """A retracted notice is there as it stands now; of a withdrawn one nothing but the nameless notice is there."""
    items = {i["number"]: i for path in (tree / "search").glob("2*.en.json") for i in index(tree, path.name)["items"]}
    assert items[2]["title"] == "Withdrawn notice" and "Withdrawn" in items[2]["told"]
    assert 4 not in items and 14 in items
    assert "Bekova" not in json.dumps([items[2], items[14]])


def test_people_are_there_under_their_checked_names_only_if_the_register_is_shown(
    tree: Path, render_all: Render, three: list[PublishedEntry]
) -> None:
    people = index(tree, "people.kk.json")["items"]
    assert [(one["title"], one["names"]) for one in people] == [("Айсұлу Бекова", ["Aisulu Bekova", "Айсулу Бекова"])]
    assert (tree / people[0]["href"]).is_file()
    assert [one["title"] for one in index(tree, "people.ru.json")["items"]] == ["Айсулу Бекова", "=Арман Ли"]
    assert not list((render_all(three) / "search").glob("people*"))


def test_other_spellings_of_a_word_are_its_keys_in_core_names(tree: Path) -> None:
    spellings = index(tree, "people.kk.json")["spellings"]
    assert spellings[mend("Айсұлу")] == [list(keys) for keys in other_keys("Айсұлу")]
    assert all(fold_word(word) not in [*strong, *loose] for word, (strong, loose) in spellings.items())
    assert "aisolu" in spellings["айсұлу"][1]


def test_a_demonstration_says_so_in_its_results(
    render_all: Render, three: list[PublishedEntry], demonstration: Site
) -> None:
    folder = render_all(three, site=demonstration)
    items = index(folder, "2026.en.json")["items"]
    mark = html.document_fromstring((folder / items[0]["href"]).read_bytes()).findtext(".//h1")
    assert items[0]["title"] == mark and mark not in [entry.text.headline for entry in three]


def test_a_new_notice_changes_the_index_of_its_year_alone(render_all: Render, make_entry: EntryMaker) -> None:
    old = [make_entry(1), make_entry(2, hours=24 * 365)]
    first, second = render_all(old), render_all([*old, make_entry(3, hours=24 * 366)])
    same = {
        path.name
        for path in (first / "search").iterdir()
        if path.read_bytes() == (second / "search" / path.name).read_bytes()
    }
    assert "2026.en.json" in same and "2027.en.json" not in same
    assert {"minisearch.js", "words.js", "search.js", "letters.json"} <= same


def test_the_library_is_the_published_one_with_its_licence(tree: Path) -> None:
    assert hashlib.sha256((tree / "search/minisearch.js").read_bytes()).hexdigest() == MINISEARCH
    assert b"Permission is hereby granted" in (tree / "search/minisearch.LICENSE.txt").read_bytes()


def test_scripts_keep_to_what_a_strict_policy_and_old_browsers_allow(tree: Path) -> None:
    for name in ("words.js", "search.js", "minisearch.js"):
        script = (tree / "search" / name).read_text(encoding="utf-8")
        for word in (
            "eval(",
            "new Function",
            "innerHTML",
            "document.write",
            "(?<=",
            "(?<!",
            "localStorage",
            "indexedDB",
            "import(",
        ):
            assert word not in script, (name, word)


def test_tables_of_letters_are_plain_and_complete() -> None:
    tables = letter_tables()
    assert json.loads(json.dumps(tables)) == tables
    assert tables["cyrillic"]["қ"] == "q" and tables["withApostrophe"]["s'"] == "sh"
    assert tables["latinTwins"]["a"] == "\u0430" and tables["cyrillicTwins"]["\u0430"] == "a"


def test_people_stand_under_their_letters_and_the_search_leads_there(tree: Path) -> None:
    page = html.document_fromstring((tree / "people.ru.html").read_bytes())
    assert [heading.text for heading in page.iterfind(".//main/h2")] == ["А", "="]
    search = html.document_fromstring((tree / "search.ru.html").read_bytes())
    links = [link.get("href") for link in search.iterfind(".//main//a") if str(link.get("href")).startswith("people.")]
    anchors = [f"people.ru.html#{heading.get('id')}" for heading in page.iterfind(".//main/h2")]
    assert links == anchors and all(anchors)


def test_the_page_without_a_notice_or_a_person_has_no_index(render_all: Render) -> None:
    page = html.document_fromstring((render_all([]) / "search.kk.html").read_bytes())
    assert page.xpath("string(//*[@id='search']/@data-files)") == ""
