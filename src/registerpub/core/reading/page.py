"""One archived page → one document, or the reasons why there is none.

Silence is not "nothing new": an empty answer, a challenge, a login form or a missing mark is a finding and never a
version of the page.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from registerpub.core.reading.charset import decode_page
from registerpub.core.reading.cleaning import has_invisible, tidy
from registerpub.core.reading.language import detect_language, majority
from registerpub.core.reading.main_text import find_paragraphs
from registerpub.core.reading.metadata import find_day, find_title
from registerpub.core.reading.model import RawParagraph, ReadFinding, ReadingRules, ReadResult
from registerpub.core.reading.privacy import mask_private
from registerpub.core.reading.roles import assign_furniture, assign_plain_roles
from registerpub.core.reading.tree import flat_paragraphs, parse_html, remove_hidden
from registerpub.core.records import CapturedPage, Document, Paragraph

_DEFAULT_RULES = ReadingRules()
_NEVER_TOO_LATE = dt.datetime.max.replace(tzinfo=dt.UTC)
#: Fewer bytes than this are no page that a server sends; of a file that a person saved, none that says anything.
_TINY = 64
_TINY_FILE = 12
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|meta)\b", re.IGNORECASE)
_CHALLENGE = re.compile(
    r"just a moment\s*\.\.\.|cf-chl|_cf_chl_opt|cf-browser-verification|checking your browser|ddos-guard|"
    r"attention required! \| cloudflare|qrator|__js_challenge|g-recaptcha|h-captcha|hcaptcha\.com|smartcaptcha|"
    r"проверка (?:вашего )?браузера|подтвердите, что (?:вы|запросы)|вы не робот|робот емес екеніңізді|"
    r"enable javascript and cookies to continue|are you a human|access denied|доступ (?:запрещ|ограничен)",
    re.IGNORECASE,
)
_LOGIN = re.compile(r"<input[^<>]{0,300}type\s*=\s*[\"']?password", re.IGNORECASE)
_ENOUGH_TEXT = 1500
_LONGEST_TITLE = 500


def read_page(page: CapturedPage, rules: ReadingRules = _DEFAULT_RULES) -> ReadResult:
    """Read a capture of role article. Never raises on account of the page; see :data:`FINDING_KINDS`.

    The document's id is the capture's record id; its text is masked (see :mod:`.privacy`), its paragraphs are joined
    by an empty line and cover the text exactly.
    """
    refusal = _refusal(page)
    if refusal is not None:
        return ReadResult(None, (refusal,))
    decoded = decode_page(page.payload, page.content_type)
    findings = [ReadFinding("charset_mended", decoded.mended)] if decoded.mended else []
    if _is_plain(page):
        return _read_plain(page, rules, decoded.text, findings)
    return _read_html(page, rules, decoded.text, findings)


def parse_html_file(payload: bytes, record: str = "", content_type: str = "text/html") -> ReadResult:
    """Read a file that was never fetched, with the default rules."""
    return read_page(CapturedPage(record, 0, "", _NEVER_TOO_LATE, payload, "", content_type=content_type))


def _refusal(page: CapturedPage) -> ReadFinding | None:
    """Why the bytes cannot be a page at all. Files that a person gave may be as short as a sentence."""
    size = len(page.payload.strip(b"\x00 \t\r\n\xef\xbb\xbf"))
    if size == 0:
        return ReadFinding("empty_body", f"{len(page.payload)} bytes")
    if size < (_TINY_FILE if page.status is None else _TINY):
        return ReadFinding("tiny_body", f"{size} bytes")
    if not _is_plain(page) and not _is_html(page):
        return ReadFinding("not_html", page.content_type.partition(";")[0].strip()[:80] or "no content type")
    return None


def _is_plain(page: CapturedPage) -> bool:
    return page.content_type.lower().startswith("text/plain")


def _is_html(page: CapturedPage) -> bool:
    if page.payload.startswith((b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        return False
    kind = page.content_type.lower()
    if "html" in kind:
        return True
    head = page.payload[:4096].replace(b"\0", b"")
    return (not kind or kind.startswith(("text/", "application/octet-stream", "application/xml"))) and bool(
        _HTML.search(head)
    )


def _read_plain(page: CapturedPage, rules: ReadingRules, text: str, findings: list[ReadFinding]) -> ReadResult:
    if has_invisible(text):
        findings.append(ReadFinding("invisible_text", "invisible characters inside words"))
    lines = (tidy(line) for line in text.splitlines())
    paragraphs = assign_plain_roles([RawParagraph(line) for line in lines if line])
    return _finish(page, rules, page.extra.get("title", ""), None, paragraphs, findings)


def _read_html(page: CapturedPage, rules: ReadingRules, text: str, findings: list[ReadFinding]) -> ReadResult:
    if _is_broken(page.payload, text):
        findings.append(ReadFinding("malformed_html", "cut short or with forbidden bytes"))
    if has_invisible(text):
        findings.append(ReadFinding("invisible_text", "invisible characters inside words"))
    mark = _mark_problem(text, rules)
    if mark:
        return ReadResult(None, (*findings, ReadFinding("missing_mark", mark)))
    tree, too_deep = parse_html(text)
    if too_deep:
        findings.append(ReadFinding("too_deep", "nested too deeply: read without its structure"))
    if tree is None:
        return ReadResult(None, (*findings, ReadFinding("no_text", "no element tree")))
    hides = remove_hidden(tree)
    if hides:
        findings.append(ReadFinding("invisible_text", "hidden elements inside the article"))
    title = find_title(tree, rules.title_selector)
    day = find_day(tree, rules.date_selector, _zone(rules), page.fetched)
    paragraphs = flat_paragraphs(text) if too_deep else find_paragraphs(tree, rules.body_selector, title)
    if _is_challenge(text, paragraphs):
        return ReadResult(None, (*findings, ReadFinding("challenge_page", "a check of the visitor or a login form")))
    return _finish(page, rules, title, day, assign_furniture(paragraphs), findings)


def _finish(
    page: CapturedPage,
    rules: ReadingRules,
    title: str,
    day: dt.date | None,
    paragraphs: Sequence[RawParagraph],
    findings: list[ReadFinding],
) -> ReadResult:
    masked = [RawParagraph(mask_private(paragraph.text)[0], paragraph.role) for paragraph in paragraphs]
    if not any(any(map(str.isalpha, paragraph.text)) for paragraph in masked):
        return ReadResult(None, (*findings, ReadFinding("no_text", "no paragraph with letters")))
    stated = _stated_day(page)
    published = stated or day
    if published is None:
        findings.append(ReadFinding("no_date", "no day of publication"))
    placed = _place(masked)
    body = [item for item in placed if item.role == "body"] or placed
    document = Document(
        id=page.record,
        text="\n\n".join(paragraph.text for paragraph in masked),
        title=mask_private(tidy(title))[0][:_LONGEST_TITLE],
        language=majority((item.language, item.end - item.start) for item in body),
        published=published,
        url=page.url if page.url.lower().startswith(("http:", "https:")) else None,
        paragraphs=tuple(placed),
    )
    return ReadResult(document, tuple(findings))


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


def _is_broken(payload: bytes, text: str) -> bool:
    lower = text[-4096:].lower()
    opened = "<html" in text[:4096].lower() or "<body" in text[:65536].lower()
    return b"\0" in payload[:65536] and "\0" in text or (opened and "</html" not in lower and "</body" not in lower)


def _mark_problem(text: str, rules: ReadingRules) -> str:
    if rules.must_contain and not any(mark in text for mark in rules.must_contain):
        return "none of the marks of a true page"
    if any(mark in text for mark in rules.must_not_contain):
        return "a mark that no true page has"
    return ""


def _is_challenge(text: str, paragraphs: Sequence[RawParagraph]) -> bool:
    """A page with little text that asks who we are. An article about such pages has text enough."""
    letters = sum(len(paragraph.text) for paragraph in paragraphs)
    return letters < _ENOUGH_TEXT and bool(_CHALLENGE.search(text) or (letters < 400 and _LOGIN.search(text)))


def _zone(rules: ReadingRules) -> ZoneInfo | None:
    try:
        return ZoneInfo(rules.timezone) if rules.timezone else None
    except (ZoneInfoNotFoundError, ValueError):
        return None
