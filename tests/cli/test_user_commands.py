"""Accounts from the terminal: add, list, disable; a reset waits for somebody in the desk."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import Project, make_project

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = make_project(tmp_path_factory.mktemp("users") / "project", editors=("aigul",))
    project.ok("user", "add", "dana", "--role", "keeper", "--language", "kk")
    return project


def test_a_new_account_gets_a_password_that_is_printed_once_and_no_second_factor(project: Project) -> None:
    told = project.ok("user", "add", "vera", "--role", "viewer")
    assert told.startswith("vera (viewer): password ")
    listed = {row["name"]: row for row in project.json("user", "list")}
    assert listed["vera"] == {
        "name": "vera",
        "role": "viewer",
        "language": "en",
        "active": True,
        "sessions": 0,
        "factors": [],
    }
    assert "no second factor yet" in project.ok("user", "list")
    assert "there is already a user 'vera'" in project.refused("user", "add", "vera", "--role", "viewer")


def test_a_reset_prints_half_a_password_and_changes_nothing_yet(project: Project) -> None:
    done = project.run("user", "reset", "aigul", "--as", "dana")
    assert done.returncode == 0
    half = done.stdout.removeprefix("first half of the new password: ").strip()
    assert len(half) == 11 and half.count("-") == 1
    assert "confirms it in the desk within a day" in done.stderr
    assert "has been asked for and not been decided" in project.refused("user", "reset", "aigul", "--as", "dana")


@pytest.mark.parametrize(
    ("command", "refusal"),
    [
        (("reset", "dana", "--as", "dana"), "this is your own account"),
        (("reset", "dana", "--as", "aigul"), "aigul is no keeper"),
        (("reset", "nobody", "--as", "dana"), "there is no user 'nobody'"),
        (("disable", "nobody"), "there is no user 'nobody'"),
    ],
)
def test_what_cannot_be_done_is_said(command: tuple[str, ...], refusal: str, project: Project) -> None:
    assert refusal in project.refused("user", *command)


def test_a_disabled_account_is_switched_off_and_listed_so(project: Project) -> None:
    project.ok("user", "add", "leaver", "--role", "editor")
    for _ in range(2):
        assert "leaver is switched off" in project.run("user", "disable", "leaver").stderr
    assert [row["active"] for row in project.json("user", "list") if row["name"] == "leaver"] == [False]
    assert "leaver" in project.ok("user", "list") and "switched off" in project.ok("user", "list")


def test_codes_are_printed_for_a_demonstration_only(project: Project, tmp_path: Path) -> None:
    assert "this is no demonstration" in project.refused("demo", "code", "aigul", "--folder", project.root)
    assert "does not exist" in project.refused("demo", "code", "aigul", "--folder", tmp_path)
