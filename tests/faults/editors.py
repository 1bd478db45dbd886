"""Two editors who confirm every card that tells of an event, while things break: until standard input ends.

Whatever fails is tried again, as people do; what was refused because it is decided already is done.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from contextlib import suppress

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "registerpub.settings"
django.setup()

from django.db import connection  # noqa: E402  # Django must be set up before its models are read

from registerpub import settings  # noqa: E402
from registerpub.core.errors import DecisionError  # noqa: E402
from registerpub.pipeline.accounts import find_user  # noqa: E402
from registerpub.pipeline.cards import list_cards  # noqa: E402
from registerpub.pipeline.clock import utc_now  # noqa: E402
from registerpub.pipeline.decide import confirm  # noqa: E402
from registerpub.pipeline.options import Options  # noqa: E402


def decide(editors: tuple[str, ...]) -> None:
    config = settings.REGISTERPUB
    for row in list_cards(config, "open"):
        if row.kind != "event" or row.candidate:
            continue
        for editor in editors[: row.people_needed]:
            user = find_user(editor)
            with suppress(DecisionError):  # it was done before the connection broke
                confirm(row.id, user, Options(), config=config, channel="terminal", seen_version=None, now=utc_now())


def main(editors: tuple[str, ...]) -> None:
    over = threading.Event()

    def wait_for_the_end() -> None:
        sys.stdin.read()
        over.set()

    threading.Thread(target=wait_for_the_end, daemon=True).start()
    while not over.is_set():
        try:
            decide(editors)
        except Exception as error:
            print(f"tried again: {type(error).__name__}", file=sys.stderr, flush=True)
            connection.close()
        time.sleep(1)


main(tuple(sys.argv[1:]))
