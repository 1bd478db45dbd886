"""One of two processes that decide the same cards, started by ``test_deciding.py``; cards' ids come on standard input.

Waits for the line that starts the race of each card, so that both begin together, and prints what it was told.
"""

from __future__ import annotations

import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "registerpub.settings"
django.setup()


def main(user_name: str) -> None:
    from django.conf import settings
    from django.contrib.auth.models import User

    from registerpub.core.errors import RegisterpubError
    from registerpub.pipeline.clock import utc_now
    from registerpub.pipeline.decide import reject

    user = User.objects.get(username=user_name)
    print("ready", flush=True)
    for line in sys.stdin:
        try:
            reject(
                line.strip(),
                user,
                "not_a_change",
                config=settings.REGISTERPUB,
                channel="desk",
                seen_version=1,
                now=utc_now(),
            )
            print("decided", flush=True)
        except RegisterpubError as error:
            print(f"refused: {error}", flush=True)


main(sys.argv[1])
