"""The day that a list changes, replayed through the command line: article in, cards out, people confirm, feeds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import feedparser
import pytest

from tests.projects import DATA, SHARED, Project, copied, make_project

pytestmark = pytest.mark.journey


def confirm_all(project: Project, cards: list[dict[str, Any]], names: dict[str, dict[str, str]]) -> None:
    """Two editors confirm every card; candidates become people with the forms given by the first editor."""
    for card in cards:
        options: list[str] = []
        if card["candidate"]:
            options = ["--new-person", "--consent", "public_record_only"]
            for language, full in names.get(card["name"], {}).items():
                options += ["--sex", full] if language == "sex" else ["--name", f"{language}={full}"]
        first = project.ok("queue", "confirm", card["id"], "--as", "aigul", *options)
        assert "waiting for a second editor" in first
        project.ok("queue", "confirm", card["id"], "--as", "pavel")


def entries(root: Path, language: str, kind: str = "atom") -> list[Any]:
    path = root / f"var/public/current/feeds/all.{language}.{kind}"
    parsed = feedparser.parse(path.read_bytes())
    assert not parsed.bozo, parsed.get("bozo_exception")
    return list(parsed.entries)


def tree(root: Path) -> dict[str, bytes]:
    folder = (root / "var/public/current").resolve()
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def processed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the article of our own read and its cards waiting; made once, copied by each test."""
    project = make_project(tmp_path_factory.mktemp("processed") / "project")
    project.ok("register", "import", DATA / "second-register.json")
    project.ok("import-evidence", DATA / "second-article.en.txt", "--published", "2021-03-03")
    project.ok("process")
    return project.root


@pytest.fixture
def second(processed: Path, tmp_path: Path) -> Project:
    return copied(Project(processed), tmp_path / "project")


NAMES = {
    "Aliya Bekova": {"kk": "Әлия Бекова", "ru": "Алия Бекова", "en": "Aliya Bekova", "sex": "f"},
    "Marat Tulegenov": {"kk": "Марат Төлегенов", "ru": "Марат Тулегенов", "en": "Marat Tulegenov", "sex": "m"},
}


def test_an_article_of_our_own_gives_cards_a_count_and_three_feeds(second: Project) -> None:
    cards = second.json("queue", "list")
    added = {c["name"]: c for c in cards if c["event"] == "LIST_RECOGNISED"}
    removed = {c["person"]: c for c in cards if c["event"] == "LIST_REMOVED"}
    assert set(added) == {"Aliya Bekova", "Marat Tulegenov", "Daniyar Sarsenov"}
    assert set(removed) == {"m4", "m5", "m6"}
    assert len(cards) == 6
    assert all(c["implicit"] and c["certainty"] != "strong" for c in removed.values())
    assert {p: c["facts"][0]["date"] for p, c in removed.items()} == {"m4": "2020-10", "m5": "2020-12", "m6": "2021-01"}
    assert {c["facts"][0]["date_basis"] for c in removed.values()} == {"inferred"}
    (verdict,) = added["Aliya Bekova"]["facts"]
    assert (verdict["event"], verdict["date"], verdict["term"]) == ("SENTENCED_PRISON", "2021-02", {"years": 3})
    for name in ("Marat Tulegenov", "Daniyar Sarsenov"):
        (state,) = added[name]["facts"]
        assert (state["event"], state["status"]) == ("STATE_REPORTED", "pretrial_detention")

    confirm_all(second, cards, NAMES)
    counted = second.json("register", "count", "--register", "ftw")
    assert counted["count"] == 6
    assert counted["by_status"] == {"pretrial_detention": 2, "convicted_imprisoned": 4}
    assert [total["number"] for total in counted["claimed"]] == [6]

    second.ok("publish")
    # Sarsenov's Kazakh and Russian forms wait for a person; the withheld member (m6) is in no feed.
    assert {language: len(entries(second.root, language)) for language in ("kk", "ru", "en")} == {
        "kk": 2,
        "ru": 3,
        "en": 5,
    }
    everything = b"".join(tree(second.root).values())
    assert b"Muratova" not in everything
    assert b"Sarsenov" in everything

    before = tree(second.root)
    assert "nothing is due" in second.run("publish").stderr
    assert tree(second.root) == before
    assert (second.root / "var/public/current").readlink() == Path("releases/1")


def test_a_checked_name_form_releases_the_languages_that_waited(second: Project) -> None:
    cards = second.json("queue", "list")
    card = next(c for c in cards if c["name"] == "Daniyar Sarsenov")
    confirm_all(second, [card], {})
    second.ok("publish")
    assert entries(second.root, "kk") == []
    shown = second.ok("register", "show", "--register", "ftw")
    person = next(line.split()[0] for line in shown.splitlines() if "Daniyar Sarsenov" in line)
    second.ok("register", "name", person, "--language", "kk", "--full", "Данияр Сәрсенов", "--as", "aigul")
    second.ok("publish")
    (entry,) = entries(second.root, "kk")
    assert "Данияр Сәрсенов" in entry.title + entry.summary


