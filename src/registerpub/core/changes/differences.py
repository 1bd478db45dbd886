"""What an event changes in a case file, field by field: before and after, as data that the desk and the terminal word.

``before`` and ``after`` are codes of the field's vocabulary, dates, terms, numbers or free text; None is not known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from registerpub.core.casefile import CaseState, Fault, fold, timeline
from registerpub.core.differences import DiffPart, changed_words
from registerpub.core.records import Event, PartialDate, Term

Value = str | int | PartialDate | Term | None

#: Fields of a case file in the order in which people read them; ``membership`` and ``count`` come once per register.
CASE_FIELDS = ("custody", "since", "stage", "penalty", "term", "article", "facility", "place", "membership", "count")
FREE_TEXT = ("article", "facility", "place")


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of :data:`CASE_FIELDS`. ``register``: whose list, for ``membership`` and ``count``."""

    field: str
    before: Value
    after: Value
    register: str | None = None

    def words(self) -> tuple[DiffPart, ...]:
        """For free text that was there before: the words kept, added and removed; else nothing."""
        if self.field not in FREE_TEXT or not isinstance(self.before, str) or not isinstance(self.after, str):
            return ()
        return changed_words(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Effect:
    """What recording some events changes, and why the first of them does not fit, if so."""

    changes: tuple[FieldChange, ...]
    faults: tuple[Fault, ...]


def state_changes(before: CaseState, after: CaseState) -> tuple[FieldChange, ...]:
    """The fields in which two states differ, in the order of :data:`CASE_FIELDS`."""
    plain = [FieldChange(name, getattr(before, name), getattr(after, name)) for name in CASE_FIELDS[:-2]]
    registers = sorted({*before.memberships, *after.memberships})
    lists = [FieldChange("membership", before.memberships.get(r), after.memberships.get(r), r) for r in registers]
    return tuple(change for change in (*plain, *lists) if change.before != change.after)


def effect_of(new: Sequence[Event], events: Iterable[Event], counts: Mapping[str, int] | None = None) -> Effect:
    """What recording ``new`` changes in the case file that ``events`` make.

    ``counts``: register → people on it now; where it is given, the change of each list's count is told too.
    """
    known = list(events)
    before, steps = fold(known), timeline([*known, *new])
    after = steps[-1].state if steps else before
    changes = state_changes(before, after)
    faults = next((step.faults for step in steps if new and step.event is new[0]), ())
    return Effect((*changes, *_count_changes(changes, counts or {})), faults)


def _count_changes(changes: Iterable[FieldChange], counts: Mapping[str, int]) -> Iterable[FieldChange]:
    for change in changes:
        number = counts.get(change.register or "")
        gained = (change.after == "recognised") - (change.before == "recognised")
        if change.field == "membership" and number is not None and gained:
            yield FieldChange("count", number, number + gained, change.register)
