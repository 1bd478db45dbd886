"""The text of a PDF → the parts of a page, or why there is none.

The day a file was made is not the day of its publication (a page that somebody printed to a file was made long after),
so only a line near the top that is little more than a date is believed, never the file's own metadata.
"""

from __future__ import annotations

import re

from registerpub.core.pdf import PdfText, join_paragraphs
from registerpub.core.reading.cleaning import has_invisible, tidy
from registerpub.core.reading.days import Candidate, Clock, choose_day
from registerpub.core.reading.model import Parts, RawParagraph, ReadFinding
from registerpub.core.reading.roles import assign_furniture

#: Fewer letters in a whole file than this are marks on pictures of pages.
_FEWEST_LETTERS = 20
_NEAR_TOP = 15
_DATE_LINE = 60
_LONGEST_TITLE = 200
_NO_TITLE = re.compile(
    r"microsoft (?:word|excel|powerpoint)|untitled|без (?:имени|названия)|атаусыз|document\d*|документ\d*|print|"
    r".*\.(?:docx?|pdf|rtf|odt|xlsx?|html?|txt|tmp)|about:blank|https?://.*",
    re.IGNORECASE,
)
_FAULTS = {"locked": ("locked_pdf", "a password is needed"), "damaged": ("broken_pdf", "damaged")}


def read_pdf(text: PdfText, clock: Clock) -> tuple[Parts | None, list[ReadFinding]]:
    """The parts of the document, ``None`` where it has no text, and what was found wrong."""
    if text.fault in _FAULTS and not text.pages:
        return None, [ReadFinding(*_FAULTS[text.fault])]
    joined = [tidy(paragraph) for paragraph in join_paragraphs(text.pages)]
    if sum(letter.isalpha() for paragraph in joined for letter in paragraph) < _FEWEST_LETTERS:
        return None, [_without_text(text)]
    findings = _gaps(text)
    if has_invisible("\n".join(text.pages)):
        findings.append(ReadFinding("invisible_text", "invisible characters inside words"))
    title = _title(text.title, joined)
    paragraphs = [RawParagraph(item) for item in joined if item]
    if paragraphs[0].text == title and len(paragraphs) > 1:
        del paragraphs[0]
    chosen = choose_day(_dates(text.pages), clock)
    return Parts(assign_furniture(paragraphs), "pdf", title, chosen.day, findings=chosen.findings), findings


def _without_text(text: PdfText) -> ReadFinding:
    if text.pages and len(text.lost) < len(text.pages):
        return ReadFinding("no_text_layer", f"{text.count} pages")
    return ReadFinding("broken_pdf", "too much to read" if text.fault else f"{text.count} pages, none readable")


def _gaps(text: PdfText) -> list[ReadFinding]:
    """What of the document is missing, by page."""
    found = []
    if text.lost:
        numbers = ", ".join(str(index + 1) for index in text.lost[:10])
        found.append(
            ReadFinding("cut_pdf", f"pages {numbers}{' and more' if len(text.lost) > 10 else ''} not readable")
        )
    if len(text.pages) < text.count:
        found.append(ReadFinding("cut_pdf", f"{len(text.pages)} of {text.count} pages read"))
    return found


def _title(stated: str, paragraphs: list[str]) -> str:
    """The file's own title unless it is that of a program or a file name; else the heading of the first page."""
    own = tidy(stated)
    if len(own) >= 5 and any(map(str.isalpha, own)) and not _NO_TITLE.match(own):
        return own
    first = next((item for item in paragraphs if any(map(str.isalpha, item))), "")
    return first if len(first) <= _LONGEST_TITLE else ""


def _dates(pages: tuple[str, ...]) -> list[Candidate]:
    """Short lines near the top; a date inside a sentence may be anything, a birthday too."""
    lines = [tidy(line) for line in "\n".join(pages[:1]).splitlines()]
    near = [line for line in lines if line][:_NEAR_TOP]
    return [Candidate(line, "time") for line in near if len(line) <= _DATE_LINE and sum(map(str.isalpha, line)) < 45]
