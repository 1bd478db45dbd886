"""Notes by which a source takes back or mends what it said: «Исправление:», «Түзету:», “Correction:”."""

from __future__ import annotations

import re
from typing import Final

#: The word that opens such a note, at the beginning of a paragraph or of the title.
_NOTE: Final = re.compile(
    r"^[\W_]*(?:"
    r"(?:corrections?|clarification|editor[’']s\s+note|retraction|исправление|уточнение|поправка|опровержение|"
    r"от\s+редакции|түзету|нақтылау|теріске\s+шығару|редакциядан)(?=\s*(?:[:.—–-]|$))|"
    r"this\s+(?:article|story|report)\s+(?:has\s+been|was)\s+corrected|an\s+earlier\s+version\s+of\s+this|"
    r"в\s+(?:более\s+ранней|предыдущей|первоначальной)\s+версии|"
    r"(?:мақаланың|хабардың|материалдың)\s+(?:алдыңғы|бастапқы|бұрынғы)\s+нұсқасында"
    r")",
    re.IGNORECASE | re.MULTILINE,
)


def correction_note(text: str) -> tuple[int, int] | None:
    """Where the first paragraph stands that opens with such a word: start and end; None if there is none.

    A word inside a sentence is none: courts and laws are corrected, too.
    """
    match = _NOTE.search(text)
    if match is None:
        return None
    end = text.find("\n", match.end())
    return match.start(), len(text) if end < 0 else end
