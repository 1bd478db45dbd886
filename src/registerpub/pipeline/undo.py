"""Taking a decision back before anything of it was public: the card is open again and everybody decides anew.

Nothing is deleted: the decision is marked as taken back, its events are withdrawn by further events, its notice stays
unpublished for good. After publication only a correction or a retraction helps.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from registerpub.config import Config
from registerpub.core.errors import DecisionError, InputError
from registerpub.core.records import Event, PartialDate
from registerpub.pipeline.amendment_undo import take_back_texts
from registerpub.pipeline.audit import record_card
from registerpub.pipeline.notices import wait_again
from registerpub.pipeline.publishable import READY
from registerpub.pipeline.roles import DECIDING_ROLES, LEADING_ROLES, role_of
from registerpub.pipeline.rulings import FROM_CARD
from registerpub.pipeline.unmade import remove_if_empty
from registerpub.store.mapping import event_row
from registerpub.store.models import Decision, LedgerEvent, NameRow, NoticeTextRow, Proposal, Ruling

#: What can be taken back. Cards that were made, joined or split have their own ways back.
UNDOABLE: Final = ("confirm", "reject")


@dataclass(frozen=True, slots=True)
class WayBack:
    """How a decision can still be taken back: ``kind`` undo or pull_back, possible until ``until`` at least."""

    card: str
    kind: str
    until: dt.datetime
    verb: str


def way_back(card_id: str, user: User, config: Config, now: dt.datetime) -> WayBack | None:
    """What ``user`` can still do about the decision on a card; None if there is none or it is too late."""
    rows = Decision.objects.filter(proposal__public_id=card_id, undone__isnull=True, verb__in=UNDOABLE)
    decision = rows.select_related("proposal", "notice").first()
    if decision is None or _is_public(decision):
        return None
    if now < undo_until(decision, config) and decision.proposal.votes.filter(user=user).exists():
        return WayBack(card_id, "undo", undo_until(decision, config), decision.verb)
    if hasattr(decision, "notice") and role_of(user) in LEADING_ROLES:
        return WayBack(card_id, "pull_back", decision.notice.due, decision.verb)
    return None


def just_decided(user: User, config: Config, now: dt.datetime) -> list[WayBack]:
    """The decisions in which ``user`` took part and that can still be undone, newest first."""
    since = now - dt.timedelta(seconds=config.policy.undo_seconds)
    # Asked first, because it is quick and nearly always answers: nobody has decided anything in this minute.
    if not Decision.objects.filter(at__gt=since).exists():
        return []
    rows = Decision.objects.filter(at__gt=since, undone__isnull=True, verb__in=UNDOABLE, proposal__votes__user=user)
    rows = rows.exclude(notice__texts__release__isnull=False)
    found = rows.select_related("proposal").order_by("-at", "-pk").distinct()
    return [WayBack(row.proposal.public_id, "undo", undo_until(row, config), row.verb) for row in found]


def _is_public(decision: Decision) -> bool:
    return NoticeTextRow.objects.filter(notice__decision=decision, release__isnull=False).exists()


def undo_until(decision: Decision, config: Config) -> dt.datetime:
    """The moment from which a decision stands."""
    return decision.at + dt.timedelta(seconds=config.policy.undo_seconds)


def undo(card_id: str, user: User, *, config: Config, channel: str, now: dt.datetime) -> None:
    """Take the decision on a card back within ``undo_seconds``. For whoever took part in it.

    Raises :class:`DecisionError` (too late, already public, somebody else's) or :class:`InputError`.
    """
    with transaction.atomic():
        decision = _standing(card_id)
        if not decision.proposal.votes.filter(user=user).exists():
            raise DecisionError("only who took part in a decision takes it back by undo: use the outbox")
        if now >= undo_until(decision, config):
            raise DecisionError("the time to undo this decision is over")
        _take_back(decision, user, "undo", "", channel, now)


def pull_back(card_id: str, user: User, reason: str, *, channel: str, now: dt.datetime) -> tuple[str, ...]:
    """Take a confirmation back while its notice waits in the outbox. For every editor and publisher: stopping is safe.

    Of a notice that is public in some languages only the texts that are not are stopped: each waits for its name form
    again, and the decision stands. Returns the languages of these; none where all of it was taken back.

    Raises as :func:`undo` does.
    """
    if role_of(user) not in LEADING_ROLES or not user.is_active:
        raise DecisionError(f"{user.get_username()} may not change this: the role must be editor or publisher")
    with transaction.atomic():
        decision = _standing(card_id)
        if decision.verb != "confirm" or not hasattr(decision, "notice"):
            raise DecisionError("this decision has no notice in the outbox")
        languages = _stop_the_rest(decision)
        if languages:
            told = {"reason": reason, "decision": decision.pk, "languages": languages}
            record_card("pull_back", user, decision.proposal, now, channel=channel, chosen=told)
            return tuple(languages)
        _take_back(decision, user, "pull_back", reason, channel, now)
    return ()


def _stop_the_rest(decision: Decision) -> list[str]:
    """Make the finished texts of a notice wait that is public in another language; what tells of an amendment never."""
    if not _is_public(decision) or decision.notice.kind != "event":
        return []
    rows = list(decision.notice.texts.filter(release__isnull=True, state__in=READY).order_by("language"))
    for row in rows:
        wait_again(row)
    return [row.language for row in rows]


def _standing(card_id: str) -> Decision:
    rows = Decision.objects.select_for_update().select_related("proposal").filter(undone__isnull=True)
    decision = rows.filter(proposal__public_id=card_id).first()
    if decision is None:
        raise InputError("there is no decision on this card to take back")
    if decision.verb not in UNDOABLE:
        raise DecisionError("this decision cannot be taken back: nothing was recorded of anybody")
    return decision


def _take_back(decision: Decision, user: User, action: str, reason: str, channel: str, now: dt.datetime) -> None:
    if role_of(user) not in DECIDING_ROLES or not user.is_active:
        raise DecisionError(f"{user.get_username()} may not decide: the role must be editor or publisher")
    if _is_public(decision):
        raise DecisionError("this is public already: it can only be corrected or retracted")
    if not Decision.objects.filter(pk=decision.pk, undone__isnull=True).update(undone=now, undone_by=user):
        raise DecisionError("somebody else has just taken this decision back")
    proposal = decision.proposal
    told = {"reason": reason, "decision": decision.pk, "verb": decision.verb, "options": decision.options}
    record_card(action, user, proposal, now, channel=channel, chosen=told)
    _withdraw_events(decision, now)
    take_back_texts(decision, now)
    _forget_names(decision)
    Ruling.objects.filter(person_id=proposal.person_id, reason=FROM_CARD, made=decision.at, lifted__isnull=True).update(
        lifted=now, lifted_by=user.get_username()
    )
    Proposal.objects.filter(pk=proposal.pk).update(
        state="open",
        # Votes lapse: whoever confirmed it is told, and decides anew.
        version=proposal.version + 1,
        updated=now,
        snoozed=None,
        person=None if proposal.candidate else proposal.person_id,
    )
    if proposal.candidate and proposal.person_id is not None:
        remove_if_empty(decision, proposal.person_id, user, now, channel)


def _withdraw_events(decision: Decision, now: dt.datetime) -> None:
    today = PartialDate.of(now.date())
    for row in LedgerEvent.objects.filter(decision=decision).select_related("person").order_by("id"):
        event = Event("WITHDRAWN", today, details={"event": str(row.pk), "cause": "undone"})
        event_row(event, row.person, now).save()


def _forget_names(decision: Decision) -> None:
    """The spelling that the confirmation added: pages with it would be taken for that person. A checked one stays."""
    if decision.alias_id is not None:
        NameRow.objects.filter(pk=decision.alias_id, kind="alias", checked=False).delete()
