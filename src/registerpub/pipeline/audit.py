"""Audit: one entry for each decision, undo, hold, ruling, correction and account action, in its own transaction.

Who, when, what was seen, what was chosen, and the digests of the evidence. Payloads may tell of people and can be
erased; the chain over them (``core.audit``) stays provable.
"""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Q

from registerpub.core.audit import GENESIS, Link, canonical, entry_digest, first_fault, payload_digest
from registerpub.core.errors import Problem
from registerpub.store.models import AuditEntry, AuditPayload, Evidence, Proposal

#: Every action that has an entry, and so words in the desk.
ACTIONS = (
    "vote",
    "decide",
    "undo",
    "pull_back",
    "snooze",
    "wake",
    "merge",
    "unmerge",
    "different",
    "split",
    "unsplit",
    "take_over",
    "look",
    "hold",
    "hold_lifted",
    "ruling",
    "ruling_lifted",
    "name",
    "consent",
    "flag",
    "flag_lifted",
    "request",
    "request_answered",
    "still_current",
    "by_hand",
    "person_added",
    "person_removed",
    "person_kept",
    "name_withdrawn",
    "account",
    "erasure",
    "register",
    "source",
    "evidence",
    "webhook",
    "panic",
    "panic_lifted",
)
_FAULTS: Mapping[str, str] = {
    "number": "an entry is missing here",
    "previous": "it does not follow the entry before it",
    "entry": "it was changed after it was written",
    "payload": "what it tells was changed after it was written",
}


@dataclass(frozen=True, slots=True)
class AuditView:
    """An entry as people read it. ``account``: its name, empty for the machine. ``data`` None: erased."""

    number: int
    at: dt.datetime
    action: str
    account: str
    channel: str
    subject: str
    data: Mapping[str, Any] | None
    digest: str


def record(
    action: str,
    user: User | None,
    subject: str,
    now: dt.datetime,
    *,
    channel: str = "desk",
    person: str | None = None,
    data: Mapping[str, Any] | None = None,
) -> None:
    """Append one entry. ``subject``: a kind and an opaque id, ``card:k7m2p9qwer``; ``data``: JSON, erasable.

    Inside the caller's transaction, so that there is no deed without its entry and no entry without its deed. Two at
    once: SQLite lets one transaction write at a time; elsewhere the last entry is locked, and the unique number stops
    whoever would still come second.
    """
    assert action in ACTIONS, action
    assert connection.in_atomic_block, "an audit entry belongs to the transaction of what it tells"
    last = AuditEntry.objects.select_for_update().order_by("-number").first()
    number, previous = (last.number + 1, last.digest) if last else (1, GENESIS)
    salt, text = secrets.token_hex(16), canonical(dict(data or {}))
    payload, account = payload_digest(salt, text), str(user.pk) if user else ""
    digest = entry_digest(previous, number, now, action, account, channel, subject, payload)
    entry = AuditEntry.objects.create(
        number=number,
        at=now,
        action=action,
        account=account,
        channel=channel,
        subject=subject,
        payload=payload,
        previous=previous,
        digest=digest,
    )
    AuditPayload.objects.create(entry=entry, person=person or "", salt=salt, data=text)


def record_card(
    action: str,
    user: User,
    proposal: Proposal,
    now: dt.datetime,
    *,
    channel: str,
    chosen: Mapping[str, Any] | None = None,
) -> None:
    """:func:`record` of what was done on a card: the version and content that were seen, the evidence by digest."""
    rows = Evidence.objects.filter(proposal=proposal).order_by("document_id").distinct()
    digests = rows.values_list("document__text_sha256", "document__capture__sha256").distinct()
    seen = {
        "version": proposal.version,
        "event": proposal.event,
        "register": proposal.register_id,
        "candidate": proposal.candidate,
        "values": proposal.values,
        "facts": proposal.facts,
        "reasons": proposal.reasons,
    }
    data = {"seen": seen, "chosen": dict(chosen or {}), "evidence": sorted({one for pair in digests for one in pair})}
    record(action, user, f"card:{proposal.public_id}", now, channel=channel, person=proposal.person_id, data=data)


def list_entries(before: int | None = None, limit: int = 100) -> list[AuditView]:
    """Entries, newest first, from the one before number ``before`` on."""
    rows = AuditEntry.objects.select_related("body").order_by("-number")
    rows = rows.filter(number__lt=before) if before is not None else rows
    found = list(rows[:limit])
    accounts = {row.account for row in found if row.account}
    names = {str(pk): name for pk, name in User.objects.filter(pk__in=accounts).values_list("pk", "username")}
    return [_view(row, names) for row in found]


def _view(row: AuditEntry, names: Mapping[str, str]) -> AuditView:
    data = json.loads(row.body.data) if row.body.erased is None else None
    account = names.get(row.account, f"#{row.account}" if row.account else "")
    return AuditView(row.number, row.at, row.action, account, row.channel, row.subject, data, row.digest)


def chain_head() -> tuple[int, str]:
    """Number and digest of the newest entry: what is copied elsewhere, so that a chain that was cut short is found."""
    last = AuditEntry.objects.order_by("-number").first()
    return (last.number, last.digest) if last else (0, GENESIS)


def chain_problems() -> list[Problem]:
    """The first link that does not hold, if any."""
    fault = first_fault(_links())
    return [Problem(f"audit entry {fault.number}", _FAULTS[fault.kind])] if fault else []


def _links() -> Iterator[Link]:
    columns = ("number", "at", "action", "account", "channel", "subject", "payload", "previous", "digest")
    body = ("body__salt", "body__data", "body__erased")
    for row in AuditEntry.objects.order_by("number").values(*columns, *body).iterator(chunk_size=2000):
        # An entry whose payload row is gone altogether was not erased by us: its digest will not agree.
        salt, data, erased = (row.pop(name) for name in body)
        yield Link(**row, salt=salt or "", data=data or "", erased=erased is not None)


def erase_payloads(person: str, user: User, now: dt.datetime, *, channel: str = "desk") -> int:
    """Erase for good what entries tell of ``person``, also while they were nobody on record; returns how many.

    The chain holds as before.
    """
    with transaction.atomic():
        cards = Proposal.objects.filter(person=person).values_list("public_id", flat=True)
        subjects = [f"card:{card}" for card in cards]
        rows = AuditPayload.objects.filter(Q(person=person) | Q(entry__subject__in=subjects), erased__isnull=True)
        erased = rows.update(salt="", data="", erased=now)
        record("erasure", user, f"person:{person}", now, channel=channel, data={"payloads": erased})
    return erased
