"""What reading is told (rules of a source) and what it gives back (a document or none, and findings)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from registerpub.core.records import Document

FINDING_KINDS = (
    "empty_body",
    "tiny_body",
    "challenge_page",
    "missing_mark",
    "no_text",
    "charset_mended",
    "malformed_html",
    "no_date",
    "not_html",
    "too_deep",
    "invisible_text",
    "broken_json",
    "selector_missed",
    "doubtful_date",
    "date_from_address",
    "mixed_letters",
    "no_text_layer",
    "broken_pdf",
    "locked_pdf",
    "cut_pdf",
)
#: How the body of a document was found, best first.
METHODS = ("selectors", "json_ld", "extractor", "guess", "everything", "flat", "plain", "data", "pdf")
FORMATS = ("html", "json")


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """How the pages of one source are read. The defaults fit any page.

    Selectors are CSS, empty for the general rules. Where ``format`` is ``json`` they are dotted paths into the answer
    (``data.body``, ``blocks.0.text``; a list without a number means each of its items), and the body may hold HTML.
    ``timezone`` (IANA) turns moments into days (empty: the
    day as written); ``languages`` are
    those that the source writes in. ``must_contain``: at least one of the marks stands in every true page;
    ``must_not_contain``: none ever does.
    """

    title_selector: str = ""
    date_selector: str = ""
    body_selector: str = ""
    timezone: str = ""
    languages: tuple[str, ...] = ()
    must_contain: tuple[str, ...] = ()
    must_not_contain: tuple[str, ...] = ()
    format: str = "html"


@dataclass(frozen=True, slots=True)
class ReadFinding:
    """Something wrong with a page: ``kind`` is one of :data:`FINDING_KINDS`; ``detail`` quotes nothing of the text."""

    kind: str
    detail: str = ""


class ReadResult(NamedTuple):
    """``document`` is ``None`` when the page holds nothing that may be believed; the findings say why."""

    document: Document | None
    findings: tuple[ReadFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class RawParagraph:
    """A paragraph before offsets are known."""

    text: str
    role: str = "body"


@dataclass(frozen=True, slots=True)
class Parts:
    """What was found on a page, as written there: nothing is masked yet, no paragraph has its place or language."""

    paragraphs: Sequence[RawParagraph]
    method: str
    title: str = ""
    published: dt.date | None = None
    modified: dt.date | None = None
    section: str = ""
    author: str = ""
    findings: Sequence[ReadFinding] = field(default=())
