"""Corrections in feeds and pages: a new entry, the old one changed under its id, and a page that lists them all."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import html

from registerpub.core.errors import InputError
from registerpub.core.records import LANGUAGES, NoticeText, PublishedEntry, Tombstone
from registerpub.publishing.channels import Channel
from registerpub.publishing.entries import prepare
from registerpub.publishing.revisions import changed_paragraphs
from registerpub.wording import Wording
from tests.publishing.amended import amended, withdrawn

EntryMaker = Callable[..., PublishedEntry]
Render = Callable[..., Path]
NEW = "Second wording.\n\nSource: Dala News. Checked: 2 March 2026."
KINDS = ("atom", "rss", "json")


def items(folder: Path, name: str) -> dict[str, Any]:
    """Id → title, content and category words of each item of a document, whatever its format."""
    data = (folder / name).read_bytes()
    if name.endswith(".json"):
        found = json.loads(data)["items"]
        return {item["id"]: (item["title"], item["content_html"], item["tags"]) for item in found}
    parsed: Any = feedparser.parse(data)
    assert not parsed.bozo
    return {
        entry.id: (entry.title, entry.content[0].value, [tag.term for tag in entry.get("tags", [])])
        for entry in parsed.entries
    }


@pytest.fixture
def six(make_entry: EntryMaker) -> list[PublishedEntry]:
    """Notice 1 of an arrest and notice 2 of a verdict, in three languages."""
    events = {1: "DETAINED", 2: "SENTENCED_PRISON"}
    return [make_entry(n, language, events[n], hours=n) for n in (1, 2) for language in LANGUAGES]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_correction_is_a_new_item_and_an_edit_of_the_old_one_under_its_id(
    render_all: Render, six: list[PublishedEntry], kind: str, language: str
) -> None:
    name, tag = f"feeds/all.{language}.{kind}", f"tag:adil-zhol.example,2026:notice/{{}}/{language}"
    before = items(render_all(six), name)
    after = items(render_all(amended(six, 1, 3, body=NEW)), name)
    assert set(after) == {*before, tag.format(3)}
    assert after[tag.format(2)] == before[tag.format(2)]
    content = after[tag.format(1)][1]
    assert content.startswith("<p>Second wording.</p>")
    assert "<del>First paragraph</del>." in content and "<ins>Second wording</ins>." in content
    assert 'href="http://127.0.0.1:8000/public/notices/3.' in content
    assert 'href="http://127.0.0.1:8000/public/notices/1.' in after[tag.format(3)][1]
    assert "style=" not in content


def test_the_times_of_a_correction_grow_and_the_first_publication_stays(
    render_all: Render, six: list[PublishedEntry]
) -> None:
    feed = json.loads((render_all(amended(six, 1, 3, body=NEW)) / "feeds/all.en.json").read_bytes())
    found = {item["id"].split("/")[1]: item for item in feed["items"]}
    assert found["1"]["date_published"] == "2026-03-02T10:00:00+00:00"
    assert found["2"]["date_modified"] < found["1"]["date_modified"] < found["3"]["date_modified"]
    assert [item["id"].split("/")[1] for item in feed["items"]] == ["3", "1", "2"]


def test_programs_learn_version_status_and_cause(render_all: Render, six: list[PublishedEntry]) -> None:
    entries = amended(amended(six, 1, 3, body=NEW), 2, 4, "retraction", "Withdrawn", "Withdrawn.", "source_error")
    folder = render_all(entries)
    found = {
        item["id"].split("/")[1]: item for item in json.loads((folder / "feeds/all.en.json").read_bytes())["items"]
    }
    told = {
        number: {name: value for name, value in item["_registerpub"].items() if name not in ("notice", "translations")}
        for number, item in found.items()
    }
    common = {"register": None, "pubstatus": "usable", "version": 1}
    assert told["1"] == {**common, "event": "DETAINED", "version": 2, "change": "correction", "cause": "our_error"}
    assert told["2"] == {
        **common,
        "event": "SENTENCED_PRISON",
        "version": 2,
        "pubstatus": "canceled",
        "change": "retraction",
        "cause": "source_error",
    }
    corrects = "tag:adil-zhol.example,2026:notice/1/en"
    assert told["3"] == {
        **common,
        "event": "AMENDED",
        "amendment": "correction",
        "cause": "our_error",
        "corrects": corrects,
    }
    atom: Any = feedparser.parse((folder / "feeds/all.en.atom").read_bytes())
    retracted = next(entry for entry in atom.entries if "/2/" in entry.id)
    terms = {tag.scheme.rpartition("/")[2]: tag.term for tag in retracted.tags}
    assert terms == {
        "event": "SENTENCED_PRISON",
        "pubstatus": "canceled",
        "change": "retraction",
        "cause": "source_error",
    }


def test_a_notice_that_was_never_changed_carries_no_mark(render_all: Render, six: list[PublishedEntry]) -> None:
    atom: Any = feedparser.parse((render_all(six) / "feeds/all.en.atom").read_bytes())
    assert all([tag.term for tag in entry.tags] in (["DETAINED"], ["SENTENCED_PRISON"]) for entry in atom.entries)


def test_a_channel_that_carried_a_notice_carries_what_is_said_of_it(
    render_all: Render, six: list[PublishedEntry]
) -> None:
    entries = withdrawn(amended(amended(six, 1, 3, body=NEW), 2, 4, "retraction", "Gone", "Gone."), 99, 5)
    folder = render_all([*entries, *withdrawn(six, 1, 5)[-3:]])
    carried = {
        channel: [one.split("/")[1] for one in items(folder, f"feeds/{channel}.en.atom")]
        for channel in ("all", "arrests", "verdicts", "corrections", "life")
    }
    assert {channel: sorted(numbers) for channel, numbers in carried.items()} == {
        "all": ["1", "2", "3", "4", "5"],
        "arrests": ["1", "3"],
        "verdicts": ["2", "4"],
        "corrections": ["3", "4", "5"],
        "life": [],
    }


def test_a_notice_stays_in_the_channel_of_what_it_was_first_taken_for(
    render_all: Render, six: list[PublishedEntry]
) -> None:
    entries = [
        dataclasses.replace(entry, event="RELEASED_SERVED") if entry.notice == 1 else entry
        for entry in amended(six, 1, 3, body=NEW)
    ]
    folder = render_all(entries)
    for channel in ("arrests", "releases"):
        assert "tag:adil-zhol.example,2026:notice/1/en" in items(folder, f"feeds/{channel}.en.atom")


def test_a_retracted_notice_tells_that_it_was_withdrawn_and_nothing_that_it_said(
    render_all: Render, six: list[PublishedEntry]
) -> None:
    corrected = amended(six, 1, 3, body=NEW)
    stone = Tombstone(1, 2026, "en", max(entry.updated for entry in corrected))
    folder = render_all(amended(corrected, 1, 4, "retraction", "Withdrawn notice", "It was withdrawn."), [stone])
    page = html.document_fromstring((folder / "notices/1.en.html").read_bytes())
    text = " ".join("".join(map(str, page.itertext())).split())
    assert "Withdrawn notice" in text and "It was withdrawn." in text and "Withdrawn: 2 March 2026" in text
    assert "Second wording" not in text and "First paragraph" not in text
    assert not page.findall(".//ins") and not page.findall(".//del")
    feed = (folder / "feeds/all.en.atom").read_text(encoding="utf-8")
    assert '<at:deleted-entry ref="tag:adil-zhol.example,2026:notice/1/en"' in feed
    assert "<id>tag:adil-zhol.example,2026:notice/1/en</id>" in feed


def test_what_left_for_safety_is_in_no_byte_of_any_format_or_archive(
    render_all: Render, make_entry: EntryMaker, six: list[PublishedEntry]
) -> None:
    old = [
        make_entry(9, language, hours=-1500, headline="Zhanar Hidden", body="Zhanar Hidden") for language in LANGUAGES
    ]
    entries = amended([*old, *six], 9, 10, headline="Zhanar Hidden again", body="Zhanar Hidden again")
    assert any(b"Zhanar" in path.read_bytes() for path in render_all(entries).rglob("archive/*.atom"))
    folder = render_all(withdrawn(entries, 9, 11), [Tombstone(9, 2026, "en", entries[0].updated)])
    for path in folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        assert b"Zhanar" not in data and not path.name.startswith(("9.", "10.")), path
    assert (folder / "notices/11.kk.html").is_file()


def test_a_nameless_withdrawal_that_tells_of_something_is_refused(six: list[PublishedEntry]) -> None:
    (left, *_) = withdrawn(six, 1, 5)[-3:]
    assert prepare([left])
    changes: list[dict[str, Any]] = [
        {"person": "p1"},
        {"register": "adil"},
        {"regions": ("KZ-75",)},
        {"about": "DETAINED"},
        {"corrects": 1},
        {"sources": six[0].sources},
    ]
    for change in changes:
        with pytest.raises(InputError, match="a nameless withdrawal tells of something"):
            prepare([dataclasses.replace(left, **change)])
    with pytest.raises(InputError, match="no amendment of the kind"):
        prepare([dataclasses.replace(left, kind="erasure")])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corrections_page_lists_everything_with_day_and_cause_and_is_linked_from_every_page(
    render_all: Render, six: list[PublishedEntry], wordings: Mapping[str, Wording], language: str
) -> None:
    entries = amended(amended(six, 1, 3, body=NEW), 2, 4, "retraction", "Gone", "Gone.", "source_error")
    folder = render_all([*entries, *withdrawn(six, 1, 5)[-3:]])
    page = html.document_fromstring((folder / f"corrections.{language}.html").read_bytes())
    links = [link.get("href") for link in page.iterfind(".//main//li//a")]
    assert sorted(map(str, links)) == [f"notices/{number}.{language}.html" for number in (3, 4, 5)]
    causes = {wordings[language].text(f"cause.{code}", english) for code, english in
              (("our_error", "our error"), ("source_error", "an error of the source"),
               ("protection", "safety or want of consent"))}  # fmt: skip
    said = "".join(map(str, page.itertext()))
    assert all(cause in said for cause in causes)
    for path in folder.rglob(f"*.{language}.html"):
        hrefs = [str(link.get("href")) for link in html.document_fromstring(path.read_bytes()).iterfind(".//footer//a")]
        assert any(href.endswith(f"corrections.{language}.html") for href in hrefs), path
    front = (folder / "index.html").read_text(encoding="utf-8")
    assert f'href="corrections.{language}.html"' in front


def test_before_any_correction_the_page_says_so(render_all: Render, six: list[PublishedEntry]) -> None:
    page = (render_all(six) / "corrections.en.html").read_text(encoding="utf-8")
    assert "Nothing has been corrected or withdrawn yet." in page


def test_a_changed_notice_is_marked_in_the_index_and_on_its_page(render_all: Render, six: list[PublishedEntry]) -> None:
    folder = render_all(amended(six, 1, 3, body=NEW))
    for name in ("index.en.html", "notices/1.en.html"):
        assert re.findall(r'class="mark">(.*?)<', (folder / name).read_text(encoding="utf-8")) == ["Corrected"]
    assert "<del>First paragraph</del>" in (folder / "notices/1.en.html").read_text(encoding="utf-8")


def test_hostile_words_of_an_earlier_version_are_escaped(render_all: Render, six: list[PublishedEntry]) -> None:
    entries = [
        dataclasses.replace(entry, text=dataclasses.replace(entry.text, body="<script>x</script> \x07old"))
        if entry.notice == 1
        else entry
        for entry in six
    ]
    page = (render_all(amended(entries, 1, 3, body=NEW)) / "notices/1.en.html").read_text(encoding="utf-8")
    assert "<script>" not in page and "\x07" not in page and "script" in page


def test_paragraphs_that_stayed_are_not_told_as_changed() -> None:
    before = NoticeText("en", "Head", "", "One stays.\n\nTwo goes.\n\nThree is old.")
    after = NoticeText("en", "Head", "", "One stays.\n\nThree is new.\n\nFour comes.")
    found = [
        ("".join(part.text for part in one.was), "".join(part.text for part in one.now))
        for one in changed_paragraphs(before, after)
    ]
    assert found == [("Two goes.", "Three is new."), ("Three is old.", "Four comes.")]
    assert changed_paragraphs(before, before) == []


def test_a_channel_of_kinds_takes_no_event(six: list[PublishedEntry], shipped: tuple[Channel, ...]) -> None:
    (corrections,) = [channel for channel in shipped if channel.id == "corrections"]
    assert corrections.select(six) == []
