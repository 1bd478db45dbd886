"""How long the desk's pages take beside an empty page, with many open cards and many mentions: ``make bench-desk``.

Makes a project in a temporary folder, fills its store with invented rows, and opens each page through Django's whole
stack (middleware, session, sign-in wall, templates), as a signed-in editor. The empty page goes the same way and only
renders the frame that every page has. Times are medians of one process; queries are counted.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

#: Pages that must stay cheap, and what they are called in the table.
PAGES = (
    ("inbox", "/"),
    ("inbox, page 100", "/?page=100"),
    ("inbox, one list", "/?register=r1"),
    ("inbox, one kind of event", "/?family=verdict"),
    ("inbox, one language", "/?language=kk"),
    ("inbox, one source", "/?source=source7"),
    ("urgent", "/urgent/"),
    ("mine", "/mine/"),
    ("second eyes", "/second/"),
    ("on hold", "/on-hold/"),
    ("snoozed", "/snoozed/"),
    ("done today", "/done/"),
    ("translation", "/translation/"),
    ("a card", "/cards/card000000/"),
    ("a person", "/people/p000001/"),
    ("outbox", "/outbox/"),
    ("hold list", "/holds/"),
    ("rulings", "/rulings/"),
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench-desk", description=__doc__)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--mentions", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=15)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="registerpub-bench-") as folder:
        prepare(Path(folder) / "project")
        from bench.desk.filling import fill

        started = time.perf_counter()
        fill(arguments.cards, arguments.mentions, arguments.people)
        say(
            f"{arguments.cards} open cards, {arguments.mentions} mentions, {arguments.people} people: "
            f"made in {time.perf_counter() - started:.0f} s"
        )
        return measure(arguments.rounds)


def prepare(folder: Path) -> None:
    """A new project, with Django set up for it."""
    from registerpub.pipeline.project import create_project, migrate

    create_project(folder)
    os.environ["REGISTERPUB_PROJECT"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "registerpub.settings"
    import django
    from django.conf import settings

    django.setup()
    settings.ROOT_URLCONF = "bench.desk.urls"
    settings.ALLOWED_HOSTS = ["testserver"]
    migrate(settings.REGISTERPUB)


def measure(rounds: int) -> int:
    """Print the table; returns 1 if a page is over one of the two bounds."""
    from django.contrib.auth.models import User
    from django.test import Client

    client = Client()
    client.force_login(User.objects.get(username="editor"))
    empty, _ = timed(client, "/empty/", rounds)
    say(f"{'page':28} {'ms':>8} {'× empty':>8} {'queries':>8}")
    say(f"{'an empty page':28} {empty:8.1f} {1:8.1f} {'':>8}")
    over = 0
    for name, address in PAGES:
        took, queries = timed(client, address, rounds)
        over += took > 5 * empty or queries >= 20
        say(f"{name:28} {took:8.1f} {took / empty:8.1f} {queries:8}")
    say(f"over 5 × or 20 queries: {over}")
    return 1 if over else 0


def timed(client: object, address: str, rounds: int) -> tuple[float, int]:
    """Median in milliseconds, and the number of queries of one answer."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    response = client.get(address)  # type: ignore[attr-defined]  # django's test client
    assert response.status_code == 200, (address, response.status_code)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)  # type: ignore[attr-defined]  # as above
        number = len(queries)
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        client.get(address)  # type: ignore[attr-defined]  # as above
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times), number


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
