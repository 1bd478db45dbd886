"""``python -m tests.browser.meanwhile DEED NAME``: what happens while somebody is looking at a page.

``evidence CARD``: another source tells of another day. ``sessions ACCOUNT``: every session of an account is ended.
``decisions CARD``: nothing; prints how many decisions the card has.
"""

from __future__ import annotations

import sys

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402  # Django must be set up before its models are read

from registerpub.pipeline.accounts import end_sessions  # noqa: E402
from registerpub.store.models import Decision, Proposal  # noqa: E402


def main(deed: str, name: str) -> None:
    if deed == "evidence":
        card = Proposal.objects.get(public_id=name)
        card.values = {**card.values, "date": "2026-10-12"}
        card.version += 1
        card.save()
    elif deed == "sessions":
        end_sessions(User.objects.get(username=name))
    print(Decision.objects.filter(proposal__public_id=name).count())


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
