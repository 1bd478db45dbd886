"""What a person's browser gets."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from lxml import html

from registerpub.core.errors import InputError
from registerpub.core.records import LANGUAGES, PublishedEntry, ReleaseInfo, Site, Source
from registerpub.publishing import Channel, render_release
from registerpub.publishing.words import PAGE
from registerpub.wording import Wording

EntryMaker = Callable[..., PublishedEntry]
Render = Callable[..., Path]
SCRIPTS = ["search/minisearch.js", "search/words.js", "search/search.js"]


@pytest.fixture
def render(
    tmp_path: Path, site: Site, release: ReleaseInfo, channels: Sequence[Channel], wordings: Mapping[str, Wording]
) -> Render:
    def write(entries: Sequence[PublishedEntry], site: Site = site) -> Path:
        render_release(site, release, channels, entries, wordings, tmp_path / "tree")
        return tmp_path / "tree"

    return write


def page(folder: Path, name: str) -> html.HtmlElement:
    return html.document_fromstring((folder / name).read_bytes())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_notice_has_a_page_in_its_language_with_its_translations(
    language: str, render: Render, three: list[PublishedEntry]
) -> None:
    tree = page(render(three), f"notices/1.{language}.html")
    assert tree.get("lang") == language
    assert tree.findtext(".//h1") == next(e.text.headline for e in three if e.text.language == language)
    links = {link.get("hreflang"): link.get("href") for link in tree.findall(".//link[@hreflang]")}
    assert links.pop("x-default") == "http://127.0.0.1:8000/public/index.html"
    assert links == {other: f"http://127.0.0.1:8000/public/notices/1.{other}.html" for other in LANGUAGES}
    feeds = [link.get("href") for link in tree.findall(".//link[@type]")]
    assert feeds == [f"../feeds/all.{language}.{kind}" for kind in ("atom", "rss", "json")]


def test_every_link_inside_the_tree_leads_somewhere(render: Render, three: list[PublishedEntry]) -> None:
    folder = render(three)
    for path in folder.rglob("*.html"):
        for anchor in html.document_fromstring(path.read_bytes()).iter("a", "link"):
            href = str(anchor.get("href"))
            if not href.startswith("http"):
                assert (path.parent / href).resolve().is_file(), (path.name, href)


def test_no_page_but_the_search_runs_a_script_and_none_holds_one(render: Render, three: list[PublishedEntry]) -> None:
    for path in render(three).rglob("*.html"):
        tree = html.document_fromstring(path.read_bytes())
        scripts = [script for script in tree.iter("script") if script.get("type") != "application/ld+json"]
        assert {script.text for script in scripts} <= {None}
        assert [script.get("src") for script in scripts] == (SCRIPTS if path.name.startswith("search.") else [])
        policy = str(tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)"))
        assert ("script-src 'self'; connect-src 'self'" in policy) == bool(scripts)
        assert "unsafe" not in policy and policy.startswith("default-src 'none';")
        assert not list(tree.iter("style", "iframe", "img")) and len(list(tree.iter("form"))) == bool(scripts)
        assert not tree.xpath("//@style | //@onclick | //@onload")


def test_markup_in_a_text_is_shown_and_not_obeyed(render: Render, make_entry: EntryMaker) -> None:
    entry = make_entry(headline='<script>x</script> "Nurlan"', body="<b>bold</b> & \u202ereversed")
    folder = render([entry])
    for name in ("notices/1.en.html", "index.en.html"):
        assert b"<script>" not in (folder / name).read_bytes()
    assert page(folder, "notices/1.en.html").findtext(".//h1") == '<script>x</script> "Nurlan"'
    assert "<b>bold</b> & reversed" in page(folder, "notices/1.en.html").text_content()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "https://two words", "ftp://old.example/x"])
def test_a_source_is_linked_only_over_http(url: str, render: Render, make_entry: EntryMaker) -> None:
    folder = render([make_entry(sources=(Source("Dala News", url, "en"),))])
    for name in ("notices/1.en.html", "feeds/all.en.atom", "feeds/all.en.rss"):
        assert url not in (folder / name).read_text(encoding="utf-8")
    assert "Dala News" in page(folder, "notices/1.en.html").text_content()


def test_sources_stand_with_a_word_to_readers_elsewhere(render: Render, three: list[PublishedEntry]) -> None:
    tree = page(render(three), "notices/1.en.html")
    (source,) = tree.findall(".//ul[@class='sources']/li/a")
    assert (source.get("href"), source.get("rel")) == ("https://dala.example/1", "noopener noreferrer")
    assert "undesirable" in tree.text_content()
    assert "may ask the editors to publish a reply" in tree.text_content()


@pytest.mark.parametrize(
    ("state", "words"), [("template", "comes from a template"), ("human_checked", "An editor checked this text.")]
)
def test_a_page_says_who_has_checked_its_text(state: str, words: str, render: Render, make_entry: EntryMaker) -> None:
    assert words in page(render([make_entry(state=state)]), "notices/1.en.html").text_content()


def test_a_changed_notice_shows_both_times(render: Render, make_entry: EntryMaker) -> None:
    text = page(render([make_entry(updated_hours=30)]), "notices/1.en.html").text_content()
    assert "Published: 2 March 2026, 09:00 UTC" in text
    assert "Changed: 3 March 2026, 15:00 UTC" in text


def test_an_index_lists_its_own_language_newest_change_first(render: Render, make_entry: EntryMaker) -> None:
    entries = [make_entry(1), make_entry(2, hours=1), make_entry(3, hours=2, language="ru")]
    tree = page(render(entries), "index.en.html")
    assert [link.get("href") for link in tree.findall(".//h3/a")] == ["notices/2.en.html", "notices/1.en.html"]


def test_a_demonstration_says_so_on_every_page(
    render: Render, demonstration: Site, three: list[PublishedEntry]
) -> None:
    folder = render(three, site=demonstration)
    pages = list(folder.rglob("*.html"))
    assert len(pages) == 1 + 3 * len(
        ["index", "corrections", "notice", "month", "search", "subscribe", "verify", "reply", "watch"]
    )
    for path in pages:
        banners = html.document_fromstring(path.read_bytes()).findall(".//p[@class='demonstration']")
        assert banners, path.name


def test_other_pages_hold_no_banner(render: Render, three: list[PublishedEntry]) -> None:
    for path in render(three).rglob("*.html"):
        assert b'class="demonstration"' not in path.read_bytes()


@pytest.mark.parametrize("contact", ["mailto:desk@adil-zhol.example", "https://adil-zhol.example/reply"])
def test_every_page_links_right_of_reply(contact: str, render: Render, three: list[PublishedEntry], site: Site) -> None:
    folder = render(three, dataclasses.replace(site, contact=contact))
    for path in folder.rglob("*.html"):
        links = html.document_fromstring(path.read_bytes()).iterfind(".//footer/p/a")
        assert contact in [link.get("href") for link in links], path.name


def test_without_a_contact_the_right_of_reply_is_said_and_nothing_is_linked(
    render: Render, three: list[PublishedEntry], wordings: Mapping[str, Wording]
) -> None:
    replies = [PAGE["page.reply"].put(wording) for wording in wordings.values()]
    for path in render(three).rglob("*.html"):
        footer = html.document_fromstring(path.read_bytes()).find(".//footer")
        assert footer is not None and any(paragraph.text in replies for paragraph in footer.iterfind("p"))
        assert all("corrections." in str(link.get("href")) for link in footer.iterfind("p/a"))


@pytest.mark.parametrize("contact", ["javascript:alert(1)", "http://adil-zhol.example", "desk@adil-zhol.example", "x"])
def test_a_contact_that_is_no_address_is_refused(
    contact: str, render: Render, three: list[PublishedEntry], site: Site
) -> None:
    with pytest.raises(InputError, match=r"site\.contact"):
        render(three, dataclasses.replace(site, contact=contact))
