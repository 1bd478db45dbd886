"""Two real processes at one archive find what one finds, to the byte: also if one dies or was taken for dead."""

from __future__ import annotations

import json
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.sharing import POINTS
from tests.postgres import new_database

ROOT = Path(__file__).parents[2]
STORES = ("sqlite", "postgresql")


@pytest.fixture(params=STORES)
def url(request: pytest.FixtureRequest) -> str:
    if request.param == "sqlite":
        return ""
    return new_database(request.getfixturevalue("postgres"), f"s{uuid.uuid4().hex}")


def runs(folder: Path, url: str, *names: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.pipeline.sharing", str(folder), url, "one", *names]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def proved(told: dict[str, Any], *names: str) -> None:
    alone = told["one"]["found"]
    # Without cards, copies and later versions little would be proved.
    assert len(alone["Proposal"]) > 1 and not alone["WorkShare"]
    for column, usual in (("copy_of_id", "null"), ("version", "1")):
        assert any(f'"{column}": {usual}' not in row for row in alone["DocumentRow"]), column
    for name in names:
        assert told[name]["found"] == alone, name
        assert told[name]["codes"] == [-9 if name.startswith("kill:") else 0, 0], name


def test_two_processes_find_what_one_finds_also_if_one_is_killed_or_taken_for_dead(tmp_path: Path, url: str) -> None:
    names = ("two", "kill:claim", "stop:match")
    told = runs(tmp_path, url, *names)
    proved(told, *names)
    assert all(told["two"]["matched"]) and sum(told["two"]["matched"]) == told["one"]["matched"][0]


@pytest.mark.slow
def test_a_process_may_die_or_be_taken_for_dead_in_any_stage(tmp_path: Path, url: str) -> None:
    names = [f"{what}:{point}" for what in ("kill", "stop") for point in POINTS]
    proved(runs(tmp_path, url, *names), *names)
