"""The command line: ``python -m bench.names [--quick] [--only TEST] [--half even|odd|both] [--out FILE] ...``."""

from __future__ import annotations

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.names.cases import run_cases
from bench.names.data import DEFAULT_FOLDER, HALVES, DataMissing, load
from bench.names.decoys import run_decoys
from bench.names.generated import run_english, run_russian
from bench.names.lookalikes import run_lookalikes
from bench.names.pages import run_pages
from bench.names.pairs import run_pairs
from bench.names.report import Table, write_json
from bench.names.settings import Settings
from bench.names.speed import run_speed
from bench.names.texts import run_scripts, run_texts

from registerpub.core.names import build_matcher

TESTS: dict[str, Callable[[Settings], list[Table]]] = {
    "texts": run_texts,
    "scripts": run_scripts,
    "russian": run_russian,
    "english": run_english,
    "pairs": run_pairs,
    "decoys": run_decoys,
    "lookalikes": run_lookalikes,
    "cases": run_cases,
    "pages": run_pages,
    "speed": run_speed,
}


def main(arguments: list[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    try:
        reference = load(options.data)
    except DataMissing as missing:
        print(missing, file=sys.stderr)
        return 2
    halves = HALVES if options.half == "both" else (options.half,)
    settings = Settings(options.data, reference, halves, options.quick, not options.no_peers)
    shown = [half for half in halves if options.show and (half == "even" or options.show_heldout)]
    tables = run(settings, options.only or list(TESTS), shown)
    if options.out:
        write_json(options.out, tables, _about(settings))
    return 0


def parser() -> argparse.ArgumentParser:
    parsed = argparse.ArgumentParser(prog="python -m bench.names", description="Measures the name matcher and peers.")
    parsed.add_argument("--data", type=Path, default=DEFAULT_FOLDER, help="folder of the reference data")
    parsed.add_argument("--out", type=Path, help="write the results as JSON, too")
    parsed.add_argument("--only", action="append", choices=list(TESTS), help="only this test (may be repeated)")
    parsed.add_argument("--half", choices=(*HALVES, "both"), default="both", help="even rows: tuning; odd: held out")
    parsed.add_argument("--quick", action="store_true", help="a small smoke run")
    parsed.add_argument("--no-peers", action="store_true", help="only the matcher of this project")
    parsed.add_argument("--show", action="store_true", help="list misses and false hits of the even half")
    parsed.add_argument("--show-heldout", action="store_true", help="with --show: list those of the odd half as well")
    return parsed


def run(settings: Settings, names: list[str], shown: list[str]) -> list[Table]:
    tables: list[Table] = []
    for name in names:
        start = time.perf_counter()
        for table in _tables_of(name, settings):
            print(table.markdown(), flush=True)
            for half, line in table.details:
                if half in shown:
                    print(f"- {half} {line}")
            tables.append(table)
        print(f"({name}: {time.perf_counter() - start:.0f} s)\n", file=sys.stderr, flush=True)
    return tables


def _tables_of(name: str, settings: Settings) -> list[Table]:
    try:
        return TESTS[name](settings)
    except ImportError as error:
        table = Table(
            name, f"{name}: not run", ("missing package",), "Install the packages of requirements-bench.lock."
        )
        table.add(error.name)
        return [table]


def _about(settings: Settings) -> dict[str, Any]:
    """What a reader of the JSON needs to compare two runs."""
    return {
        "matcher": str(getattr(build_matcher(()), "version", "")),
        "python": platform.python_version(),
        "processors": os.cpu_count(),
        "halves": settings.halves,
        "quick": settings.quick,
    }


if __name__ == "__main__":
    sys.exit(main())
