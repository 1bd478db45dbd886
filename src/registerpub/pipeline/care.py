"""Care for the people on record: withdrawn consent, requests of those who are named, looking again from time to time.

Each is a list of tasks that a person works off; nothing here decides what is public.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max, OuterRef, Q, Subquery

from registerpub.core.errors import DecisionError, InputError
from registerpub.core.workdays import working_days_after
from registerpub.pipeline.audit import erase_payloads, record
from registerpub.pipeline.persons import person_views
from registerpub.pipeline.roles import LEADING_ROLES, role_of
from registerpub.store.models import (
    AuditPayload,
    ConsentChange,
    MentionRow,
    NoticeTextRow,
    PersonCheck,
    PersonRow,
    Proposal,
    ReplyRequest,
)

#: Within this time a withdrawal is carried out: out of the public, personal payloads erased.
WITHDRAWAL: Final = dt.timedelta(hours=24)
#: Working days within which a request is answered.
ANSWER_DAYS: Final = 3
REQUESTS: Final = ("reply", "correction", "removal")
OUTCOMES: Final = ("done", "declined", "passed_on")
#: Nobody has written of somebody on a list for this long: somebody should find out whether it is still so.
SILENCE: Final = dt.timedelta(days=180)
LONGEST: Final = 4000


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Consent was taken back at ``at``. ``public``: texts about the person that are still out; ``payloads``: entries of
    the audit that still tell of them. Both 0: done.
    """

    person: str
    at: dt.datetime
    until: dt.datetime
    public: int
    payloads: int


@dataclass(frozen=True, slots=True)
class Request:
    """Somebody asks. ``person`` None: about nobody on record. ``answered`` None: open."""

    id: int
    person: str | None
    kind: str
    told: str
    received: dt.date
    due: dt.date
    by: str
    answered: dt.datetime | None
    answered_by: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Silence:
    """Somebody on a list of whom nobody has written since ``last`` (None: never), or looked into since ``checked``."""

    person: str
    last: dt.datetime | None
    checked: dt.datetime | None


def withdrawals() -> list[Withdrawal]:
    """Withdrawn consent that is not carried out whole, the most pressing first."""
    latest = ConsentChange.objects.values("person").annotate(latest=Max("pk")).values("latest")
    rows = ConsentChange.objects.filter(pk__in=latest).filter(Q(level=None) | Q(level="withheld"))
    found = []
    for row in rows.exclude(previous=None).order_by("at"):
        texts = NoticeTextRow.objects.filter(notice__person=row.person_id, release__isnull=False)
        public = texts.filter(withdrawn__isnull=True).count()
        payloads = AuditPayload.objects.filter(_about(row.person_id), erased__isnull=True).count()
        if public or payloads:
            found.append(Withdrawal(row.person_id, row.at, row.at + WITHDRAWAL, public, payloads))
    return found


def _about(person: str) -> Q:
    cards = Proposal.objects.filter(person=person).values_list("public_id", flat=True)
    return Q(person=person) | Q(entry__subject__in=[f"card:{card}" for card in cards])


def erase(person_id: str, user: User, now: dt.datetime) -> int:
    """Erase what the audit tells of a person who has withdrawn; for publishers. Returns the number of entries."""
    if role_of(user) != "publisher" or not user.is_active:
        raise DecisionError(f"{user.get_username()} may not erase: the role must be publisher")
    person = PersonRow.objects.filter(pk=person_id).first()
    if person is None or person.consent not in (None, "withheld"):
        raise DecisionError("this person has not withdrawn consent: nothing is erased")
    return erase_payloads(person_id, user, now)


