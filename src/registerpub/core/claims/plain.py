"""The text as the rules read it: soft line breaks and doubled spaces are one space. Offsets lead back to the original.

Rules match words parted by single spaces; what they find must still cut the original text exactly.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from registerpub.core.claims.lines import soft_breaks
from registerpub.core.records import Document, Mention, Reading, Span

#: A longer gap parts columns and is left alone.
_DOUBLED = re.compile("(?<=\\S)[ \t\u00a0\u2009\u202f]{2,3}(?=\\S)")


@dataclass(frozen=True, slots=True)
class Plain:
    """``text`` as read; ``source[n]`` is the place of its n-th letter in the original, None where nothing changed."""

    text: str
    source: Sequence[int] | None

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
        claims = tuple(
            replace(claim, quote=self._span(claim.quote), trigger=self._span(claim.trigger) if claim.trigger else None)
            for claim in reading.claims
        )
        return replace(
            reading,
            claims=claims,
            totals=tuple(replace(total, quote=self._span(total.quote)) for total in reading.totals),
        )

    def _to_plain(self, offset: int) -> int:
        return bisect_left(self.source or (), offset)

    def _span(self, span: Span) -> Span:
        source = self.source or ()
        return Span(span.field, source[span.start], source[span.end - 1] + 1)


def read_plain(text: str) -> Plain:
    """``text`` as the rules read it. Never longer than the original."""
    gaps = list(_gaps(text))
    if not gaps:
        return Plain(text, None)
    parts: list[str] = []
    source: list[int] = []
    start = 0
    for gap_start, gap_end in [*gaps, (len(text), len(text))]:
        parts.append(text[start:gap_start])
        source.extend(range(start, gap_start))
        if gap_end > gap_start:
            parts.append(" ")
            source.append(gap_start)
        start = gap_end
    return Plain("".join(parts), source)


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    doubled = ((match.start(), match.end()) for match in _DOUBLED.finditer(text))
    yield from sorted([*soft_breaks(text), *doubled])
