"""What editors have left behind: decided cards, notices that are public or on their way, and entries of the audit."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.models import User
from django.db import transaction

from registerpub.pipeline.audit import record_card
from registerpub.store.models import Decision, Notice, NoticeTextRow, Proposal, Release

NOW = dt.datetime.now(dt.UTC)
#: Decided cards, of which each has a notice, and how many of those are not public yet.
DECIDED, WAITING = 600, 60


def decide(people: int) -> None:
    """Confirmed cards, the newest of today."""
    editor, release = User.objects.get(username="editor"), Release.objects.create(number=1, time=NOW)
    with transaction.atomic():
        for number in range(DECIDED):
            _notice(number, f"p{number % people:06}", editor, None if number < WAITING else release)


def _notice(number: int, person: str, editor: User, release: Release | None) -> None:
    at = NOW - dt.timedelta(minutes=5 * number)
    card = Proposal.objects.create(
        key=f"done{number:06}",
        public_id=f"done{number:06}",
        person_id=person,
        event="REMANDED",
        values={"date": "2026-10-11", "date_basis": "stated"},
        severity="A",
        certainty="strong",
        reasons=[{"key": "new"}],
        state="confirmed",
        created=at,
        updated=at,
    )
    decision = Decision.objects.create(proposal=card, verb="confirm", people=2, at=at)
    record_card("decide", editor, card, at, channel="desk", chosen={"verb": "confirm", "options": {"values": {}}})
    notice = Notice.objects.create(
        number=number + 1, decision=decision, person_id=person, event="REMANDED", created=at, due=NOW
    )
    for language in ("kk", "ru", "en"):
        NoticeTextRow.objects.create(
            notice=notice,
            language=language,
            headline="Remand",
            summary="A court has ordered remand.",
            body="A court has ordered remand for two months.",
            state="template",
            release=release,
            published=at if release else None,
            updated=at if release else None,
        )
