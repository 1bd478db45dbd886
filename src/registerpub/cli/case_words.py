"""A case file in English words for the terminal: faults of a step, changes field by field, totals that differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from registerpub.core.records import PartialDate, Term

if TYPE_CHECKING:
    from registerpub.core.casefile import Fault
    from registerpub.core.casefile.claimed import TotalExplained
    from registerpub.core.changes.differences import Effect, FieldChange, Value

_MARKS = {"same": "", "added": "{+%s+}", "removed": "[-%s-]"}


def plain(code: str) -> str:
    return code.replace("_", " ")


def fault_words(fault: Fault) -> str:
    """Why an event does not fit, in words."""
    before = plain(fault.before)
    if fault.axis == "custody":
        return f"does not follow custody: {before}; a step may be missing"
    if fault.axis == "stage":
        return f"does not follow the stage of the case: {before}; a step may be missing"
    if fault.axis == "penalty":
        return f"does not follow the penalty: {before}; a verdict may be missing"
    return f"does not follow the place on this list: {'not on it' if fault.before == 'none' else before}"


def total_words(total: TotalExplained) -> list[str]:
    """The difference between a claimed total and the count of its day, in words."""
    if total.difference == 0:
        return [f"computed {total.computed} on that day: the same"]
    if total.difference < 0:
        lines = [f"computed {total.computed} on that day: {-total.difference} more than claimed"]
        lines += (
            [f"known to be free or dead, perhaps taken off: {', '.join(total.at_liberty)}"] if total.at_liberty else []
        )
        lines += [f"removals that wait for a decision: {total.removed_waiting}"] if total.removed_waiting else []
        return lines
    lines = [f"{total.computed} known of {total.claimed} claimed"]
    lines += [f"under review on this list: {', '.join(total.candidates)}"] if total.candidates else []
    lines += [f"on another owner's list, not on this one: {', '.join(total.elsewhere)}"] if total.elsewhere else []
    lines += [f"additions that wait for a decision: {total.added_waiting}"] if total.added_waiting else []
    lines += [f"at least {total.unnamed} whom nothing on record names"] if total.unnamed else []
    return lines


def change_words(change: FieldChange) -> str:
    """One line: the field, before and after; of free text the words removed [-so-] and added {+so+}."""
    name = f"{change.field} on {change.register}" if change.register else change.field
    parts = change.words()
    if parts:
        return f"{name}: " + "".join(_MARKS[part.op] % part.text if _MARKS[part.op] else part.text for part in parts)
    return f"{name}: {_value(change.before)} -> {_value(change.after)}"


def effect_json(effect: Effect) -> dict[str, Any]:
    """The published shape of ``changes`` and ``faults`` in ``queue show --json``."""
    return {
        "changes": [
            {
                "field": change.field,
                "register": change.register,
                "before": _data(change.before),
                "after": _data(change.after),
            }
            for change in effect.changes
        ],
        "faults": [{"axis": fault.axis, "before": fault.before} for fault in effect.faults],
    }


def _value(value: Value) -> str:
    if value is None:
        return "-"
    if isinstance(value, Term):
        return " ".join(f"{number} {unit}" for unit, number in value.as_dict().items())
    return str(value) if isinstance(value, PartialDate | int) else plain(value)


def _data(value: Value) -> Any:
    if isinstance(value, Term):
        return value.as_dict()
    return str(value) if isinstance(value, PartialDate) else value
