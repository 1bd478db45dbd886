"""Amend: a published notice is clarified, corrected or retracted, by the votes of a class A card, in one transaction.

An amendment is a card of its own kind: the first person writes it, the next sees all of it and confirms or declines.
Only a publisher retracts: one of those who agree is an active one when it is decided. Retracting for safety takes one
publisher and acts with the next release. Nothing is edited: a correction adds events
and a version of the text, a retraction annuls events; the publisher makes them public together.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction

from registerpub.config import Config
from registerpub.core.errors import DecisionError, InputError
from registerpub.core.records import Event
from registerpub.pipeline.amendment_effects import record_amendment
from registerpub.pipeline.amendment_events import annulled, corrected, told_events
from registerpub.pipeline.amendment_options import RETRACT, SAFETY, AmendmentOptions, check_options
from registerpub.pipeline.amendment_texts import NewWords, new_words
from registerpub.pipeline.audit import record_card
from registerpub.pipeline.decide import (
    Outcome,
    StaleCard,
    close,
    missing_people,
    open_card,
    settle_alone,
    standing_votes,
)
from registerpub.pipeline.roles import LEADING_ROLES, role_of
from registerpub.store.models import Decision, Notice, Proposal, Vote, new_card_id

#: The kind of the cards that amend a notice.
KIND = "amendment"
#: The events that cards of this kind bear.
AMENDING = ("WITHDRAWN", "AMENDED")
#: What retracts a notice follows the rules of this class, whatever the class of its event.
SEVERITY = "A"


@dataclass(frozen=True, slots=True)
class Amendment:
    """``events`` to record and ``words`` by language, as they would be if it were decided now."""

    events: tuple[Event, ...]
    words: dict[str, NewWords]


def find_notice(number: int) -> Notice:
    """The notice about an event that bears ``number``. Raises :class:`InputError`."""
    notice = Notice.objects.select_related("person", "decision__proposal").filter(number=number).first()
    if notice is None:
        raise InputError(f"there is no notice {number}: 'registerpub notice list' shows them")
    return notice


def notice_version(notice: Notice) -> int:
    """Grows with each amendment that is decided, public or not yet."""
    return 1 + notice.amendments.count()


def work_out(notice: Notice, options: AmendmentOptions, config: Config, now: dt.datetime) -> Amendment:
    """What the choices come to, for a preview and for the decision. Raises as :func:`propose_amendment` does."""
    check_options(options)
    _check_amendable(notice, options)
    if options.kind == SAFETY:
        return Amendment((), {})
    if options.kind == RETRACT:
        return Amendment(annulled(notice, options.cause), new_words(notice, options, (), (), config, now))
    made = corrected(notice, options.values, options.cause)
    return Amendment(made.changes, new_words(notice, options, made.changes, made.told, config, now))


def propose_amendment(
    number: int,
    user: User,
    options: AmendmentOptions,
    *,
    config: Config,
    channel: str,
    seen_version: int | None,
    now: dt.datetime,
) -> Outcome:
    """Write down an amendment and vote for it; decides if one person is enough.

    Raises :class:`DecisionError` (policy, incomplete choices), :class:`StaleCard` or :class:`InputError` (unknown
    notice, bad values). Nothing is stored when it raises.
    """
    with transaction.atomic():
        _check_may(user, options, config, channel)
        notice = _locked(number)
        if seen_version is not None and seen_version != notice_version(notice):
            raise StaleCard("the notice has changed since you opened it: look at it again")
        amendment = work_out(notice, options, config, now)
        if options.kind != SAFETY and open_amendment(notice) is not None:
            raise DecisionError(f"a change of notice {number} is waiting for another person: decide on that one first")
        return _vote(_card(notice, options, now), user, notice, options, amendment, config, channel, now)


def confirm_amendment(
    card_id: str, user: User, *, config: Config, channel: str, seen_version: int | None, now: dt.datetime
) -> Outcome:
    """Vote for an amendment that somebody else has written. Raises as :func:`propose_amendment` does."""
    with transaction.atomic():
        proposal = open_card(card_id, user, config, channel, seen_version)
        options, notice = amendment_of(proposal)
        notice = _locked(notice.number)
        if any(vote.user_id == user.pk for vote in standing_votes(proposal)):
            raise DecisionError(f"{user.get_username()} has already decided on this card: another editor is needed")
        amendment = work_out(notice, options, config, now)
        return _vote(proposal, user, notice, options, amendment, config, channel, now)


def decline_amendment(
    card_id: str, user: User, *, config: Config, channel: str, seen_version: int | None, now: dt.datetime
) -> Outcome:
    """Close an amendment without a change; its author may, too. One editor is enough."""
    with transaction.atomic():
        proposal = open_card(card_id, user, config, channel, seen_version)
        amendment_of(proposal)
        settle_alone(proposal, user, "reject", {"reason": "declined"}, channel, now)
    return Outcome("decided")


def amendment_of(proposal: Proposal) -> tuple[AmendmentOptions, Notice]:
    """What an amendment's card asks for, and of which notice."""
    if proposal.kind != KIND:
        raise InputError(f"card {proposal.public_id} amends no notice")
    return AmendmentOptions.from_dict(proposal.values["amendment"]), find_notice(proposal.values["notice"])


