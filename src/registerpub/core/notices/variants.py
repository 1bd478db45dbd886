"""Which sentence of an event to take: the first whose needs are met. The last one of each event needs nothing.

A need names a value; ``a|b`` is met by either. Every other placeholder may be empty and is dropped cleanly.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Variant:
    """``suffix`` follows the event's code in the context: ``event.SENTENCED_PRISON.short|m``."""

    suffix: str
    needs: tuple[str, ...] = ()

    def is_met(self, values: Mapping[str, str]) -> bool:
        return all(any(values[name] for name in need.split("|")) for need in self.needs)


PLAIN = (Variant(""),)
_SENTENCE = (Variant("", ("term", "known_court|charge")), Variant(".short", ("term",)), Variant(".bare"))

VARIANTS: Mapping[str, tuple[Variant, ...]] = {
    "TRIAL_STARTED": (Variant("", ("known_court",)), Variant(".bare")),
    "PROSECUTOR_DEMAND": (Variant("", ("penalty",)), Variant(".bare")),
    "HEARING_ADJOURNED": (Variant("", ("moved_to",)), Variant(".bare")),
    "SENTENCED_PRISON": _SENTENCE,
    "SENTENCED_RESTRICTED": _SENTENCE,
    "SENTENCED_SUSPENDED": _SENTENCE,
    "SENTENCED_NONCUSTODIAL": (Variant("", ("penalty",)), Variant(".bare")),
    "EXTRA_BAN": (Variant("", ("ban",)), Variant(".bare")),
    "ADMIN_FINE": (Variant("", ("known_court",)), Variant(".bare")),
    "TERM_CHANGED": (Variant("", ("old", "term")), Variant(".new", ("term",)), Variant(".bare")),
    "REPLACED_MILDER": (Variant("", ("penalty",)), Variant(".bare")),
    "ADMIN_ARREST_ENDED": (Variant("", ("term",)), Variant(".bare")),
    "RELEASED_HEALTH": (Variant("", ("known_court",)), Variant(".bare")),
    "TRANSFERRED": (Variant("", ("facility",)), Variant(".bare")),
    "SECURITY_LEVEL_CHANGED": (Variant("", ("level",)), Variant(".bare")),
    "PUNISHMENT_CELL": (Variant("", ("source",)), Variant(".bare")),
    "STATE_REPORTED": (Variant("", ("source",)), Variant(".bare")),
    "HUNGER_STRIKE": (Variant("", ("source",)), Variant(".bare")),
    "ILL_TREATMENT_ALLEGED": (Variant("", ("source",)), Variant(".bare")),
    "LIST_RECOGNISED": (Variant("", ("owner",)), Variant(".bare")),
    "LIST_REMOVED": (Variant("", ("owner",)), Variant(".bare")),
    "AMENDED": (Variant("", ("old", "new", "field")), Variant(".field", ("field",)), Variant(".bare")),
    "WITHDRAWN": (Variant(".nameless", ("nameless",)), Variant("")),
}
