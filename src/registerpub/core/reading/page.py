"""One archived page → one document, or the reasons why there is none.

Silence is not "nothing new": an empty answer, a challenge, a login form or a missing mark is a finding and never a
version of the page.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from registerpub.core.pdf import PdfText, extract_pdf, is_pdf
from registerpub.core.reading.assembly import assemble
from registerpub.core.reading.charset import decode_page
from registerpub.core.reading.cleaning import has_invisible, tidy
from registerpub.core.reading.days import clock_of
from registerpub.core.reading.html_page import is_challenge, mark_problem, read_html
from registerpub.core.reading.json_data import read_data
from registerpub.core.reading.mhtml import unwrapped
from registerpub.core.reading.model import Parts, RawParagraph, ReadFinding, ReadingRules, ReadResult
from registerpub.core.reading.pdf_page import read_pdf
from registerpub.core.reading.roles import assign_furniture, assign_plain_roles
from registerpub.core.records import CapturedPage

_DEFAULT_RULES = ReadingRules()
_NEVER_TOO_LATE = dt.datetime.max.replace(tzinfo=dt.UTC)
#: Fewer bytes than this are no page that a server sends; of a file that a person saved, none that says anything.
_TINY = 64
_TINY_FILE = 12
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|meta)\b", re.IGNORECASE)
_NO_TEXT = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")


def read_page(
    page: CapturedPage, rules: ReadingRules = _DEFAULT_RULES, pdf: Callable[[bytes], PdfText] = extract_pdf
) -> ReadResult:
    """Read a capture of role article. Never raises on account of the page; see :data:`FINDING_KINDS`.

    ``pdf`` opens PDF files, which can take much memory and time: give one that keeps within limits.
    The document's id is the capture's record id; its text is masked (see :mod:`.privacy`), its paragraphs are joined
    by an empty line and cover the text exactly.
    """
    page = unwrapped(page)
    refusal = _refusal(page, rules)
    if refusal is not None:
        return ReadResult(None, (refusal,))
    clock = clock_of(page, rules)
    if is_pdf(page.payload):
        parts, wrong = read_pdf(pdf(page.payload), clock)
        return assemble(page, parts, wrong) if parts is not None else ReadResult(None, tuple(wrong))
    decoded = decode_page(page.payload, page.content_type)
    findings = [ReadFinding("charset_mended", decoded.mended)] if decoded.mended else []
    if _is_plain(page):
        return assemble(page, _read_plain(page, decoded.text, findings), findings)
    if rules.format == "json" and not _is_html(page):
        return _read_json(page, rules, decoded.text, findings)
    parts, wrong = read_html(page, rules, decoded.text, clock)
    if parts is None:
        return ReadResult(None, (*findings, *wrong))
    return assemble(page, parts, [*findings, *wrong])


def parse_html_file(payload: bytes, record: str = "", content_type: str = "text/html") -> ReadResult:
    """Read a file that was never fetched, with the default rules."""
    return read_page(CapturedPage(record, 0, "", _NEVER_TOO_LATE, payload, "", content_type=content_type))


def _refusal(page: CapturedPage, rules: ReadingRules) -> ReadFinding | None:
    """Why the bytes cannot be a page at all. Files that a person gave may be as short as a sentence."""
    size = len(page.payload.strip(b"\x00 \t\r\n\xef\xbb\xbf"))
    if size == 0:
        return ReadFinding("empty_body", f"{len(page.payload)} bytes")
    if size < (_TINY_FILE if page.status is None else _TINY):
        return ReadFinding("tiny_body", f"{size} bytes")
    readable = (
        is_pdf(page.payload)
        or _is_plain(page)
        or _is_html(page)
        or (rules.format == "json" and not page.payload.startswith(_NO_TEXT))
    )
    if not readable:
        return ReadFinding("not_html", page.content_type.partition(";")[0].strip()[:80] or "no content type")
    return None


def _is_plain(page: CapturedPage) -> bool:
    return page.content_type.lower().startswith("text/plain")


def _is_html(page: CapturedPage) -> bool:
    if page.payload.startswith(_NO_TEXT):
        return False
    kind = page.content_type.lower()
    if "html" in kind:
        return True
    head = page.payload[:4096].replace(b"\0", b"")
    return (not kind or kind.startswith(("text/", "application/octet-stream", "application/xml"))) and bool(
        _HTML.search(head)
    )


def _read_plain(page: CapturedPage, text: str, findings: list[ReadFinding]) -> Parts:
    if has_invisible(text):
        findings.append(ReadFinding("invisible_text", "invisible characters inside words"))
    lines = (tidy(line) for line in text.splitlines())
    paragraphs = assign_plain_roles([RawParagraph(line) for line in lines if line])
    return Parts(paragraphs, "plain", title=page.extra.get("title", ""))


def _read_json(page: CapturedPage, rules: ReadingRules, text: str, findings: list[ReadFinding]) -> ReadResult:
    if has_invisible(text):
        findings.append(ReadFinding("invisible_text", "invisible characters inside words"))
    mark = mark_problem(text, rules)
    if mark:
        return ReadResult(None, (*findings, ReadFinding("missing_mark", mark)))
    parts = read_data(text, rules, clock_of(page, rules))
    if parts is None:
        return ReadResult(None, (*findings, ReadFinding("broken_json", "no JSON")))
    if is_challenge(text, parts.paragraphs):
        return ReadResult(None, (*findings, ReadFinding("challenge_page", "a check of the visitor or a login form")))
    return assemble(page, replace(parts, paragraphs=assign_furniture(parts.paragraphs)), findings)
