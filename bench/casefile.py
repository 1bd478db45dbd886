"""How the case files grow: ``python bench/casefile.py [--people N]``. Writes nothing but a table.

Folds a register of 1,000 people and one of N (100,000 unless told), ten events each, in memory and out of a SQLite file
in a temporary folder, and opens one person in each. Each size runs in a process of its own; times are CPU seconds.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

FEW = 1000
EVENTS = 10
#: Of a hundred people, how many have a correction and how many an event that was moved to somebody else.
CORRECTED, MOVED = 10, 1
RECORDED = dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.UTC)
STORY = (
    ("DETAINED", 2),
    ("REMANDED", 3),
    ("SUSPECT", 5),
    ("INDICTED", 90),
    ("TRIAL_STARTED", 120),
    ("SENTENCED_PRISON", 200),
    ("APPEAL_UPHELD", 260),
    ("TRANSFERRED", 300),
    ("RELEASED_SERVED", 900),
)


def entries(people: int) -> Iterator[tuple[str, str, str, str | None, dict[str, str]]]:
    """Person, code, date, register and details of every entry, in the order of recording; the same every time."""
    chance = random.Random(20240506)
    number = 0
    for index in range(people):
        start = dt.date(2010, 1, 1) + dt.timedelta(days=chance.randrange(4000))
        person, first = f"p{index}", number + 1
        for code, days in STORY:
            date = (start + dt.timedelta(days=days + chance.randrange(30))).isoformat()
            yield person, code, date[: chance.choice((10, 10, 10, 7))], None, {}
        number += len(STORY)
        kind = index % 100
        if kind < CORRECTED:
            yield person, "AMENDED", "", None, {"event": str(first + 5), "field": "term", "new": "3y6m"}
        elif kind < CORRECTED + MOVED and index:
            yield person, "AMENDED", "", None, {"event": str(first + 8), "field": "person", "new": f"p{index - 1}"}
        else:
            yield person, "LIST_RECOGNISED", start.isoformat(), "bench", {}
        number += 1


def measured(work: Callable[[], Any], times: int) -> float:
    """CPU seconds of the quickest of ``times`` runs."""
    found = []
    for _ in range(times):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def measure(people: int, folder: Path) -> dict[str, Any]:
    """All measures of one size."""
    from registerpub.core.casefile import case_files, count_register
    from registerpub.core.records import Event, PartialDate

    times = 5 if people <= FEW else 2
    ledger: dict[str, list[Event]] = {}
    dates: dict[str, PartialDate | None] = {"": None}
    for number, (person, code, date, register, details) in enumerate(entries(people), 1):
        if date not in dates:
            dates[date] = PartialDate.parse(date)
        event = Event(code, dates[date], register=register, details=details, recorded=RECORDED, id=number)
        ledger.setdefault(person, []).append(event)
    found: dict[str, Any] = {"people": people, "events": sum(map(len, ledger.values()))}
    found["fold"] = measured(lambda: count_register("bench", case_files(ledger)), times)
    found["count"] = count_register("bench", case_files(ledger)).count
    ledger.clear()
    found |= measure_store(people, folder, times)
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return found


def measure_store(people: int, folder: Path, times: int) -> dict[str, Any]:
    set_up(folder / "project")
    fill(people)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from registerpub.pipeline.counts import computed_count
    from registerpub.pipeline.persons import get_person

    counted: list[int] = []
    seconds = measured(lambda: counted.append(computed_count("bench", None).count), times)
    one = f"p{people // 2}"
    with CaptureQueriesContext(connection) as captured:
        get_person(one)
    return {
        "stored": seconds,
        "stored_count": counted[0],
        "open": measured(lambda: [get_person(one) for _ in range(20)], 5) / 20,
        "queries": len(captured),
    }


def set_up(project: Path) -> None:
    subprocess.run([sys.executable, "-m", "registerpub.cli", "init", str(project)], check=True, capture_output=True)
    os.environ |= {"REGISTERPUB_PROJECT": str(project), "DJANGO_SETTINGS_MODULE": "registerpub.settings"}
    import django

    django.setup()


def fill(people: int) -> None:
    """Rows straight into the tables: how they are written is not what is measured."""
    from django.db import connection, transaction

    from registerpub.core.casefile.corrections import points_to
    from registerpub.core.records import Event
    from registerpub.store.models import RegisterRow

    moment = RECORDED.strftime("%Y-%m-%d %H:%M:%S")
    ids = [f"p{index}" for index in range(people)]
    persons = ((one, moment, number) for number, one in enumerate(ids))
    rows = (
        (person, code, date, register, json.dumps(details), moment, points_to(Event(code, details=details)))
        for person, code, date, register, details in entries(people)
    )
    with transaction.atomic(), connection.cursor() as cursor:
        RegisterRow.objects.create(id="bench", owner={"en": "Bench"})
        cursor.executemany("INSERT INTO person (id, created, position) VALUES (%s, %s, %s)", persons)
        cursor.executemany(
            "INSERT INTO person_name (person_id, language, full, kind, checked) VALUES (%s, 'en', %s, 'main', true)",
            ((one, one) for one in ids),
        )
        cursor.executemany(
            "INSERT INTO ledger_event (person_id, code, date, date_basis, register_id, details, recorded, opening, "
            "points_to) VALUES (%s, %s, %s, 'stated', %s, %s, %s, false, %s)",
            rows,
        )


def run(people: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--measure", str(people), "--folder", folder]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, Any] = json.loads(printed)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--measure", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        print(json.dumps(measure(arguments.measure, arguments.folder)))
        return
    few, many = run(FEW), run(arguments.people)
    for found in (few, many):
        if found["count"] != found["stored_count"]:
            sys.exit(f"the store counts {found['stored_count']}, memory {found['count']}")
    growth = many["events"] / few["events"]
    print(
        f"{'people':>9} {'events':>9} {'fold s':>8} {'store s':>8} {'one person ms':>14} {'queries':>8} {'peak MB':>8}"
    )
    for found in (few, many):
        print(
            f"{found['people']:9,} {found['events']:9,} {found['fold']:8.3f} {found['stored']:8.3f} "
            f"{1000 * found['open']:14.2f} {found['queries']:8} {found['memory']:8,}"
        )
    for name, label in (("fold", "fold in memory"), ("stored", "count out of the store")):
        print(f"{label}: {many[name] / few[name] / growth:.2f} x linear")
    print(f"opening one person: {many['open'] / few['open']:.2f} x")


if __name__ == "__main__":
    main()
