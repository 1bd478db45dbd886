"""The demonstration from the command line: real crawler, real decisions, feeds that say what they are."""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

import feedparser
import pytest

from registerpub.demo.server import DemoSite
from tests.projects import Project, copied

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def demonstrated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, str]:
    """A demonstration that has ended, and what it printed. Nothing may change it; those that go on copy its folder."""
    folder = tmp_path_factory.mktemp("demonstrated")
    done = Project(folder).run("demo", "--once", "--port", "0", "--folder", folder / "demo")
    assert done.returncode == 0, done.stdout + done.stderr
    return Project(folder / "demo"), done.stdout


def test_the_demonstration_goes_the_whole_way(demonstrated: tuple[Project, str]) -> None:
    project, printed = demonstrated
    table = dict(re.findall(r"^(\S.*?)\s{2,}(\d+)(?:\s|$)", printed, re.MULTILINE))
    assert {
        name: int(table[name])
        for name in ("cards", "decisions", "register ark", "register circle", "entries in kk", "entries in en")
    } == {
        "cards": 11,
        "decisions": 11,
        "register ark": 9,
        "register circle": 5,
        "entries in kk": 11,
        "entries in en": 11,
    }
    seen = [int(table[name]) for name in ("pages that changed", "names added to a list", "findings of sources")]
    assert seen == [2, 1, 1]
    feeds = project.root / "var/public/current/feeds"
    for path in (feeds / f"all.{language}.{kind}" for language in ("kk", "ru", "en") for kind in ("atom", "rss")):
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo
        assert len(feed.entries) == 11
        marks = ("demonstration", "демонстрация", "көрсетілім")
        assert all(any(mark in entry.title.lower() for mark in marks) for entry in feed.entries), path.name
        assert all(entry.link.startswith("http://127.0.0.1:") for entry in feed.entries)
    cards = project.json("queue", "list", "--all")
    ark = [card for card in cards if card["register"] == "ark"]
    assert len(ark) == 8 and all(card["sources"] >= 2 for card in ark)
    # One verdict, told by three outlets in three languages and by the court in two.
    (verdict,) = (card for card in cards if card["event"] == "SENTENCED_RESTRICTED")
    assert (verdict["sources"], verdict["articles"], verdict["values"]["date"]) == (4, 5, "2020-09-09")
    (newcomer,) = (card for card in cards if card["register"] == "circle")
    assert (newcomer["event"], newcomer["sources"]) == ("LIST_RECOGNISED", 1)
    counted = project.json("register", "count", "--register", "ark")
    for address, words in (
        ("127.0.0.2:{port}/novosti/naberezhnaya.html", "двести {+пятьдесят +}молодых"),
        ("127.0.0.5:{port}/list.html", "entry added: Сағындықова Меруерт"),
    ):
        assert words in project.ok("document", "history", "http://" + address.format(port=_port(project)))
    noise = project.ok("document", "history", f"http://127.0.0.3:{_port(project)}/zhanalyq/almalyq.html")
    assert "version 2" not in noise and "seen 2 times" in noise
    assert counted["by_status"] == {"pretrial_detention": 4, "convicted_imprisoned": 5}


def _port(project: Project) -> str:
    """Where the sample sites were."""
    text = (project.root / "sources" / "demo-en" / "source.toml").read_text(encoding="utf-8")
    return str(re.findall(r"127\.0\.0\.1:(\d+)", text)[0])


def test_a_port_that_is_taken_is_said_before_anything_is_made(tmp_path: Path) -> None:
    with socket.socket() as foreign:
        foreign.bind(("127.0.0.1", 0))
        foreign.listen()
        port = foreign.getsockname()[1]
        refusal = Project(tmp_path).refused("demo", "--port", str(port), "--folder", tmp_path / "demo")
    assert refusal.strip() == f"error: port {port} is taken: use --port N (make demo PORT=N)"
    assert list(tmp_path.iterdir()) == []


def test_the_same_pages_at_other_addresses_are_copies_and_bring_nothing_new(
    demonstrated: tuple[Project, str], tmp_path: Path
) -> None:
    project = copied(demonstrated[0], tmp_path / "demo")
    with DemoSite() as site:
        site.turn()
        for source in project.root.glob("sources/*/source.toml"):
            text = source.read_text(encoding="utf-8")
            source.write_text(re.sub(r"(127\.0\.0\.\d):\d+", rf"\1:{site.port}", text), encoding="utf-8")
        project.ok("crawl")
    before = project.json("queue", "list", "--all")
    project.ok("process")
    after = project.json("queue", "list", "--all")
    assert [(card["id"], card["sources"]) for card in after] == [(card["id"], card["sources"]) for card in before]
    assert project.json("queue", "list") == []
    assert "nothing is due" in project.run("publish").stderr
    project.ok("verify")


def test_a_newcomer_signs_in_with_what_the_demonstration_prints(tmp_path: Path) -> None:
    project = Project(tmp_path / "demo")
    project.root.mkdir()
    command = [sys.executable, "-m", "registerpub.cli", "demo", "--port", "0", "--folder", str(project.root)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "REGISTERPUB"))}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, cwd=tmp_path) as running:
        try:
            _sign_in_as_told(_announcement(running), project)
        finally:
            running.send_signal(signal.SIGTERM)


def _announcement(running: subprocess.Popen[str]) -> str:
    """What the demonstration says until the desk is open."""
    assert running.stderr is not None
    said = ""
    for line in running.stderr:
        said += line
        if "the desk is open" in line:
            break
    return said


def _sign_in_as_told(said: str, project: Project) -> None:
    address = re.findall(r"desk: +(http://\S+/)", said)[0]
    keys = dict(re.findall(r"sign in: +(\w+) \(.*?password: (\S+)", said))
    assert list(keys) == ["aigul", "pavel", "dana"] and said.count("otpauth://totp/") == 3
    assert f"demo code --folder {project.root} aigul" in said
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
    _send(opener, address + "accounts/login/", login="aigul", password=keys["aigul"])
    code = project.ok("demo", "code", "aigul", "--folder", project.root).strip()
    _send(opener, address + "accounts/factors/sign-in/", code=code)
    with opener.open(address) as page:
        assert 'href="/cards/' in page.read().decode()


def _send(opener: urllib.request.OpenerDirector, address: str, **fields: str) -> None:
    """Fill the form at ``address`` and send it, as a browser would."""
    with opener.open(address) as page:
        token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.read().decode())[0]
    data = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token}).encode()
    opener.open(urllib.request.Request(address, data, {"Origin": address.partition("/accounts")[0]})).close()
