"""Fuzz the readers: ``python -m tests.fuzz MINUTES [NAME…]``, the minutes shared by all (``make fuzz MINUTES=10``).

A finding is left in ``build/fuzz``; mend the reader and keep the input in ``tests/fuzz/findings/NAME``.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
NAMES = ("warc", "pages", "feeds", "registers")
#: Seconds for one input, mebibytes for the process, bytes of an input.
TIME, MEMORY, LENGTH = 20, 1500, 65536


@dataclass(frozen=True)
class Outcome:
    """Of one target: how many inputs were run, the files that hold what broke it, the fuzzer's last words."""

    name: str
    runs: int
    found: tuple[Path, ...]
    said: str


def fuzz(name: str, seconds: int, kept: Path, time: int = TIME) -> Outcome:
    """Run one target for ``seconds`` (or until it breaks) in a child process; what breaks it is left in ``kept``."""
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as fresh:
        seeds = [str(place) for place in (HERE / "corpus" / name, HERE / "findings" / name) if place.is_dir()]
        options = {
            "max_total_time": seconds,
            "timeout": time,
            "rss_limit_mb": MEMORY,
            "malloc_limit_mb": MEMORY,
            "max_len": LENGTH,
            "print_final_stats": 1,
            "artifact_prefix": f"{kept}/{name}-",
        }
        flags = [f"-{key}={value}" for key, value in options.items()]
        command = [sys.executable, "-m", "tests.fuzz.worker", name, *flags, fresh, *seeds]
        environment_limit = seconds + 20 * time
        done = subprocess.run(
            command, cwd=HERE.parents[1], capture_output=True, text=True, errors="replace", timeout=environment_limit
        )
    said = done.stdout + done.stderr
    counted = re.search(r"stat::number_of_executed_units:\s*(\d+)", said) or re.search(r"#(\d+)\s+DONE", said)
    found = tuple(sorted(kept.glob(f"{name}-*")))
    if done.returncode != 0 and not found:
        raise RuntimeError(f"{name}: the fuzzer itself ended with {done.returncode}:\n{said[-3000:]}")
    return Outcome(name, int(counted[1]) if counted else 0, found, said[-3000:])


def main(minutes: float, names: Sequence[str]) -> int:
    """Print a line for each target; 1 if anything was found."""
    wrong = 0
    for name in names:
        outcome = fuzz(name, int(minutes * 60 / len(names)), Path("build/fuzz").resolve())
        print(f"{name}: {outcome.runs} inputs, {len(outcome.found)} findings", flush=True)
        if outcome.found:
            wrong = 1
            print(outcome.said, *outcome.found, sep="\n", flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), sys.argv[2:] or NAMES))
