"""Which kind of penalty a prosecutor asks for: imprisonment, restricted freedom, a suspended sentence, a fine."""

from __future__ import annotations

import re
from typing import Final

from registerpub.core.claims.grammar import Parsed
from registerpub.core.claims.lexicon import Hit

#: Kind → the words that name it, in folded text of any of the three languages. Keys of ``core.notices.translated``.
_KINDS: Final = {
    "restricted_freedom": re.compile(
        r"\b(?:restrict(?:ed|ion of|ing (?:his|her|their)) (?:freedom|liberty)|freedom limitation|"
        r"limit(?:ed|ation of) (?:freedom|liberty))\b|\bограничени\w+ свобод|\bограничить\w* (?:\w+ )?свобод|"
        r"бостанды[гғқ]\w*(?: [\w-]+)? шекте"
    ),
    "suspended": re.compile(
        r"\bsuspended\b|\bconditional(?:ly)? (?:sentence|term|\w+-year)|\bусловн(?!о-досроч)\w*|"
        r"\bшартты (?!түрде мерзімінен|мерзімінен)"
    ),
    "imprisonment": re.compile(
        r"\b(?:(?:in|to|behind) (?:a )?(?:prison|jail|bars|(?:penal )?colony)|prison (?:term|sentence)s?|imprison\w+|"
        r"deprivation of (?:liberty|freedom)|years? behind bars|of prison)\b|"
        r"\bлишени\w+ свобод|\bлишить\w* свобод|\b(?:общего|строгого|усиленного) режима|\bколони\w+|\bтюр[ье]м\w*|"
        r"бостанды[гғқ]\w*(?: [\w-]+)? айыр|\bтүрме\w*|\bколония\w*"
    ),
    "fine": re.compile(r"\bfined?\b|\bштраф\w*|\bайыппұл\w*"),
}


def demanded_penalty(parsed: Parsed, hit: Hit) -> str | None:
    """The one kind that is named in the clause of the demand, or else in its sentence; None where two are, or none."""
    folded = parsed.sentence.folded
    chunk = parsed.chunks[parsed.chunk_at(hit.start)]
    last = parsed.chunks[parsed.chunk_at(hit.end - 1)]
    inside = _named(folded[min(chunk.start, hit.start) : max(last.end, hit.end)])
    found = inside or _named(folded)
    return found[0] if len(found) == 1 else None


def _named(text: str) -> list[str]:
    return [kind for kind, words in _KINDS.items() if words.search(text)]
