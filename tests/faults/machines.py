"""Machines: namespaces of network, processes, host name and mounts on one Linux, joined by a pair of virtual cards.

Everything is made below the process of :mod:`tests.faults`, which is the first one of a namespace of processes and of
mounts: when it ends, however it ends, the kernel ends all processes and takes back all mounts and cards.
"""

from __future__ import annotations

import os
import signal
import struct
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

#: The library made from ``clock.c``, in the folder of the run.
CLOCK = "clock.so"
MEGABYTE = 1024 * 1024
#: A machine's disk: large enough for a run, small enough to be filled at once.
DISK = 256 * MEGABYTE


def until(condition: Callable[[], bool], what: str, seconds: float = 60) -> None:
    """Wait for ``condition``. Raises :class:`TimeoutError`."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"waited {seconds:g} seconds for {what}")
        time.sleep(0.05)


def run(*command: str | Path, check: bool = True) -> str:
    """Run to the end; what it printed."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    assert done.returncode == 0 or not check, f"{command}: {done.stdout}\n{done.stderr}"
    return done.stdout


def children(pid: int) -> list[int]:
    try:
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(child) for child in text.split()]


@dataclass
class Machine:
    """``root``: its disk. ``clock``: the file that says how far its clock is off (``clock.c``)."""

    name: str
    address: str
    base: Path
    root: Path = field(init=False)
    clock: Path = field(init=False)
    holder: int = field(init=False, default=0)
    _unshare: subprocess.Popen[bytes] = field(init=False)

    def __post_init__(self) -> None:
        self.root, self.clock = self.base / self.name, self.base / f"{self.name}.clock"

    def start(self) -> None:
        """Its disk, its namespaces, its loopback."""
        self.root.mkdir()
        self.clock.touch(mode=0o644)
        self.set_clock(0)
        run("mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", self.root)
        flags = ["--net", "--uts", "--ipc", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"]
        self._unshare = subprocess.Popen(["unshare", *flags, "sleep", "infinity"])
        until(lambda: bool(children(self._unshare.pid)), "a machine's first process")
        [self.holder] = children(self._unshare.pid)
        until(lambda: "sleep" in Path(f"/proc/{self.holder}/comm").read_text(), "a machine's first process")
        self.do("hostname", f"machine-{self.name}")
        self.do("ip", "link", "set", "lo", "up")

    def inside(self, command: Sequence[str | Path]) -> list[str]:
        """The command, as it is run in this machine."""
        enter = ["nsenter", f"--target={self.holder}", "--net", "--uts", "--ipc", "--mount", "--pid"]
        return [*enter, *(str(part) for part in command)]

    def do(self, *command: str | Path) -> str:
        return run(*self.inside(command))

    def set_cable(self, state: str) -> None:
        """``up`` or ``down``."""
        self.do("ip", "link", "set", self.card, state)

    def set_clock(self, seconds: int) -> None:
        """How far the clock is off. In place: every program of the machine has the file open."""
        with self.clock.open("r+b") as file:
            file.write(struct.pack("=q", seconds))

    @property
    def card(self) -> str:
        return f"wire-{self.name}"

    @property
    def with_clock(self) -> Mapping[str, str]:
        """What makes a program see the clock of this machine; how time passes is left alone."""
        return {"LD_PRELOAD": str(self.base / CLOCK), "REGISTERPUB_CLOCK": str(self.clock)}

    @property
    def filler(self) -> Path:
        return self.root / "filler"

    def fill_disk(self) -> None:
        """Until not a byte is left."""
        with self.filler.open("ab", buffering=0) as file:
            try:
                while True:
                    file.write(b"\0" * MEGABYTE)
            except OSError:
                return

    def free_disk(self) -> None:
        self.filler.unlink(missing_ok=True)


def make_clock(base: Path) -> None:
    """Compile what moves clocks."""
    run("cc", "-shared", "-fPIC", "-O2", "-o", base / CLOCK, Path(__file__).with_name("clock.c"), "-ldl")


def join(one: Machine, other: Machine) -> None:
    """A cable between two machines."""
    run("ip", "link", "add", "name", one.card, "type", "veth", "peer", "name", other.card)
    for machine in (one, other):
        run("ip", "link", "set", machine.card, "netns", str(machine.holder))
        machine.do("ip", "addr", "add", f"{machine.address}/24", "dev", machine.card)
        machine.do("ip", "link", "set", machine.card, "up")


@dataclass
class Service:
    """A program that runs on a machine, as under a service manager. It leads a session of its own."""

    name: str
    machine: Machine
    command: Sequence[str | Path]
    environment: Mapping[str, str]
    #: How often it ended without being told to, with what.
    endings: list[int] = field(default_factory=list)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def log(self) -> Path:
        return self.machine.base / "logs" / f"{self.name}.log"

    def start(self) -> None:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.machine.inside(self.command),
                env={**os.environ, **self.environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def look(self) -> None:
        """Start it again if it has ended, as a service manager would."""
        if self._process is not None and not self.is_running:
            self.endings.append(self._process.returncode)
            self.start()

    def program(self) -> int:
        """The process of the program itself; 0 if there is none."""
        pid = self._process.pid if self._process else 0
        return next(iter(children(pid)), 0)

    def kill(self, *, group: bool) -> None:
        """kill -9: of the whole group, or of the program alone, whose helpers must end by themselves."""
        if self._process is None:
            return
        program = self.program()
        if group or not program:
            os.killpg(self._process.pid, signal.SIGKILL)
        else:
            os.kill(program, signal.SIGKILL)
        self._process.wait()
        self._process = None

    def stop(self) -> None:
        if self._process is None:
            return
        if program := self.program():
            os.kill(program, signal.SIGTERM)
        try:
            self._process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.kill(group=True)
        self._process = None
