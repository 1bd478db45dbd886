"""``registerpub archive`` as an operator runs it: data to standard output, words to standard error, exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.projects import DATA, Project, make_project

URL = "https://news.example/library"
PAGE = (
    "<html><head><title>Library</title></head><body><article><p>" + "The library is open again. " * 9 + "</p></article>"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with a register and one saved page about nobody."""
    made = make_project(tmp_path_factory.mktemp("archive") / "p", editors=())
    made.ok("register", "import", DATA / "second-register.json")
    page = made.root / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    made.ok("import-evidence", page, "--url", URL, "--published", "2021-03-03")
    made.ok("process")
    return made


def test_a_sound_archive_verifies_and_what_is_wrong_is_named(project: Project) -> None:
    done = project.run("archive", "verify")
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 file, 3 records, 0 time stamps" in done.stderr
    [path] = project.root.glob("var/archive/*.warc.gz")
    sound = path.read_bytes()
    path.write_bytes(sound[:-8] + bytes([sound[-8] ^ 1]) + sound[-7:])
    done = project.run("archive", "verify")
    path.write_bytes(sound)
    assert done.returncode == 1
    assert f"{path.name}, record at byte " in done.stdout
    assert "problems found" in done.stderr


def test_a_missing_manifest_is_made_by_verify(project: Project) -> None:
    [manifest] = project.root.glob("var/archive/manifest-*.txt")
    before = manifest.read_text()
    manifest.unlink()
    assert "1 file entered into the manifest of today" in project.run("archive", "verify").stderr
    [manifest] = project.root.glob("var/archive/manifest-*.txt")
    assert manifest.read_text() == before


def test_counts_are_told_and_given_as_data(project: Project) -> None:
    assert "records metadata 1, resource 1, warcinfo 1" in project.ok("archive", "stats")
    found = project.json("archive", "stats")
    assert found["records"] == {"metadata": 1, "resource": 1, "warcinfo": 1}
    assert [row["source"] for row in found["captures"]] == ["import"]
    assert (found["files"], found["without_document"]) == (1, 0)


def test_a_page_is_written_as_it_was_saved(project: Project, tmp_path: Path) -> None:
    done = project.run("archive", "replay", URL, "--at", "2021-03-03")
    assert (done.returncode, done.stdout) == (0, PAGE)
    for word in ("record: <urn:uuid:", "time: ", "status: imported", "sha256: "):
        assert word in done.stderr
    out = tmp_path / "page.html"
    assert project.ok("archive", "replay", URL + "?utm_source=x", "--out", out) == ""
    assert out.read_text() == PAGE


def test_what_cannot_be_replayed_is_refused_in_one_line(project: Project, tmp_path: Path) -> None:
    assert "no capture of this address" in project.refused("archive", "replay", "https://news.example/other")
    assert "write it like 2026-03-01" in project.refused("archive", "replay", URL, "--at", "yesterday")
    assert "No such file" in project.refused("archive", "replay", URL, "--out", tmp_path / "none" / "x")


def test_nothing_young_is_pruned_and_days_are_asked_for(project: Project) -> None:
    done = project.run("archive", "prune", "--older-than", "1", "--dry-run", "--files")
    assert (done.returncode, done.stdout) == (0, "")
    assert "0 documents would be emptied" in done.stderr
    assert project.run("archive", "prune").returncode == 2
    assert project.run("archive", "prune", "--older-than", "0").returncode == 2
    assert "0 documents emptied" in project.run("archive", "prune", "--older-than", "1").stderr


def test_pruned_words_are_gone_from_the_disk_and_everything_still_verifies(tmp_path: Path) -> None:
    made = make_project(tmp_path / "p", editors=())
    made.ok("register", "import", DATA / "second-register.json")
    page = made.root / "page.html"
    page.write_text(PAGE.replace("library", "quixotic library"), encoding="utf-8")
    made.ok("import-evidence", page, "--url", URL, "--published", "2021-03-03")
    made.ok("process")
    made.sql("UPDATE document SET created = '2021-03-03 00:00:00'")
    made.sql("UPDATE capture SET fetched = '2021-03-03 00:00:00'")
    assert "1 document emptied" in made.run("archive", "prune", "--older-than", "365").stderr
    kept = [path for path in made.root.glob("var/registerpub.sqlite3*") if b"quixotic" in path.read_bytes()]
    assert kept == []
    made.ok("verify")
    [archive] = made.root.glob("var/archive/*.warc.gz")
    assert made.ok("archive", "prune", "--older-than", "365", "--files") == f"{archive.name}\n"
    assert not archive.exists()
    made.ok("verify")
    assert "1 file removed by" in made.run("archive", "verify").stderr
    assert "was removed on" in made.refused("archive", "replay", URL)