def add_request(
    kind: str, person_id: str | None, told: str, received: dt.date | None, user: User, now: dt.datetime
) -> int:
    """Note a request; it is due :data:`ANSWER_DAYS` working days after it was received. Returns its number."""
    _may_work(user)
    told = told.strip()
    if kind not in REQUESTS:
        raise InputError(f"kind: {kind!r} is not one of: {', '.join(REQUESTS)}")
    if received is None or received > now.date() + dt.timedelta(days=1):
        raise InputError("received: write the day on which it came, not a later one")
    if not told or len(told) > LONGEST:
        raise InputError(f"told: write in 1 to {LONGEST} characters what is asked")
    if person_id is not None and not PersonRow.objects.filter(pk=person_id).exists():
        raise InputError(f"there is no person {person_id!r} on record")
    with transaction.atomic():
        row = ReplyRequest.objects.create(
            person_id=person_id,
            kind=kind,
            told=told,
            received=received,
            due=working_days_after(received, ANSWER_DAYS),
            by=user.get_username(),
        )
        data = {"kind": kind, "received": str(received), "due": str(row.due)}
        record("request", user, f"request:{row.pk}", now, person=person_id, data=data)
    return row.pk


def answer_request(request_id: int, outcome: str, user: User, now: dt.datetime) -> None:
    """Note how a request was answered; once."""
    _may_work(user)
    if outcome not in OUTCOMES:
        raise InputError(f"outcome: {outcome!r} is not one of: {', '.join(OUTCOMES)}")
    with transaction.atomic():
        rows = ReplyRequest.objects.filter(pk=request_id, answered__isnull=True)
        if not rows.update(answered=now, answered_by=user.get_username(), outcome=outcome):
            raise InputError("this request does not exist or is answered already")
        person = ReplyRequest.objects.get(pk=request_id).person_id
        record("request_answered", user, f"request:{request_id}", now, person=person, data={"outcome": outcome})


def requests(*, answered: bool = False) -> list[Request]:
    """Open requests, those due first; or the last that were answered."""
    rows = ReplyRequest.objects.filter(answered__isnull=not answered)
    return [
        Request(
            row.pk,
            row.person_id,
            row.kind,
            row.told,
            row.received,
            row.due,
            row.by,
            row.answered,
            row.answered_by,
            row.outcome,
        )
        for row in (rows.order_by("-answered")[:50] if answered else rows.order_by("due", "pk"))
    ]


def silences(now: dt.datetime) -> list[Silence]:
    """People on a list of whom nothing has come for long, those longest silent first."""
    mention = MentionRow.objects.filter(person=OuterRef("pk")).order_by("-pk").values("document__created")[:1]
    check = PersonCheck.objects.filter(person=OuterRef("pk")).order_by("-pk").values("at")[:1]
    rows = PersonRow.objects.annotate(last=Subquery(mention), checked=Subquery(check))
    early = now - SILENCE
    quiet = rows.filter(Q(last=None) | Q(last__lt=early), Q(checked=None) | Q(checked__lt=early), created__lt=early)
    found = [Silence(row.pk, row.last, row.checked) for row in quiet]
    listed = _listed(one.person for one in found)
    known = [one for one in found if one.person in listed]
    return sorted(known, key=lambda one: (one.last or dt.datetime.min.replace(tzinfo=dt.UTC), one.person))


def _listed(people: Iterable[str]) -> set[str]:
    views = person_views(people)
    return {person for person, view in views.items() if "recognised" in view.memberships.values()}


def still_current(person_id: str, user: User, now: dt.datetime) -> None:
    """Note that somebody has looked into it: what is on record is still so."""
    _may_work(user)
    with transaction.atomic():
        person = PersonRow.objects.filter(pk=person_id).first()
        if person is None:
            raise InputError(f"there is no person {person_id!r} on record")
        PersonCheck.objects.create(person=person, by=user.get_username(), at=now)
        record("still_current", user, f"person:{person_id}", now, person=person_id)


def _may_work(user: User) -> None:
    if role_of(user) not in LEADING_ROLES or not user.is_active:
        raise DecisionError(f"{user.get_username()} may not change this: the role must be editor or publisher")
