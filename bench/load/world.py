"""The project that is loaded: made, and afterwards asked what it holds. Each deed is a process of its own.

``make``: the rows of :mod:`bench.desk.filling` and so many editors with an authenticator app each, written down for
those who play them. ``mark``: where the store stands before. ``check``: what has come into it since, beside what
editors were told.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

#: Files beside the project's folder: who signs in, and what they were told.
EDITORS, TOLD = "editors.json", "told.json"
#: What the audit calls a deed, by what an editor was told of it.
ENTRIES = {"waiting": "vote", "confirmed": "decide", "rejected": "decide", "later": "snooze"} | {
    name: name for name in ("undo", "take_over")
}


def world(folder: Path, *deed: str) -> str:
    """Run one deed on the project in ``folder``; what it printed."""
    environment = {**os.environ, "REGISTERPUB_PROJECT": str(folder / "project")}
    environment["DJANGO_SETTINGS_MODULE"] = "registerpub.settings"
    command = [sys.executable, "-m", "bench.load.world", str(folder), *deed]
    return subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout


def main(folder: Path, deed: str, arguments: Sequence[str]) -> None:
    if deed == "make":
        from registerpub.pipeline.project import create_project, template

        create_project(folder / "project", template(arguments[0]))
    import django

    django.setup()
    if deed == "make":
        make(folder, *map(int, arguments[1:]))
    elif deed == "mark":
        print(json.dumps(mark()))
    else:
        print(json.dumps(check(json.loads((folder / TOLD).read_text(encoding="utf-8")), json.loads(arguments[0]))))


def make(folder: Path, cards: int, mentions: int, people: int, editors: int) -> None:
    from bench.desk.filling import PASSWORD, fill
    from django.conf import settings
    from django.contrib.auth.models import User

    from registerpub.core.records import LANGUAGES
    from registerpub.demo.factors import give_app
    from registerpub.pipeline.project import migrate
    from registerpub.store.models import UserProfile

    migrate(settings.REGISTERPUB)
    fill(cards, mentions, people)
    known = User.objects.get(username="editor").password
    told = []
    for number in range(editors):
        user = User.objects.create(username=f"editor{number:03}", password=known)
        language = LANGUAGES[number % 3]
        UserProfile.objects.create(user=user, role="publisher" if number % 5 == 0 else "editor", language=language)
        seed = parse_qs(urlsplit(give_app(user)).query)["secret"][0]
        told.append({"name": user.username, "password": PASSWORD, "seed": seed, "language": language})
    (folder / EDITORS).write_text(json.dumps(told), encoding="utf-8")


def mark() -> dict[str, int]:
    """Where the store stands: its newest audit entry, its newest decision, and how many cards are closed."""
    from registerpub.pipeline.audit import chain_head
    from registerpub.store.models import Decision

    newest = Decision.objects.order_by("-pk").values_list("pk", flat=True).first()
    return {"entry": chain_head()[0], "decision": newest or 0, "closed": _closed()}


def _closed() -> int:
    from registerpub.store.models import Proposal

    return Proposal.objects.filter(public_id__startswith="card").exclude(state="open").count()


def check(told: Sequence[Sequence[str]], since: Mapping[str, int]) -> dict[str, Any]:
    """``told``: (account, card, deed) of everything that editors were told was done, ``since``: the mark before.

    ``open``: cards that are; ``lost``: told and not in the audit; ``untold``: in the audit and never told;
    ``decisions``: all of the cards, and how many were told; ``closed``: cards that are, standing decisions, and how
    many were told; ``twice``: cards with two of them; ``problems``: links of the audit that do not hold.
    """
    from django.contrib.auth.models import User
    from django.db.models import Count

    from registerpub.pipeline.audit import chain_problems
    from registerpub.store.models import AuditEntry, Decision, Proposal

    names = {str(pk): name for pk, name in User.objects.values_list("pk", "username")}
    deeds = AuditEntry.objects.filter(subject__startswith="card:card", action__in=set(ENTRIES.values()))
    rows = deeds.filter(number__gt=since["entry"]).values_list("account", "subject", "action")
    kept = Counter((names[account], subject.removeprefix("card:"), action) for account, subject, action in rows)
    said = Counter((account, card, ENTRIES[deed]) for account, card, deed in told)
    taken = Counter(deed for _, _, deed in told)
    ours = Decision.objects.filter(proposal__public_id__startswith="card", pk__gt=since["decision"])
    standing = ours.filter(undone=None)
    twice = Decision.objects.filter(undone=None).values("proposal").annotate(many=Count("pk")).filter(many__gt=1)
    return {
        "open": Proposal.objects.filter(state="open").count(),
        "lost": sorted((said - kept).elements()),
        "untold": sorted((kept - said).elements()),
        "decisions": [ours.count(), taken["confirmed"] + taken["rejected"]],
        "closed": [
            _closed() - since["closed"],
            standing.count(),
            taken["confirmed"] + taken["rejected"] - taken["undo"],
        ],
        "twice": twice.count(),
        "problems": [str(problem) for problem in chain_problems()],
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
