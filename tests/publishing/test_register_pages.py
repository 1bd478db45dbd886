"""Pages about people, lists and months, and the guides."""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import html5lib
import pytest
from lxml import html

from registerpub.core.records import LANGUAGES, PublishedEntry, ReleaseInfo, Site
from registerpub.publishing import Channel, charts, render_release
from registerpub.publishing.charts import Layer, stacked_months
from registerpub.publishing.entries import person_key
from registerpub.publishing.guides import guide
from registerpub.publishing.pages import Pages
from registerpub.publishing.register_pages import RegisterPages
from registerpub.wording import Wording
from tests.publishing.conftest import EntryMaker
from tests.publishing.open_people import AISULU, REGISTER


@pytest.fixture(scope="module")
def tree(
    tmp_path_factory: pytest.TempPathFactory,
    site: Site,
    release: ReleaseInfo,
    channels: Sequence[Channel],
    wordings: Mapping[str, Wording],
    make_entry: EntryMaker,
) -> Path:
    folder = tmp_path_factory.mktemp("register") / "tree"
    three = [make_entry(language=language) for language in LANGUAGES]
    render_release(site, release, channels, three, wordings, folder, register=REGISTER)
    return folder


def read(path: Path) -> html.HtmlElement:
    return html.document_fromstring(path.read_bytes())


