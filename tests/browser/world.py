"""Fills the project of $REGISTERPUB_PROJECT with the invented world of the desk's tests and its accounts.

``python -m tests.browser.world NAME:ROLE:LANGUAGE[:new] …`` prints a JSON object: name → the seed of its app, or "" for
an account that has not signed in yet. All have the password of ``tests.desk.samples``. ``plain:N`` makes N cards of
class C, ``plain00001`` and on, each about somebody of its own.
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
from tests.desk.samples import (  # noqa: E402
    NOW,
    add_evidence,
    make_amendment,
    make_card,
    make_claim,
    make_document,
    make_notice,
    make_person,
    make_trials,
    make_user,
    make_webhook,
    make_world,
)


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
        if wish.startswith("plain:"):
            _plain_cards(int(wish.partition(":")[2]))
            continue
        name, role, language, *new = wish.split(":")
        user = make_user(name, role, language)
        if not new:
            give_app(user)
        app = Authenticator.objects.filter(user=user).first()
        seeds[name] = decrypt(app.data["secret"]) if app else ""
    print(json.dumps(seeds))


def _plain_cards(number: int) -> None:
    for at in range(1, number + 1):
        person = make_person(f"plain{at}", kk=f"Ерлан Сәлімов{at}", ru=f"Ерлан Салимов{at}", en=f"Yerlan Salimov{at}")
        card = make_card(f"plain{at:05}", "QUESTIONED", "C", person=person)
        document = make_document("ru", f"Ерлана Салимова{at} допросили в Аксае.", "shamshyraq", title="Допрос")
        add_evidence(card, document, make_claim(document, person, "QUESTIONED", f"Ерлана Салимова{at}", "допросили"))


if __name__ == "__main__":
    main()
