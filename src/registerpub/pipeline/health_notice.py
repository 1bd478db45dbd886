"""The notification hook: notes when the state of a source changes and runs the operator's command, once per change.

The change is written before the command runs, so that a crash in between tells it again rather than never. The command
is given one line of JSON: names of sources, codes, times and numbers, nothing of any page or person.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.db import transaction

from registerpub.config import Config
from registerpub.core.health import SEVERITY, SourceHealth, health_change_data
from registerpub.pipeline.health import source_health, usable_sources
from registerpub.pipeline.stage import record_finding
from registerpub.pipeline.visits import KEPT_DAYS
from registerpub.store.models import HealthChange, SourceState

#: Changes told in one turn at most; the rest follows with the next.
AT_ONCE = 20
_LONGEST_WAIT = dt.timedelta(hours=1)
_GRACE = dt.timedelta(seconds=30)

Clock = Callable[[], dt.datetime]


def announce(config: Config, clock: Clock) -> list[HealthChange]:
    """Note the sources whose state became worse or better, then tell what is untold; returns the new changes."""
    changes = _note_changes(config, clock())
    _tell(config, clock)
    HealthChange.objects.filter(told__lt=clock() - dt.timedelta(days=KEPT_DAYS)).delete()
    return changes


def _note_changes(config: Config, now: dt.datetime) -> list[HealthChange]:
    """A source whose folder cannot be used keeps the state that it had: without its band it would seem sound."""
    known = usable_sources(config)
    noted = dict(SourceState.objects.values_list("name", "health"))
    changes = []
    for health in source_health(config, now, known=known):
        before = noted.get(health.name)
        if before is None or before == health.state or health.name not in known:
            continue
        change = _note(health, before, now)
        if change is not None:
            changes.append(change)
    return changes


def _note(health: SourceHealth, before: str, now: dt.datetime) -> HealthChange | None:
    """Write the state, unless somebody else has done so meanwhile, and with it the change if it is one for people."""
    with transaction.atomic():
        if not SourceState.objects.filter(name=health.name, health=before).update(health=health.state):
            return None
        if SEVERITY.get(before, 0) == SEVERITY[health.state]:
            return None
        line = health_change_data(health, before, now)
        return HealthChange.objects.create(
            source=health.name, time=now, previous=before, state=health.state, line=line, next_try=now
        )


def _tell(config: Config, clock: Clock) -> None:
    """In order, the oldest first; a command that fails stops the turn and is tried again later, less and less often.

    A slow command never keeps other work waiting for more than twice its time.
    """
    begun = clock()
    untold = HealthChange.objects.filter(told__isnull=True)
    if not config.health.notify:
        untold.update(told=clock())
        return
    for change in untold.order_by("pk")[:AT_ONCE]:
        now = clock()
        spent = (now - begun).total_seconds() > config.health.notify_seconds
        if spent or change.next_try > now or not _claim(change, config, now):
            return
        problem = run_hook(config.health.notify, change.line, config.health.notify_seconds, config.root)
        if problem:
            detail = f"the command under [health] notify {problem}"
            record_finding("notify_failed", detail, now, key=f"notify_failed:{now.date()}")
            return
        HealthChange.objects.filter(pk=change.pk).update(told=clock())


def _claim(change: HealthChange, config: Config, now: dt.datetime) -> bool:
    """Move the next try on before this one, so that two workers do not tell the same at once."""
    wait = min(dt.timedelta(minutes=2 ** min(change.tries, 10)), _LONGEST_WAIT)
    wait = max(wait, dt.timedelta(seconds=config.health.notify_seconds) + _GRACE)
    mine = HealthChange.objects.filter(pk=change.pk, told__isnull=True, next_try=change.next_try)
    return bool(mine.update(next_try=now + wait, tries=change.tries + 1))


def run_hook(command: Sequence[str], line: Any, seconds: float, folder: Path) -> str:
    """Run ``command`` in ``folder`` with ``line`` on its standard input; returns what went wrong, empty if nothing.

    What it prints is dropped. After ``seconds`` it is killed, with everything that it started.
    """
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    try:
        process = subprocess.Popen(  # nosec B603  # what the operator set, no shell
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )
    except OSError as error:
        return f"cannot be run: {error.strerror}"
    with process:
        try:
            process.communicate(json.dumps(line, sort_keys=True).encode("ascii") + b"\n", timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return f"took more than {seconds:g} seconds and was ended"
    return f"ended with {process.returncode}" if process.returncode else ""
