"""Cards as people see them: rows of the inbox and a card in full, read from the store, nothing written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects

from registerpub.config import Config
from registerpub.core.events import EVENT_TYPES, MEMBERSHIP_EVENTS
from registerpub.core.names import name_key, transliterate
from registerpub.core.records import LANGUAGES, Term
from registerpub.pipeline.candidates import same_person
from registerpub.pipeline.contradictions import contradictions
from registerpub.pipeline.counts import computed_count
from registerpub.pipeline.decide import lapsed_votes, no_card, standing_votes
from registerpub.pipeline.earlier_card import KIND as EARLIER
from registerpub.pipeline.evidence import article_views, quote_of
from registerpub.pipeline.origins import origins
from registerpub.pipeline.persons import get_person, list_people, person_views
from registerpub.pipeline.resolve import people_meant
from registerpub.pipeline.views import Card, CardRow, FactView, PersonView, VoteView
from registerpub.store.mapping import date_of
from registerpub.store.models import CardMove, Decision, DocumentRow, Evidence, NameRow, Proposal, TotalRow, Vote

__all__ = ["get_card", "get_person", "list_cards", "list_people"]

_SEVERITY = {"A": 0, "B": 1, "C": 2}


def list_cards(config: Config, state: str = "open", language: str = "en") -> list[CardRow]:
    """Rows of one view, most severe first, then oldest. ``state``: open, second (somebody has confirmed) or done."""
    known = Proposal.objects.all()
    rows = known.exclude(state="open") if state == "done" else known.filter(state="open")
    if state == "second":
        rows = rows.filter(votes__isnull=False).distinct()
    cards = sorted(card_rows(rows, config, language), key=lambda card: (_SEVERITY[card.severity], card.created))
    return [card for card in cards if card.votes] if state == "second" else cards


def card_rows(rows: QuerySet[Proposal], config: Config, language: str) -> list[CardRow]:
    """The lines of the inbox for ``rows``, in their order; a fixed number of queries however many."""
    proposals = _listed(rows)
    # As plain lists: Django would make a query of its own for each line, though it never asks it.
    told: dict[int, list[Evidence]] = {proposal.pk: [] for proposal in proposals}
    for one in _LINE.filter(proposal__in=list(told)):
        told[one.proposal_id].append(one)
    people = person_views({p.person_id for p in proposals if p.person_id})
    return [_row(proposal, told[proposal.pk], people, config, language) for proposal in proposals]


def get_card(config: Config, card_id: str, language: str = "en", *, in_full: bool = True) -> Card:
    """The card in full. Raises :class:`InputError` for an unknown id.

    ``in_full`` False leaves out namesakes and totals, for which everybody on record must be read.
    """
    whole = Evidence.objects.select_related("document__capture", "claim").annotate(
        totalled=Exists(TotalRow.objects.filter(document=OuterRef("document")).order_by()),
        changed=Exists(
            DocumentRow.objects.filter(canonical=OuterRef("document__canonical")).exclude(pk=OuterRef("document"))
        ),
    )
    moves = CardMove.objects.filter(Q(source=OuterRef("pk")) | Q(target=OuterRef("pk"))).order_by()
    cards = Proposal.objects.filter(public_id=card_id).annotate(moved=Exists(moves))
    cards = cards.prefetch_related(Prefetch("evidence", whole))
    proposal = next(iter(_listed(cards)), None)
    if proposal is None:
        raise no_card(card_id)
    people = person_views([proposal.person_id]) if proposal.person_id else {}
    person = people.get(proposal.person_id or "")
    evidence = list(proposal.evidence.all())
    # Earlier mentions tell of many events, which need not agree.
    stated = contradictions(evidence) if proposal.kind != EARLIER else ()
    return Card(
        row=_row(proposal, evidence, people, config, language),
        version=proposal.version,
        values=proposal.values,
        person=person,
        namesakes=_namesakes(proposal, person) if in_full else (),
        suggested_names=_suggestions(proposal),
        articles=article_views(evidence),
        votes=_views(_votes(proposal)),
        lapsed=_views(lapsed_votes(proposal)) if proposal.state == "open" else (),
        origins_needed=config.policy.classes[proposal.severity].origins,
        totals=_totals(evidence) if in_full else (),
        last_decisions=_last_decisions(proposal),
        stated=stated,
        same=same_person(proposal) if in_full else (),
        moved=proposal.moved,
        reading=proposal,
    )


def _views(votes: Iterable[Vote]) -> tuple[VoteView, ...]:
    return tuple(VoteView(vote.user.get_username(), vote.verb, vote.channel, vote.at, vote.options) for vote in votes)


#: What a line of the inbox is made of; whatever else is asked for would be read row by row.
_LINE = Evidence.objects.select_related("document", "claim").only(
    "proposal",
    "role",
    "claim__data",
    "claim__person",
    *(f"document__{name}" for name in ("canonical", "origin", "outlet", "network", "text", "paragraphs", "language")),
    "document__copy_of",
)


def _listed(rows: QuerySet[Proposal]) -> list[Any]:
    """``rows`` with their votes."""
    voted = Exists(Vote.objects.filter(proposal=OuterRef("pk")).order_by())
    found: list[Any] = list(rows.annotate(voted=voted))
    nothing = Vote.objects.none()
    len(nothing)  # evaluated here once: Django works out the query of every empty set that it goes through
    for row in found:
        # Most cards have no vote yet, and most lists no card with one: then nothing more is asked.
        row.__dict__.setdefault("_prefetched_objects_cache", {})["votes"] = nothing
    with_votes = [row for row in found if row.voted]
    for row in with_votes:
        del row._prefetched_objects_cache["votes"]
    prefetch_related_objects(with_votes, Prefetch("votes", Vote.objects.select_related("user__profile")))
    return found


def _votes(proposal: Proposal) -> list[Vote]:
    """The votes that count towards the decision; on a decided card, all that were given."""
    return standing_votes(proposal) if proposal.state == "open" else list(proposal.votes.all())


def _row(
    proposal: Proposal, evidence: Sequence[Evidence], people: Mapping[str, PersonView], config: Config, language: str
) -> CardRow:
    person = people.get(proposal.person_id or "")
    before, after = _change(proposal, person)
    main = next((row for row in evidence if row.claim is not None), None)
    meant = people_meant(evidence) if proposal.person_id is None else ()
    return CardRow(
        id=proposal.public_id,
        person=proposal.person_id,
        person_name=person.name(language) if person else proposal.candidate,
        found_as=main.claim.data["name"] if main and main.claim else proposal.candidate,
        candidate=bool(proposal.candidate) and proposal.state == "open" and not meant,
        event=proposal.event,
        kind=proposal.kind,
        register=proposal.register_id,
        date=date_of(proposal.values.get("date")),
        severity=proposal.severity,
        certainty=proposal.certainty,
        implicit=proposal.implicit,
        reasons=tuple(proposal.reasons),
        sources=len(origins(evidence)),
        articles=len({row.document_id for row in evidence}),
        before=before,
        after=after,
        facts=tuple(_fact(fact) for fact in proposal.facts),
        state=proposal.state,
        votes=len(_votes(proposal)),
        people_needed=config.policy.classes[proposal.severity].people,
        created=proposal.created,
        alternatives=meant,
        version=proposal.version,
        snoozed=proposal.snoozed,
        written=_written(evidence),
    )


def _written(evidence: Sequence[Evidence]) -> dict[str, str]:
    """Language → the name in the first claim of a source in that language; what the card says goes first."""
    found: dict[str, str] = {}
    for row in sorted(evidence, key=lambda row: (row.role != "main", row.pk)):
        if row.claim is not None:
            found.setdefault(row.document.language, row.claim.data["name"])
    return found


def _change(proposal: Proposal, person: PersonView | None) -> tuple[str | None, str | None]:
    """Custody or membership before and after, as codes."""
    if proposal.event in MEMBERSHIP_EVENTS:
        before = person.memberships.get(proposal.register_id or "") if person else None
        return before, MEMBERSHIP_EVENTS[proposal.event]
    return (person.status if person else None), proposal.values.get("status") or EVENT_TYPES[proposal.event].to


def _fact(data: Mapping[str, Any]) -> FactView:
    return FactView(
        event=data["event"],
        date=date_of(data["date"]),
        date_basis=data["date_basis"],
        status=data["status"],
        term=Term.from_dict(data["term"]) if data["term"] else None,
        details=data["details"],
        kind=data["kind"],
        quote=data["quote"],
    )


def _namesakes(proposal: Proposal, person: PersonView | None) -> tuple[PersonView, ...]:
    """People on record whose name falls together with this one's, in any script. Only their case files are read."""
    names = [row[1] for row in person.names if row[2] != "excluded"] if person else [proposal.candidate]
    keys = {_key(name) for name in names if name}
    forms = NameRow.objects.values_list("person_id", "full") if keys else []
    alike = {other for other, full in forms if _key(full) in keys}
    return tuple(person_views(alike - {person.id if person else ""}).values())


