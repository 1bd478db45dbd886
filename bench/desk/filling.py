"""Invented rows for the store: people on a list, pages that mention them, and a card for every so many pages."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from bench.desk.deciding import decide
from django.contrib.auth.models import User
from django.core.management.color import no_style
from django.db import connection
from django.db.models import Model

from registerpub.pipeline.accounts import create_user
from registerpub.pipeline.options import Options
from registerpub.store.models import (
    ArchiveFile,
    Capture,
    ClaimRow,
    DocumentRow,
    Evidence,
    Hold,
    LedgerEvent,
    MentionRow,
    NameRow,
    PersonRow,
    Proposal,
    RegisterRow,
    SourceState,
    Vote,
)

NOW = dt.datetime.now(dt.UTC)
EVENTS = ("SENTENCED_PRISON", "REMANDED", "REMAND_EXTENDED", "APPEAL_FILED", "QUESTIONED", "RELEASED_SERVED")
SEVERITY = {"SENTENCED_PRISON": "A", "REMANDED": "A", "RELEASED_SERVED": "A", "QUESTIONED": "C"}
LANGUAGES = ("kk", "ru", "en")
SOURCES = tuple(f"source{number}" for number in range(24))
_GIVEN = ("Талгат", "Айдос", "Мадина", "Ерлан", "Сауле", "Данияр", "Гульнар", "Бауыржан", "Асель", "Нурлан")
_BATCH = 5000
#: Of the account that looks at the pages: a publisher, who may see all of them.
PASSWORD = "a long pass phrase of nobody"


def fill(cards: int, mentions: int, people: int) -> None:
    """One document for each card, so many mentions in each as are asked for."""
    create_user("editor", PASSWORD, "publisher")
    create_user("other", "a long pass phrase of another", "editor")
    RegisterRow.objects.create(id="r1", owner={"kk": "Бірлік", "ru": "Бирлик", "en": "Birlik"}, languages=["kk"])
    _many(SourceState, (SourceState(name=name, next_due=NOW, health="healthy") for name in SOURCES))
    _people(people)
    archive = ArchiveFile.objects.create(name="made.warc.gz", sha256="0" * 64, size=1, records=cards, ingested=NOW)
    _many(Capture, (_capture(number, archive) for number in range(cards)))
    _many(DocumentRow, (_document(number) for number in range(cards)))
    each = max(1, mentions // cards)
    _many(MentionRow, (_mention(number, at, people) for number in range(cards) for at in range(each)))
    _many(ClaimRow, (_claim(number, people) for number in range(cards)))
    _many(Proposal, (_card(number, people) for number in range(cards)))
    _many(Evidence, (_evidence(number) for number in range(cards)))
    other = User.objects.get(username="other")
    _many(Vote, (_vote(number, other) for number in range(0, cards, 500)))
    _count_on(Capture, DocumentRow, ClaimRow, Proposal)
    decide(people)


def _count_on(*models: type[Model]) -> None:
    """PostgreSQL counts on behind the rows that were given numbers of their own."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)


def _many(model: Callable[..., Any], rows: Iterable[Any]) -> None:
    iterator: Iterator[Any] = iter(rows)
    while batch := list(islice(iterator, _BATCH)):
        model.objects.bulk_create(batch)  # type: ignore[attr-defined]  # a model's manager


def _person(number: int) -> str:
    return f"p{number:06}"


def _name(number: int) -> str:
    return f"{_GIVEN[number % 10]} Бекенов{chr(0x430 + number // 10 % 32)}{chr(0x430 + number // 320 % 32)}"


def _people(count: int) -> None:
    _many(
        PersonRow,
        (PersonRow(id=_person(n), sex="m", consent="public_by_person", created=NOW, position=n) for n in range(count)),
    )
    _many(
        NameRow,
        (
            NameRow(person_id=_person(n), language=language, full=_name(n), kind="main", checked=True, searched=NOW)
            for n in range(count)
            for language in LANGUAGES
        ),
    )
    for code, date in (("REMANDED", "2025-03-04"), ("LIST_RECOGNISED", "2025-04-10")):
        register = "r1" if code == "LIST_RECOGNISED" else None
        _many(
            LedgerEvent,
            (
                LedgerEvent(person_id=_person(n), code=code, date=date, register_id=register, recorded=NOW)
                for n in range(count)
            ),
        )
    for number in range(0, count, 50):
        Hold.objects.create(person_id=_person(number), reason="safety", owner="editor", placed=NOW)


def _capture(number: int, archive: ArchiveFile) -> Capture:
    return Capture(
        pk=number + 1,
        record=f"<urn:uuid:{number}>",
        archive=archive,
        offset=number,
        url=f"https://news{number % 24}.invalid/{number}",
        source=SOURCES[number % 24],
        fetched=NOW,
        sha256=hashlib.sha256(str(number).encode()).hexdigest(),
    )


def _document(number: int) -> DocumentRow:
    text = f"{_name(number % 1000)} туралы хабар. Сот шешім шығарды. " * 8
    return DocumentRow(
        pk=number + 1,
        capture_id=number + 1,
        canonical=f"https://news{number % 24}.invalid/{number}",
        source=SOURCES[number % 24],
        origin=SOURCES[number % 24],
        outlet=f"News {number % 24}",
        title="Сот",
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        language=LANGUAGES[number % 3],
        published=NOW.date(),
        created=NOW,
        matched=NOW,
        claimed=NOW,
        proposed=NOW,
        sketched="bench",
    )


def _mention(number: int, at: int, people: int) -> MentionRow:
    who = (number + at * 7) % people
    return MentionRow(
        document_id=number + 1,
        person_id=_person(who),
        field="text",
        start=at,
        end=at + 10,
        surface=_name(who),
        certainty="strong",
    )


def _claim(number: int, people: int) -> ClaimRow:
    event = EVENTS[number % len(EVENTS)]
    data = {
        "person": _person(number % people),
        "name": _name(number % people),
        "date": "2026-10-11",
        "date_basis": "stated",
        "trigger": None,
    }
    return ClaimRow(
        pk=number + 1,
        document_id=number + 1,
        person_id=_person(number % people),
        event=event,
        polarity="asserted",
        data=data,
    )


def _card(number: int, people: int) -> Proposal:
    event = EVENTS[number % len(EVENTS)]
    return Proposal(
        pk=number + 1,
        key=f"card{number:06}",
        public_id=f"card{number:06}",
        person_id=_person(number % people),
        event=event,
        register_id="r1" if number % 40 == 0 else None,
        values={"date": "2026-10-11", "date_basis": "stated"},
        severity=SEVERITY.get(event, "B"),
        certainty="strong",
        reasons=[{"key": "new"}],
        created=NOW - dt.timedelta(minutes=number),
        updated=NOW,
        snoozed=NOW + dt.timedelta(days=3) if number % 97 == 0 else None,
    )


def _evidence(number: int) -> Evidence:
    quote = {"field": "text", "start": 0, "end": 40}
    return Evidence(
        proposal_id=number + 1, document_id=number + 1, claim_id=number + 1, role="main", quote=quote, added=NOW
    )


def _vote(number: int, user: User) -> Vote:
    # As the desk keeps it: with one source, a card of class A is confirmed with a reason.
    options = Options(waiver="There will be no other source").as_dict()
    return Vote(
        proposal_id=number + 1, user=user, verb="confirm", options=options, channel="desk", seen_version=1, at=NOW
    )
