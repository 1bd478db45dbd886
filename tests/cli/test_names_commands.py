"""Ruling out a namesake from the terminal, and undoing it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import DATA, OPEN_POLICY, Project, make_project

pytestmark = pytest.mark.journey
NAME = "Timur Baimenov"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = make_project(tmp_path_factory.mktemp("names") / "project")
    project.ok("register", "import", DATA / "second-register.json")
    project.ok("user", "add", "kairat", "--role", "keeper")
    return project


def test_a_ruling_is_made_listed_and_lifted(project: Project) -> None:
    made = project.run("names", "not-this", "m2", NAME, "--until", "2999-01-01", "--as", "aigul")
    assert (made.returncode, made.stderr) == (0, "")
    number = made.stdout.removeprefix("ruling ").strip()
    assert project.ok("names", "not-this", "m2", NAME, "--until", "2999-01-01", "--as", "pavel") == made.stdout
    assert project.ok("names", "rulings") == f"{number}  m2  {NAME}: everywhere until 2999-01-01, by aigul\n"
    assert project.ok("names", "lift", number, "--as", "pavel") == "lifted\n"
    assert f"ruling {number} is lifted already, by pavel" in project.refused("names", "lift", number, "--as", "aigul")
    assert project.run("names", "rulings").stderr == "nobody is ruled out\n"
    assert "(lifted by pavel)" in project.ok("names", "rulings", "--all")
    (row,) = project.json("names", "rulings", "--all")
    assert {name: row[name] for name in ("person", "name", "scope", "place", "until", "state", "by", "lifted_by")} == {
        "person": "m2",
        "name": NAME,
        "scope": "everywhere",
        "place": None,
        "until": "2999-01-01",
        "state": "lifted",
        "by": "aigul",
        "lifted_by": "pavel",
    }


def test_a_ruling_at_a_host_or_on_a_page_says_where(project: Project) -> None:
    for option, place in (("--host", "news.example.kz"), ("--document", "https://news.example.kz/a")):
        number = project.ok("names", "not-this", "m2", NAME, option, place, "--as", "aigul").split()[1]
        assert f"{number}  m2  {NAME}: {place}, by aigul\n" in project.ok("names", "rulings")
        project.ok("names", "lift", number, "--as", "aigul")


def test_what_cannot_be_is_refused_without_the_name(project: Project) -> None:
    rule = ("names", "not-this")
    for arguments, message in (
        (("zz", NAME, "--as", "aigul"), "person: nobody on record has this id"),
        ((NAME, "Baimenov", "--as", "aigul"), "person: nobody on record has this id"),
        (("m2", NAME, "--host", "https://x.example.kz", "--as", "aigul"), "host: write the bare name of a host"),
        (("m2", NAME, "--document", "x.example.kz", "--as", "aigul"), "document: write the whole address"),
        (("m2", NAME, "--host", "x.kz", "--document", "https://x.kz", "--as", "aigul"), "give one of them"),
        (("m2", NAME, "--until", "2020-01-01", "--as", "aigul"), "until: 2020-01-01 is over"),
        (("m2", NAME, "--as", "nobody"), "there is no user 'nobody'"),
        (("m2", NAME, "--as", "kairat"), "the role must be editor or publisher"),
    ):
        message_given = project.refused(*rule, *arguments)
        assert message in message_given and NAME not in message_given
    assert "there is no ruling 99" in project.refused("names", "lift", "99", "--as", "aigul")
    assert "the role must be editor or publisher" in project.refused("names", "lift", "1", "--as", "kairat")


def test_a_name_that_is_never_taken_for_the_person_is_ruled_out_with_a_warning(project: Project) -> None:
    done = project.run("names", "not-this", "m2", "Samat Ilyasov", "--as", "aigul")
    assert done.returncode == 0
    assert "warning: this ruling changes nothing for m2" in done.stderr
    project.ok("names", "lift", done.stdout.split()[1], "--as", "aigul")


def test_where_decisions_from_the_terminal_are_off_only_undoing_is_possible(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", editors=("aigul",))
    project.ok("register", "import", DATA / "second-register.json")
    number = project.ok("names", "not-this", "m2", NAME, "--as", "aigul").split()[1]
    path = project.root / "registerpub.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(OPEN_POLICY, ""), encoding="utf-8")
    refused = project.refused("names", "not-this", "m2", NAME, "--as", "aigul")
    assert "decisions from the terminal are off: reject the card in the desk, or set terminal_decisions" in refused
    project.ok("names", "lift", number, "--as", "aigul")


def test_scan_and_export_carry_what_is_ruled_out(project: Project, tmp_path: Path) -> None:
    number = project.ok("names", "not-this", "m2", NAME, "--as", "aigul").split()[1]
    path = tmp_path / "exported.json"
    path.write_text(project.ok("register", "export", "--register", "ftw"), encoding="utf-8")
    line = '{"id": "a", "text": "Timur Baimenov was detained."}'
    assert '"mentions": []' in project.ok("scan", "--register", path, stdin=line)
    assert '"person": "m2"' in project.ok("scan", "--register", DATA / "second-register.json", stdin=line)
    project.ok("names", "lift", number, "--as", "aigul")