def open_amendment(notice: Notice) -> Proposal | None:
    """The amendment of ``notice`` that waits for another person."""
    return Proposal.objects.filter(kind=KIND, state="open", key__startswith=_key(notice)).first()


def lacks_publisher(options: AmendmentOptions, votes: Sequence[Vote]) -> bool:
    """Whether a retraction still needs a publisher: whoever wrote it may have been switched off or given another role.

    ``votes``: the standing ones to confirm it.
    """
    return options.kind == RETRACT and not any(role_of(vote.user) == "publisher" for vote in votes)


def _locked(number: int) -> Notice:
    """The notice, kept from everybody else who would change it until the transaction ends."""
    list(Notice.objects.select_for_update().filter(number=number))
    return find_notice(number)


def _key(notice: Notice) -> str:
    return f"{KIND}:{notice.number}:"


def _check_may(user: User, options: AmendmentOptions, config: Config, channel: str) -> None:
    retracting = options.kind in (RETRACT, SAFETY)
    allowed = ("publisher",) if retracting else LEADING_ROLES
    if role_of(user) not in allowed or not user.is_active:
        raise DecisionError(f"{user.get_username()} may not do this: the role must be {' or '.join(reversed(allowed))}")
    if channel == "terminal" and not config.policy.terminal_decisions:
        raise DecisionError(
            "decisions from the terminal are off: decide in the desk, or set terminal_decisions = true under [policy]"
        )


def _check_amendable(notice: Notice, options: AmendmentOptions) -> None:
    if notice.kind != "event":
        root = notice.corrects
        if root is None:
            raise DecisionError(f"notice {notice.number} names nobody and cannot be changed")
        raise DecisionError(f"notice {notice.number} tells of a change itself: correct or retract notice {root.number}")
    if notice.hidden or (options.kind != SAFETY and not told_events(notice)):
        raise DecisionError(f"notice {notice.number} has been retracted")
    if options.kind != SAFETY and not notice.texts.filter(release__isnull=False).exists():
        raise DecisionError(f"notice {notice.number} is not published yet: it can still be stopped in the outbox")


def _card(notice: Notice, options: AmendmentOptions, now: dt.datetime) -> Proposal:
    """The key is unique: of two people who write at the same moment one is refused."""
    number = Proposal.objects.filter(key__startswith=_key(notice)).count() + 1
    return Proposal.objects.create(
        key=f"{_key(notice)}{number}",
        public_id=new_card_id(),
        person=notice.person,
        event="WITHDRAWN" if options.kind in (RETRACT, SAFETY) else "AMENDED",
        register=notice.register,
        values={"notice": notice.number, "amendment": options.as_dict()},
        severity=SEVERITY,
        certainty="strong",
        kind=KIND,
        created=now,
        updated=now,
    )


def _vote(
    proposal: Proposal,
    user: User,
    notice: Notice,
    options: AmendmentOptions,
    amendment: Amendment,
    config: Config,
    channel: str,
    now: dt.datetime,
) -> Outcome:
    """A vote for the amendment, which decides if it is the last one needed; in the audit, as of any other card."""
    Vote.objects.create(
        proposal=proposal, user=user, verb="confirm", channel=channel, seen_version=proposal.version, at=now
    )
    outcome = _settle(proposal, notice, options, amendment, config, now)
    deed = "decide" if outcome.state == "decided" else "vote"
    record_card(deed, user, proposal, now, channel=channel, chosen={"verb": "confirm", **options.as_dict()})
    return outcome


def _settle(
    proposal: Proposal,
    notice: Notice,
    options: AmendmentOptions,
    amendment: Amendment,
    config: Config,
    now: dt.datetime,
) -> Outcome:
    votes = [vote for vote in standing_votes(proposal) if vote.verb == "confirm"]
    missing = 0 if options.kind == SAFETY else missing_people(proposal, votes, config)
    if not missing and lacks_publisher(options, votes):
        missing = 1
    if missing:
        return Outcome("waiting", missing)
    close(proposal, "confirmed", now)
    decision = Decision.objects.create(
        proposal=proposal,
        verb="confirm",
        reason=options.kind,
        options=options.as_dict(),
        people=len({vote.user_id for vote in votes}),
        at=now,
    )
    made = record_amendment(decision, notice, options, amendment.events, amendment.words, config, now)
    return Outcome("decided", notice=made.number if made else None, person=notice.person_id)
