"""How much faster two processes are than one at what came in: ``make bench-workers``.

The same archive is processed from reading to cards by one process, then by two, on SQLite and on a PostgreSQL server of
this bench's own; all share the cores of this machine. Every turn measures one beside two, in changing order, so that
both meet the same moods of the machine. CPU time tells what a busy machine hides: of the processes, and of the server.
What was found must be the same, to the byte: exit 1 if it is not.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from bench.workers.world import make_world
from tests.postgres import new_database, program, run, server


class Turn(NamedTuple):
    """Seconds by the clock and of CPU (of the processes; of the server), and the digest of what was found."""

    clock: float
    cpu: float
    server: float
    digest: str


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench-workers", description=__doc__)
    parser.add_argument("--pages", type=int, default=600)
    parser.add_argument("--files", type=int, default=12)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--stores", default="sqlite,postgres")
    arguments = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory(prefix="rp-w-") as name, ExitStack() as stack:
        folder = Path(name)
        make_world(folder / "archive", folder / "register.json", arguments.pages, arguments.files)
        print(f"{arguments.pages} pages in {arguments.files} files, {os.cpu_count()} cores")
        print("| store | clock 1 | clock 2 | ratio | CPU 1 | CPU 2 | CPU of the server 1, 2 | the same found |")
        print("|---|---|---|---|---|---|---|---|", flush=True)
        for store in arguments.stores.split(","):
            socket = stack.enter_context(server()) if store == "postgres" else None
            rows.append(row(store, list(measured(folder, socket, arguments.turns))))
            print(rows[-1], flush=True)
    return int(any(one.endswith("| NO |") for one in rows))


def measured(folder: Path, socket: Path | None, turns: int) -> Iterator[dict[int, Turn]]:
    for turn in range(turns):
        numbers = (1, 2) if turn % 2 == 0 else (2, 1)
        yield {number: one_turn(folder, socket, number) for number in numbers}


def row(store: str, turns: list[dict[int, Turn]]) -> str:
    def middle(number: int, name: str) -> float:
        return float(statistics.median(getattr(turn[number], name) for turn in turns))

    ratios = [turn[1].clock / turn[2].clock for turn in turns]
    same = len({one.digest for turn in turns for one in turn.values()}) == 1
    told = f"{statistics.median(ratios):.2f} ({', '.join(f'{ratio:.2f}' for ratio in ratios)})"
    served = f"{middle(1, 'server'):.1f}, {middle(2, 'server'):.1f}"
    figures = [f"{middle(number, name):.1f}" for name in ("clock", "cpu") for number in (1, 2)]
    return f"| {store} | {' | '.join([*figures[:2], told, *figures[2:], served])} | {'yes' if same else 'NO'} |"


def one_turn(folder: Path, socket: Path | None, number: int) -> Turn:
    """A new project on the same archive; the clock runs while ``number`` processes work, their start left out."""
    root = folder / f"p{uuid.uuid4().hex}"
    worker = [sys.executable, "-m", "bench.workers.worker"]
    environment = {**os.environ, "REGISTERPUB_PROJECT": str(root), "DJANGO_SETTINGS_MODULE": "registerpub.settings"}
    url = new_database(socket, root.name) if socket else ""
    subprocess.run([*worker, "make", str(folder), url], env=environment, check=True)
    served, spent = served_seconds(socket), resource.getrusage(resource.RUSAGE_CHILDREN)
    processes = [
        subprocess.Popen([*worker, "work"], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(number)
    ]
    for process in processes:
        assert process.stdout and process.stdout.readline() == "ready\n"
    began = time.perf_counter()
    for process in processes:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.close()
    codes = [process.wait() for process in processes]
    clock = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert codes == [0] * number, codes
    cpu = after.ru_utime + after.ru_stime - spent.ru_utime - spent.ru_stime
    server_cpu = served_seconds(socket) - served
    told = subprocess.run([*worker, "digest"], env=environment, check=True, capture_output=True, text=True)
    shutil.rmtree(root)
    if socket:
        run([program("dropdb"), "-h", str(socket), "-U", "registerpub", root.name])
    return Turn(clock, cpu, server_cpu, told.stdout.strip())


def served_seconds(socket: Path | None) -> float:
    """CPU seconds of the server and of everything it has started and that has ended."""
    if socket is None:
        return 0.0
    main_process = int((socket / "data" / "postmaster.pid").read_text(encoding="ascii").split()[0])
    total = 0.0
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(status.parent.name) == main_process:
            total += sum(map(int, fields[11:15]))
        elif int(fields[1]) == main_process:
            total += sum(map(int, fields[11:13]))
    return total / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    raise SystemExit(main())
