"""What a headline asserts that the body does not: it is read like a sentence, but drops subjects and tenses.

So it speaks only of people on the registers of whom the body tells nothing of that kind, never surely, and never of
lists: whose list it is stands in the body.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from registerpub.core.events import EVENT_TYPES, MEMBERSHIP_EVENTS
from registerpub.core.records import Claim, Document, Mention, Span

#: Steps of one story: a body that tells of one of them tells what the headline sums up.
_STORY: Final = frozenset(("arrest", "case", "verdict", "release", "custody"))


def as_body(document: Document, mentions: Sequence[Mention]) -> tuple[Document, list[Mention]]:
    """The title as a document of its own, with its mentions."""
    named = [replace(mention, field="text") for mention in mentions if mention.field == "title"]
    return replace(document, text=document.title, title="", paragraphs=()), named


def beside_body(headline: Sequence[Claim], body: Sequence[Claim]) -> list[Claim]:
    """Claims of the headline, in their field, about whom and what the body makes none."""
    told = {(_subject(claim), _kind(claim)) for claim in body}
    return [
        replace(
            claim,
            quote=replace(claim.quote, field="title"),
            trigger=Span("title", claim.trigger.start, claim.trigger.end) if claim.trigger else None,
            certainty="weak" if claim.certainty == "weak" else "check",
            rule=f"title {claim.rule}",
        )
        for claim in headline
        if claim.polarity in ("asserted", "reported")
        and (claim.person or claim.alternatives)
        and claim.event not in MEMBERSHIP_EVENTS
        and (_subject(claim), _kind(claim)) not in told
    ]


def _subject(claim: Claim) -> tuple[str | None, tuple[str, ...]]:
    return claim.person, claim.alternatives


def _kind(claim: Claim) -> str:
    family = EVENT_TYPES[claim.event].family
    return "story" if family in _STORY else claim.event
