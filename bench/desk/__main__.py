"""How long the desk's pages take beside an empty page, with many open cards and many mentions: ``make bench-desk``.

Makes a project in a temporary folder, fills its store with invented rows, and opens each page through Django's whole
stack (middleware, session, sign-in wall, templates), as a signed-in editor. The empty page goes the same way and only
renders the frame that every page has, and is opened again in turn with each page, so that both meet the same moods of
the machine. Times are medians of one process; queries are counted.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

#: Pages that must stay cheap: what they are called in the table, their address, and what is looked for there.
PAGES: tuple[tuple[str, str, str], ...] = (
    ("inbox", "/", ""),
    ("inbox, page 100", "/?page=100", ""),
    ("inbox, one list", "/?register=r1", ""),
    ("inbox, one kind of event", "/?family=verdict", ""),
    ("inbox, one language", "/?language=kk", ""),
    ("inbox, one source", "/?source=source7", ""),
    ("urgent", "/urgent/", ""),
    ("mine", "/mine/", ""),
    ("second eyes", "/second/", ""),
    ("on hold", "/on-hold/", ""),
    ("snoozed", "/snoozed/", ""),
    ("done today", "/done/", ""),
    ("translation", "/translation/", ""),
    ("a card", "/cards/card000000/", ""),
    ("a person", "/people/p000001/", ""),
    ("outbox", "/outbox/", ""),
    ("hold list", "/holds/", ""),
    ("rulings", "/rulings/", ""),
    ("search, a name", "/search/", "Бекенов"),
    ("search, a whole name", "/search/", "Талгат Бекеноваа"),
    ("search, nobody", "/search/", "Жумабаев"),
    ("people", "/people/", ""),
    ("notices", "/notices/", ""),
    ("audit", "/audit/", ""),
    ("overview", "/overview/", ""),
    ("sources", "/sources/", ""),
    ("care", "/care/", ""),
)


def main() -> int:
    parser = argparse.ArgumentParser(prog="make bench-desk", description=__doc__)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--mentions", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--folder", type=Path, help="keep the project there, and measure it again if it is there")
    arguments = parser.parse_args()
    if arguments.folder and arguments.folder.is_dir():
        prepare(arguments.folder)
        return measure(arguments.rounds)
    with tempfile.TemporaryDirectory(prefix="registerpub-bench-") as folder:
        prepare(arguments.folder or Path(folder) / "project")
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

    if not folder.is_dir():
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
    from registerpub.desk.memory import settle

    client = signed_in()
    settle()  # as the desk's server does when it starts
    say(f"{'page':28} {'ms':>8} {'empty':>8} {'× empty':>8} {'queries':>8}")
    over = 0
    for name, address, text in PAGES:
        took, empty, queries = timed(client, address, text, rounds)
        over += took > 5 * empty or queries >= 20
        say(f"{name:28} {took:8.1f} {empty:8.1f} {took / empty:8.1f} {queries:8}")
    say(f"over 5 × or 20 queries: {over}")
    return 1 if over else 0


def signed_in() -> Client:
    """A publisher who has signed in through the real pages, by password and authenticator app."""
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
    from bench.desk.filling import PASSWORD
    from django.contrib.auth.models import User
    from django.test import Client

    from registerpub.demo.factors import give_app

    user = User.objects.get(username="editor")
    Authenticator.objects.filter(user=user).delete()
    line = give_app(user)
    seed = parse_qs(urlsplit(line).query)["secret"][0]
    client = Client()
    client.post("/accounts/login/", {"login": "editor", "password": PASSWORD})
    code = format_hotp_value(hotp_value(seed, int(time.time()) // 30))
    answer = client.post("/accounts/factors/sign-in/", {"code": code})
    assert answer.status_code == 302, answer.content.decode()
    return client


def timed(client: Client, address: str, text: str, rounds: int) -> tuple[float, float, int]:
    """Medians in milliseconds, of the page and of the empty one, and the page's queries.

    ``text`` is posted; without it the page is opened.
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def ask() -> HttpResponse:
        answer: HttpResponse = client.post(address, {"text": text}) if text else client.get(address)
        return answer

    response = ask()
    assert response.status_code == 200, (address, response.status_code)
    with CaptureQueriesContext(connection) as queries:
        ask()
        number = len(queries)
    times, empty = [], []
    client.get("/empty/")
    for _ in range(rounds):
        started = time.perf_counter()
        client.get("/empty/")
        between = time.perf_counter()
        ask()
        times.append((time.perf_counter() - between) * 1000)
        empty.append((between - started) * 1000)
    return statistics.median(times), statistics.median(empty), number


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    sys.exit(main())
