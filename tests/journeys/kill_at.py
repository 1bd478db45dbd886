"""Runs one command of the project in the working folder and kills its own process at a named boundary.

Usage: ``python -m tests.journeys.kill_at POINT NTH COMMAND…``. A point is ``module:function``, killed before the NTH
call (``-``) or after it (``+``); ``registerpub.pipeline.match:MentionRow.objects.bulk_create`` is reached by dots.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any


def main(point: str, nth: int, command: list[str]) -> None:
    os.environ["REGISTERPUB_PROJECT"] = str(Path.cwd())
    os.environ["DJANGO_SETTINGS_MODULE"] = "registerpub.settings"
    import django

    django.setup()
    after, place = point[0] == "+", point[1:]
    module, _, path = place.partition(":")
    owner: Any = importlib.import_module(module)
    *middle, name = path.split(".")
    for part in middle:
        owner = getattr(owner, part)
    setattr(owner, name, killing(getattr(owner, name), nth, after=after))
    from registerpub.cli.main import main as run

    sys.argv = ["registerpub", *command]
    run()


def killing(function: Callable[..., Any], nth: int, *, after: bool) -> Callable[..., Any]:
    calls = 0

    def wrapped(*arguments: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == nth and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*arguments, **named)
        if calls == nth and after:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return wrapped


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3:])
