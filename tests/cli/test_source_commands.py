"""``registerpub source`` as an operator runs it, with a site on loopback: what is written, shown and refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from registerpub.cli.main import cli
from registerpub.core.errors import RegisterpubError
from registerpub.pipeline.project import TEMPLATE, create_project
from registerpub.sources import load_source
from tests.crawl.helpers import Route, Site, answer, serving
from tests.projects import Project

pytestmark = pytest.mark.django_db  # whether everything stands still is asked of the store
SETTINGS = "\n[sources]\nallow_loopback = true\n"
TEXT = "<p>The library of the village is open again after the flood, and the readers came on the first day.</p>"
HEAD = '<title>Library</title><meta property="og:site_name" content="The Village Paper">'
LINK = '<link rel="alternate" type="application/rss+xml" href="/rss.xml">'
ARTICLE = (
    f'<html><head>{HEAD}{LINK}</head><body><time datetime="2026-02-03T10:00:00+05:00"></time><article>{TEXT * 4}'
    "</article></body></html>"
)
PATH = "/news/12-the-library-is-open.html"


def feed(site_of: str) -> Route:
    def route(handler: object) -> None:
        host = handler.headers["Host"]  # type: ignore[attr-defined]
        item = f"<item><link>http://{host}{site_of}</link></item>"
        answer(f"<rss><channel>{item}</channel></rss>", "application/rss+xml")(handler)  # type: ignore[arg-type]

    return route


@dataclass(frozen=True)
class Outcome:
    returncode: int
    stdout: str
    stderr: str


@dataclass(frozen=True)
class Here:
    """The commands in this process, with the messages and exit codes that :func:`main` makes of errors."""

    root: Path

    def run(self, *arguments: str) -> Outcome:
        done = CliRunner().invoke(cli, ["--project", str(self.root), *arguments])
        if isinstance(done.exception, RegisterpubError):
            return Outcome(1, done.stdout, f"{done.stderr}error: {done.exception}")
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
        return Outcome(done.exit_code, done.stdout, done.stderr)

    def ok(self, *arguments: str) -> str:
        done = self.run(*arguments)
        assert done.returncode == 0, f"{arguments}: {done}"
        return done.stdout

    def json(self, *arguments: str) -> Any:
        return json.loads(self.ok(*arguments, "--json"))

    def refused(self, *arguments: str) -> str:
        done = self.run(*arguments)
        assert done.returncode == 1, f"{arguments}: {done}"
        return done.stderr


@pytest.fixture
def root(tmp_path: Path) -> Path:
    create_project(tmp_path / "p", TEMPLATE + SETTINGS)
    return tmp_path / "p"


@pytest.fixture
def project(root: Path, monkeypatch: pytest.MonkeyPatch) -> Here:
    # Opening a project says so in the environment; after the test it must not.
    monkeypatch.setenv("REGISTERPUB_PROJECT", str(root))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "registerpub.settings")
    return Here(root)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving({PATH: answer(ARTICLE), "/rss.xml": feed(PATH)}) as running:
        yield running


def hurry(project: Here | Project, name: str) -> None:
    """No pause between requests: the site is our own."""
    path = project.root / "sources" / name / "source.toml"
    path.write_text(path.read_text().replace("delay = 5.0", "delay = 0.0"))


def make(project: Here, site: Site) -> None:
    """A new source with the page saved, made without the pause that a stranger's site deserves."""
    project.ok("source", "new", site.address + PATH, "--name", "village", "--no-fetch")
    hurry(project, "village")


@pytest.mark.journey
def test_from_an_address_to_a_verified_source(root: Path, site: Site) -> None:
    project = Project(root)
    done = project.run("source", "new", site.address + PATH, "--name", "village", "--delay", "0")
    assert done.returncode == 0, done.stderr
    folder = project.root / "sources" / "village"
    assert {path.name for path in folder.iterdir()} == {"article.html", "expected.json", "feed.xml", "source.toml"}
    made = load_source(folder)
    assert (made.title, made.languages, made.feeds) == ("The Village Paper", ("en",), (f"{site.address}/rss.xml",))
    assert made.article_patterns[0].endswith("/news/[^/?#]+")
    hurry(project, "village")
    refused = project.refused("source", "check", "village", "--saved")
    assert "nobody has reviewed what is read" in refused
    assert "add --accept" in refused
    project.ok("source", "check", "village", "--saved", "--accept", "--by", "Aigul")
    shown = project.ok("source", "check", "village", "--saved")
    assert "title       Library" in shown and "day         2026-02-03" in shown
    assert f"article     {site.address}{PATH}" in shown
    live = project.run("source", "check", "village")
    assert live.returncode == 0, live.stderr
    assert "body     en" in live.stdout and "nothing is wrong" in live.stderr
    project.ok("source", "enable", "village")
    project.ok("source", "verify", "village", "--yes")
    [row] = [row for row in project.json("source", "list") if row["name"] == "village"]
    assert row["enabled"] and row["verified"] and row["from"] == "project" and not row["hides_shipped"]


