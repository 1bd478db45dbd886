"""The demonstration's temporary folder: gone when it ends, and only what is provably a dead one's is removed."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from registerpub.demo.folders import MARK, PREFIX, PROJECT, latest_folder, leftovers, temporary_folder

HOLD = """
import sys
from registerpub.demo.folders import temporary_folder
with temporary_folder(print) as folder:
    (folder / "project").mkdir()
    (folder / "project" / "secret.key").write_text("x")
    print(folder, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def holding(base: Path) -> tuple[subprocess.Popen[str], Path]:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(base)},
    )
    assert process.stdout is not None
    return process, Path(process.stdout.readline().strip())


def end(process: subprocess.Popen[str], how: signal.Signals | None = None) -> None:
    if how is not None:
        process.send_signal(how)
    process.communicate(timeout=30)


def test_the_folder_is_gone_when_it_is_left(base: Path) -> None:
    with temporary_folder(print) as folder:
        (folder / "project").mkdir()
        (folder / "file").write_text("x")
        assert folder.stat().st_mode & 0o077 == 0
        assert leftovers(base) == []
    assert list(base.iterdir()) == []


def test_what_a_killed_one_left_is_removed_by_the_next_and_what_a_living_one_has_is_not(base: Path) -> None:
    (killed, left), (living, kept) = holding(base), holding(base)
    end(killed, signal.SIGKILL)
    assert (left / "project" / "secret.key").exists()
    said: list[str] = []
    with temporary_folder(said.append) as own:
        assert set(base.iterdir()) == {own, kept}
        assert (kept / "project" / "secret.key").exists()
    assert said == [f"removed what an earlier demonstration left behind: {left}"]
    end(living)
    assert list(base.iterdir()) == []


def test_what_cannot_be_proven_to_be_a_dead_demonstrations_is_left_alone(base: Path) -> None:
    unmarked, foreign, elsewhere, piped = (base / f"{PREFIX}{number}" for number in "1234")
    for folder in (unmarked, foreign, piped):
        folder.mkdir()
        (folder / "work").write_text("mine")
    (foreign / MARK).write_text("something else\n")
    os.mkfifo(piped / MARK)
    with temporary_folder(print) as marked:
        mark = (marked / MARK).read_bytes()
    other = base / "other"
    other.mkdir()
    (other / MARK).write_bytes(mark)
    elsewhere.symlink_to(other)
    linked = base / f"{PREFIX}5"
    linked.mkdir()
    (linked / MARK).symlink_to(other / MARK)
    before = sorted(base.rglob("*"))
    with temporary_folder(pytest.fail):
        pass
    assert sorted(base.rglob("*")) == before


def test_the_folder_of_another_user_is_left_alone(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed, left = holding(base)
    end(killed, signal.SIGKILL)
    assert leftovers(base) == [left]
    user = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: user + 1)
    assert leftovers(base) == []


def test_a_folder_whose_lock_is_held_by_anybody_is_left_alone(base: Path) -> None:
    killed, left = holding(base)
    end(killed, signal.SIGKILL)
    with (left / MARK).open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert leftovers(base) == []
    assert leftovers(base) == [left]


def test_the_demonstration_that_was_begun_last_is_found(base: Path) -> None:
    assert latest_folder() is None
    (base / f"{PREFIX}empty").mkdir()
    for name in ("one", "two"):
        (base / f"{PREFIX}{name}" / PROJECT).mkdir(parents=True)
        os.utime(base / f"{PREFIX}{name}" / PROJECT)
    found = latest_folder()
    assert found is not None and found.name == PROJECT and found.parent.name != f"{PREFIX}empty"
