"""How a tick of the scheduler grows with the sources that are due at once, on a clock that stands still."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

from bench.crawl.growth_worker import SHARED
from bench.crawl.processes import MeasureFailed, environment, last_line
from bench.crawl.settings import Settings
from bench.names.report import Table

SOURCES, FEWER = (10, 100, 1_000), (10, 100)
_COLUMNS = (
    "sources", "measure", "sources crawled", "seconds", "ms a source", "ms of CPU a source", "of that with 10",
    "queries a source", "peak MB",
)  # fmt: skip
_NOTE = (
    "Measured is `crawl_due`, what the scheduler calls every minute, on a database on disk: reading all source "
    "folders, asking which are due, locking hosts, leases, and noting the end of each crawl. Where a crawl would be "
    "started stands nothing, or (`with the smallest process`) a process that ends at once and holds the locks as a "
    "crawl does. `first`: never crawled, so every row is made; `due`: all due again a day later; `idle`: nothing due. "
    "`two ticks`: two processes at once on the same due sources, seconds of the slower one, CPU of both; no source is "
    "crawled twice, and one whose host the other holds is left for the next tick. One source in ten shares its host "
    "with another. Seconds hold waits for the disk (three commits a crawl), so growth is judged by CPU. Medians."
)


def run_growth(settings: Settings) -> list[Table]:
    table = Table("growth", "Sources due at once", _COLUMNS, _NOTE)
    base: dict[str, float] = {}
    for sources in FEWER if settings.quick else SOURCES:
        for label, found in measure(sources, 1 if settings.quick or sources == SOURCES[-1] else 3).items():
            each = found["processor"] / sources * 1e3
            base.setdefault(label, each)
            table.add(
                sources, label, int(found["crawled"]), found["seconds"], found["seconds"] / sources * 1e3, each,
                each / base[label], found["queries"] / sources, found["peak"],
            )  # fmt: skip
    return [table]


def measure(sources: int, rounds: int) -> dict[str, dict[str, Any]]:
    """The medians of ``rounds`` by measure."""
    found: dict[str, list[dict[str, Any]]] = {}
    for _ in range(rounds):
        with tempfile.TemporaryDirectory(prefix="registerpub-bench-") as folder:
            for label, one in _one_round(Path(folder), sources).items():
                found.setdefault(label, []).append(one)
    return {label: {key: median(one[key] for one in many) for key in many[0]} for label, many in found.items()}


def _one_round(folder: Path, sources: int) -> dict[str, dict[str, Any]]:
    root, told = folder / "project", folder / "told"
    _work({"do": "prepare", "root": str(root), "sources": sources})
    plan = {"do": "tick", "root": str(root), "told": str(told), "process": False}
    alone = _work({**plan, "days": [0, 1, 1]})
    measures = {"reading the source folders": _checked(alone["reading"], alone["peak"], 0)}
    for label, one, wanted in zip(("first", "due", "idle"), alone["ticks"], (sources, sources, 0), strict=True):
        measures[f"tick, {label}"] = _checked(one, alone["peak"], wanted)
    real = _work({**plan, "process": True, "days": [2]})
    measures["tick, due, with the smallest process"] = _checked(real["ticks"][0], real["peak"], sources)
    told.unlink()
    measures["two ticks at once"] = _together({**plan, "process": True, "days": [3]}, folder / "start", sources)
    twice = [name for name, times in Counter(told.read_text(encoding="ascii").split()).items() if times > 1]
    if twice:
        raise MeasureFailed(f"two ticks crawled {len(twice)} sources more than once")
    return measures


def _checked(one: Mapping[str, Any], peak: float, wanted: int) -> dict[str, Any]:
    if one["crawled"] != wanted or one["failures"]:
        raise MeasureFailed(f"a tick crawled {one['crawled']} sources instead of {wanted}: {one['failures']}")
    return {**{key: one[key] for key in ("seconds", "processor", "queries", "crawled")}, "peak": peak}


def _together(plan: dict[str, Any], start: Path, sources: int) -> dict[str, Any]:
    """Two processes that begin when ``start`` appears. Between them they crawl all but what shares a host in use."""
    workers = [_started({**plan, "start": str(start)}) for _ in range(2)]
    for worker in workers:
        assert worker.stderr is not None
        worker.stderr.readline()
    start.touch()
    ended = [_finished(worker) for worker in workers]
    ticks = [one["ticks"][0] for one in ended]
    crawled = sum(one["crawled"] for one in ticks)
    if not sources * (1 - 2 / SHARED) <= crawled <= sources:
        raise MeasureFailed(f"two ticks crawled {crawled} sources instead of {sources}")
    return {
        "seconds": max(one["seconds"] for one in ticks),
        "processor": sum(one["processor"] for one in ticks),
        "queries": sum(one["queries"] for one in ticks),
        "crawled": crawled,
        "peak": max(one["peak"] for one in ended),
    }


def _started(plan: Mapping[str, Any]) -> subprocess.Popen[str]:
    worker = subprocess.Popen(
        [sys.executable, "-m", "bench.crawl.growth_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    assert worker.stdin is not None
    worker.stdin.write(json.dumps(plan))
    worker.stdin.close()
    worker.stdin = None
    return worker


def _finished(worker: subprocess.Popen[str]) -> dict[str, Any]:
    output, errors = worker.communicate()
    if worker.returncode:
        last = (errors.strip().splitlines() or ["no message"])[-1]
        raise MeasureFailed(f"a tick ended with {worker.returncode}: {last[:300]}")
    return last_line(output)


def _work(plan: Mapping[str, Any]) -> dict[str, Any]:
    return _finished(_started(plan))