def test_without_the_network_a_folder_is_made_all_the_same(project: Here) -> None:
    with serving({}) as site:
        address = site.address
    done = project.run("source", "new", f"{address}/", "--name", "away")
    assert done.returncode == 0, done.stderr
    assert "nothing was fetched: 127.0.0.1 cannot be reached" in done.stderr
    made = load_source(project.root / "sources" / "away")
    assert [entry.url for entry in made.listings] == [f"{address}/"]
    assert "there is no saved page" in project.refused("source", "check", "away", "--saved")


def test_what_cannot_be_a_source_is_refused(project: Here, site: Site) -> None:
    make(project, site)
    assert "there is a source 'village' already" in project.refused("source", "new", site.address, "--name", "village")
    assert "there is a source 'vlast' already" in project.refused("source", "new", "https://vlast.kz/", "--no-fetch")
    assert "no address of a page" in project.refused("source", "new", "paper.example", "--no-fetch")
    named = ("--name", "../x")
    assert "no name of a source" in project.refused("source", "new", "https://x.example/", "--no-fetch", *named)
    assert "not a public address" in project.refused("source", "new", "http://10.0.0.1/", "--name", "inner")
    assert not (project.root / "sources" / "inner").exists()
    assert "did you mean vlast" in project.refused("source", "check", "vlats", "--saved")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("[selectors]\n# title", "articles.must_contain or must_not_contain"),
        ('languages = ["kk"]', "the text is en: languages of source.toml has only kk"),
        ("# patterns", "no link to an article was found"),
    ],
)
def test_a_live_check_names_the_key_that_mends_it(project: Here, site: Site, change: str, words: str) -> None:
    make(project, site)
    path = project.root / "sources" / "village" / "source.toml"
    text = path.read_text().replace('"kk", "ru"', '"en"').replace("# feeds = []", f'feeds = ["{site.address}/rss.xml"]')
    text = text.replace(f'[[discovery.listings]]\nurl = "{site.address}/"\n', "")
    if "selectors" in change:
        text = text.replace('# must_contain = ["class=\\"article\\""]', 'must_contain = ["no such mark"]')
    elif "kk" in change:
        text = text.replace('languages = ["en"]', change)
    else:
        text = text.replace('# patterns = ["^https://…/news/\\\\d+"]', 'patterns = ["nothing"]')
    path.write_text(text)
    refused = project.refused("source", "check", "village")
    assert words in refused
    assert "Traceback" not in refused


def test_a_page_is_looked_at_on_request_and_robots_decides(project: Here) -> None:
    routes = {PATH: answer(ARTICLE), "/robots.txt": answer("User-agent: *\nDisallow: /closed", "text/plain")}
    with serving({**routes, "/closed/1": answer(ARTICLE)}) as site:
        make(project, site)
        path = project.root / "sources" / "village" / "source.toml"
        path.write_text(path.read_text().replace('"kk", "ru"', '"en"'))
        assert "title       Library" in project.ok("source", "check", "village", "--url", site.address + PATH)
        assert "robots.txt of 127.0.0.1 forbids" in project.refused(
            "source", "check", "village", "--url", f"{site.address}/closed/1"
        )
        assert "no host of the source" in project.refused("source", "check", "village", "--url", "http://127.0.0.2/")
        assert "/closed/1" not in site.asked


def test_sources_are_listed_and_switched(project: Here) -> None:
    rows = {row["name"]: row for row in project.json("source", "list")}
    assert rows["vlast"] == {
        "name": "vlast",
        "title": "Власть",
        "kind": "news",
        "languages": ["ru"],
        "enabled": False,
        "verified": None,
        "template": False,
        "from": "shipped",
        "hides_shipped": False,
        "fault": "",
    }
    assert rows["court-schedule-template"]["template"]
    done = project.run("source", "enable", "vlast")
    assert done.returncode == 0
    assert "warning: vlast is unverified" in done.stderr and "registerpub source check vlast" in done.stderr
    assert "vlast: was enabled already" in project.run("source", "enable", "vlast").stderr
    [line] = [line for line in project.ok("source", "list").splitlines() if line.startswith("vlast ")]
    assert " on " in line and "unverified" in line and "(shipped)" in line
    assert "vlast: disabled" in project.run("source", "disable", "vlast").stderr
    assert "allow_loopback = true" in (project.root / "registerpub.toml").read_text()


def test_a_broken_folder_is_listed_and_fails(project: Here) -> None:
    folder = project.root / "sources" / "vlast"
    folder.mkdir()
    (folder / "source.toml").write_text("title = 5\n")
    done = project.run("source", "list", "--json")
    assert done.returncode == 1
    [row] = [row for row in json.loads(done.stdout) if row["name"] == "vlast"]
    assert row["hides_shipped"] and "title" in row["fault"]
    assert "wrong: vlast:" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["new"],
        ["check"],
        ["check", "vlast", "--accept"],
        ["check", "--saved", "--accept"],
        ["check", "vlast", "--saved", "--by", "A"],
        ["check", "vlast", "zakon", "--url", "https://x.example/"],
        ["enable"],
    ],
)
def test_mistyped_commands_are_code_2(project: Here, arguments: list[str]) -> None:
    assert project.run("source", *arguments).returncode == 2
