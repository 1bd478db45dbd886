"""``python -m tests.browser.older NAME``: lets the proofs in NAME's sessions be an hour old, instead of waiting."""

from __future__ import annotations

import sys
from importlib import import_module

import django

django.setup()

from allauth.usersessions.models import UserSession  # noqa: E402  # Django must be set up before its models are read
from django.conf import settings  # noqa: E402


def main(name: str) -> None:
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for row in UserSession.objects.filter(user__username=name):
        session = store(row.session_key)
        records = session["account_authentication_methods"]
        session["account_authentication_methods"] = [{**record, "at": record["at"] - 3600} for record in records]
        session.save()


if __name__ == "__main__":
    main(sys.argv[1])
