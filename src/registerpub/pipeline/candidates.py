"""People on no register: cards that may be about the same person, and editors' rulings on that.

Two cards are merged, or said to be about two people; documents are split off a card to which they do not belong. One
editor is enough: nothing is recorded of a person, nothing published, and each ruling stays on record (``CardMove``,
``TwoPeople``) and holds for what is read later or read again, until it is taken back (``card_moves``).
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from registerpub.config import Config
from registerpub.core.changes.people import compare_candidates
from registerpub.core.errors import DecisionError, InputError
from registerpub.core.names import name_key
from registerpub.pipeline.audit import record_card
from registerpub.pipeline.card_search import are_two_people, candidate_of, file_name, ordered_keys, sharing_a_name
from registerpub.pipeline.decide import close, open_card
from registerpub.pipeline.rebuild import content, propose_again
from registerpub.pipeline.resolve import people_meant
from registerpub.pipeline.roles import LEADING_ROLES, role_of
from registerpub.pipeline.views import SameView
from registerpub.store.models import (
    CardMove,
    Decision,
    DocumentRow,
    Evidence,
    MentionRow,
    Proposal,
    TwoPeople,
    new_card_id,
)

SPLIT_AS: Final = ("event", "person")


def same_person(proposal: Proposal) -> tuple[SameView, ...]:
    """The open cards of other candidates of whom it is to be asked whether they are the candidate of this one."""
    if not _is_candidate(proposal):
        return ()
    own = candidate_of(proposal)
    rows = Proposal.objects.filter(sharing_a_name(proposal.candidate), state="open", event=proposal.event)
    found = []
    for other in rows.filter(kind="event", person=None).exclude(pk=proposal.pk).exclude(candidate="").order_by("pk"):
        if not _may_merge(proposal, other) or not _is_candidate(other):
            continue
        theirs = candidate_of(other)
        likeness = compare_candidates(own, theirs)
        if likeness.answer != "different" and not are_two_people(own.names, theirs.names):
            found.append(SameView(other.public_id, other.candidate, likeness.speaks_for, likeness.against))
    return tuple(found)


def merge(
    card_id: str, other_id: str, user: User, *, config: Config, channel: str, seen_version: int | None, now: dt.datetime
) -> str:
    """Say that two candidates are one person: ``card_id`` takes the evidence of ``other_id``, which is superseded.

    Where only one of the two knows whose list it is, that one stays. Returns the public id of the card that stays;
    votes on it lapse. Raises :class:`DecisionError` (:class:`.decide.StaleCard`) or :class:`InputError`; then nothing
    has changed.
    """
    with transaction.atomic():
        kept, gone = _two(card_id, other_id, user, config, channel, seen_version)
        if kept.register_id is None and gone.register_id is not None:
            kept, gone = gone, kept
        if not _may_merge(kept, gone) or kept.event != gone.event:
            raise DecisionError("these two cards are about different lists or events: only reports of one are merged")
        documents = documents_of([kept, gone])
        CardMove.objects.create(source=gone, target=kept, user=user, channel=channel, at=now)
        close(gone, "superseded", now)
        Decision.objects.create(proposal=gone, verb="merge", options={"into": kept.public_id}, people=1, at=now)
        record_card("merge", user, gone, now, channel=channel, chosen={"into": kept.public_id})
        Evidence.objects.filter(proposal=gone).delete()
        work_out_anew([kept], documents, now)
    return kept.public_id


def say_different(
    card_id: str, other_id: str, user: User, *, config: Config, channel: str, seen_version: int | None, now: dt.datetime
) -> None:
    """Say that two candidates are two people: it is remembered by their names and not asked again."""
    with transaction.atomic():
        one, two = _two(card_id, other_id, user, config, channel, seen_version)
        first, second = ordered_keys(one.candidate, two.candidate)
        if first == second:
            raise DecisionError("both cards bear the same name: nothing could tell later reports of the two apart")
        TwoPeople.objects.get_or_create(
            first=first, second=second, defaults={"user": user, "channel": channel, "at": now}
        )
        record_card("different", user, one, now, channel=channel, chosen={"from": two.public_id})


def split(
    card_id: str,
    documents: Iterable[int],
    split_as: str,
    user: User,
    *,
    config: Config,
    channel: str,
    seen_version: int | None,
    now: dt.datetime,
) -> str:
    """Move ``documents`` (ids), with copies of the same words, to a new card: another event, or another person.

    Returns its public id. Votes on the card lapse. Raises as :func:`merge` does.
    """
    with transaction.atomic():
        card = open_card(card_id, user, config, channel, seen_version)
        may_lead(user)
        if card.kind != "event":
            raise DecisionError("this card only informs: there is nothing to split")
        if split_as not in SPLIT_AS:
            raise InputError(f"{split_as!r} is not a reason to split; use one of: {', '.join(SPLIT_AS)}")
        whole = documents_of([card])
        moved = _with_copies(whole, set(documents))
        if not moved or len(moved) == len(whole):
            raise DecisionError("choose some of the card's documents, not all of them and not none")
        new = _beside(card, moved[0], split_as, now)
        for row in moved:
            CardMove.objects.create(source=card, target=new, document=row, user=user, channel=channel, at=now)
        moves = {"to": new.public_id, "as": split_as, "documents": [row.pk for row in moved]}
        record_card("split", user, card, now, channel=channel, chosen=moves)
        work_out_anew([card, new], whole, now)
    return new.public_id


def _two(
    card_id: str, other_id: str, user: User, config: Config, channel: str, seen_version: int | None
) -> tuple[Proposal, Proposal]:
    if card_id == other_id:
        raise InputError("a card cannot be compared with itself: name two")
    lock_in_order(card_id, other_id)
    one = open_card(card_id, user, config, channel, seen_version)
    two = open_card(other_id, user, config, channel, None)
    may_lead(user)
    if not (_is_candidate(one) and _is_candidate(two)):
        raise DecisionError("only cards of candidates are merged or told apart: these are about people on record")
    return one, two


def lock_in_order(*card_ids: str) -> None:
    """Lock cards always in the same order: two editors who come from either side wait, and never for one another."""
    list(Proposal.objects.select_for_update().filter(public_id__in=card_ids).order_by("pk").values_list("pk"))


def may_lead(user: User) -> None:
    """Raises for an account that never decides alone."""
    if role_of(user) not in LEADING_ROLES:
        raise DecisionError("a keeper cannot decide alone: ask an editor")


def _is_candidate(proposal: Proposal) -> bool:
    """Somebody on no register; a name that several people on record bear is another question."""
    whole = proposal.state == "open" and proposal.kind == "event" and proposal.person_id is None
    return whole and bool(proposal.candidate) and not people_meant(proposal.evidence.select_related("claim"))


def _may_merge(one: Proposal, two: Proposal) -> bool:
    return one.register_id == two.register_id or None in (one.register_id, two.register_id)


def documents_of(cards: Sequence[Proposal]) -> list[DocumentRow]:
    """What ``cards`` rest on."""
    pks = Evidence.objects.filter(proposal__in=cards).values("document")
    return list(DocumentRow.objects.filter(pk__in=pks).select_related("capture").order_by("pk"))


def _with_copies(whole: Sequence[DocumentRow], chosen: set[int]) -> list[DocumentRow]:
    """A copy of the same words is read as its original is: it moves along."""
    words = {(row.text_sha256, row.title) for row in whole if row.pk in chosen}
    return [row for row in whole if (row.text_sha256, row.title) in words]


def _beside(card: Proposal, row: DocumentRow, split_as: str, now: dt.datetime) -> Proposal:
    """The new card; its values are worked out from its documents."""
    person = card.person_id if split_as == "event" else None
    name = "" if person is not None else _name_in(card, row)
    count = CardMove.objects.filter(source=card).count()
    new = Proposal.objects.create(
        key=hashlib.sha256(f"split\x1f{card.pk}\x1f{row.pk}\x1f{count}".encode()).hexdigest(),
        public_id=new_card_id(),
        person_id=person,
        candidate=name,
        candidate_language=row.language if name else "",
        event=card.event,
        register_id=card.register_id,
        severity=card.severity,
        certainty=card.certainty,
        implicit=card.implicit,
        created=now,
        updated=now,
    )
    if name:
        file_name(new)
    return new


def _name_in(card: Proposal, row: DocumentRow) -> str:
    """The name as the document writes it, the fullest of several."""
    claims = card.evidence.filter(document=row, role="main").exclude(claim=None).select_related("claim")
    written = [one.claim.data["name"] for one in claims if one.claim is not None]
    surfaces = MentionRow.objects.filter(document=row, person=card.person_id).values_list("surface", flat=True)
    found = [*written, *(surfaces if card.person_id else ()), card.candidate]
    return str(max(found, key=lambda name: len(name_key(name).split())))


def work_out_anew(cards: Sequence[Proposal], documents: Sequence[DocumentRow], now: dt.datetime) -> None:
    """Work the cards out anew; each must still rest on something, or nothing is changed at all."""
    before = {card.pk: (card, content(card)) for card in cards}
    event, register = cards[0].event, cards[0].register_id
    propose_again(before, documents, now, lambda pk, draft: draft.event == event and draft.register in (register, None))
    for card in cards:
        if not Evidence.objects.filter(proposal=card).exists():
            raise DecisionError("one of the two cards would be left without support: nothing was changed")
