"""What changed between two versions: words of a text, paragraphs of a page, names on a list. No clock, no disk.

What counts as a change is decided here once, for the store, the desk and the terminal.
"""

from registerpub.core.differences.lists import ListDifference, list_difference, schedule_difference
from registerpub.core.differences.noise import bare_entry, is_noise, without_noise
from registerpub.core.differences.pages import (
    FURNITURE,
    LISTS,
    PARTS,
    PageDifference,
    PageText,
    ParagraphChange,
    content_digest,
    differing_parts,
    page_difference,
    page_text,
)
from registerpub.core.differences.words import DiffPart, changed_words

__all__ = [
    "FURNITURE",
    "LISTS",
    "PARTS",
    "DiffPart",
    "ListDifference",
    "PageDifference",
    "PageText",
    "ParagraphChange",
    "bare_entry",
    "changed_words",
    "content_digest",
    "differing_parts",
    "is_noise",
    "list_difference",
    "page_difference",
    "page_text",
    "schedule_difference",
    "without_noise",
]
