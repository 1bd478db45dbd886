"""Panic as an operator says it: also where settings or database are broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import Project, make_project

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make_project(tmp_path_factory.mktemp("panic") / "project", editors=())


def test_one_command_stops_everything_and_a_restart_changes_nothing(project: Project) -> None:
    said = project.run("panic")
    assert said.returncode == 0 and "this machine stands still" in said.stderr and "only 0 keepers" in said.stderr
    assert "until two keepers" in project.refused("publish")
    assert "until two keepers" in project.refused("crawl")
    assert "until two keepers" in project.refused("deliver")
    assert project.run("panic").returncode == 0
    assert project.sql("SELECT count(*) FROM panic") == [(1,)]
    assert "name two different keepers" in project.refused("panic", "--lift", "--as", "dana")
    assert project.run("panic", "--as", "dana").returncode == 2
    wrong = project.run("panic", "--lift", "--as", "dana", "--as", "vera", "--stdin", stdin="a\n1\nb\n2\n")
    assert wrong.returncode == 1 and "the standstill goes on" in wrong.stderr


def test_it_works_with_broken_settings_and_says_what_it_could_not_do(project: Project, tmp_path: Path) -> None:
    root = tmp_path / "broken"
    root.mkdir()
    (root / "registerpub.toml").write_text("this is = = no toml", encoding="utf-8")
    said = Project(root).refused("panic")
    assert "this machine stands still" in said and "the database was not told" in said
    assert (root / "var" / "panic").is_file()
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "is no project folder" in Project(empty).refused("panic")
    assert not (empty / "var").exists()
