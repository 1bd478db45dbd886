"""Two processes beside one at what came in, as the bench does it; how much faster they are is told, not asserted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from bench.workers.__main__ import Turn, row

ROOT = Path(__file__).parents[2]


def test_a_difference_in_what_was_found_is_told() -> None:
    one, same, other = (Turn(2.0, 2.0, 0.0, digest) for digest in "aab")
    assert row("sqlite", [{1: one, 2: same}]).endswith("| 1.00 (1.00) | 2.0 | 2.0 | 0.0, 0.0 | yes |")
    assert row("sqlite", [{1: one, 2: other}]).endswith("| NO |")


@pytest.mark.slow
@pytest.mark.parametrize("store", ["sqlite", "postgres"])
def test_two_processes_find_what_one_finds(store: str) -> None:
    """At the size at which the ratio is measured, one turn."""
    command = [sys.executable, "-m", "bench.workers", "--stores", store, "--turns", "1"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    print(done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "| yes |" in done.stdout
