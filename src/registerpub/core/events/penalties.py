"""The axis of penalties: which one an event imposes, ends or needs. Derived from the texts of ``events.yml``.

A release on parole or for health leaves the penalty as it is: the rest of it can still be called in.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from registerpub.core.records import Event

PENALTIES = ("prison", "restricted_freedom", "suspended", "noncustodial", "replaced", "served", "lifted")
#: Penalties that somebody is still under.
STANDING = frozenset(PENALTIES[:5])
NEW_SENTENCES = frozenset(
    ("SENTENCED_PRISON", "SENTENCED_RESTRICTED", "SENTENCED_SUSPENDED", "SENTENCED_NONCUSTODIAL", "TERM_CHANGED")
)
#: Events after which no term is left to serve.
TERM_ENDS = frozenset(("ACQUITTED", "CASE_CLOSED", "PARDONED", "VERDICT_QUASHED"))


class PenaltyRule(NamedTuple):
    """``legal_from``: penalties on record that the event may follow; ``to`` None leaves the penalty as it is."""

    legal_from: frozenset[str]
    to: str | None


_ANY = frozenset(PENALTIES)
_PRISON = frozenset(("prison",))

#: Events that are not here neither change nor need a penalty.
PENALTY_RULES: Mapping[str, PenaltyRule] = MappingProxyType(
    {
        "SENTENCED_PRISON": PenaltyRule(_ANY, "prison"),
        "SENTENCED_RESTRICTED": PenaltyRule(_ANY, "restricted_freedom"),
        "SENTENCED_SUSPENDED": PenaltyRule(_ANY, "suspended"),
        "SENTENCED_NONCUSTODIAL": PenaltyRule(_ANY, "noncustodial"),
        "ACQUITTED": PenaltyRule(_ANY, "lifted"),
        "CASE_CLOSED": PenaltyRule(_ANY, "lifted"),
        "TERM_CHANGED": PenaltyRule(STANDING, None),
        "VERDICT_QUASHED": PenaltyRule(_ANY - {"lifted"}, "lifted"),
        "PAROLE_GRANTED": PenaltyRule(_PRISON, None),
        "PAROLE_DENIED": PenaltyRule(_PRISON, None),
        "REPLACED_MILDER": PenaltyRule(_PRISON, "replaced"),
        "RESTRICTION_REVOKED": PenaltyRule(STANDING - {"noncustodial"}, "prison"),
        "RELEASED_SERVED": PenaltyRule(STANDING - {"noncustodial"}, "served"),
        "RELEASED_HEALTH": PenaltyRule(_PRISON, None),
        "PARDONED": PenaltyRule(STANDING, "lifted"),
        "AMNESTIED": PenaltyRule(STANDING, "lifted"),
    }
)
#: What a reported state, or a status chosen by an editor, tells about the penalty.
PENALTY_OF_STATUS: Mapping[str, str] = MappingProxyType(
    {
        "convicted_imprisoned": "prison",
        "restricted_freedom": "restricted_freedom",
        "suspended": "suspended",
        "released_served": "served",
        "released_replaced": "replaced",
        "released_pardoned": "lifted",
        "released_amnestied": "lifted",
        "released_acquitted": "lifted",
    }
)


def is_penalty_kept(event: Event) -> bool:
    """Whether this one does not end the penalty though its kind does: an amnesty that only shortens the term."""
    return event.code == "AMNESTIED" and (event.term is not None or event.status is not None)
