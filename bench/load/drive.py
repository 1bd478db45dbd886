"""Plays the editors with locust, in a process of its own: one alone, then many, then one alone again.

Writes what every click took and what editors were told. Locust replaces parts of Python for its own, so nothing else
may live in this process.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import gevent  # type: ignore[import-untyped]  # gevent has no types
from bench.load.editor import Editor
from bench.load.spent import spent
from bench.load.stage import Stage
from bench.load.world import EDITORS, TOLD
from locust.env import Environment

#: Pauses of the editor who is alone, as a share of those of many: nobody waits for them.
ALONE = 0.02
#: Seconds in which all the many sign in.
_ARRIVAL = 20


def main(folder: Path, host: str, desk: int, editors: int, seconds: float, alone: float, pace: float) -> None:
    accounts = json.loads((folder / EDITORS).read_text(encoding="utf-8"))
    told: list[Any] = []
    clicks: list[tuple[str, str, float, str]] = []
    phases: dict[str, float] = {}
    cpu: dict[str, float] = {}
    for phase, names, length in (
        ("alone", accounts[:1], alone / 2),
        ("many", accounts[1 : editors + 1], seconds),
        ("alone", accounts[:1], alone / 2),
    ):
        stage = Stage(list(names), ALONE if phase == "alone" else pace, contests=phase == "many")
        began, before = time.monotonic(), spent(desk)
        play(host, stage, phase, length, clicks)
        phases[phase] = phases.get(phase, 0) + time.monotonic() - began
        cpu[phase] = cpu.get(phase, 0) + spent(desk) - before
        told += stage.told
        phases["conflicts"] = phases.get("conflicts", 0) + stage.conflicts
    (folder / TOLD).write_text(json.dumps(told), encoding="utf-8")
    print(json.dumps({"clicks": clicks, "phases": phases, "cpu": cpu}))


def play(host: str, stage: Stage, phase: str, seconds: float, clicks: list[tuple[str, str, float, str]]) -> None:
    """One phase: editors arrive, walk, and finish what they are at when time is up."""
    Editor.stage = stage
    environment = Environment(user_classes=[Editor], host=host, stop_timeout=120)

    def note(name: str, response_time: float, exception: BaseException | None, **_: Any) -> None:
        clicks.append((phase, name, response_time, str(exception) if exception else ""))

    environment.events.request.add_listener(note)  # type: ignore[no-untyped-call]  # typed in parts
    environment.events.user_error.add_listener(  # type: ignore[no-untyped-call]  # typed in parts
        lambda user_instance, exception, tb, **_: clicks.append((phase, "walk", 0.0, repr(exception)))
    )
    runner = environment.create_local_runner()
    many = len(stage.accounts)
    runner.start(many, spawn_rate=max(1.0, many / _ARRIVAL))
    gevent.sleep(seconds)
    stage.over = True
    runner.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:5]), *map(float, sys.argv[5:8]))
