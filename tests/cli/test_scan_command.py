"""``scan`` and ``import-warc`` as they are typed: data on one channel, all that people read on the other."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from registerpub.cli.scan import scan
from tests.archive.foreign_files import Made, write_warc
from tests.pipeline.test_scan_archives import FILE, NAMED, RECOGNISED, URL, WEATHER
from tests.projects import DATA, make_project

MADE = [Made(URL, WEATHER), Made(URL, NAMED), Made(URL, RECOGNISED), Made(URL, b"", "404 Not Found")]


def run(*arguments: str | Path, stdin: str = "") -> Result:
    return CliRunner().invoke(scan, ["--register", str(FILE), *map(str, arguments)], input=stdin)


def test_results_are_lines_of_json_and_the_summary_is_kept_apart(tmp_path: Path) -> None:
    done = run(write_warc(tmp_path / "a.warc.gz", MADE))
    assert done.exit_code == 0
    assert [len(json.loads(line)["mentions"]) for line in done.stdout.splitlines()] == [1, 0]
    files, records, kinds = done.stderr.splitlines()
    assert files.startswith("1 file; 0.0 MB in ")
    assert records == "5 records, 3 pages, 2 kept, 2 documents printed, 1 with mentions, 0 faults"
    assert kinds == "not pages: 1 answer other than 200, 1 other record"


def test_plain_files_are_scanned_without_a_summary(tmp_path: Path) -> None:
    plain = tmp_path / "a.txt"
    plain.write_text("Timur Baimenov was detained.", encoding="utf-8")
    done = run(plain, "-", "--hits-only", stdin='{"id": 1, "text": "Rain."}\n{"id": 2, "text": "Timur Baimenov"}\n')
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [str(plain), 2]
    assert (done.exit_code, done.stderr) == (0, "")


def test_broken_archives_make_exit_code_1_and_lines_with_their_place(tmp_path: Path) -> None:
    path = write_warc(tmp_path / "a.warc.gz", MADE)
    path.write_bytes(path.read_bytes()[:-9])
    done = run(path, "--out", tmp_path / "out")
    assert done.exit_code == 1
    fault = json.loads(done.stderr.splitlines()[0])
    assert (fault["file"], fault["error"]) == (str(path), "the file ends before the record is complete")
    assert done.stdout == ""
    assert (tmp_path / "out").read_text(encoding="utf-8").count("\n") == 2
    again = run(path, "--out", tmp_path / "out", "--resume")
    assert again.exit_code == 1
    assert again.stderr.startswith("0 files, 1 more were complete; ")


def test_resume_needs_a_file(tmp_path: Path) -> None:
    done = run(write_warc(tmp_path / "a.warc.gz", MADE), "--resume")
    assert done.exit_code == 2
    assert "name it with --out" in done.stderr


def test_a_bar_is_drawn_on_a_terminal_only(tmp_path: Path) -> None:
    path = write_warc(tmp_path / "a.warc.gz", MADE)
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "registerpub.cli", "scan", "--register", str(FILE), str(path), "--processes", "2"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, check=True)
    os.close(theirs)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    assert "scan     [" + "#" * 30 + "]" in shown
    assert "records" in shown
    assert len(done.stdout.splitlines()) == 2


@pytest.mark.journey
def test_a_foreign_archive_goes_the_whole_way(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    project.ok("register", "import", DATA / "second-register.json")
    good = write_warc(tmp_path / "in" / "good.warc.gz", MADE)
    bad = write_warc(tmp_path / "in" / "bad.warc.gz", MADE)
    bad.write_bytes(bad.read_bytes()[:-9])
    done = project.run("import-warc", tmp_path / "in", "--from", "a colleague")
    assert done.returncode == 1
    assert f"error: {bad}: not imported: 1 faults" in done.stderr
    assert f"{good}: 5 records, 3 pages, archived: " in done.stderr
    assert "there already" in project.run("import-warc", good).stderr
    told = project.run("process")
    assert told.returncode == 0, told.stderr
    assert "ingest   1 done" in told.stderr
    cards = project.json("queue", "list")
    assert "Nurlan Ospanov" in {card["name"] for card in cards}
    project.ok("verify")
