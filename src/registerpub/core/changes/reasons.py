"""Why a card is there and how sure it is: message keys with the numbers they need. The desk puts them into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from registerpub.core.claims.contradictions import DENIED_TOO
from registerpub.core.records import Claim

Reason = Mapping[str, Any]

#: Doubts that hold for a card only as long as every source gives them.
DOUBTS: Final = ("hearsay", "denied_too", "name_uncertain", "no_date", "date_inferred")


def doubts(claim: Claim, *, needs_date: bool) -> tuple[Reason, ...]:
    """Why a claim alone is less than strong, in the order in which people ask."""
    found = []
    if claim.polarity == "reported":
        found.append("denied_too" if claim.rule.endswith(DENIED_TOO) else "hearsay")
    if claim.certainty != "strong":
        found.append("name_uncertain")
    if claim.date is None and needs_date:
        found.append("no_date")
    if claim.date is not None and claim.date_basis == "inferred":
        found.append("date_inferred")
    return tuple({"key": key} for key in found)


def has_reason(reasons: Sequence[Reason], key: str) -> bool:
    """Whether one of ``reasons`` is ``key``, whatever it tells beside that."""
    return any(reason["key"] == key for reason in reasons)


def merged_reasons(kept: Sequence[Reason], new: Sequence[Reason], values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The reasons of a card that another report joins: a doubt that it does not share is none any more."""
    shared = [dict(reason) for reason in kept if reason["key"] not in DOUBTS or reason in new]
    return [reason for reason in shared if reason["key"] != "no_date" or not values.get("date")]
