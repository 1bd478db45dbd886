"""The feeds are valid: Atom by its RELAX NG grammar, RSS by its written rules, JSON Feed by schema; languages too."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator
from lxml import etree

from registerpub.core.records import LANGUAGES, PublishedEntry, Site, Tombstone
from tests.projects import DATA
from tests.publishing.amended import amended, withdrawn

EntryMaker = Callable[..., PublishedEntry]
Render = Callable[..., Path]
ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
JING = shutil.which("jing")
MAY = dt.datetime(2026, 5, 10, 12, 0, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory, render_into: Render, make_entry: EntryMaker) -> Path:
    """Every shipped channel with running and past months, empty channels, hostile words and tombstones."""
    events = ("DETAINED", "LIST_RECOGNISED", "RELEASED_SERVED", "SENTENCED_PRISON")
    entries = [
        make_entry(number, language, events[number % 4], hours=number * 48, register="adil" if number % 2 else None)
        for number in range(1, 35)
        for language in LANGUAGES
    ]
    entries = withdrawn(amended(amended(entries, 5, 40, body="Amended."), 8, 41, "retraction", "Gone", "Gone."), 6, 42)
    entries += [make_entry(99, headline="<b>\x07 & ]]> \u202e", body="<p>&amp;\x0b", translations=())]
    place = tmp_path_factory.mktemp("valid")
    return render_into(place, entries, [Tombstone(500, 2026, language, MAY) for language in LANGUAGES], at=MAY)


def jing(*paths: Path) -> subprocess.CompletedProcess[str]:
    command = [str(JING), "-c", str(DATA / "atom.rnc"), *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.mark.skipif(JING is None, reason="jing is not installed: apt-get install jing")
def test_atom_is_valid_by_the_grammar_of_its_standard(tree: Path, render_all: Render) -> None:
    paths = [*sorted(tree.rglob("*.atom")), render_all([]) / "feeds/all.kk.atom"]
    assert len(paths) >= 54
    done = jing(*paths)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.skipif(JING is None, reason="jing is not installed: apt-get install jing")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<updated>", "<updated>yesterday, "),
        ("<title>", "<title>x</title><title>"),
        ('hreflang="ru"', 'hreflang="по-русски"'),
        ('type="html"', 'type="HTML"'),
        ("<id>tag:adil-zhol.example,2026:feed/all/kk</id>", ""),
    ],
)
def test_the_grammar_refuses_what_is_not_atom(old: str, new: str, tree: Path, tmp_path: Path) -> None:
    path = tmp_path / "all.kk.atom"
    text = (tree / "feeds/all.kk.atom").read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert jing(path).returncode == 1


def test_atom_keeps_the_rules_that_no_grammar_tells(tree: Path) -> None:
    """RFC 4287, 4.1.1: an author, one self link; no two entries of one id and time. RFC 3339 times with a zone."""
    for path in tree.rglob("*.atom"):
        root = etree.parse(path).getroot()
        assert root.findtext(f"{ATOM}author/{ATOM}name")
        relations = [str(link.get("rel")) for link in root.findall(f"{ATOM}link")]
        assert (relations.count("self"), relations.count("alternate")) == (1, 1)
        ids = [element.text for element in root.iterfind(f"{ATOM}entry/{ATOM}id")]
        assert len(ids) == len(set(ids))
        for name in ("updated", "published"):
            assert all(dt.datetime.fromisoformat(str(time.text)).tzinfo for time in root.iter(f"{ATOM}{name}"))
        for link in root.iter(f"{ATOM}link"):
            assert urlsplit(str(link.get("href"))).scheme == "http"


def test_rss_keeps_its_rules(tree: Path) -> None:
    """RSS 2.0 and the RSS Advisory Board's best practices: what must be there, once, and of what form."""
    paths = list(tree.rglob("*.rss"))
    assert len(paths) >= 54
    for path in paths:
        root = etree.parse(path).getroot()
        assert (root.tag, root.get("version"), [child.tag for child in root]) == ("rss", "2.0", ["channel"])
        channel = root[0]
        plain = [child.tag for child in channel if "{" not in str(child.tag) and child.tag != "item"]
        assert len(plain) == len(set(plain))
        assert {"title", "link", "description", "language", "lastBuildDate", "copyright", "docs", "generator"} == set(
            plain
        )
        assert parsedate_to_datetime(str(channel.findtext("lastBuildDate"))).tzinfo
        assert urlsplit(str(channel.findtext("link"))).scheme == "http"
        own = [link for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
        assert [(link.get("type"), str(link.get("href")).endswith(path.name)) for link in own] == [
            ("application/rss+xml", True)
        ]
        guids = []
        for item in channel.findall("item"):
            once = [child.tag for child in item if child.tag not in ("category", f"{ATOM}link")]
            assert len(once) == len(set(once))
            assert item.findtext("title") and item.findtext("link") and item.findtext("description")
            assert "<p>" not in str(item.findtext("description"))
            assert parsedate_to_datetime(str(item.findtext("pubDate"))).tzinfo
            guid = item.find("guid")
            assert guid is not None and guid.get("isPermaLink") == "false"
            guids.append(guid.text)
        assert len(guids) == len(set(guids))


def test_json_feeds_fit_the_schema_of_version_1_1(tree: Path) -> None:
    validator = Draft202012Validator(json.loads((DATA / "json-feed-1.1.schema.json").read_text(encoding="utf-8")))
    paths = list(tree.glob("feeds/**/*.json"))
    assert len(paths) >= 54
    for path in paths:
        feed = json.loads(path.read_text(encoding="utf-8"))
        assert not list(validator.iter_errors(feed)), path.name
        del feed["items"][:1], feed["title"]
        assert list(validator.iter_errors(feed))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_tells_the_language_it_is_in(language: str, tree: Path) -> None:
    for path in tree.rglob(f"*.{language}.*atom"):
        root = etree.parse(path).getroot()
        assert root.get(XML_LANGUAGE) == language
        for link in root.findall(f"{ATOM}link[@rel='related']"):
            assert f".{link.get('hreflang')}." in str(link.get("href")) and link.get("hreflang") != language
    for path in tree.rglob(f"*.{language}.*rss"):
        assert etree.parse(path).getroot().findtext("channel/language") == language
    for path in (path for path in tree.glob(f"feeds/**/*.{language}.*json")):
        feed = json.loads(path.read_text(encoding="utf-8"))
        assert {feed["language"], *(item["language"] for item in feed["items"])} == {language}


def test_categories_name_their_scheme(tree: Path, site: Site) -> None:
    root = etree.parse(tree / "feeds/all.en.atom").getroot()
    names = ("event", "register", "pubstatus", "amendment", "change", "cause")
    schemes = {str(category.get("scheme")) for category in root.iter(f"{ATOM}category")}
    assert schemes == {f"tag:{site.tag_authority},2026:scheme/{name}" for name in names}


def test_a_browser_is_told_how_to_show_a_feed(tree: Path) -> None:
    """By CSS, since browsers are removing XSLT; the file is there, wherever the document is."""
    for path in (*tree.rglob("*.atom"), *tree.rglob("*.rss")):
        instruction: Any = etree.parse(path).getroot().getprevious()
        assert instruction.target == "xml-stylesheet"
        assert instruction.get("type") == "text/css"
        assert (path.parent / instruction.get("href")).resolve() == (tree / "feed.css").resolve()


def test_every_link_inside_the_feeds_leads_to_a_file(tree: Path, site: Site) -> None:
    for path in (path for path in tree.rglob("*") if path.suffix in (".atom", ".rss", ".json", ".opml")):
        text = path.read_text(encoding="utf-8")
        for piece in text.split(site.address + "/")[1:]:
            name = piece.split('"')[0].split("<")[0]
            if "notices/" not in name:  # translations are invented here
                assert (tree / name).is_file(), (path.name, name)
