"""What stands in the way of ``make demo`` is told with its mend, before anything is fetched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from tools import set_up

ROOT = Path(__file__).parents[1]


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    """A lock of one package that nobody has."""
    path = tmp_path / "some.lock"
    path.write_text(f"registerpub-nowhere==1 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    return path


@pytest.fixture
def unconnected(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_NO_INDEX", "1")


def refusal(capfd: pytest.CaptureFixture[str], folder: Path, lock: Path) -> str:
    assert set_up.main([str(folder), str(lock)]) == 1
    return capfd.readouterr().err


def test_a_folder_that_cannot_be_written_to(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lock: Path
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    said = refusal(capfd, tmp_path / ".venv", lock)
    assert f"cannot be written to by you ({tmp_path})" in said and "cp -r . ~/registerpub" in said


def test_a_disk_without_room(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lock: Path
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=12_000_000))
    assert "12 MB are free here and about 1000 are needed: make room" in refusal(capfd, tmp_path / ".venv", lock)


def test_debian_without_its_package_for_environments(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lock: Path
) -> None:
    """Without rights it is said what to type; see ``install_packages.py``."""
    asked: list[list[str]] = []
    monkeypatch.setattr(set_up, "has_venv", lambda: False)

    def refused(command: list[str], check: bool) -> SimpleNamespace:
        asked.append(command)
        return SimpleNamespace(returncode=1)

    monkeypatch.setattr(subprocess, "run", refused)
    refusal(capfd, tmp_path / ".venv", lock)
    assert asked[0][1:] == [str(ROOT / "tools/install_packages.py"), "python{}.{}-venv".format(*sys.version_info)]


def test_no_connection(capfd: pytest.CaptureFixture[str], unconnected: None, lock: Path) -> None:
    said = refusal(capfd, Path(sys.prefix), lock)
    assert "setting up" in said and ": 1 packages" in said
    assert "no connection" in said and "export PIP_INDEX_URL=ADDRESS" in said


@pytest.mark.slow
def test_an_environment_that_was_left_half_made_is_made_anew(tmp_path: Path, unconnected: None, lock: Path) -> None:
    folder = tmp_path / ".venv"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin/python").symlink_to(sys.executable)
    assert set_up.main([str(folder), str(lock)]) == 1
    assert (folder / "pyvenv.cfg").exists()


def test_a_python_that_is_too_old_is_named_with_its_mend(tmp_path: Path) -> None:
    """Make asks it before it runs anything that it could not read."""
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    make = shutil.which("make")
    if make is None:
        pytest.skip("make is not installed")
    command = [make, "-C", str(ROOT), f"PYTHON={old}", f"VENV={tmp_path / 'none'}", "demo"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0 and "Python 3.11 or newer is needed; install it" in done.stdout
