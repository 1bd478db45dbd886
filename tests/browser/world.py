"""Fills the project of $REGISTERPUB_PROJECT with the invented world of the desk's tests and its accounts.

``python -m tests.browser.world NAME:ROLE:LANGUAGE[:new] …`` prints a JSON object: name → the seed of its app, or "" for
an account that has not signed in yet. All have the password of ``tests.desk.samples``.
"""

from __future__ import annotations

import json
import sys

import django

django.setup()

from allauth.mfa.models import Authenticator  # noqa: E402  # Django must be set up before its models are read
from allauth.mfa.utils import decrypt  # noqa: E402

from registerpub.demo.factors import give_app  # noqa: E402
from registerpub.store.models import DocumentRow, NameRow  # noqa: E402
from tests.desk.samples import NOW, make_amendment, make_notice, make_trials, make_user, make_webhook, make_world  # noqa: E402


def main() -> None:
    make_world()
    make_notice()
    make_amendment()
    make_trials()
    make_webhook()
    # The world is told as the stages would leave it: the worker that runs beside the desk has nothing to do.
    DocumentRow.objects.update(matched=NOW, claimed=NOW, proposed=NOW)
    NameRow.objects.update(searched=NOW)
    seeds = {}
    for wish in sys.argv[1:]:
        name, role, language, *new = wish.split(":")
        user = make_user(name, role, language)
        if not new:
            give_app(user)
        app = Authenticator.objects.filter(user=user).first()
        seeds[name] = decrypt(app.data["secret"]) if app else ""
    print(json.dumps(seeds))


if __name__ == "__main__":
    main()
