"""A document's body as sentences with offsets and folded text. Captions, titles, notices and related links are no body.

A document without paragraphs is read line by line: repeated lines, and short lines before the dateline, are captions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from registerpub.core.claims.folding import detect_language, fold
from registerpub.core.claims.spans import Spans
from registerpub.core.records import Document, Paragraph, Span

_LONGEST = 1500
#: A town, in capitals or capitalised words only: «Мусин вышел в июне, Ким — в мае» is no dateline.
_DATELINE = re.compile(
    r"\s*[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w.'-]+(?:[ ,]{1,2}[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ\d][\w.'-]*){0,4},?(?:\s--|\s?[—–]\s)"
)
#: A line of this length is an article's body, so a dateline that follows it is none.
_LONG_LINE = 200
_STOP = re.compile(r"[.!?…]+[\"'»”’)\]]*(?=\s+[\"'«“„—–-]*\s?[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ\d])")
_CHAIN = re.compile(r"\b[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]\w{0,4}\. ?(?=[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]\w{0,4}\.)|\b[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]\.")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:mr|mrs|ms|dr|no|art|st|jan|feb|aug|sept|sep|oct|nov|dec|г|гг|ст|ч|п|пп|ул|им|т\.д|т\.п|т\.е|др|"
    r"руб|тыс|"
    r"обл|р-н|род|см|б|ж|т|көш|жж|т\.б|ғ)\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` is ``document.text[start:end]``; ``folded`` is as long. ``paragraph`` numbers body paragraphs."""

    start: int
    end: int
    text: str
    folded: str
    language: str
    paragraph: int

    @property
    def span(self) -> Span:
        return Span("text", self.start, self.end)

    @property
    def is_question(self) -> bool:
        return self.text.rstrip("\"'»”’)] ").endswith("?")


def split_document(document: Document, protected: Sequence[tuple[int, int]] = ()) -> list[Sentence]:
    """All body sentences in order. No sentence ends inside a ``protected`` span (owners' names with full stops)."""
    paragraphs = document.paragraphs or tuple(_lines(document.text))
    owners = Spans(protected)
    sentences: list[Sentence] = []
    number = 0
    for paragraph in paragraphs:
        if paragraph.role != "body":
            continue
        number += 1
        text = document.text[paragraph.start : paragraph.end]
        language = _language(paragraph, document, text)
        for start, end in _pieces(text, paragraph.start, owners):
            piece = text[start:end]
            place = paragraph.start + start
            sentences.append(Sentence(place, place + len(piece), piece, fold(piece), language, number))
    return sentences


def _language(paragraph: Paragraph, document: Document, text: str) -> str:
    for language in (paragraph.language, document.language):
        if language in ("kk", "ru", "en"):
            detected = detect_language(text)
            same_script = (detected == "en") == (language == "en")
            return language if same_script or detected == "und" else detected
    return detect_language(text)


def _pieces(text: str, offset: int, owners: Spans) -> Iterable[tuple[int, int]]:
    """Start and end of each sentence in one paragraph at ``offset``, white space trimmed, none longer than a limit."""
    chains = Spans((match.start(), match.end()) for match in _CHAIN.finditer(text))
    ends = [match.end() for match in re.finditer(r"\n", text)]
    for stop in _STOP.finditer(text):
        dot = stop.start()
        if not (_is_abbreviation(text, stop) or chains.holds(dot) or owners.holds(offset + dot)):
            ends.append(stop.end())
    start = 0
    for end in [*sorted(ends), len(text)]:
        yield from _trimmed(text, start, end)
        start = max(start, end)


def _is_abbreviation(text: str, stop: re.Match[str]) -> bool:
    dot = stop.start()
    return stop[0].startswith(".") and bool(_ABBREVIATED.search(text, max(0, dot - 8), dot + 1))


def _trimmed(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > _LONGEST:
        cut = text.rfind(" ", start, start + _LONGEST)
        cut = cut if cut > start else start + _LONGEST
        yield start, cut
        start = cut
    if end > start:
        yield start, end


def _lines(text: str) -> Iterable[Paragraph]:
    """One paragraph per line, its role guessed from repetition and from the dateline."""
    lines: list[tuple[int, str]] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        lines.append((offset, line.rstrip("\r\n")))
        offset += len(line)
    repeats = Counter(line.strip() for _, line in lines if line.strip())
    dateline = _dateline(lines)
    first = next((start for start, line in lines if line.strip()), 0)
    for start, line in lines:
        stripped = line.strip()
        if not stripped:
            continue
        repeated = repeats[stripped] > 1
        headline = start == first and stripped[-1] not in '.!?:…»"”'
        heading = start < dateline and len(stripped) < _LONG_LINE
        role = "caption" if repeated or heading or headline else "body"
        yield Paragraph(start, start + len(line), detect_language(line), role)


def _dateline(lines: Sequence[tuple[int, str]]) -> int:
    """Where the line with the dateline starts; 0 if there is none before the body has begun."""
    for start, line in lines:
        if _DATELINE.match(line) and len(line) > 80:
            return start
        if len(line.strip()) >= _LONG_LINE:
            return 0
    return 0
