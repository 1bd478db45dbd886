"""``registerpub up``: the desk answers, a part that dies comes back, Ctrl-C and kill -9 leave nothing running."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.projects import Project, make_project

pytestmark = pytest.mark.journey


def until(condition: Callable[[], bool], what: str) -> None:
    """Wait for ``condition``; a minute is far more than any machine needs."""
    for _ in range(600):
        if condition():
            return
        time.sleep(0.1)
    raise AssertionError(f"waited too long for {what}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def children_of(pid: int) -> list[int]:
    """Of whichever of its threads."""
    children: list[int] = []
    for thread in Path("/proc").glob(f"{pid}/task/*/children"):
        with suppress(OSError):
            children += map(int, thread.read_text(encoding="ascii").split())
    return children


def family_of(pid: int) -> list[int]:
    """Everything below ``pid``, at any depth."""
    below = children_of(pid)
    return below + [deeper for child in below for deeper in family_of(child)]


def is_running(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def is_at_work(pid: int) -> bool:
    """Whether it has the lock that keeps the project's store where it is."""
    try:
        return any(file.readlink().name == "store.lock" for file in Path(f"/proc/{pid}/fd").iterdir())
    except OSError:
        return False


class Running:
    def __init__(self, project: Project, port: int) -> None:
        environment = {n: v for n, v in os.environ.items() if not n.startswith(("DJANGO", "REGISTERPUB"))}
        self.port, self.project = port, project
        self.process = subprocess.Popen(
            [sys.executable, "-m", "registerpub.cli", "up"],
            cwd=project.root,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=os.open("/dev/full", os.O_WRONLY),  # the disk of its log is full: no reason to stop
        )
        until(self.answers, "the desk")

    def answers(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/accounts/login/", timeout=5) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False

    def children(self) -> list[int]:
        return children_of(self.process.pid)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    port = free_port()
    project = make_project(tmp_path / "project", settings=f'[desk]\nlisten = "127.0.0.1:{port}"\n', editors=())
    started = Running(project, port)
    yield started
    if started.process.poll() is None:
        started.process.kill()
        started.process.wait()


def test_a_dead_part_comes_back_and_ctrl_c_ends_everything(running: Running) -> None:
    first = running.children()
    assert len(first) == 3
    until(lambda: all(any(map(is_at_work, [part, *family_of(part)])) for part in first), "the parts to be at work")
    helpers = family_of(first[0])
    os.kill(first[0], signal.SIGKILL)
    until(lambda: len(running.children()) == 3 and first[0] not in running.children(), "the desk's return")
    until(lambda: not any(is_running(pid) for pid in helpers), "the dead desk's helpers to end")
    until(running.answers, "the desk's answer")
    last = family_of(running.process.pid)
    assert len(last) > 2
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(timeout=90) == 0
    until(lambda: not any(is_running(pid) for pid in last), "the parts to end")


def test_a_second_desk_on_the_same_port_does_not_start(running: Running, tmp_path: Path) -> None:
    settings = f'[desk]\nlisten = "127.0.0.1:{running.port}"\n'
    other = make_project(tmp_path / "other", settings=settings, editors=())
    assert f"error: port {running.port} is taken: use --port N" in other.refused("up")
    assert f"error: port {running.port} is taken: use --port N" in other.refused("up", "--port", str(running.port))
    again = running.project.refused("up", "--port", str(free_port()))
    assert f"error: this project is up already (process {running.process.pid}): use its desk, or stop it first" in again
    assert "this project is up already" in running.project.refused("db", "migrate-to", "sqlite:///var/other.sqlite3")
    assert running.answers()
    running.process.send_signal(signal.SIGHUP)  # its terminal is closed
    assert running.process.wait(timeout=90) == 0
    until(lambda: not running.answers(), "the desk to close")


def test_a_foreign_server_on_the_port_is_no_open_desk(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", settings="", editors=())
    with socket.socket() as foreign:
        foreign.bind(("127.0.0.1", 0))
        foreign.listen()
        port = foreign.getsockname()[1]
        refusal = project.refused("up", "--port", str(port))
    assert refusal.strip() == f"error: port {port} is taken: use --port N"


def test_killing_the_whole_leaves_no_part_behind(running: Running) -> None:
    parts = family_of(running.process.pid)
    running.process.kill()
    running.process.wait()
    until(lambda: not any(is_running(pid) for pid in parts), "the parts to end")
    assert not running.answers()
