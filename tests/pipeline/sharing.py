"""Several processes at one archive, one of which may be killed or stand still half-way: what every run has found.

Usage: ``python -m tests.pipeline.sharing FOLDER URL RUN…`` makes a project in FOLDER, on the store at URL (or SQLite).
A RUN is ``one``, ``two``, ``kill:POINT`` or ``stop:POINT``; each begins with an empty store. Who stands still goes on
after the other has ended: it was taken for dead, and its share given away. Prints what the runs found, as JSON.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import importlib
import json
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

#: Where a process ends or stands still, and where its sibling waits for that. A stage is then half done.
POINTS = {
    "ingest": ("-registerpub.pipeline.ingest:_read_file", "-registerpub.pipeline.ingest:_read_file"),
    "match": ("+registerpub.pipeline.match:_compute", "-registerpub.pipeline.match:_compute"),
    "claim": ("+registerpub.pipeline.claim:_compute", "-registerpub.pipeline.claim:_compute"),
    "copies": ("-registerpub.pipeline.copies:_file", "-registerpub.pipeline.copies:_file"),
    "propose": ("+registerpub.pipeline.propose:_pass_over", "-registerpub.pipeline.process:_make_cards"),
}
PAGES, FILES, SHARE, SLICE = 14, 4, 2, 10
PATIENCE = 120
forking = multiprocessing.get_context("fork")


def main(folder: Path, url: str, runs: list[str]) -> None:
    os.environ["REGISTERPUB_PROJECT"] = str(folder / "project")
    os.environ["DJANGO_SETTINGS_MODULE"] = "registerpub.settings"
    from registerpub.pipeline.project import create_project, template

    create_project(folder / "project", template(url))
    import django

    django.setup()
    from bench.workers import worker, world
    from django.conf import settings

    from bench import archives
    from registerpub.pipeline import copies, process, shares, stage
    from registerpub.pipeline.clock import utc_now

    stage.SHARE = copies.SHARE = SHARE  # type: ignore[misc, attr-defined]
    process.SLICE = SLICE  # type: ignore[misc]
    archives.PEOPLE, world.NEWS, world.REPRINTS = 30, 0.6, 0.2
    world.make_world(folder / "archive", folder / "register.json", PAGES, FILES)
    worker.make(str(folder), url)
    told = {}
    for number, run in enumerate(runs):
        if number:
            empty(folder)
        if run == "one":
            done = process.process(settings.REGISTERPUB, utc_now)
            codes, match = [0], [done[1].done]
        else:
            # Nobody is given up but who stands still for good: then soon.
            shares.LEASE = dt.timedelta(seconds=2 if run.startswith("stop:") else 90)  # type: ignore[misc]
            codes, match = together(run)
        told[run] = {"found": found(), "codes": codes, "matched": match}
    print(json.dumps(told))


def empty(folder: Path) -> None:
    """As it was before the first run; numbers of rows begin at one again."""
    from django.apps import apps
    from django.core.management.color import no_style
    from django.db import connection

    from registerpub.pipeline.clock import utc_now
    from registerpub.pipeline.registers import import_register

    tables = [model._meta.db_table for model in apps.get_app_config("store").get_models()]
    statements = connection.ops.sql_flush(no_style(), tables, reset_sequences=True, allow_cascade=True)
    connection.ops.execute_sql_flush(statements)
    import_register(folder / "register.json", utc_now())


def together(run: str) -> tuple[list[int], list[int]]:
    """Two processes; how each ended, and how many documents each has matched, as far as it came to tell."""
    from django.db import connections

    connections.close_all()
    ready, told = forking.Event(), forking.SimpleQueue()
    meeting = forking.Barrier(2)
    children = [
        forking.Process(target=child, args=(number, run, ready, meeting, told.put), daemon=True) for number in (0, 1)
    ]
    for one in children:
        one.start()
    children[1].join(PATIENCE)
    if run.startswith("stop:"):
        assert children[0].exitcode is None, "who stood still has ended before it was to go on"
        os.kill(children[0].pid or 0, signal.SIGCONT)
    children[0].join(PATIENCE)
    codes = [one.exitcode if one.exitcode is not None else -1000 for one in children]
    counts = [0, 0]
    while not told.empty():
        number, count = told.get()
        counts[number] = count
    return codes, counts


def child(number: int, run: str, ready: Any, meeting: Any, tell: Callable[[tuple[int, int]], None]) -> None:
    from django.conf import settings

    from registerpub.pipeline import process
    from registerpub.pipeline.clock import utc_now

    def end() -> None:
        ready.set()
        os.kill(os.getpid(), signal.SIGKILL if run.startswith("kill:") else signal.SIGSTOP)

    if run == "two":
        # Each has a share of its own before either goes on.
        once("-registerpub.pipeline.match:_compute", lambda: meeting.wait(PATIENCE))
    else:
        point, wait = POINTS[run.partition(":")[2]]
        once(*((point, end) if number == 0 else (wait, lambda: ready.wait(PATIENCE))))
    results = process.process(settings.REGISTERPUB, utc_now)
    tell((number, results[1].done))


def once(point: str, deed: Callable[[], object]) -> None:
    """Do something before (``-``) or after (``+``) the first call of ``module:function``."""
    module, _, name = point[1:].partition(":")
    owner = importlib.import_module(module)
    function, calls = getattr(owner, name), [deed]

    def wrapped(*arguments: Any, **named: Any) -> Any:
        if point[0] == "-" and calls:
            calls.pop()()
        result = function(*arguments, **named)
        if calls:
            calls.pop()()
        return result

    setattr(owner, name, wrapped)


def found() -> dict[str, list[str]]:
    """Every row that a stage writes, without times, numbers drawn by chance and numbers of rows nobody refers to."""
    from django.db.models import DateTimeField

    from registerpub.store import models

    left_out = {"public_id", "claim"}
    unnumbered = {"Band", "MentionRow", "ClaimRow", "TotalRow", "Finding"}
    kinds = "ArchiveFile Capture DocumentRow Band MentionRow ClaimRow TotalRow Proposal Evidence Finding WorkShare"
    rows: dict[str, list[str]] = {}
    for kind in kinds.split():
        model = getattr(models, kind)
        columns = [
            field.attname
            for field in model._meta.concrete_fields
            if not isinstance(field, DateTimeField)
            and field.name not in left_out
            and not (field.primary_key and kind in unnumbered)
        ]
        rows[kind] = sorted(json.dumps(row, default=str, ensure_ascii=False) for row in model.objects.values(*columns))
    return rows


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
