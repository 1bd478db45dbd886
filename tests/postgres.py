"""A PostgreSQL server of the tests' own: a private socket, an unprivileged user, gone afterwards.

``python -m tests.postgres COMMAND…`` runs COMMAND with such a server; ``REGISTERPUB_TEST_POSTGRES`` names its folder.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

#: The folder of the socket, where a server has been started for all tests.
VARIABLE = "REGISTERPUB_TEST_POSTGRES"
USER = "registerpub"
# A test's database need not outlive the machine; everything else is as it comes.
_SETTINGS = """
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 60
listen_addresses = ''
"""


def program(name: str) -> str:
    """Path of a program of PostgreSQL. Raises :class:`FileNotFoundError` where it is not installed."""
    places = [os.environ.get("PATH", ""), *map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True))]
    found = shutil.which(name, path=os.pathsep.join(places))
    if found is None:
        raise FileNotFoundError(f"{name} of PostgreSQL is not installed")
    return found


def _unprivileged() -> list[str]:
    """PostgreSQL refuses to run as root."""
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.geteuid() == 0 else []


#: Tests that are about SQLite itself and do not run on PostgreSQL, and why.
ABOUT_SQLITE = {
    "tests/pipeline/test_propose_growth.py::test_cards_are_looked_up_and_not_searched": "reads SQLite's query plans",
    "tests/desk/test_queries.py::test_cards_of_held_people_and_of_a_list_are_looked_up": "reads SQLite's query plans",
}


@contextmanager
def server(settings: str = "") -> Iterator[Path]:
    """A running server; gives the folder of its socket, which lies in the temporary one: sockets have short paths.

    ``settings``: more lines of ``postgresql.conf``, in which ``{folder}`` is that folder, its user's own.
    """
    with tempfile.TemporaryDirectory(prefix="rp-pg-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, "nobody", "nogroup")
        run(
            [
                program("initdb"),
                "-D",
                str(folder / "data"),
                "-U",
                USER,
                "--auth=trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
            ]
        )
        own = settings.replace("{folder}", str(folder))
        with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as file:
            file.write(f"{_SETTINGS}unix_socket_directories = '{folder}'\n{own}\n")
        with running(folder / "data", folder / "log"):
            yield folder


@contextmanager
def running(data: Path, log: Path) -> Iterator[None]:
    """Start the server of a data folder, and stop it at the end."""
    control = [program("pg_ctl"), "-D", str(data)]
    run([*control, "-w", "-l", str(log), "start"])
    try:
        yield
    finally:
        run([*control, "-m", "immediate", "stop"])


def run(command: Sequence[str]) -> str:
    """Run a program of PostgreSQL as its user; what it printed."""
    environment = {"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "HOME": tempfile.gettempdir()}
    done = subprocess.run(
        [*_unprivileged(), *command],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
        cwd=tempfile.gettempdir(),
    )
    assert done.returncode == 0, f"{command}: {done.stdout}\n{done.stderr}"
    return done.stdout


def new_database(socket: Path | str, name: str, template: str = "template1") -> str:
    """Make a database, a copy of ``template`` that nobody is connected to; its address for ``[database] url``."""
    run([program("createdb"), "-h", str(socket), "-U", USER, "-T", template, name])
    return address(socket, name)


def address(socket: Path | str, name: str) -> str:
    return f"postgresql://{USER}@/{name}?host={socket}"


def main(command: Sequence[str]) -> int:
    # Whoever ends this ends the server with it.
    signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    with server() as socket:
        # The settings of such a run lie among the tests.
        here = str(Path(__file__).parents[1])
        environment = {**os.environ, VARIABLE: str(socket), "PYTHONPATH": here}
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