@lru_cache(maxsize=65536)
def _key(name: str) -> str:
    """Every card compares with every name on record: their keys are worked out once for each process."""
    return name_key(name)


def _suggestions(proposal: Proposal) -> dict[str, str]:
    """For a candidate: how the name may be written in the other languages. Suggestions that nobody has checked."""
    if not proposal.candidate:
        return {}
    found = {proposal.candidate_language: proposal.candidate}
    for row in sorted(proposal.evidence.all(), key=lambda row: row.pk):
        if row.claim is not None and row.role == "main":
            found.setdefault(row.document.language, row.claim.data["name"])
    for language in LANGUAGES:
        suggestion = transliterate(proposal.candidate, language)
        if suggestion:
            found.setdefault(language, suggestion)
    return found


def _totals(evidence: Sequence[Evidence]) -> tuple[Mapping[str, Any], ...]:
    documents = {row.document_id: row.document for row in evidence}
    if not any(row.totalled for row in evidence):  # type: ignore[attr-defined]  # annotated by ``get_card``
        return ()
    totals = TotalRow.objects.filter(document__in=list(documents)).order_by("document", "id")
    found: dict[tuple[Any, ...], Mapping[str, Any]] = {}
    counts: dict[str, int] = {}
    joined = list(documents)
    for total in sorted(totals, key=lambda total: joined.index(total.document_id)):
        register = total.register_id
        if register and register not in counts:
            counts[register] = computed_count(register, None).count
        values = {
            "register": register,
            "owner": total.owner,
            "number": total.number,
            "date": total.date or None,
            "computed": counts.get(register or ""),
            "quote": quote_of(documents[total.document_id], total.quote),
        }
        found.setdefault((register or total.owner, total.number, total.date), values)
    return tuple(found.values())


def _last_decisions(proposal: Proposal) -> tuple[Mapping[str, Any], ...]:
    if proposal.person_id is None:
        return ()
    rows = (
        Decision.objects.filter(proposal__person_id=proposal.person_id, undone__isnull=True)
        .select_related("proposal")
        .order_by("-at")[:3]
    )
    return tuple({"verb": row.verb, "reason": row.reason, "event": row.proposal.event, "at": row.at} for row in rows)
