"""``registerpub source health``: a table for people, JSON and an exit code for machines, a hook for cron."""

from __future__ import annotations

import json
import os
import signal
import socket
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from registerpub.core.health import CONDITIONS, OUTCOMES, PROJECT_CONDITIONS, STATES
from tests.pipeline.visiting import SOURCE
from tests.projects import Project, make_project

pytestmark = pytest.mark.journey
ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "health-1.schema.json").read_text(encoding="utf-8"))
APPEND = "import sys; open('told.jsonl', 'ab').write(sys.stdin.buffer.read())"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with one source, whose site is not there."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
    settings = (
        '[sources]\nenabled = ["lake"]\nallow_loopback = true\n\n'
        f'[health]\nnotify = [{json.dumps(sys.executable)}, "-c", {json.dumps(APPEND)}]\n'
    )
    made = make_project(tmp_path / "p", settings, editors=())
    folder = made.root / "sources" / "lake"
    folder.mkdir(parents=True)
    text = SOURCE.format(name="lake", title="Lake", interval=60).replace("https://lake.example", address)
    (folder / "source.toml").write_text(text.replace("lake.example", "127.0.0.1"), encoding="utf-8")
    return made


def report(project: Project, *arguments: str) -> tuple[int, dict[str, Any]]:
    done = project.run("source", "health", *arguments, "--json")
    data = json.loads(done.stdout)
    assert not list(Draft202012Validator(SCHEMA).iter_errors(data))
    return done.returncode, data


def told(project: Project) -> list[dict[str, Any]]:
    path = project.root / "told.jsonl"
    return [json.loads(line) for line in path.read_text("ascii").splitlines()] if path.exists() else []


def test_the_schema_and_the_docs_know_every_state_outcome_and_condition() -> None:
    assert set(SCHEMA["$defs"]["state"]["enum"]) == set(STATES)
    outcomes = SCHEMA["$defs"]["source"]["properties"]["last_outcome"]["enum"]
    assert set(outcomes) == {*OUTCOMES, None}
    docs = (ROOT / "docs" / "health.md").read_text(encoding="utf-8")
    assert [code for code in (*STATES, *CONDITIONS, *PROJECT_CONDITIONS) if f"`{code}`" not in docs] == []


def test_health_from_before_the_first_visit_to_trouble(project: Project) -> None:
    code, data = report(project)
    assert (code, data["sources"][0]["state"], data["sources"][0]["items_per_week"]) == (0, "never_visited", [20, 60])
    assert project.ok("source", "health").splitlines()[1].split() == [
        "never_visited",
        "lake",
        *["never"] * 2,
        "0/20-60",
    ]

    project.run("crawl")
    code, data = report(project)
    (lake,) = data["sources"]
    assert (code, lake["state"], lake["last_outcome"], lake["last_success"]) == (0, "watch", "no_answer", None)

    project.sql("UPDATE source_state SET first_visit = '2021-03-01 09:00:00'")
    code, data = report(project, "lake")
    assert (code, data["sources"][0]["state"], data["sources"][0]["since"]) == (1, "failing", "2021-03-01T09:00:00Z")
    done = project.run("source", "health")
    assert done.returncode == 1
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert lines[1].startswith("failing       lake ")
    assert lines[2].startswith("  no_success since 2021-03-01T09:00Z (visits 1, hours ")
    assert max(map(len, lines)) <= 80
    assert "unknown source river; known: " in project.refused("source", "health", "river")


def test_a_disk_without_room_or_a_file_that_waits_is_trouble_of_the_project(project: Project) -> None:
    path = project.root / "var" / "archive" / "lake-1.warc.gz"
    path.write_bytes(b"")
    os.utime(path, (1_600_000_000, 1_600_000_000))
    code, data = report(project)
    assert code == 1
    (condition,) = [one for one in data["project"] if one["kind"] == "files_waiting"]
    assert condition == {
        "kind": "files_waiting",
        "state": "failing",
        "since": "2020-09-13T12:26:40Z",
        "counts": {"files": 1},
    }
    assert (
        "failing       (project)\n  files_waiting since 2020-09-13T12:26Z (files 1)"
        in project.run("source", "health").stdout
    )


def test_kill_9_between_the_change_and_the_hook_loses_nothing(project: Project) -> None:
    project.run("crawl")
    point = "+registerpub.pipeline.health_notice:_note_changes"
    done = project.run_module("tests.journeys.kill_at", point, "1", "source", "health", "--notify")
    assert done.returncode == -signal.SIGKILL
    assert told(project) == []
    for _ in range(2):
        project.run("source", "health", "--notify")
    assert [(line["source"], line["state"], line["previous"]) for line in told(project)] == [("lake", "watch", None)]
    assert "127.0.0.1" not in (project.root / "told.jsonl").read_text("ascii")
