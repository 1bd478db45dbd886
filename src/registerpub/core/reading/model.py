"""What reading is told (rules of a source) and what it gives back (a document or none, and findings)."""

from __future__ import annotations

from dataclasses import dataclass
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
)


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """How the pages of one source are read. The defaults fit any page.

    Selectors are CSS, empty for the general rules. ``timezone`` (IANA) turns moments into days (empty: the
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
