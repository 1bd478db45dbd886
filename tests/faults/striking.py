"""The faults: each strikes something and is mended after a while. A plan of them is a function of its seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from tests.faults.database import Database
from tests.faults.machines import Machine, Service

KINDS: Final = ("network", "worker", "database", "disk", "clock")


@dataclass(frozen=True, slots=True)
class Fault:
    """``strength``: from 0 to 1, what it means depends on the kind. ``lasts`` and ``pause`` until the next: seconds."""

    kind: str
    target: int
    strength: float
    lasts: float
    pause: float

    def __str__(self) -> str:
        return f"{self.kind} {self.target} {self.strength:.2f} for {self.lasts:.1f} s"


def plan(seed: int, kinds: tuple[str, ...] = KINDS) -> Iterator[Fault]:
    """Faults without end. One in fifty outlasts a lease and the patience with a silent connection."""
    chance = random.Random(seed)
    while True:
        lasts = chance.uniform(60, 100) if chance.random() < 0.02 else chance.uniform(0.3, 6)
        yield Fault(chance.choice(kinds), chance.randrange(4), chance.random(), lasts, chance.uniform(0.5, 5))


@dataclass
class World:
    """What can be struck."""

    machines: tuple[Machine, Machine]
    database: Database
    workers: list[Service]

    def strike(self, fault: Fault) -> tuple[str, Callable[[], None]]:
        """Begin; what was struck, and what mends it."""
        machine = self.machines[fault.target % 2]
        if fault.kind == "network":
            return self._cut()
        if fault.kind == "worker":
            return self._kill(self.workers[fault.target % len(self.workers)], group=fault.strength < 0.5)
        if fault.kind == "database":
            return self._stop(at_once=fault.strength < 0.5)
        if fault.kind == "disk":
            machine.fill_disk()
            return f"disk of {machine.name}", machine.free_disk
        minutes = int((fault.strength - 0.5) * 2 * 360)
        machine.set_clock(60 * minutes)
        return f"clock of {machine.name} by {minutes:+d} minutes", lambda: machine.set_clock(0)

    def _cut(self) -> tuple[str, Callable[[], None]]:
        """The cable: neither side is told."""
        machine = self.machines[1]
        machine.set_cable("down")
        return "network", lambda: machine.set_cable("up")

    def _kill(self, worker: Service, *, group: bool) -> tuple[str, Callable[[], None]]:
        worker.kill(group=group)
        return f"{worker.name}{' with its group' if group else ''}", worker.start

    def _stop(self, *, at_once: bool) -> tuple[str, Callable[[], None]]:
        if at_once:
            self.database.stop_at_once()
        else:
            self.database.kill()
        return f"database by {'immediate stop' if at_once else 'kill -9'}", self.database.start
