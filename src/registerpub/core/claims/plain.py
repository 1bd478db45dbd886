"""The text as the rules read it: soft line breaks and doubled spaces are one space. Offsets lead back to the original.

Rules match words parted by single spaces; what they find must still cut the original text exactly.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from registerpub.core.claims.latin import in_cyrillic
from registerpub.core.claims.lines import soft_breaks
from registerpub.core.records import Claim, Document, Mention, Reading, Span, Total

#: A longer gap parts columns and is left alone.
_DOUBLED = re.compile("(?<=\\S)[ \t\u00a0\u2009\u202f]{2,3}(?=\\S)")


@dataclass(frozen=True, slots=True)
class Plain:
    """``text`` as read; ``source[n]`` is the place of its n-th letter in the original, None where nothing changed."""

    text: str
    source: Sequence[int] | None
    original: str = ""

    def document(self, document: Document) -> Document:
        """``document`` with the text as read."""
        if self.source is None:
            return document
        paragraphs = tuple(
            replace(paragraph, start=self._to_plain(paragraph.start), end=self._to_plain(paragraph.end))
            for paragraph in document.paragraphs
        )
        return replace(document, text=self.text, paragraphs=paragraphs)

    def mentions(self, mentions: Sequence[Mention]) -> list[Mention]:
        """``mentions`` at their places in the text as read; each keeps its surface as written."""
        if self.source is None:
            return list(mentions)
        return [
            replace(mention, start=self._to_plain(mention.start), end=self._to_plain(mention.end))
            if mention.field == "text"
            else mention
            for mention in mentions
        ]

    def restore(self, reading: Reading) -> Reading:
        """``reading`` with every span counted in the original text."""
        if self.source is None:
            return reading
        return Reading(tuple(map(self._claim, reading.claims)), tuple(map(self._total, reading.totals)))

    def _claim(self, claim: Claim) -> Claim:
        """Spans counted in the original; whatever is given as written stands as the original writes it."""
        trigger = self.span(claim.trigger) if claim.trigger else None
        moved = replace(claim, quote=self.span(claim.quote), trigger=trigger)
        if not self.original:
            return moved
        known = bool(claim.person or claim.alternatives)
        return replace(
            moved,
            name=claim.name if known else self._written(claim.name) or claim.name,
            court=self._written(claim.court),
            facility=self._written(claim.facility),
            speaker=self._written(claim.speaker),
            owner=self._written(claim.owner),
        )

    def _total(self, total: Total) -> Total:
        owner = self._written(total.owner) if self.original else total.owner
        return replace(total, quote=self.span(total.quote), owner=owner)

    def _written(self, words: str | None) -> str | None:
        """Words of the text as read, as the original writes them."""
        start = self.text.find(words) if words else -1
        if words is None or start < 0:
            return words
        source = self.source or ()
        end = start + len(words)
        return self.original[source[start] : source[end] if end < len(source) else len(self.original)].strip()

    def _to_plain(self, offset: int) -> int:
        return bisect_left(self.source or (), offset)

    def span(self, span: Span) -> Span:
        """A span of the text as read, counted in the original text."""
        source = self.source
        if source is None:
            return span
        end = source[span.end - 1] + 1
        if self.original and end < len(self.original) and self.original[end].isalpha():
            end = source[span.end] if span.end < len(source) else len(self.original)
        return Span(span.field, source[span.start], end)


def read_plain(text: str, latin: Sequence[tuple[int, int]] = ()) -> Plain:
    """``text`` as the rules read it, Kazakh in Latin letters at ``latin`` in Cyrillic. Never longer than the "
    "original."""
    parts = [(start, end, " ") for start, end in _gaps(text)]
    for start, end in latin:
        parts += in_cyrillic(text, start, end)
    if not parts:
        return Plain(text, None)
    read: list[str] = []
    source: list[int] = []
    start = 0
    for part_start, part_end, made in [*sorted(parts), (len(text), len(text), "")]:
        read.append(text[start:part_start] + made)
        source.extend(range(start, part_start))
        source.extend(range(part_start, part_start + len(made)))
        start = part_end
    return Plain("".join(read), source, text if latin else "")


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    doubled = ((match.start(), match.end()) for match in _DOUBLED.finditer(text))
    yield from sorted([*soft_breaks(text), *doubled])
