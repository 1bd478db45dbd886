"""Taking back that two cards were made one, or that one was split: each article stands again where it stood.

The ruling stays on record as taken back (``CardMove.undone``); an article that has joined since goes where it would
have gone without the ruling. Of several rulings on a card the last is taken back first; none once a card of the two has
been decided on.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q

from registerpub.config import Config
from registerpub.core.errors import DecisionError, InputError
from registerpub.pipeline.audit import record_card
from registerpub.pipeline.candidates import documents_of, lock_in_order, may_lead, work_out_anew
from registerpub.pipeline.decide import close, find_card, open_card
from registerpub.store.models import CardMove, Decision, Evidence, Proposal

MERGE: Final = "merge"
SPLIT: Final = "split"


@dataclass(frozen=True, slots=True)
class MoveView:
    """One ruling on a card. ``kind``: merge or split; ``here``: this card took the evidence.

    ``other``, ``name``, ``state``: the other card. ``articles``: how many were moved by a split, else 0. ``undone``:
    when it was taken back, by whom. ``can_undo``: it is the last ruling on both cards and neither has been decided on.
    """

    kind: str
    here: bool
    other: str
    name: str
    state: str
    user: str
    at: dt.datetime
    articles: int
    undone: dt.datetime | None
    undone_by: str
    can_undo: bool


def moves_of(card_id: str) -> tuple[MoveView, ...]:
    """The rulings that moved evidence from or to a card, newest first; two queries however many."""
    rows = _rows(Q(source__public_id=card_id) | Q(target__public_id=card_id))
    if not rows:
        return ()
    cards = {pk for row in rows for pk in (row.source_id, row.target_id)}
    last = _last_standing(_rows(Q(source__in=cards) | Q(target__in=cards)))
    groups: dict[tuple[int, int, dt.datetime], list[CardMove]] = {}
    for row in rows:
        groups.setdefault((row.source_id, row.target_id, row.at), []).append(row)
    return tuple(reversed([_view(card_id, group, last) for group in groups.values()]))


def take_back(
    card_id: str, other_id: str, user: User, *, config: Config, channel: str, seen_version: int | None, now: dt.datetime
) -> str:
    """Take back the last ruling by which evidence went between the two cards. Votes on both lapse.

    Returns the id of the card that had taken the other in (a merge) or has its articles back (a split). Raises
    :class:`DecisionError` (:class:`.decide.StaleCard`, decided since, a later ruling first, already taken back) or
    :class:`InputError`; then nothing has changed.
    """
    if card_id == other_id:
        raise InputError("a card cannot be compared with itself: name two")
    with transaction.atomic():
        find_card(other_id)
        lock_in_order(card_id, other_id)
        one = open_card(card_id, user, config, channel, seen_version)
        two = Proposal.objects.get(public_id=other_id)
        may_lead(user)
        moves = _ruling_between(one, two)
        source, target = (one, two) if moves[0].source_id == one.pk else (two, one)
        _check_untouched(moves, source, target)
        taken = CardMove.objects.filter(pk__in=[move.pk for move in moves], undone__isnull=True)
        if taken.update(undone=now, undone_by=user) != len(moves):
            raise DecisionError("somebody else has just taken this back")
        if moves[0].document_id is None:
            _part(source, target, user, channel, now)
            return target.public_id
        _join(source, target, user, channel, now)
        return source.public_id


def _part(gone: Proposal, kept: Proposal, user: User, channel: str, now: dt.datetime) -> None:
    """Two cards again: the merged one is open as it was, with what is its own of the evidence."""
    merged = Decision.objects.filter(proposal=gone, verb=MERGE, undone__isnull=True)
    reopened = Proposal.objects.filter(pk=gone.pk, state="superseded")
    if not merged.update(undone=now, undone_by=user) or not reopened.update(state="open", updated=now, snoozed=None):
        raise DecisionError("somebody else has just taken this back")
    gone.state, gone.snoozed = "open", None
    record_card("unmerge", user, kept, now, channel=channel, chosen={"from": gone.public_id})
    work_out_anew([kept, gone], documents_of([kept]), now)


def _join(card: Proposal, split_off: Proposal, user: User, channel: str, now: dt.datetime) -> None:
    """One card again: the one that was split off gives all that supports it back."""
    documents = documents_of([card, split_off])
    close(split_off, "superseded", now)
    Decision.objects.create(proposal=split_off, verb="unsplit", options={"into": card.public_id}, people=1, at=now)
    record_card("unsplit", user, split_off, now, channel=channel, chosen={"into": card.public_id})
    Evidence.objects.filter(proposal=split_off).delete()
    work_out_anew([card], documents, now)


def _ruling_between(one: Proposal, two: Proposal) -> list[CardMove]:
    """The rows of the last standing ruling: one for a merge, one for each document of a split."""
    between = CardMove.objects.filter(Q(source=one, target=two) | Q(source=two, target=one), undone__isnull=True)
    last = between.order_by("-pk").first()
    if last is None:
        raise InputError("these two cards were not joined or split, or it is taken back already")
    return list(between.filter(source=last.source_id, target=last.target_id, at=last.at).order_by("pk"))


def _check_untouched(moves: list[CardMove], source: Proposal, target: Proposal) -> None:
    both = Q(source__in=(source, target)) | Q(target__in=(source, target))
    if CardMove.objects.filter(both, undone__isnull=True, pk__gt=moves[-1].pk).exists():
        raise DecisionError("one of the two cards was joined or split again since: take that back first")
    open_now = {target.state} if moves[0].document_id is None else {source.state, target.state}
    if open_now != {"open"}:
        raise DecisionError("something was decided on one of the two cards since: it stays as it is")


def _rows(cards: Q) -> list[CardMove]:
    rows = CardMove.objects.filter(cards).select_related("source", "target", "user", "undone_by")
    return list(rows.order_by("pk"))


def _last_standing(rows: Iterable[CardMove]) -> dict[int, int]:
    """Card → the last ruling on it that stands."""
    last: dict[int, int] = {}
    for row in rows:
        if row.undone is None:
            last[row.source_id] = last[row.target_id] = row.pk
    return last


def _view(card_id: str, group: list[CardMove], last: dict[int, int]) -> MoveView:
    move = group[-1]
    kind = MERGE if move.document_id is None else SPLIT
    here = move.target.public_id == card_id
    other = move.source if here else move.target
    must_be_open = (move.target,) if kind == MERGE else (move.source, move.target)
    latest = last.get(move.source_id) == move.pk == last.get(move.target_id)
    return MoveView(
        kind=kind,
        here=here,
        other=other.public_id,
        name=other.candidate,
        state=other.state,
        user=move.user.get_username(),
        at=move.at,
        articles=len(group) if kind == SPLIT else 0,
        undone=move.undone,
        undone_by=move.undone_by.get_username() if move.undone_by else "",
        can_undo=move.undone is None and latest and all(card.state == "open" for card in must_be_open),
    )
