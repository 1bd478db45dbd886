"""From the claims of one document to drafts of cards.

Rules: ``standards.md`` section 9 (implicit removals, opening facts, history to add) and the catalogue of non-events:
what is denied, requested or planned never makes a card; background does only where the case file lacks it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from registerpub.core.changes.checks import checks
from registerpub.core.changes.compare import Beside, beside, corrected, is_history_worth_adding, resulting_custody
from registerpub.core.changes.details import told_values
from registerpub.core.changes.drafts import CardDraft, FactDraft, Support, claim_details, same_event
from registerpub.core.changes.reasons import Reason, doubts
from registerpub.core.changes.totals import ends_custody, removals_implied
from registerpub.core.claims.corrected import CORRECTION
from registerpub.core.claims.unread import Unexplained
from registerpub.core.events import EVENT_TYPES, MEMBERSHIP_EVENTS, STATUSES
from registerpub.core.records import Certainty, Claim, Event, Total

NEWS = ("asserted", "reported")
#: The kind of a card that completes an event on record.
DETAIL: Final = "detail"


@dataclass(frozen=True, slots=True)
class Context:
    """What is on record: person id → events, for everybody on a register or named in the claims. ``published``: the day
    of the document.
    """

    ledger: Mapping[str, Sequence[Event]]
    published: dt.date | None = None


def propose(
    claims: Sequence[Claim], totals: Sequence[Total], context: Context, unexplained: Sequence[Unexplained] = ()
) -> tuple[CardDraft, ...]:
    """Drafts for one document, one per person (or candidate) and happening, in the order of the text.

    ``unexplained``: sentences of the document that an editor is asked to look at, after everything else.
    """
    cards = [*_candidate_cards(claims), *_person_cards(claims, context)]
    cards += removals_implied(claims, totals, cards, context.ledger)
    explained = {card.person for card in cards if card.implicit}
    kept = [card for card in cards if card.implicit or not (ends_custody(card.event) and card.person in explained)]
    return (*kept, *checks(claims, unexplained, kept, context.ledger))


def _candidate_cards(claims: Sequence[Claim]) -> Iterable[CardDraft]:
    """People recognised or removed who are not on record: one card each, with the state that the text reports."""
    listed = [
        (index, claim)
        for index, claim in enumerate(claims)
        if claim.person is None
        and claim.event == "LIST_RECOGNISED"
        and claim.polarity in NEWS
        and not claim.alternatives
    ]
    done: set[tuple[str, str | None]] = set()
    for index, claim in listed:
        if (claim.name, claim.register) in done:
            continue
        done.add((claim.name, claim.register))
        facts = _opening_facts(claim.name, claims)
        yield dataclasses.replace(
            _card(index, claim),
            facts=tuple(FactDraft.of(other, "opening") for _, other in facts),
            reasons=({"key": "listed_by_name"}, *_owner_reason(claim), *doubts(claim, needs_date=True)),
            support=(Support(index, claim.quote), *(Support(number, other.quote, "fact") for number, other in facts)),
        )


def _opening_facts(name: str, claims: Sequence[Claim]) -> list[tuple[int, Claim]]:
    """What opens a newcomer's case file. Beside a reported state, an act without a date adds nothing that is known."""
    found = [
        (number, claim)
        for number, claim in enumerate(claims)
        if claim.person is None and claim.name == name and _is_opening(claim)
    ]
    if any(claim.event == "STATE_REPORTED" for _, claim in found):
        found = [(number, claim) for number, claim in found if claim.date is not None]
    return found or _last_told(name, claims)


def _last_told(name: str, claims: Sequence[Claim]) -> list[tuple[int, Claim]]:
    """For a newcomer of whom the text gives no state: the latest custody event that it tells as history."""
    told = [
        (claim.date.last_day(), number, claim)
        for number, claim in enumerate(claims)
        if claim.person is None
        and claim.name == name
        and claim.polarity == "background"
        and claim.date is not None
        and claim.event not in MEMBERSHIP_EVENTS
        and resulting_custody(claim) is not None
    ]
    return [(number, claim) for _, number, claim in sorted(told, key=lambda item: item[:2])[-1:]]


def _is_opening(claim: Claim) -> bool:
    """A state or custody event stated as current: it opens the case file of a newcomer."""
    return claim.event not in MEMBERSHIP_EVENTS and claim.polarity in NEWS and resulting_custody(claim) is not None


def _owner_reason(claim: Claim) -> tuple[Mapping[str, str], ...]:
    return () if claim.register else ({"key": "owner_unknown"},)


def _person_cards(claims: Sequence[Claim], context: Context) -> Iterable[CardDraft]:
    """One card per person and happening: two events of one kind at different times are two cards."""
    cards: list[CardDraft] = []
    mended = {claim.person for claim in claims if claim.event == CORRECTION and claim.polarity in NEWS}
    for index, claim in enumerate(claims):
        if claim.person is None and not claim.alternatives:
            continue
        mending = _correction_card(index, claim, context) if claim.person in mended else None
        new = mending or _detail_card(index, claim, context) or _event_card(index, claim, context)
        if new is None:
            continue
        place = next((number for number, card in enumerate(cards) if _tells_the_same(card, new)), None)
        if place is None:
            cards.append(new)
        else:
            cards[place] = _joined(cards[place], new)
    return _without_consequences(cards)


def _without_consequences(cards: Sequence[CardDraft]) -> list[CardDraft]:
    """«Two years of restricted freedom; he was released in the courtroom»: the release is part of the verdict."""
    freeing = [card for card in cards if card.kind == "event" and _sets_free(card)]
    kept: dict[int, CardDraft] = dict(enumerate(cards))
    for number, card in enumerate(cards):
        verdict = next((other for other in freeing if _follows_from(card, other)), None)
        if verdict is not None:
            del kept[number]
            place = next(at for at, other in enumerate(cards) if other is verdict)
            kept[place] = dataclasses.replace(kept[place], support=(*kept[place].support, *card.support))
    return list(kept.values())