def test_the_terminal_is_closed_unless_the_settings_open_it(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", settings="")
    project.ok("register", "import", DATA / "second-register.json")
    project.ok("import-evidence", DATA / "second-article.en.txt", "--published", "2021-03-03")
    project.ok("process")
    card = project.json("queue", "list")[0]
    message = project.refused("queue", "reject", card["id"], "--as", "aigul", "--reason", "not_a_change")
    assert "terminal_decisions = true" in message


def test_wrong_decisions_are_refused_with_the_mend(second: Project) -> None:
    cards = second.json("queue", "list")
    candidate = next(c for c in cards if c["candidate"])
    assert "--new-person" in second.refused("queue", "confirm", candidate["id"], "--as", "aigul")
    assert "consent level" in second.refused("queue", "confirm", candidate["id"], "--as", "aigul", "--new-person")
    assert "there is no user 'nobody'" in second.refused("queue", "confirm", candidate["id"], "--as", "nobody")
    assert "there is no card 'x'" in second.refused("queue", "confirm", "x", "--as", "aigul")
    new = ["--new-person", "--consent", "public_record_only", "--sex"]
    second.ok("queue", "confirm", candidate["id"], "--as", "aigul", *new, "f")
    assert "already decided" in second.refused("queue", "confirm", candidate["id"], "--as", "aigul")
    differing = second.refused("queue", "confirm", candidate["id"], "--as", "pavel", *new, "m")
    assert "new_person.sex: the first editor chose 'f', you chose 'm'" in differing
    second.ok("queue", "confirm", candidate["id"], "--as", "pavel")
    assert "already confirmed" in second.refused(
        "queue", "reject", candidate["id"], "--as", "pavel", "--reason", "not_a_change"
    )


def test_processing_and_importing_again_adds_nothing(second: Project) -> None:
    cards = second.json("queue", "list")
    second.ok("import-evidence", DATA / "second-article.en.txt", "--published", "2021-03-03")
    second.ok("process")
    assert second.json("queue", "list") == cards
    second.ok("register", "import", DATA / "second-register.json")
    assert second.json("register", "count", "--register", "ftw")["count"] == 6


def test_verify_finds_a_changed_archive_file(second: Project) -> None:
    second.ok("verify")
    (warc,) = second.root.glob("var/archive/**/*.warc.gz")
    data = bytearray(warc.read_bytes())
    data[len(data) // 2] ^= 1
    warc.write_bytes(bytes(data))
    assert "problems found" in second.refused("verify")


def test_scan_reads_an_article_without_a_project(tmp_path: Path) -> None:
    bare = Project(tmp_path)
    text = (DATA / "second-article.en.txt").read_text(encoding="utf-8")
    lines = [
        json.dumps({"id": "d1", "text": text, "language": "en", "published": "2021-03-03"}),
        "{broken",
        '{"text": "x"}',
    ]
    done = bare.run("scan", "--register", DATA / "second-register.json", stdin="\n".join(lines))
    assert done.returncode == 1
    (result,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert {m["person"] for m in result["mentions"]} == {"m1", "m2", "m3", "m4", "m5", "m6"}
    assert all(text[m["start"] : m["end"]] == m["surface"] for m in result["mentions"] if m["field"] == "text")
    assert [(t["number"], t["register"]) for t in result["totals"]] == [(6, "ftw")]
    faults = [json.loads(line) for line in done.stderr.splitlines()]
    assert [(fault["line"], bool(fault["error"])) for fault in faults] == [(2, True), (3, True)]


@pytest.mark.skipif(
    not (SHARED / "data/seed-article.txt").is_file(), reason="the seed article is not beside the project"
)
def test_the_eighth_of_september_2020(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    project.ok("register", "import", SHARED / "data/register-before.json")
    assert json.loads(project.ok("register", "export", "--register", "ark")) == json.loads(
        (SHARED / "data/register-before.json").read_text(encoding="utf-8")
    )
    project.ok("import-evidence", SHARED / "data/seed-article.txt", "--published", "2020-09-08")
    project.ok("process")
    cards = project.json("queue", "list")
    added = {c["name"]: c for c in cards if c["event"] == "LIST_RECOGNISED"}
    removed = {c["person"]: c for c in cards if c["event"] == "LIST_REMOVED"}
    assert len(cards) == 8
    assert set(added) == {
        "Sanavar Zakirova",
        "Asqar Ibraev",
        "Serik Ydyrysov",
        "Askhat Zheksebaev",
        "Abai Begimbetov",
        "Qairat Qylyshev",
    }
    assert all(c["candidate"] and c["register"] == "ark" and c["date"] == "2020-09-08" for c in added.values())
    assert {p: (c["implicit"], c["facts"][0]["event"], c["facts"][0]["date"]) for p, c in removed.items()} == {
        "p04": (True, "RELEASED_UNSPECIFIED", "2019-12"),
        "p05": (True, "RELEASED_UNSPECIFIED", "2020-03"),
    }
    (verdict,) = added["Sanavar Zakirova"]["facts"]
    assert (verdict["event"], verdict["date"], verdict["date_basis"], verdict["term"]) == (
        "SENTENCED_PRISON",
        "2020-07",
        "inferred",
        {"years": 1},
    )
    states = {name: card["facts"][0]["status"] for name, card in added.items() if name != "Sanavar Zakirova"}
    assert states == {
        "Asqar Ibraev": "convicted_imprisoned",
        "Serik Ydyrysov": "pretrial_detention",
        "Askhat Zheksebaev": "pretrial_detention",
        "Abai Begimbetov": "pretrial_detention",
        "Qairat Qylyshev": "pretrial_detention",
    }
    confirm_all(project, cards, {})
    counted = project.json("register", "count", "--register", "ark", "--as-of", "2020-09-08")
    assert (counted["count"], counted["by_status"]) == (9, {"pretrial_detention": 4, "convicted_imprisoned": 5})
    assert counted["claimed"][0]["number"] == 9
    exported = json.loads(project.ok("register", "export", "--register", "ark"))
    again = make_project(tmp_path / "again", editors=())
    (tmp_path / "exported.json").write_text(json.dumps(exported), encoding="utf-8")
    again.ok("register", "import", tmp_path / "exported.json")
    assert json.loads(again.ok("register", "export", "--register", "ark")) == exported
    project.ok("verify")
