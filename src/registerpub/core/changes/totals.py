"""An owner's stated total against the computed list: removals that the arithmetic implies, or a mismatch.

Rule (``standards.md`` section 9): if a stated total is smaller than computed members + named additions, suggest removal
of those members whose release the document (or the case file) asserts, if their number equals the gap; otherwise
raise one mismatch card that names nobody. A total that is larger raises such a card, too: somebody is not on record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from registerpub.core.casefile import CaseState, members
from registerpub.core.changes.compare import compare
from registerpub.core.changes.drafts import CardDraft, FactDraft, Support
from registerpub.core.events import EVENT_TYPES, STATUSES
from registerpub.core.records import Claim, Event, Total

ASSERTED = ("asserted", "reported", "background")


def removals_implied(
    claims: Sequence[Claim], totals: Sequence[Total], cards: Sequence[CardDraft], ledger: Mapping[str, Sequence[Event]]
) -> list[CardDraft]:
    """Cards of members who must have left each register for which the document states a total."""
    found: list[CardDraft] = []
    for register, total in _one_per_register(totals).items():
        as_of = total.date.last_day() if total.date else None
        listed = members(register, ledger, as_of)
        added = _changed(cards, "LIST_RECOGNISED", register) - set(listed)
        removed = _changed(cards, "LIST_REMOVED", register) & set(listed)
        expected = len(listed) + len(added) - len(removed)
        gap = expected - total.number
        if gap == 0:
            continue
        gone = {person: claim for person, claim in _left_custody(listed, claims).items() if person not in removed}
        numbers = {"members": len(listed), "added": len(added), "claimed": total.number}
        if len(gone) == gap:
            found += [
                _removal(person, index, total, claims, numbers, ledger.get(person, ()))
                for person, index in gone.items()
            ]
        else:
            found.append(_mismatch(total, numbers))
    return found


def _one_per_register(totals: Sequence[Total]) -> dict[str, Total]:
    """The latest total per known register; of one date, the first in the text."""
    chosen: dict[str, Total] = {}
    for total in totals:
        if total.register is None:
            continue
        before = chosen.get(total.register)
        if before is None or (total.date is not None and before.date is not None and total.date > before.date):
            chosen[total.register] = total
    return chosen


def _changed(cards: Sequence[CardDraft], event: str, register: str) -> set[str]:
    """Who has a card of ``event`` on ``register``: person ids, and names for candidates."""
    return {
        card.person or card.candidate
        for card in cards
        if card.event == event and card.register == register and not card.implicit
    }


def _left_custody(listed: Mapping[str, CaseState], claims: Sequence[Claim]) -> dict[str, int | None]:
    """Members whose release or death the document states (claim index) or the case file knows (None), in text order."""
    found: dict[str, int | None] = {}
    for index, claim in enumerate(claims):
        person = claim.person
        if person is not None and person in listed and claim.polarity in ASSERTED and ends_custody(claim.event):
            found.setdefault(person, index)
    for person, state in listed.items():
        if state.custody and STATUSES[state.custody].deprived is False:
            found.setdefault(person, None)
    return found


def ends_custody(event: str) -> bool:
    """Whether an event of this code means that the person left prison, is about to on parole, or died."""
    kind = EVENT_TYPES[event]
    return event in ("DIED", "PAROLE_GRANTED") or (
        kind.family == "release" and kind.to is not None and not kind.returns_to_previous
    )


def _removal(
    person: str,
    index: int | None,
    total: Total,
    claims: Sequence[Claim],
    numbers: Mapping[str, int],
    events: Sequence[Event],
) -> CardDraft:
    claim = claims[index] if index is not None else None
    died = claim is not None and claim.event == "DIED"
    support = [Support(None, total.quote, "total")]
    if claim is not None:
        support.append(Support(index, claim.quote, "fact"))
    return CardDraft(
        person=person,
        candidate="",
        event="LIST_REMOVED",
        register=total.register,
        date=total.date,
        date_basis="inferred",
        certainty="check",
        implicit=True,
        details={"reason": "died" if died else "released"},
        facts=(FactDraft.of(claim, "history"),) if claim is not None and compare(claim, events) == "new" else (),
        reasons=({"key": "total_implies_removal", **numbers}, {"key": "release_reported"}),
        support=tuple(support),
    )


def _mismatch(total: Total, numbers: Mapping[str, int]) -> CardDraft:
    return CardDraft(
        person=None,
        candidate="",
        event="LIST_REMOVED",
        register=total.register,
        date=total.date,
        date_basis="stated",
        certainty="check",
        kind="mismatch",
        reasons=({"key": "total_mismatch", **numbers},),
        support=(Support(None, total.quote, "total"),),
    )
