"""The program as a process that Python starts, unlike most tests, which share their imports (``tests/warm.py``)."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from registerpub import __version__
from tests import warm
from tests.projects import Project

LARGE = ("registerpub.core.claims.reader", "registerpub.core.claims.unexplained", "pypdf", "tldextract", "scrapy")


def test_starts_in_a_process_of_its_own(tmp_path: Path) -> None:
    command = [sys.executable, "-W", "error", "-m", "registerpub.cli", "--version"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"registerpub, version {__version__}\n", "")


def test_commands_that_read_no_text_load_no_reader(tmp_path: Path) -> None:
    script = "import sys, registerpub.cli.main, registerpub.core.changes, registerpub.core.differences\n"
    script += f"print(*(name for name in {LARGE} if name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_warm_process_is_one_of_its_own(tmp_path: Path) -> None:
    """Folder, arguments, environment, streams and exit code are the command's; what it does stays in it."""
    (tmp_path / "probe.py").write_text(
        "import os, sys\n"
        "print(os.getcwd(), *sys.argv[1:], os.environ['WORD'], sys.stdin.read(), hasattr(sys, 'seen'))\n"
        "sys.seen = True\n"
        "print('no', file=sys.stderr)\n"
        "sys.exit(3)\n"
    )
    for _ in range(2):
        done = Project(tmp_path).run_module("probe", "қ", stdin="given", WORD="said")
        assert (done.returncode, done.stdout, done.stderr) == (3, f"{tmp_path} қ said given False\n", "no\n")
    (tmp_path / "killed.py").write_text("import os\nos.kill(os.getpid(), 9)\n")
    assert Project(tmp_path).run_module("killed").returncode == -9
    done = warm.run("probe", [], tmp_path, {"WORD": "alone"})
    assert done.stdout == f"{tmp_path} alone  False\n"
