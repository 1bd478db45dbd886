"""A document's body as sentences with offsets and folded text. Captions, titles, notices and related links are no body.

A document without paragraphs is read line by line (:mod:`registerpub.core.claims.captions` tells which are captions).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from registerpub.core.claims.captions import read_lines
from registerpub.core.claims.folding import detect_language, fold
from registerpub.core.claims.spans import Spans
from registerpub.core.records import Document, Paragraph, Span

_LONGEST = 1500
_STOP = re.compile(r"[.!?…]+[\"'»”’)\]]*(?=\s+[\"'«“„—–-]*\s?[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ\d])")
_CHAIN = re.compile(r"\b[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]\w{0,4}\. ?(?=[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]\w{0,4}\.)|\b[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]\.")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:mr|mrs|ms|dr|no|art|st|jan|feb|aug|sept|sep|oct|nov|dec|г|гг|ст|ч|п|пп|ул|им|т\.д|т\.п|т\.е|др|"
    r"руб|тыс|"
    r"обл|р-н|род|см|б|ж|т|көш|жж|т\.б|ғ)\.$",
    re.IGNORECASE,
)
#: A short Kazakh sentence may hold no Kazakh letter at all, but a Russian one hardly does without such a word.
_RUSSIAN = re.compile(
    r"(?<!\w)(?:в|во|на|и|не|что|с|со|по|к|из|за|от|до|для|о|об|у|его|ее|их|он|она|они|был|была|были|суд|года?|"
    r"году|[а-я]{3,}(?:ого|его|ому|ему|ыми|ими|ый|ий|ая|ое|ые|ых|ился|илась|ились|али|или|ена|ены|аны|ет|ит))(?!\w)"
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
    paragraphs = document.paragraphs or tuple(read_lines(document.text))
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
            chosen = language if same_script or detected == "und" else detected
            return "kk" if chosen == "ru" and document.language == "kk" and not _RUSSIAN.search(fold(text)) else chosen
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
