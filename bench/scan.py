"""How fast whole archives are scanned: ``python -m bench.scan [--size MB]``. Writes nothing but a table.

WARC files of generated news pages are made in a temporary folder. Each measure runs in a process of its own, so that
its peak memory is its own. All ways of scanning the same files must find the same.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from bench.archives import DAY, PEOPLE, Archives, invent_names, make_archives, register_of

from registerpub.pipeline.scan import load_scanner
from registerpub.pipeline.scan_run import Sink, scan_to_file


class Way(NamedTuple):
    """One way of scanning ``paths``; those of one ``group`` must tell the same."""

    label: str
    group: str
    paths: list[Path]
    prefilter: bool
    processes: int
    scheduler: str = ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=float, default=200.0, help="megabytes of pages, unpacked (default: 200)")
    parser.add_argument("--sample", type=float, help="read every page of only so many megabytes (default: of all)")
    parser.add_argument("--quick", action="store_true", help="leave out reading every page")
    parser.add_argument("--dask", action="store_true", help="also on two workers of a Dask scheduler")
    parser.add_argument("--measure", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        json.dump(measure(**json.loads(arguments.measure)), sys.stdout)
        return
    for line in run(arguments.size, arguments.sample, quick=arguments.quick, dask=arguments.dask):
        print(line, flush=True)


def run(size: float, sample: float | None = None, *, quick: bool = False, dask: bool = False) -> Iterator[str]:
    """Lines of Markdown: what was scanned, and a row for each way."""
    with tempfile.TemporaryDirectory(prefix="registerpub-bench-") as name, ExitStack() as ends:
        folder = Path(name)
        scheduler = ends.enter_context(_cluster(folder)) if dask else ""
        names = invent_names()
        register = folder / "register.json"
        register.write_text(json.dumps(register_of(names.people), ensure_ascii=False), encoding="utf-8")
        began = time.perf_counter()
        whole = make_archives(folder / "whole", names, size * 1e6)
        yield f"{_described(whole)}; {PEOPLE} people; made in {time.perf_counter() - began:.0f} s."
        part = make_archives(folder / "sample", names, sample * 1e6) if sample and not quick else whole
        if part is not whole:
            yield f"Sample: {_described(part)}."
        yield from ("", "| " + " | ".join(_COLUMNS) + " |", "|---" * len(_COLUMNS) + "|")
        told: dict[str, set[str]] = {}
        for way in _ways(whole, part, quick, scheduler):
            found = _measured(register, way, folder / "out")
            told.setdefault(way.group, set()).add(found["digest"])
            yield _row(way.label, found)
        same = all(len(digests) == 1 for digests in told.values())
        yield from ("", f"All ways told the same of the same files: {'yes' if same else 'NO'}. {_NOTE}")


_COLUMNS = ("", "MB/s unpacked", "MB/s of file", "pages/s", "pages read", "told", "seconds", "peak MB")
_NOTE = (
    "Told: documents with a mention, claim or total. Peak: resident memory of the largest process. Each measure builds "
    "its own matcher, which is not timed."
)


@contextmanager
def _cluster(folder: Path) -> Iterator[str]:
    """Address of a scheduler with two workers of one thread."""
    file = folder / "scheduler.json"
    place = ["--scheduler-file", str(file), "--host", "127.0.0.1", "--no-dashboard"]
    worker = ["worker", *place, "--nthreads", "1", "--no-nanny", "--local-directory", str(folder)]
    with ExitStack() as ends:
        for words in (["scheduler", "--port", "0", *place], worker, worker):
            process = subprocess.Popen([sys.executable, "-m", "dask", *words], stderr=subprocess.DEVNULL)
            ends.callback(process.wait)
            ends.callback(process.kill)
            while not (file.exists() and file.stat().st_size):
                time.sleep(0.1)
        yield json.loads(file.read_text(encoding="utf-8"))["address"]


def _described(made: Archives) -> str:
    each = made.unpacked / made.pages / 1e3
    return (
        f"{made.pages:,} generated pages of {each:.0f} kB ({made.unpacked / 1e6:,.0f} MB unpacked, "
        f"{made.packed / 1e6:,.1f} MB in {len(made.paths)} WARC files)"
    )


def _ways(whole: Archives, part: Archives, quick: bool, scheduler: str) -> Iterator[Way]:
    if part is whole:
        yield Way("prefilter, 1 process, a quarter of the files", "quarter", whole.paths[:1], True, 1)
    yield Way("prefilter, 1 process", "whole", whole.paths, True, 1)
    yield Way("prefilter, 2 processes", "whole", whole.paths, True, 2)
    if scheduler:
        yield Way("prefilter, Dask with 2 workers", "whole", whole.paths, True, 1, scheduler)
    if quick:
        return
    label, group = ("", "whole") if part is whole else (" (sample)", "sample")
    if part is not whole:
        yield Way(f"prefilter, 1 process{label}", group, part.paths, True, 1)
    yield Way(f"every page read, 1 process{label}", group, part.paths, False, 1)
    yield Way(f"every page read, 2 processes{label}", group, part.paths, False, 2)


def _row(label: str, found: dict[str, Any]) -> str:
    seconds = found["seconds"]
    cells = (
        label,
        f"{found['decoded'] / seconds / 1e6:.1f}",
        f"{found['size'] / seconds / 1e6:.2f}",
        f"{found['pages'] / seconds:.0f}",
        f"{found['kept'] / found['pages']:.1%}",
        str(found["told"]),
        f"{seconds:.1f}",
        f"{found['peak']:.0f}",
    )
    return "| " + " | ".join(cells) + " |"


def _measured(register: Path, way: Way, out: Path) -> dict[str, Any]:
    """The measure of a process of its own."""
    plan = {
        "register": str(register),
        "paths": list(map(str, way.paths)),
        "out": str(out),
        "prefilter": way.prefilter,
        "processes": way.processes,
        "scheduler": way.scheduler,
    }
    command = [sys.executable, "-m", "bench.scan", "--measure", json.dumps(plan)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def measure(
    register: str, paths: list[str], out: str, prefilter: bool, processes: int, scheduler: str
) -> dict[str, Any]:
    """Scan once in this process and say what that took."""
    scanner = load_scanner(Path(register), DAY.date(), prefilter=prefilter)
    sink = Sink(lambda line: None, lambda line: print(line, file=sys.stderr), lambda done, due: None)
    began = time.perf_counter()
    tally = scan_to_file(list(map(Path, paths)), scanner, Path(out), sink, processes, scheduler=scheduler)
    seconds = time.perf_counter() - began
    told = [line for line in _lines(Path(out)) if line["mentions"] or line["claims"] or line["totals"]]
    peaks = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    for path in (Path(out), Path(out + ".done")):
        path.unlink()
    return {
        "seconds": seconds,
        "size": tally.size,
        "decoded": tally.decoded,
        "pages": tally.pages,
        "kept": tally.kept,
        "told": len(told),
        "digest": json.dumps(told, sort_keys=True),
        "peak": max(peaks) / 1024,
    }


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


if __name__ == "__main__":
    main()
