"""Fills templates: an empty placeholder goes together with its brackets, comma and spaces.

Tidying is done on the template before the values come in, so a value is never changed by it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
#: Placeholders that hold a name as its bearer writes it.
PROPER_NAMES = frozenset({"name", "owner", "site", "source"})
_TIDYING = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"\s+", " "),
        (r"\(\s*(?:[,;]\s*)+", "("),
        (r"\s*(?:[,;]\s*)+\)", ")"),
        (r"\(\s*\)", ""),
        (r" +", " "),
        (r" +(?=[.,;:!?)])", ""),
        (r"(?<=\() +", ""),
        (r"[,;]+(?=[.:;,])", ""),
        (r"^[\s,;:]+|\s+$", ""),
    )
)
#: Embedding, override and isolate controls reorder what a reader sees; names and quotes never need them here.
_REORDERING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")


def placeholders(template: str) -> frozenset[str]:
    """The names in braces."""
    return frozenset(_PLACEHOLDER.findall(template))


def fill(
    template: str, values: Mapping[str, str], capitalise: bool = True, names: Collection[str] = PROPER_NAMES
) -> str:
    """``template`` with its values. Raises ``KeyError`` for a placeholder that ``values`` does not know.

    The first letter becomes a capital, except that of a placeholder in ``names``: «one.example» begins a sentence as
    it is written.
    """
    kept = _PLACEHOLDER.sub(lambda match: match[0] if values[match[1]] else "", template)
    for pattern, replacement in _TIDYING:
        kept = pattern.sub(replacement, kept)
    text = _PLACEHOLDER.sub(lambda match: values[match[1]], kept)
    first = _PLACEHOLDER.match(kept)
    if not capitalise or (first and first[1] in names):
        return text
    return text[:1].upper() + text[1:]


def clean(text: str) -> str:
    """One line of plain text: no control, reordering or unassigned characters, single spaces."""
    if _is_clean(text):
        return text
    kept = "".join(" " if character.isspace() else character for character in text if _is_plain(character))
    return " ".join(kept.split())


def clean_paragraphs(text: str) -> str:
    """Plain text whose paragraphs are parted by one empty line."""
    if all(part and _is_clean(part) for part in text.split("\n\n")):
        return text
    paragraphs = (clean(part) for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")))
    return "\n\n".join(part for part in paragraphs if part)


def _is_clean(line: str) -> bool:
    """The usual case, told quickly: what is printable holds no line break and no space but the plain one."""
    return line.isprintable() and "  " not in line and line == line.strip()


def _is_plain(character: str) -> bool:
    if character.isspace():
        return True
    return unicodedata.category(character) not in ("Cc", "Cs", "Cn") and character not in _REORDERING
