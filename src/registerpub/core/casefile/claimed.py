"""An owner's stated total beside the computed count: by how much they differ and what is known that may explain it.

Both may be right: a list may be counted on another day, by another rule, or hold names that are not on record. Nothing
here corrects one by the other (``standards.md`` sections 9 and 10).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from registerpub.core.casefile.state import CaseState
from registerpub.core.events import STATUSES


@dataclass(frozen=True, slots=True)
class TotalExplained:
    """``difference`` is claimed less computed. All lists hold ids of people, sorted.

    ``at_liberty``: members known to be free or dead, whom the owner may have taken off. ``candidates``: people under
    review on this list; ``elsewhere``: people recognised by another owner and not on this list. ``added_waiting`` and
    ``removed_waiting``: cards that nobody has decided. ``unnamed``: how many people the owner counts at least whom
    nothing on record names.
    """

    claimed: int
    computed: int
    at_liberty: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    added_waiting: int = 0
    removed_waiting: int = 0

    @property
    def difference(self) -> int:
        return self.claimed - self.computed

    @property
    def unnamed(self) -> int:
        known = len(self.candidates) + len(self.elsewhere) + self.added_waiting
        return max(0, self.difference - known)


def explain_total(
    claimed: int, register: str, states: Mapping[str, CaseState], *, added_waiting: int = 0, removed_waiting: int = 0
) -> TotalExplained:
    """``states``: person id → state as of the day of the claim, of everybody on any list."""
    members = {person for person, state in states.items() if state.memberships.get(register) == "recognised"}
    difference = claimed - len(members)
    if difference == 0:
        return TotalExplained(claimed, len(members))
    if difference < 0:
        free = (person for person in members if _is_free(states[person]))
        return TotalExplained(claimed, len(members), at_liberty=tuple(sorted(free)), removed_waiting=removed_waiting)
    others = {person: state.memberships for person, state in states.items() if person not in members}
    return TotalExplained(
        claimed,
        len(members),
        candidates=tuple(sorted(p for p, lists in others.items() if lists.get(register) == "candidate")),
        elsewhere=tuple(
            sorted(p for p, lists in others.items() if register not in lists and "recognised" in lists.values())
        ),
        added_waiting=added_waiting,
    )


def _is_free(state: CaseState) -> bool:
    return state.custody is not None and STATUSES[state.custody].deprived is False
