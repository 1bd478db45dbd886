"""Details of an event on record: what confirming such a card appends to the case file.

The event itself stays as it was recorded; each field that becomes more exact is an AMENDED entry behind it. Nothing is
told anew by that: the event has its notice already, which then stands on the list of :mod:`outdated` notices.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from registerpub.core.casefile.corrections import written_term
from registerpub.core.changes.details import DETAILS, Value, recorded_value
from registerpub.core.errors import DecisionError
from registerpub.core.records import Event, Term
from registerpub.store.mapping import ledger
from registerpub.store.models import Proposal

#: Why a record changes. By a report that says more: not that it was wrong, but that more is known.
CAUSES = ("our_error", "source_error", "new_fact")
_BY_REPORT = "new_fact"
#: The reason that the card of a correction by hand shows (``hand_correction``).
BY_HAND: Final = "corrected_by_hand"
#: What such a card may change, and empty: more than what a report may add.
CORRECTABLE: Final = ("date", "status", "term", "article", "court", "facility", "place")


@dataclass(frozen=True, slots=True)
class Completion:
    """One field of the event ``event``: what is on record, and what it becomes."""

    event: int
    field: str
    before: Value
    after: Value
    cause: str = _BY_REPORT

    def entry(self) -> Event:
        """The entry of the ledger that says so."""
        values = {"old": _written(self.before), "new": _written(self.after)}
        return Event("AMENDED", details={"event": str(self.event), "field": self.field, **values, "cause": self.cause})


def completions(proposal: Proposal, told: Event) -> tuple[Completion, ...]:
    """What ``told`` (the fields of the card as an editor leaves them) changes in the event that the card completes.

    A report only adds; a correction by hand also empties the fields that it ``clears``.
    Raises :class:`DecisionError` if that event does not count any more, or holds all of it already.
    """
    person = proposal.person_id or ""
    events = ledger([person]).get(person, [])
    event = next((one for one in events if one.id == proposal.values["amends"]), None)
    if event is None:
        raise DecisionError("the event that this card completes is not on record any more: close the card")
    clears = proposal.values.get("clears", ())
    names = CORRECTABLE if {"key": BY_HAND} in proposal.reasons else DETAILS
    pairs = [(name, recorded_value(event, name), recorded_value(told, name)) for name in names]
    cause = str(proposal.values.get("cause", _BY_REPORT))
    found = tuple(
        Completion(event.id, name, old, new, cause)
        for name, old, new in pairs
        if (new or name in clears) and (new or None) != (old or None)
    )
    if not found:
        raise DecisionError("all of this is on record already: close the card as already known")
    return found


def _written(value: Value) -> str:
    return written_term(value) if isinstance(value, Term) else str(value or "")
