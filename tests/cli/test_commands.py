"""The command line as an editor meets it: what was wrong is said at once, with the mend."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.projects import DATA, Project, make_project

pytestmark = pytest.mark.journey
NEW = ("--new-person", "--sex", "f", "--consent", "public_record_only")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project whose cards wait: recognitions of people who are not on record, and removals that a total implies."""
    project = make_project(tmp_path_factory.mktemp("commands") / "project")
    project.ok("register", "import", DATA / "second-register.json")
    project.ok("import-evidence", DATA / "second-article.en.txt", "--published", "2021-03-03")
    project.ok("process")
    return project


def card(project: Project, **wanted: Any) -> dict[str, Any]:
    cards: list[dict[str, Any]] = project.json("queue", "list")
    return next(row for row in cards if all(row[name] == value for name, value in wanted.items()))


def test_an_empty_file_is_told_at_import_and_listed_by_process(project: Project, tmp_path: Path) -> None:
    empty = tmp_path / "e0.html"
    empty.touch()
    told = project.run("import-evidence", empty)
    assert told.returncode == 0
    assert f"warning: {empty}: empty_body: 0 bytes; nothing was read: save the page again" in told.stderr
    done = project.run("process")
    assert done.returncode == 0
    assert "finding: ingest: empty_body: e0.html: 0 bytes; nothing was read: save the page again" in done.stderr
    assert "finding" not in project.run("process").stderr


def test_the_second_editor_is_shown_what_differs_whatever_options_are_given(project: Project) -> None:
    waiting = card(project, name="Aliya Bekova")
    confirm = ("queue", "confirm", waiting["id"], "--as")
    assert "belong to --new-person" in project.refused(*confirm, "aigul", "--sex", "f")
    project.ok(*confirm, "aigul", *NEW)
    for options, line in (
        (("--sex", "m"), "new_person.sex: the first editor chose 'f', you chose 'm'"),
        (("--consent", "withheld"), "new_person.consent: the first editor chose 'public_record_only', you chose 'with"),
        (("--name", "ru=Алия Бекова"), "new_person.names.ru: the first editor chose nothing, you chose 'Алия Бекова'"),
        (("--person", "m1"), "person: the first editor chose 'a new person', you chose 'm1'"),
        (("--set", "date=2021-03-01"), f"values.date: the first editor chose '{waiting['date']}', you chose '2021-03-"),
    ):
        assert line in project.refused(*confirm, "pavel", *options)
    project.ok(*confirm, "pavel", "--set", f"date={waiting['date']}", "--sex", "f")


def test_linking_a_candidate_to_somebody_of_another_name_is_allowed_with_a_warning(project: Project) -> None:
    waiting = card(project, name="Marat Tulegenov")
    project.ok("register", "import", _with_somebody(project.root.parent))
    done = project.run("queue", "confirm", waiting["id"], "--as", "aigul", "--person", "m8")
    assert (done.returncode, done.stdout) == (0, "waiting for a second editor\n")
    assert "warning: no name of m8 resembles the name on this card" in done.stderr


def _with_somebody(folder: Path) -> Path:
    """The register with one more person in its file, who is not on the list."""
    data = json.loads((DATA / "second-register.json").read_text(encoding="utf-8"))
    data["people"].append({"id": "m8", "names": [{"language": "en", "full": "Samat Ilyasov"}]})
    path = folder / "more.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_a_register_that_was_never_imported_stops_what_needs_it_and_not_its_import(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", editors=())
    path = project.root / "registerpub.toml"
    path.write_text('registers = ["ftw", "zz"]\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert "registers: no register 'ftw', 'zz' has been imported; allowed: none yet" in project.refused("process")
    project.ok("register", "import", DATA / "second-register.json")
    for command in (("process",), ("queue", "list"), ("publish",)):
        message = project.refused(*command)
        assert "registers: no register 'zz' has been imported; allowed: ftw. Mend the key, or import" in message


def test_a_source_that_does_not_exist_is_an_error_of_the_settings(tmp_path: Path) -> None:
    project = make_project(tmp_path / "p", editors=())
    path = project.root / "registerpub.toml"
    path.write_text(path.read_text(encoding="utf-8") + '\n[sources]\nenabled = ["nosuch"]\n', encoding="utf-8")
    assert "sources.enabled.0: 'nosuch' is not a source; allowed: " in project.refused("queue", "list")


def test_the_people_of_a_file_are_shown_whether_on_the_list_or_not(project: Project) -> None:
    project.ok("register", "import", _with_somebody(project.root.parent))
    lines = project.ok("register", "show", "--register", "ftw").splitlines()
    assert "m8  Samat Ilyasov: not on the list, unknown" in lines
