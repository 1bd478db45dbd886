"""The command line: ``python -m bench.claims [--only TEST] [--half HALF] [--show N] [--out FILE]``."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.claims.growth import run_growth
from bench.claims.labels import HALVES, fresh_sets
from bench.claims.speed import run_speed
from bench.claims.tables import Scores, by_code, by_detail, by_family, by_language, by_person, by_trap, score_halves
from bench.names.report import Table, write_json

from registerpub.core.claims import CLAIMS_VERSION
from registerpub.core.names import MATCHER_VERSION

SCORED: dict[str, Callable[[Scores], Table]] = {
    "languages": by_language,
    "people": by_person,
    "families": by_family,
    "details": by_detail,
    "traps": by_trap,
    "confusion": by_code,
}
TIMED: dict[str, Callable[[], Table]] = {"speed": run_speed, "growth": run_growth}


def main(arguments: list[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    chosen = options.only or [*SCORED, *TIMED]
    halves = {"both": (*HALVES, *fresh_sets()), "fresh": fresh_sets()}.get(options.half, (options.half,))
    start = time.perf_counter()
    scores = score_halves(halves) if any(name in SCORED for name in chosen) else {}
    tables = [SCORED[name](scores) if name in SCORED else TIMED[name]() for name in chosen]
    for table in tables:
        print(table.markdown(), flush=True)
        shown = [line for half, line in table.details if not half.startswith("heldout")][: options.show]
        print("".join(f"{line}\n" for line in shown), end="")
    print(f"({time.perf_counter() - start:.0f} s)", file=sys.stderr)
    if options.out:
        write_json(options.out, tables, _about(halves))
    return 0


def parser() -> argparse.ArgumentParser:
    parsed = argparse.ArgumentParser(prog="python -m bench.claims", description="Measures the reading of claims.")
    parsed.add_argument("--only", action="append", choices=[*SCORED, *TIMED], help="only this (may be repeated)")
    parsed.add_argument("--half", choices=(*HALVES, "fresh", "both"), default="both", help="heldout: scored only")
    parsed.add_argument("--show", type=int, default=0, metavar="N", help="first N lines on mistakes; never of heldout")
    parsed.add_argument("--out", type=Path, help="write the results as JSON, too")
    return parsed


def _about(halves: tuple[str, ...]) -> dict[str, Any]:
    """What a reader of the JSON needs to compare two runs."""
    return {
        "claims": CLAIMS_VERSION,
        "matcher": MATCHER_VERSION,
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "halves": halves,
    }


if __name__ == "__main__":
    sys.exit(main())
