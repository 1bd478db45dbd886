"""What one document both tells and denies: a rumour told in the lead as a fact and denied five paragraphs later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from registerpub.core.claims.folding import fold
from registerpub.core.records import Claim

#: How the rule of a claim ends that its own text denies.
DENIED_TOO: Final = "denied in the same text"
#: «Later the ministry confirmed that …»: after a denial it is the last word.
_CONFIRMS = re.compile(
    r"(?<!не )\bподтверд(?:ил|или|ила|ило|ают|ает)\b|(?<!не )\bподтвержда(?:ет|ют)\b"
    r"|(?<!not )(?<!n't )(?<!neither )\bconfirm(?:s|ed)\b|\bраста(?:ды|лды|йды|ған(?! жоқ)|п отыр)"
)


def weaken_contradicted(claims: Sequence[Claim], text: str) -> tuple[Claim, ...]:
    """``claims`` of one document; an assertion that it also denies becomes hearsay to be checked.

    What is told as confirmed after the last denial stays. ``text`` is the text in which quotes are counted.
    """
    denied = [claim for claim in claims if claim.polarity == "denied"]
    return tuple(_doubted(claim) if _is_contradicted(claim, denied, text) else claim for claim in claims)


def _is_contradicted(claim: Claim, denied: Sequence[Claim], text: str) -> bool:
    if claim.polarity != "asserted":
        return False
    against = [other for other in denied if is_same(claim, other) and not _is_of_another_length(claim, other)]
    if _CONFIRMS.search(fold(text[claim.quote.start : claim.quote.end])):
        against = [other for other in against if other.quote.start >= claim.quote.start]
    return bool(against)


def _is_of_another_length(claim: Claim, denied: Claim) -> bool:
    """«Not five years, as we wrote, but three»: the other length is denied, not the sentence."""
    return claim.term is not None and denied.term is not None and claim.term != denied.term


def is_same(one: Claim, two: Claim) -> bool:
    """Same person and event, as far as the text tells; dates that cannot be the same tell of two events."""
    if (one.person, one.alternatives, one.event, one.status) != (two.person, two.alternatives, two.event, two.status):
        return False
    if one.person is None and one.name != two.name:
        return False
    if one.register and two.register and one.register != two.register:
        return False
    return one.date is None or two.date is None or one.date.agrees_with(two.date)


def _doubted(claim: Claim) -> Claim:
    certainty = claim.certainty if claim.certainty == "weak" else "check"
    return replace(claim, polarity="reported", certainty=certainty, rule=f"{claim.rule} + {DENIED_TOO}")
