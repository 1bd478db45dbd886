"""Runs a command that needs no project and kills its own process at a named boundary.

Usage: ``python -m tests.pipeline.kill_scan POINT NTH COMMAND…``; points as in ``tests/journeys/kill_at.py``.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

from tests.journeys.kill_at import killing


def main(point: str, nth: int, command: list[str]) -> None:
    module, _, path = point[1:].partition(":")
    owner: Any = importlib.import_module(module)
    *middle, name = path.split(".")
    for part in middle:
        owner = getattr(owner, part)
    setattr(owner, name, killing(getattr(owner, name), nth, after=point[0] == "+"))
    from registerpub.cli.main import main as run

    sys.argv = ["registerpub", *command]
    run()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
