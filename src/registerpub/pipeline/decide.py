"""Decide: an editor's vote on a card; with the last vote the decision, its events and its notice, in one transaction.

The policy comes from ``registerpub.toml``. Two editors who decide at the same moment meet at the conditional update
of the card's state: one decision each card, always.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from registerpub.config import Config
from registerpub.core.errors import DecisionError, InputError
from registerpub.pipeline.audit import record_card
from registerpub.pipeline.denials import ASIDE
from registerpub.pipeline.differences import Difference, differences, whole_differences
from registerpub.pipeline.effects import record_confirmation
from registerpub.pipeline.looks import check_looked
from registerpub.pipeline.options import Options
from registerpub.pipeline.origins import origins
from registerpub.pipeline.resolve import Resolution, resolve
from registerpub.pipeline.roles import DECIDING_ROLES, LEADING_ROLES, role_of
from registerpub.pipeline.rulings import remember_rejection
from registerpub.pipeline.views import DECIDED
from registerpub.store.models import Decision, Proposal, Vote

REJECT_REASONS = ("not_this_person", "not_a_change", "already_known")


class StaleCard(DecisionError):
    """The card has changed since it was read."""


#: ``settled`` of somebody who keeps to their own choices: the others are asked again.
OWN_CHOICES = "own"


class DifferingOptions(DecisionError):
    """The second editor chose otherwise than the first. ``differences``: (field, first, yours), None for nothing.

    ``first``: the first editor's choices; ``seal`` names them, to be sent back by whoever has read and accepts them.
    """

    def __init__(self, found: Sequence[Difference], first: Options) -> None:
        self.differences = list(found)
        self.first = first
        self.seal = first.seal()
        lines = [
            f"  {name}: the first editor chose {_said(first)}, you chose {_said(yours)}" for name, first, yours in found
        ]
        super().__init__("your choices differ from the first editor's:\n" + "\n".join(lines))


def _said(value: str | None) -> str:
    return "nothing" if value is None else repr(value)


@dataclass(frozen=True, slots=True)
class Outcome:
    """``state`` waiting or decided; ``missing_people`` how many more editors are needed; ``notice`` its number."""

    state: str
    missing_people: int = 0
    notice: int | None = None
    person: str | None = None


def confirm(
    card_id: str,
    user: User,
    options: Options,
    *,
    config: Config,
    channel: str,
    seen_version: int | None,
    now: dt.datetime,
    settled: str | None = None,
) -> Outcome:
    """Vote to confirm. Decides when the policy's number of people agrees.

    ``settled`` None: what a later editor leaves out follows the first (terminal). Otherwise ``options`` are a whole
    page: differences are refused until settled, by the first editor's ``seal`` or by :data:`OWN_CHOICES`.

    Raises :class:`DecisionError` (policy, incomplete options), :class:`StaleCard`, :class:`DifferingOptions`,
    :class:`.looks.NotLooked` (in the desk) or :class:`InputError` (unknown card, bad values). Nothing is stored when it
    raises.
    """
    with transaction.atomic():
        proposal = open_card(card_id, user, config, channel, seen_version)
        if proposal.kind not in DECIDED:
            raise DecisionError("this card only informs: there is nothing to confirm, close it instead")
        votes = [vote for vote in standing_votes(proposal) if vote.verb == "confirm"]
        chosen = _agreed_options(proposal, [vote for vote in votes if vote.user_id != user.pk], options, settled)
        own = next((vote for vote in votes if vote.user_id == user.pk), None)
        if own is not None and (own.options == chosen.as_dict() or (options.is_empty() and settled is None)):
            raise DecisionError(f"{user.get_username()} has already decided on this card: another editor is needed")
        if channel == "desk":
            check_looked(proposal, user)
        resolution = resolve(proposal, chosen)
        _check_origins(proposal, chosen, config)
        _vote(proposal, user, "confirm", chosen.as_dict(), channel, now)
        votes = [vote for vote in standing_votes(proposal) if vote.verb == "confirm" and _agrees(vote, chosen)]
        missing = missing_people(proposal, votes, config)
        if missing:
            record_card("vote", user, proposal, now, channel=channel, chosen={"verb": "confirm", **chosen.as_dict()})
            return Outcome("waiting", missing)
        outcome = _decide(proposal, resolution, chosen, votes, config, now)
        record_card("decide", user, proposal, now, channel=channel, chosen={"verb": "confirm", **chosen.as_dict()})
        return outcome


def reject(
    card_id: str, user: User, reason: str, *, config: Config, channel: str, seen_version: int | None, now: dt.datetime
) -> Outcome:
    """Close a card without a change. One editor is enough: nothing is recorded of the person, nothing published.

    With the reason ``not_this_person`` it is remembered that the card's documents do not name its person.
    """
    if reason not in REJECT_REASONS:
        raise InputError(f"{reason!r} is not a reason; use one of: {', '.join(REJECT_REASONS)}")
    with transaction.atomic():
        proposal = open_card(card_id, user, config, channel, seen_version)
        settle_alone(proposal, user, "reject", {"reason": reason}, channel, now)
        if reason == "not_this_person":
            remember_rejection(proposal, user.get_username(), now)
    return Outcome("decided")


def settle_alone(
    proposal: Proposal, user: User, verb: str, options: dict[str, Any], channel: str, now: dt.datetime
) -> None:
    """Vote and close a card by what one editor may do: ``reject``, or ``open`` a list of earlier mentions."""
    vote = _vote(proposal, user, verb, options, channel, now)
    voters = [standing.user for standing in standing_votes(proposal) if standing.verb == verb]
    if not any(role_of(person) in LEADING_ROLES for person in voters):
        raise DecisionError("a keeper cannot decide alone: ask an editor")
    close(proposal, "rejected" if verb == "reject" else "confirmed", now)
    Decision.objects.create(
        proposal=proposal, verb=verb, reason=options.get("reason", ""), options=vote.options, people=len(voters), at=now
    )
    record_card("decide", user, proposal, now, channel=channel, chosen={"verb": verb, **options})


def standing_votes(proposal: Proposal) -> list[Vote]:
    """The latest vote of each person who may still decide, given on the card as it is now, in order."""
    return [
        vote
        for vote in _latest(proposal)
        if vote.seen_version == proposal.version and vote.user.is_active and role_of(vote.user) in DECIDING_ROLES
    ]


def _latest(proposal: Proposal) -> list[Vote]:
    latest = {vote.user_id: vote for vote in sorted(proposal.votes.all(), key=lambda vote: vote.pk)}
    return sorted(latest.values(), key=lambda vote: vote.pk)


def lapsed_votes(proposal: Proposal) -> list[Vote]:
    """Confirmations that no longer count because the card has changed since, one for each person, in order."""
    standing = {vote.user_id for vote in standing_votes(proposal)}
    return [
        vote
        for vote in _latest(proposal)
        if vote.user_id not in standing and vote.verb == "confirm" and vote.seen_version != proposal.version
    ]


def find_card(card_id: str) -> Proposal:
    row = Proposal.objects.filter(public_id=card_id).first()
    if row is None:
        raise no_card(card_id)
    return row


def no_card(card_id: str) -> InputError:
    """What is said of an unknown id."""
    return InputError(f"there is no card {card_id!r}: 'registerpub queue list' shows the open ones")


def open_card(card_id: str, user: User, config: Config, channel: str, seen_version: int | None) -> Proposal:
    """The card, locked and open, for an account that may decide on it. Raises as :func:`confirm` does."""
    find_card(card_id)
    proposal = Proposal.objects.select_for_update().get(public_id=card_id)
    if role_of(user) not in DECIDING_ROLES or not user.is_active:
        raise DecisionError(f"{user.get_username()} may not decide: the role must be editor or publisher")
    if channel == "terminal" and not config.policy.terminal_decisions:
        raise DecisionError(
            "decisions from the terminal are off: decide in the desk, or set terminal_decisions = true under [policy]"
        )
    if proposal.state != "open":
        raise DecisionError(f"card {card_id} is already {proposal.state}")
    if seen_version is not None and seen_version != proposal.version:
        raise StaleCard("the card has changed since you opened it: look at it again")
    return proposal


def _agreed_options(proposal: Proposal, others: Sequence[Vote], options: Options, settled: str | None) -> Options:
    """The latest choices of another editor stand; whoever follows may leave them out or repeat them, or settle.

    Why too few origins are enough each writes for themselves, unless the card was recorded without any: its reason is
    read by both.
    """
    if not others:
        return options
    first = Options.from_dict(others[-1].options)
    compare = differences if settled is None else whole_differences
    found = compare(proposal, first, options)
    if not found or settled == first.seal():
        return replace(first, waiver=options.waiver or proposal.values.get("no_source", ""))
    if settled == OWN_CHOICES:
        return options
    raise DifferingOptions(found, first)


def _agrees(vote: Vote, chosen: Options) -> bool:
    return Options.from_dict(vote.options).seal() == chosen.seal()


def _check_origins(proposal: Proposal, options: Options, config: Config) -> None:
    policy = config.policy.classes[proposal.severity]
    evidence = list(proposal.evidence.select_related("document"))
    found = len(origins(evidence))
    primary = policy.primary_is_enough and any(
        row.document.tier == "primary" for row in evidence if row.role not in ASIDE
    )
    if found < policy.origins and not primary and not options.waiver.strip():
        raise DecisionError(
            f"class {proposal.severity} asks for {policy.origins} independent sources and this card has {found}: "
            "wait for another source, or give a written reason to decide without it"
        )


def _vote(proposal: Proposal, user: User, verb: str, options: dict[str, Any], channel: str, now: dt.datetime) -> Vote:
    return Vote.objects.create(
        proposal=proposal, user=user, verb=verb, options=options, channel=channel, seen_version=proposal.version, at=now
    )


def missing_people(proposal: Proposal, votes: Sequence[Vote], config: Config) -> int:
    """How many more people the policy asks for; a terminal counts once per card, a keeper never alone."""
    desk = sum(vote.channel == "desk" for vote in votes)
    terminal = len(votes) - desk
    if terminal and not config.policy.terminal_may_be_two:
        terminal = 1
    missing = max(0, config.policy.classes[proposal.severity].people - desk - terminal)
    if not missing and not any(role_of(vote.user) in LEADING_ROLES for vote in votes):
        return 1
    return missing


def _decide(
    proposal: Proposal,
    resolution: Resolution,
    options: Options,
    votes: Sequence[Vote],
    config: Config,
    now: dt.datetime,
) -> Outcome:
    close(proposal, "confirmed", now)
    decision = Decision.objects.create(
        proposal=proposal, verb="confirm", options=options.as_dict(), people=len({v.user_id for v in votes}), at=now
    )
    notice = record_confirmation(decision, resolution, options, config, now)
    return Outcome("decided", notice=notice.number if notice else None, person=decision.proposal.person_id)


def close(proposal: Proposal, state: str, now: dt.datetime) -> None:
    """The compare-and-set: raises if another editor's decision came first."""
    changed = Proposal.objects.filter(pk=proposal.pk, state="open").update(state=state, updated=now)
    if not changed:
        raise DecisionError(f"card {proposal.public_id} has just been decided by somebody else")
    proposal.state = state
