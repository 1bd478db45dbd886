"""Starts what is measured as processes: the site, and crawls whose time and processor seconds the kernel tells."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from bench.crawl.server import CLOCK, HOST

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Site:
    """A running site: its address without a slash at the end, and the number of its process."""

    address: str
    pid: int

    def look(self) -> dict[str, float]:
        """``requests``, ``first`` and ``last`` since the last look."""
        with urlopen(self.address + CLOCK, timeout=30) as answer:
            seen: dict[str, float] = json.load(answer)
        return seen

    def processor_seconds(self) -> float:
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Ended:
    """A process that has ended well: when it began and ended (monotonic), what it used and printed."""

    began: float
    ended: float
    user: float
    system: float
    peak_megabytes: float
    output: str

    @property
    def seconds(self) -> float:
        return self.ended - self.began

    @property
    def processor(self) -> float:
        return self.user + self.system


class MeasureFailed(Exception):
    """What was to be measured did not end well or did not do the whole work; the message says what."""


def environment() -> dict[str, str]:
    """As an installed program runs: its bytecode is kept, so that only a first turn compiles anything."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    paths = os.pathsep.join(str(ROOT / part) for part in ("", "src", "crawler"))
    return {**kept, "PYTHONPATH": paths}


@contextmanager
def running_site(pages: int, compress: bool = False) -> Iterator[Site]:
    command = [sys.executable, "-m", "bench.crawl.server", "--pages", str(pages)]
    command += ["--compress"] if compress else []
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment()
    ) as process:
        assert process.stdin is not None and process.stdout is not None
        try:
            port = process.stdout.readline().strip()
            if not port:
                raise MeasureFailed("the site did not start")
            yield Site(f"http://{HOST}:{port}", process.pid)
        finally:
            process.stdin.close()


def run(command: Sequence[str], log: Path) -> Ended:
    """Run to the end; what it says on standard error goes to ``log``. Raises :class:`MeasureFailed`."""
    out = log.with_suffix(".out")
    with log.open("wb") as errors, out.open("wb") as output:
        began = time.monotonic()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=errors, env=environment(), cwd=log.parent
        )
        _, status, used = os.wait4(process.pid, 0)
        ended = time.monotonic()
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        last = (log.read_text(encoding="utf-8", errors="replace").strip().splitlines() or ["no message"])[-1]
        raise MeasureFailed(f"{' '.join(command[1:4])} ended with {process.returncode}: {last[:300]}")
    text = out.read_text(encoding="utf-8")
    return Ended(began, ended, used.ru_utime, used.ru_stime, used.ru_maxrss / 1024, text)


def last_line(output: str) -> dict[str, Any]:
    lines = output.strip().splitlines()
    found: dict[str, Any] = json.loads(lines[-1]) if lines else {}
    return found
