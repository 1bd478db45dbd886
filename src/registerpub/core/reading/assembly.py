"""The parts of a page → a document: private numbers masked, paragraphs placed, each with its language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from registerpub.core.reading.cleaning import has_mixed_letters, tidy
from registerpub.core.reading.language import detect_language, majority
from registerpub.core.reading.model import Parts, RawParagraph, ReadFinding, ReadResult
from registerpub.core.reading.privacy import mask_paragraphs, mask_private
from registerpub.core.records import CapturedPage, Document, Paragraph

_LONGEST_TITLE = 500


def assemble(page: CapturedPage, parts: Parts, findings: Sequence[ReadFinding]) -> ReadResult:
    """The document of ``page``, or none if its paragraphs hold no letters. Everything kept of the page is masked."""
    found = [*findings, *parts.findings]
    texts = mask_paragraphs([item.text for item in parts.paragraphs])
    masked = [RawParagraph(text, item.role) for text, item in zip(texts, parts.paragraphs, strict=True)]
    if not any(any(map(str.isalpha, paragraph.text)) for paragraph in masked):
        return ReadResult(None, (*found, ReadFinding("no_text", "no paragraph with letters")))
    if any(has_mixed_letters(item.text) for item in masked):
        found.append(ReadFinding("mixed_letters", "letters of two alphabets inside words"))
    stated = _stated_day(page)
    published = stated or parts.published
    if stated is not None:
        found = [finding for finding in found if finding.kind not in ("doubtful_date", "date_from_address")]
    if published is None:
        found.append(ReadFinding("no_date", "no day of publication"))
    placed = _place(masked)
    body = [item for item in placed if item.role == "body"] or placed
    document = Document(
        id=page.record,
        text="\n\n".join(paragraph.text for paragraph in masked),
        title=_line(parts.title)[:_LONGEST_TITLE],
        language=majority((item.language, item.end - item.start) for item in body),
        published=published,
        url=page.url if page.url.lower().startswith(("http:", "https:")) else None,
        paragraphs=tuple(placed),
        modified=parts.modified,
        section=_line(parts.section),
        author=_line(parts.author),
        method=parts.method,
    )
    return ReadResult(document, tuple(found))


def _line(text: str) -> str:
    return mask_private(tidy(text))[0]


def _place(paragraphs: Sequence[RawParagraph]) -> list[Paragraph]:
    placed, start = [], 0
    for paragraph in paragraphs:
        end = start + len(paragraph.text)
        placed.append(Paragraph(start, end, detect_language(paragraph.text), paragraph.role))
        start = end + len("\n\n")
    return placed


def _stated_day(page: CapturedPage) -> dt.date | None:
    """The day that the person who imported the file gave."""
    try:
        return dt.date.fromisoformat(page.extra.get("published", ""))
    except ValueError:
        return None
