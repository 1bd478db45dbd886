"""The commands about published notices, as somebody at a terminal uses them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import DATA, OPEN_POLICY, Project, copied, make_project

WHY = ("--reason", "misread")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Two notices are public; two editors and a publisher. Made once, copied by each test."""
    project = make_project(tmp_path_factory.mktemp("notices") / "project")
    project.ok("user", "add", "zarina", "--role", "publisher")
    project.ok("register", "import", DATA / "second-register.json")
    project.ok("import-evidence", DATA / "second-article.en.txt", "--published", "2021-03-03")
    project.ok("process")
    for card in [card["id"] for card in project.json("queue", "list") if card["implicit"]]:
        for editor in ("aigul", "pavel"):
            project.ok("queue", "confirm", card, "--as", editor)
    project.ok("publish")
    return project


@pytest.fixture
def published(made: Project, tmp_path: Path) -> Project:
    return copied(made, tmp_path / "project")


def test_a_notice_is_corrected_by_two_and_retracted_by_a_publisher(published: Project) -> None:
    listed = published.ok("notice", "list")
    assert "LIST_REMOVED: version 1, public (en" in listed and "Kasenov" not in listed
    said = published.ok(
        "notice", "correct", "1", "--as", "aigul", "--cause", "our_error", "--set", "date=2021-02", *WHY
    )
    assert "waiting for a second person" in said
    (card,) = [row["waiting"] for row in published.json("notice", "list") if row["waiting"]]
    assert card in said
    assert "already decided" in published.refused("notice", "confirm", card, "--as", "aigul")
    assert "notice 4 tells of it" in published.ok("notice", "confirm", card, "--as", "pavel")
    safety = ("notice", "retract", "2", "--cause", "safety", *WHY)
    assert "must be publisher" in published.refused(*safety, "--as", "aigul")
    assert "next release" in published.ok(*safety, "--as", "zarina")
    published.ok("publish")
    rows = {row["number"]: row for row in published.json("notice", "list")}
    assert (rows[1]["status"], rows[1]["version"], sorted(rows[1]["headlines"])) == (
        "correction",
        2,
        rows[1]["languages"],
    )
    assert (rows[2]["status"], rows[2]["languages"], rows[2]["headlines"]) == ("left", [], {})
    assert (rows[4]["kind"], rows[4]["corrects"], rows[4]["cause"]) == ("correction", 1, "our_error")
    assert rows[5]["kind"] == "withdrawal" and rows[5]["person"] is None
    published.ok("verify")


def test_a_change_may_be_declined_and_bad_values_name_what_to_write(published: Project) -> None:
    correct = ("--as", "aigul", "--cause", "our_error", *WHY)
    assert "write YYYY" in published.refused("notice", "correct", "1", *correct, "--set", "date=soon")
    assert "there is no notice 9" in published.refused("notice", "correct", "9", *correct)
    published.ok(
        "notice", "correct", "1", "--as", "aigul", "--cause", "new_fact", "--clarify", "--text", "en.body=Plain.", *WHY
    )
    (card,) = [row["waiting"] for row in published.json("notice", "list") if row["waiting"]]
    assert "stays as it is" in published.ok("notice", "decline", card, "--as", "pavel")
    assert not [row for row in published.json("notice", "list") if row["waiting"]]


def test_the_terminal_changes_nothing_unless_the_settings_say_so(tmp_path: Path) -> None:
    closed = OPEN_POLICY.replace("terminal_decisions = true\n", "")
    project = make_project(tmp_path / "project", closed)
    refused = project.refused("notice", "correct", "1", "--as", "aigul", "--cause", "our_error", *WHY)
    assert "decisions from the terminal are off" in refused
    assert "nothing has been published yet" in project.run("notice", "list").stderr
