"""A PostgreSQL server on one of the machines, reachable from both by its address, that can be killed and comes back."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import psycopg

from tests.faults.machines import Machine, until
from tests.postgres import USER, program
from tests.postgres import run as as_its_user

NAME = "faults"
# fsync is about the machine losing power, which no test can do; what is committed must outlive the server itself.
_SETTINGS = """
fsync = off
max_connections = 120
listen_addresses = '{address}'
unix_socket_directories = '{folder}'
"""


class Database:
    """``folder`` is its own and not on the machine's small disk."""

    def __init__(self, machine: Machine, folder: Path) -> None:
        self._machine, self._folder = machine, folder
        self._process: subprocess.Popen[bytes] | None = None
        folder.mkdir()
        shutil.chown(folder, "nobody", "nogroup")
        data = str(folder / "data")
        as_its_user([program("initdb"), "-D", data, "-U", USER, "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"])
        with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(_SETTINGS.format(address=machine.address, folder=folder))
        with (folder / "data" / "pg_hba.conf").open("a", encoding="utf-8") as rules:
            rules.write(f"host all all {machine.address}/24 trust\n")

    @property
    def url(self) -> str:
        return f"postgresql://{USER}@{self._machine.address}/{NAME}"

    def start(self) -> None:
        """Also after a kill: it reads its log and goes on."""
        user = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
        # Helpers of a server that was killed may still be ending; it refuses to start beside them.
        for _ in range(60):
            with (self._machine.base / "logs" / "postgres.log").open("ab") as log:
                self._process = subprocess.Popen(
                    self._machine.inside([*user, program("postgres"), "-D", str(self._folder / "data")]),
                    env={**os.environ, **self._machine.with_clock},
                    stdout=log,
                    stderr=log,
                    cwd=self._folder,
                    start_new_session=True,
                )
            while self._process.poll() is None:
                if self._answers():
                    return
                time.sleep(0.1)
            time.sleep(0.5)
        raise TimeoutError("PostgreSQL does not come back")

    def stop_at_once(self) -> None:
        """As by ``pg_ctl stop -m immediate``: no goodbye to anybody."""
        if main := self._main():
            os.kill(main, signal.SIGQUIT)
        self._wait()

    def kill(self) -> None:
        """kill -9 of its first process; the others notice."""
        if main := self._main():
            os.kill(main, signal.SIGKILL)
        self._wait()

    def create(self) -> None:
        as_its_user([program("createdb"), "-h", str(self._folder), "-U", USER, "-T", "template0", NAME])

    def sql(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """From outside of both machines: by the socket."""
        with psycopg.connect(f"host={self._folder} user={USER} dbname={NAME}", autocommit=True) as connection:
            done = connection.execute(statement.encode(), values)
            return done.fetchall() if done.description else []

    def _main(self) -> int:
        """Of the server's processes the one that all others are children of, as it is called outside of the machine."""
        wanted = str(self._folder / "data").encode()
        for path in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                command = path.read_bytes().split(b"\0")
            except OSError:
                continue
            if command[0].endswith(b"/postgres") and wanted in command:
                return int(path.parent.name)
        return 0

    def _wait(self) -> None:
        if self._process is not None:
            self._process.wait(timeout=30)
            until(lambda: self._main() == 0, "PostgreSQL to end")
            self._process = None

    def _answers(self) -> bool:
        try:
            psycopg.connect(f"host={self._folder} user={USER} dbname=postgres", connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True
