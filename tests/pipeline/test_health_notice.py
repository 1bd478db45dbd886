"""The hook: once per change, in order, again until it works, and nothing of people or pages in its line."""

from __future__ import annotations

import datetime as dt
import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from registerpub.config import Config, HealthSettings
from registerpub.jobs import tick
from registerpub.pipeline import health_notice
from registerpub.pipeline.health_notice import announce, run_hook
from registerpub.store.models import Finding, HealthChange, SourceState

from .visiting import Visits

pytestmark = pytest.mark.django_db
DAY, HOUR = dt.timedelta(days=1), dt.timedelta(hours=1)
BLOCKED = {"kind": "blocked", "detail": "listing 1: https://lake.example/novosti/ivanov-ivan"}


def writing(path: Path, code: int = 0) -> tuple[str, ...]:
    """A command that appends its standard input to a file and ends with ``code``."""
    script = "import sys; open(sys.argv[1], 'ab').write(sys.stdin.buffer.read()); sys.exit(int(sys.argv[2]))"
    return (sys.executable, "-c", script, str(path), str(code))


@pytest.fixture
def told(tmp_path: Path) -> Path:
    return tmp_path / "told.jsonl"


def hooked(lake: Visits, command: tuple[str, ...], seconds: int = 20) -> Config:
    return replace(lake.config, health=HealthSettings(command, seconds))


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("ascii").splitlines()] if path.exists() else []


def test_a_change_is_told_once_and_so_is_the_recovery(lake: Visits, told: Path, now: dt.datetime) -> None:
    config = hooked(lake, writing(told))
    lake.visit(now, items=5, new_items=5)
    announce(config, lambda: now)
    assert lines(told) == []  # a source that is well from the beginning is no news
    lake.visit(now + HOUR, findings=(BLOCKED,))
    for _ in range(3):
        announce(config, lambda: now + HOUR)
    lake.visit(now + 2 * HOUR, items=5, new_items=1)
    announce(config, lambda: now + 2 * HOUR)
    announce(config, lambda: now + 2 * HOUR)
    assert [(line["state"], line["previous"]) for line in lines(told)] == [
        ("blocked", "healthy"),
        ("healthy", "blocked"),
    ]
    assert lines(told)[0] == {
        "source": "lake",
        "state": "blocked",
        "previous": "healthy",
        "since": "2021-03-04T10:00:00Z",
        "time": "2021-03-04T10:00:00Z",
        "conditions": [
            {
                "kind": "block_pages",
                "state": "blocked",
                "since": "2021-03-04T10:00:00Z",
                "counts": {"findings": 1, "pages": 0},
            }
        ],
    }
    assert "ivanov" not in told.read_text("ascii")


def test_the_tick_tells_after_its_crawls(lake: Visits, told: Path, now: dt.datetime) -> None:
    lake.tell = {"findings": (BLOCKED,)}
    tick(hooked(lake, writing(told)), lambda: now)
    assert [line["state"] for line in lines(told)] == ["blocked"]
    assert lake.asked == 1


def test_a_command_that_fails_is_tried_again_less_and_less_often_and_is_a_finding(
    lake: Visits, told: Path, now: dt.datetime
) -> None:
    lake.visit(now, findings=(BLOCKED,))
    broken = hooked(lake, writing(told, code=3))
    minutes = []
    for minute in range(60):
        before = len(lines(told))
        announce(broken, lambda minute=minute: now + dt.timedelta(minutes=minute))  # type: ignore[misc]  # bound per turn
        minutes += [minute] if len(lines(told)) > before else []
    assert minutes == [0, 1, 3, 7, 15, 31]
    assert Finding.objects.get(kind="notify_failed").detail == "the command under [health] notify ended with 3"
    lake.visit(now + 2 * HOUR, items=5, new_items=1)
    announce(hooked(lake, writing(told)), lambda: now + 3 * HOUR)
    assert [line["state"] for line in lines(told)[6:]] == ["blocked", "healthy"]
    assert not HealthChange.objects.filter(told=None).exists()


def test_a_change_is_not_lost_when_the_worker_dies_before_the_hook_or_in_it(
    lake: Visits, told: Path, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = hooked(lake, writing(told))
    lake.visit(now, findings=(BLOCKED,))

    def killed(*arguments: Any) -> str:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(health_notice, "run_hook", killed)
        announce(config, lambda: now)
    assert SourceState.objects.get().health == "blocked"
    announce(config, lambda: now + HOUR)
    announce(config, lambda: now + 2 * HOUR)
    assert [line["state"] for line in lines(told)] == ["blocked"]


def test_two_workers_do_not_tell_the_same_at_once(
    lake: Visits, told: Path, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second comes while the command of the first still runs."""
    config = hooked(lake, writing(told))
    lake.visit(now, findings=(BLOCKED,))
    inner: list[int] = []

    def slow(*arguments: Any) -> str:
        inner.append(1)
        announce(config, lambda: now)
        return ""

    monkeypatch.setattr(health_notice, "run_hook", slow)
    announce(config, lambda: now)
    assert inner == [1]


def test_without_a_hook_changes_are_kept_as_history_and_never_told_later(
    lake: Visits, told: Path, now: dt.datetime
) -> None:
    lake.visit(now, findings=(BLOCKED,))
    (change,) = announce(lake.config, lambda: now)
    assert (change.previous, change.state) == ("", "blocked")
    announce(hooked(lake, writing(told)), lambda: now + HOUR)
    assert lines(told) == []


def test_a_broken_folder_is_no_recovery(lake: Visits, told: Path, now: dt.datetime) -> None:
    config = hooked(lake, writing(told))
    lake.visit(now, items=20, new_items=20)
    for number in range(1, 9):
        lake.visit(now + number * DAY, items=20)
    announce(config, lambda: now + 8 * DAY)
    path = config.sources / "lake" / "source.toml"
    text = path.read_text("utf-8")
    path.write_text("title = 1", encoding="utf-8")
    announce(config, lambda: now + 8 * DAY)
    path.write_text(text, encoding="utf-8")
    announce(config, lambda: now + 8 * DAY)
    assert [line["state"] for line in lines(told)] == ["silent"]


def test_a_slow_command_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    mark = tmp_path / "late"
    script = f"(sleep 1.5; touch {mark}) & sleep 30"
    assert run_hook(("/bin/sh", "-c", script), {}, 0.5, tmp_path) == "took more than 0.5 seconds and was ended"
    assert run_hook(("/bin/sh", "-c", "sleep 1.6"), {}, 20, tmp_path) == ""
    assert not mark.exists()


def test_a_command_is_run_without_a_shell_in_the_project_folder(tmp_path: Path) -> None:
    script = "import os, sys; open('here', 'w').write(sys.argv[1])"
    assert run_hook((sys.executable, "-c", script, "$HOME; `id`"), {}, 20, tmp_path) == ""
    assert (tmp_path / "here").read_text() == "$HOME; `id`"
    assert run_hook(("no-such-command-anywhere",), {}, 20, tmp_path) == "cannot be run: No such file or directory"
    assert run_hook(("true",), {"long": "x" * 500_000}, 20, tmp_path) == ""  # it never reads what it is given
