"""The command line: ``python -m bench.crawl [--quick] [--only MEASURE] [--rounds N] [--out FILE] [--json FILE]``."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.crawl.crawling import run_crawling
from bench.crawl.growth import run_growth
from bench.crawl.processes import MeasureFailed
from bench.crawl.records import run_records
from bench.crawl.settings import Settings, machine
from bench.names.report import Table, write_json
from bench.scan import run as run_scan

TABLES: dict[str, Callable[[Settings], list[Table]]] = {
    "crawl": run_crawling,
    "records": run_records,
    "growth": run_growth,
}
SCAN = "scan"
SCAN_MEGABYTES, SCAN_SAMPLE = 1000.0, 20.0


def main(arguments: list[str] | None = None) -> int:
    options = parser().parse_args(arguments)
    settings = Settings(options.quick, 1 if options.quick else options.rounds)
    chosen = options.only or [*TABLES, SCAN]
    lines, tables = [f"## Crawling (`make bench-crawl{_asked(options)}`)", "", f"Machine: {machine()}.", ""], []
    print("\n".join(lines), flush=True)
    try:
        for name in chosen:
            start = time.perf_counter()
            for line in _measured(name, settings, tables):
                lines.append(line)
                print(line, flush=True)
            print(f"({name}: {time.perf_counter() - start:.0f} s)\n", file=sys.stderr, flush=True)
    except MeasureFailed as failure:
        print(f"bench.crawl: {failure}", file=sys.stderr)
        return 1
    finally:
        _keep(options, lines, tables)
    return 0


def parser() -> argparse.ArgumentParser:
    parsed = argparse.ArgumentParser(prog="python -m bench.crawl", description="Measures the crawl beside its peers.")
    parsed.add_argument("--quick", action="store_true", help="a small smoke run")
    parsed.add_argument("--only", action="append", choices=[*TABLES, SCAN], help="only this measure (may be repeated)")
    parsed.add_argument("--rounds", type=int, default=3, help="how often those beside each other take turns")
    parsed.add_argument("--out", type=Path, help="write the results as Markdown, too")
    parsed.add_argument("--json", type=Path, help="write the tables as JSON, too (all but that of the scan)")
    return parsed


def _measured(name: str, settings: Settings, tables: list[Table]) -> Iterator[str]:
    if name == SCAN:
        size, sample = settings.count(int(SCAN_MEGABYTES), 10), settings.count(int(SCAN_SAMPLE), 3)
        yield from ("### Scan of whole archives", "", *run_scan(size, sample), "")
        return
    for table in TABLES[name](settings):
        tables.append(table)
        yield table.markdown(level=3)


def _asked(options: argparse.Namespace) -> str:
    words = [*(["--quick"] if options.quick else []), *(f"--only {name}" for name in options.only or ())]
    return f' ARGS="{" ".join(words)}"' if words else ""


def _keep(options: argparse.Namespace, lines: list[str], tables: list[Table]) -> None:
    if options.out:
        options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if options.json:
        write_json(options.json, tables, {"machine": machine(), "quick": options.quick})


if __name__ == "__main__":
    sys.exit(main())