def _sets_free(card: CardDraft) -> bool:
    """A verdict after which the person is not in custody."""
    kind = EVENT_TYPES[card.event]
    return kind.family == "verdict" and kind.to is not None and STATUSES[kind.to].deprived is False


def _follows_from(card: CardDraft, verdict: CardDraft) -> bool:
    if card.event != "RELEASED_UNSPECIFIED" or (card.person, card.alternatives) != (
        verdict.person,
        verdict.alternatives,
    ):
        return False
    return card.date is None or verdict.date is None or card.date.agrees_with(verdict.date)


def _tells_the_same(one: CardDraft, two: CardDraft) -> bool:
    same = _matter(one) == _matter(two)
    if one.event == "STATE_REPORTED" and one.status != two.status:
        return False
    return same and same_event(one.date, two.date)


def _matter(card: CardDraft) -> tuple[object, ...]:
    return card.person, card.alternatives, card.event, card.register, card.kind, card.amends


def _joined(one: CardDraft, two: CardDraft) -> CardDraft:
    """Both in one: what is told as news speaks before what is told as history."""
    if one.kind == DETAIL:
        return dataclasses.replace(
            one,
            date=one.date or two.date,
            date_basis=one.date_basis if one.date else two.date_basis,
            term=one.term or two.term,
            details={**two.details, **one.details},
            support=(*one.support, *two.support),
        )
    history = {"key": "history_missing"}
    first, second = (two, one) if history in one.reasons and history not in two.reasons else (one, two)
    return dataclasses.replace(first, support=(*first.support, *second.support))


def _event_card(index: int, claim: Claim, context: Context) -> CardDraft | None:
    reasons = _reasons(claim, context)
    return None if reasons is None else dataclasses.replace(_card(index, claim), reasons=reasons)


def _detail_card(index: int, claim: Claim, context: Context) -> CardDraft | None:
    """A card of what the claim adds to an event on record; None if it adds nothing.

    What is told as history completes an event only where both have a date: the older, the more there are to confuse.
    """
    if claim.person is None or claim.polarity not in (*NEWS, "background"):
        return None
    found = beside(claim, context.ledger.get(claim.person, ()))
    if found.comparison != "adds_detail" or found.event is None:
        return None
    if claim.polarity == "background" and (claim.date is None or found.event.date is None):
        return None
    return _completing(_card(index, claim), claim, found, found.event)


def _correction_card(index: int, claim: Claim, context: Context) -> CardDraft | None:
    """A card of what a source that corrects itself says otherwise than the record; None if it says nothing otherwise.

    It changes the event on record, never adds a second one: the source was wrong, nothing has happened since.
    """
    if claim.person is None or claim.polarity not in NEWS:
        return None
    found = corrected(claim, context.ledger.get(claim.person, ()), context.published)
    if found.comparison != "contradicts" or found.event is None:
        return None
    reasons: tuple[Reason, ...] = ({"key": "source_corrected", "fields": list(found.fields)},)
    reasons += doubts(claim, needs_date=False)
    return dataclasses.replace(
        _completing(_card(index, claim), claim, found, found.event), reasons=reasons, cause="source_error"
    )


def _completing(card: CardDraft, claim: Claim, found: Beside, event: Event) -> CardDraft:
    added = {name: value for name, value in told_values(claim).items() if name in found.fields}
    return dataclasses.replace(
        card,
        kind=DETAIL,
        amends=event.id,
        date=claim.date if "date" in added else None,
        term=claim.term if "term" in added else None,
        details={name: str(value) for name, value in added.items() if name not in ("date", "term")},
        reasons=({"key": "adds_detail"}, *doubts(claim, needs_date=False)),
    )


def _reasons(claim: Claim, context: Context) -> tuple[Reason, ...] | None:
    """Why this claim makes a card, or None where it makes none."""
    events = context.ledger.get(claim.person, ()) if claim.person else ()
    if claim.polarity == "background":
        return ({"key": "history_missing"},) if claim.person and is_history_worth_adding(claim, events) else None
    # What a source takes back is followed where it had been believed; by itself it happened to nobody.
    if claim.polarity not in NEWS or claim.event == CORRECTION:
        return None
    if claim.person is None:
        return ({"key": "ambiguous_person"},)
    found = beside(claim, events)
    if found.comparison in ("known", "adds_detail"):
        return None
    reasons: tuple[Reason, ...] = (
        {"key": found.comparison} | ({"fields": list(found.fields)} if found.fields else {}),
    )
    if claim.event in MEMBERSHIP_EVENTS:
        reasons += _owner_reason(claim)
    return reasons + doubts(claim, needs_date=resulting_custody(claim) is not None)


def _card(index: int, claim: Claim) -> CardDraft:
    certainty: Certainty = claim.certainty
    undated = claim.date is None and resulting_custody(claim) is not None
    if (claim.polarity != "asserted" or undated) and certainty == "strong":
        certainty = "check"
    return CardDraft(
        person=claim.person,
        candidate="" if claim.person else claim.name,
        alternatives=claim.alternatives,
        event=claim.event,
        register=claim.register if claim.event in MEMBERSHIP_EVENTS else None,
        date=claim.date,
        date_basis=claim.date_basis,
        certainty=certainty,
        status=claim.status,
        term=claim.term,
        details=claim_details(claim),
        support=(Support(index, claim.quote),),
    )