def found(page: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    elements = page.xpath(path)
    assert isinstance(elements, list)
    return elements


def text(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_page_leads_to_the_guides_and_the_feeds_and_keeps_its_reader_on_the_host_it_was_read_from(
    tree: Path, site: Site
) -> None:
    """A reader of a mirror or of an onion address is led nowhere else, and loads nothing from elsewhere."""
    for path in sorted(tree.rglob("*.html")):
        page = read(path)
        places = page.xpath("//a/@href | //form/@action | //img/@src | //script/@src | //link[@rel='stylesheet']/@href")
        assert isinstance(places, list)
        own = [place for place in places if str(place).startswith(site.address)]
        assert own == [], path.name
        if path.name == "index.html":
            continue
        language, names = path.name.split(".")[-2], {str(place).rpartition("/")[2] for place in places}
        guides = {f"{name}.{language}.html" for name in ("reply", "verify", "watch", "subscribe", "corrections")}
        assert guides <= names | {path.name}, path.name
        for kind in ("atom+xml", "rss+xml", "feed+json"):
            assert found(page, f"//head/link[@rel='alternate'][@type='application/{kind}']"), (path.name, kind)


def test_every_page_is_valid_html(tree: Path) -> None:
    pages = sorted(tree.rglob("*.html"))
    assert len(pages) > 25
    for path in pages:
        parser = html5lib.HTMLParser(strict=True)
        parser.parse(path.read_text(encoding="utf-8"))


def test_every_link_leads_somewhere_and_every_page_can_be_reached(tree: Path) -> None:
    reached = {tree / "index.html"}
    waiting = list(reached)
    while waiting:
        path = waiting.pop()
        if path.suffix != ".html":
            continue
        for anchor in read(path).iter("a", "link"):
            href, _, place = str(anchor.get("href")).partition("#")
            target = (path.parent / href).resolve() if href else path
            if href.startswith(("http", "mailto")):
                continue
            assert target.is_file(), (path.name, href)
            assert not place or found(read(target), f"//*[@id='{place}']"), (path.name, place)
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    assert set(tree.rglob("*.html")) <= reached


def test_pages_are_in_the_language_they_say(tree: Path) -> None:
    for path in tree.rglob("*.html"):
        language = path.name.split(".")[-2]
        expected = language if language in LANGUAGES else "en"
        assert read(path).get("lang") == expected, path.name


def test_translations_name_one_another_and_are_there(tree: Path, site: Site) -> None:
    """hreflang holds for all of a page's versions or for none: search engines drop what does not answer."""
    told = {}
    for path in tree.rglob("*.html"):
        elements = found(read(path), "//link[@rel='alternate'][@hreflang]")
        told[path] = {str(link.get("hreflang")): str(link.get("href")) for link in elements}
    for path, links in told.items():
        if path.name == "index.html":
            continue
        assert links["x-default"] == f"{site.address}/index.html"
        assert links[path.name.split(".")[-2]] == f"{site.address}/{path.relative_to(tree).as_posix()}"
        for href in links.values():
            other = tree / href.removeprefix(f"{site.address}/")
            assert other.is_file() and (other.name == "index.html" or told[other] == links), (path.name, href)


def test_what_schema_org_is_told_can_be_read(tree: Path) -> None:
    kinds = set()
    for path in tree.rglob("*.html"):
        for script in found(read(path), "//script[@type='application/ld+json']"):
            record = json.loads(script.text or "")
            assert record["@context"] == "https://schema.org"
            kinds.add(record["@type"])
    assert kinds == {"NewsArticle", "ProfilePage", "Dataset"}


def test_a_person_has_a_page_in_the_languages_of_the_name(tree: Path, site: Site) -> None:
    first, second = person_key(site, "p1"), person_key(site, "p2")
    names = sorted(path.name for path in (tree / "people").glob("*.html"))
    assert names == sorted([*(f"{first}.{language}.html" for language in LANGUAGES), f"{second}.ru.html"])
    page = read(tree / "people" / f"{first}.ru.html")
    assert page.findtext(".//h1") == "Айсулу Бекова"
    told = text(page)
    assert "2 года 6 месяцев" in told
    assert "15 января 2026 года" in told
    assert found(page, "//a[@href='../notices/1.ru.html']")


def test_a_list_tells_who_is_on_it_and_who_was(tree: Path) -> None:
    page = read(tree / "lists" / "dala.ru.html")
    on, left = found(page, "//ul[@class='people']")
    assert text(on).startswith("Айсулу Бекова")
    assert text(left).startswith("=Арман Ли")
    assert "1 человек" in text(page)


def test_the_chart_has_its_numbers_beside_it_without_repetition(tree: Path) -> None:
    page = read(tree / "lists" / "dala.en.html")
    table = [[text(cell) for cell in row.iter("th", "td")] for row in found(page, "//tbody/tr")]
    assert table == [["2026-01", "1", "0", "0", "1"], ["2025-11", "0", "0", "2", "2"]]
    chart = found(page, "//figure/svg")[0]
    assert chart.get("role") == "img"
    assert chart.findtext("desc") == "2026-01: deprived of liberty: 1, not deprived of liberty: 0, not known: 0"


def test_people_are_sorted_by_the_kazakh_alphabet(
    site: Site, channels: Sequence[Channel], wordings: Mapping[str, Wording]
) -> None:
    names = ("Боташ", "Әлия", "Айша", "Қанат", "Карим", "Жан")
    people = tuple(dataclasses.replace(AISULU, id=f"p{at}", names={"kk": name}) for at, name in enumerate(names))
    register = dataclasses.replace(REGISTER, people=people)
    pages = Pages.of(site, {"kk": channels}, {"kk": wordings["kk"]}, register=register)
    shown = html.document_fromstring(RegisterPages(pages, register, {}).people("kk"))
    links = [text(link) for link in found(shown, "//ul[@class='people']/li/a")]
    assert links == ["Айша", "Әлия", "Боташ", "Жан", "Карим", "Қанат"]


def test_without_a_register_nobody_has_a_page(
    tmp_path: Path,
    site: Site,
    release: ReleaseInfo,
    channels: Sequence[Channel],
    wordings: Mapping[str, Wording],
    three: list[PublishedEntry],
) -> None:
    render_release(site, release, channels, three, wordings, tmp_path / "tree")
    names = {path.relative_to(tmp_path / "tree").parts[0] for path in (tmp_path / "tree").rglob("*") if path.is_file()}
    assert not names & {"people", "lists", "people.kk.html"}
    assert [path.name for path in (tmp_path / "tree" / "data").iterdir()] == ["changes.jsonl"]


@pytest.mark.parametrize("signed", [True, False])
def test_the_guide_to_verification_says_whether_releases_are_signed(
    signed: bool, site: Site, channels: Sequence[Channel], wordings: Mapping[str, Wording]
) -> None:
    pages = Pages.of(site, dict.fromkeys(LANGUAGES, channels), wordings)
    told = text(html.document_fromstring(guide(pages, "verify", "en", signed=signed)))
    assert ("is signed with minisign" in told) is signed
    assert ("does not sign its releases" in told) is not signed


def test_a_chart_is_the_same_bytes_and_keeps_to_its_frame() -> None:
    layers = [Layer("one", [0, 3]), Layer("two", [1, 0]), Layer("three", [0, 0])]
    drawn = stacked_months(["2026-01", "2026-02"], layers, "A <b>", "told")
    assert drawn == stacked_months(["2026-01", "2026-02"], layers, "A <b>", "told")
    assert "A &lt;b&gt;" in drawn
    assert drawn.count("<path") == 3


@pytest.mark.parametrize("wide", [320, 390, 480, 600, 700])
def test_labels_of_a_chart_can_be_read_on_a_phone(wide: int) -> None:
    """The drawing shrinks with the page, whose edges take a rem each; labels are to stay at 11 pixels at the least."""
    rules = re.findall(r"@media \(max-width: (\d+)rem\) \{ \.chart text \{ font-size: (\d+)px; \} \}", sheet())
    sizes = [int(size) for limit, size in rules if wide <= int(limit) * 16]
    size = sizes[-1] if sizes else 13
    shown = min(wide - 32, 42 * 16 - 32, charts.WIDTH)
    assert size * shown / charts.WIDTH >= (10 if wide == 320 else 11)


def test_the_largest_labels_of_a_chart_keep_to_its_margins() -> None:
    """Four figures at the side, and the months below the line."""
    largest = max(int(size) for size in re.findall(r"\.chart text \{ font-size: (\d+)px", sheet()))
    assert 4 * largest * 0.62 <= charts.LEFT - 4
    assert largest <= charts.FOOT - 8 + 3


def sheet() -> str:
    return (Path(charts.__file__).parent / "templates/style.css").read_text(encoding="utf-8")
