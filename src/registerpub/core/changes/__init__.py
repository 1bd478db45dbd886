"""Claims against case files: what would change, for whom, and why an editor is asked."""

from registerpub.core.changes.checks import CHECK
from registerpub.core.changes.compare import Beside, Comparison, beside, compare
from registerpub.core.changes.copies import SKETCH_METHOD, are_copies, sketch
from registerpub.core.changes.drafts import CardDraft, FactDraft, Support, same_event
from registerpub.core.changes.joining import (
    NOT_LATER,
    agrees,
    conflicts,
    dates_agree,
    facts_conflict,
    merged,
    merged_facts,
)
from registerpub.core.changes.origins import SourceText, origin_of_each, translated
from registerpub.core.changes.propose import DETAIL, Context, propose
from registerpub.core.changes.reasons import has_reason, merged_reasons

__all__ = [
    "NOT_LATER",
    "DETAIL",
    "Beside",
    "beside",
    "has_reason",
    "agrees",
    "dates_agree",
    "merged_reasons",
    "SKETCH_METHOD",
    "are_copies",
    "sketch",
    "CHECK",
    "CardDraft",
    "Comparison",
    "Context",
    "FactDraft",
    "SourceText",
    "Support",
    "compare",
    "conflicts",
    "facts_conflict",
    "merged",
    "merged_facts",
    "origin_of_each",
    "propose",
    "same_event",
    "translated",
]
