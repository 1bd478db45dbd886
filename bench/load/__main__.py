"""How the desk answers fifty editors at once, on SQLite and on PostgreSQL: ``make bench-load``.

A project with 100,000 open cards is served by the program as it is shipped. One editor walks through it alone, then
fifty do at once, then one alone again, each with an account and a second factor of their own; two at one card now and
then. All by HTTP, on this machine, which also plays the editors. What every kind of page takes is given beside the one
who is alone. An error is an answer of 5xx, none, or the wrong page; that two editors want one card is no error, and
the second one is told so. Afterwards the store must hold what editors were told, and nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from bench.load.report import is_whole, table
from bench.load.world import world
from tests.postgres import USER, VARIABLE, address, new_database, program, run, server
from tests.publishing.nginx import free_port

from registerpub.config import CONFIG_NAME, load_config

#: Our test server forgets what it was told when the machine stops; a desk's must not.
_DURABLE = ("fsync", "synchronous_commit", "full_page_writes")


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench-load", description=__doc__)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--mentions", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--editors", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=300, help="how long they walk")
    parser.add_argument("--alone", type=float, default=120, help="how long one editor walks alone, in two parts")
    parser.add_argument("--pace", type=float, default=1.0, help="what pauses are multiplied with")
    parser.add_argument("--processes", type=int, default=0, help="that answer; as many as by default if not given")
    parser.add_argument("--stores", default="sqlite,postgres")
    parser.add_argument("--folder", type=Path, help="keep the projects there, and use them again if they are there")
    arguments = parser.parse_args()
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="rp-l-") as name, ExitStack() as stack:
        for store in arguments.stores.split(","):
            folder = (arguments.folder or Path(name)) / store
            url = stack.enter_context(_postgres(folder)) if store == "postgres" else ""
            if not (folder / "project").is_dir():
                numbers = (arguments.cards, arguments.mentions, arguments.people, arguments.editors + 1)
                world(folder, "make", url, *map(str, numbers))
            set_desk(folder / "project", free_port(), arguments.processes)
            played = play(folder, arguments.editors, arguments.seconds, arguments.alone, arguments.pace)
            print(f"\n{store}, {played['held']['open']} open cards, {arguments.editors} editors\n")
            print(table(played), flush=True)
            wrong += bool(played["errors"]) or not is_whole(played["held"])
    return 1 if wrong else 0


@contextmanager
def _postgres(folder: Path) -> Iterator[str]:
    """The address of the store's database on a server of this bench's own, or on the one that the tests run on."""
    with ExitStack() as stack:
        socket = Path(os.environ[VARIABLE]) if VARIABLE in os.environ else stack.enter_context(server())
        for name in _DURABLE:
            run([program("psql"), "-h", str(socket), "-U", USER, "-qc", f"ALTER SYSTEM SET {name} = on", "template1"])
        run([program("psql"), "-h", str(socket), "-U", USER, "-qAtc", "SELECT pg_reload_conf()", "template1"])
        yield address(socket, "load") if (folder / "project").is_dir() else new_database(socket, "load")


def play(folder: Path, editors: int, seconds: float, alone: float, pace: float) -> dict[str, Any]:
    """Clicks (phase, kind, milliseconds, fault), how long the phases took, faults, and what the store held."""
    before = world(folder, "mark").strip()
    with serving(folder / "project") as (host, desk):
        command = [sys.executable, "-m", "bench.load.drive", str(folder), host]
        command += map(str, (desk, editors, seconds, alone, pace))
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    played: dict[str, Any] = json.loads(done.stdout)
    played["errors"] = [fault for *_, fault in played["clicks"] if fault]
    played["held"] = json.loads(world(folder, "check", before))
    return played


def set_desk(project: Path, port: int, processes: int) -> None:
    path = project / CONFIG_NAME
    text = path.read_text(encoding="utf-8").split("\n[desk]\n")[0] + f'\n[desk]\nlisten = "127.0.0.1:{port}"\n'
    path.write_text(text + (f"processes = {processes}\n" if processes else ""), encoding="utf-8")


@contextmanager
def serving(project: Path) -> Iterator[tuple[str, int]]:
    """``registerpub web`` as it is shipped; its address and its process."""
    command = [sys.executable, "-m", "registerpub.cli", "--project", str(project), "web"]
    host = f"http://{load_config(project).listen}"
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as process:
        try:
            _wait(process, host)
            yield host, process.pid
        finally:
            process.terminate()


def _wait(process: subprocess.Popen[bytes], host: str) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        assert process.poll() is None, f"the desk ended with {process.returncode}"
        try:
            urlopen(f"{host}/healthz", timeout=5).close()
            return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.2)
    raise TimeoutError("the desk does not open")


if __name__ == "__main__":
    sys.exit(main())
