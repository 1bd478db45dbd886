"""The text of an HTML page → its parts, or the reasons why it is no page to be believed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from registerpub.core.reading.cleaning import has_invisible
from registerpub.core.reading.days import Candidate, Clock, choose_day, in_address
from registerpub.core.reading.head import Head, read_head
from registerpub.core.reading.hidden import remove_hidden
from registerpub.core.reading.main_text import find_paragraphs
from registerpub.core.reading.metadata import date_candidates, find_author, find_change, find_section, find_title
from registerpub.core.reading.model import Parts, RawParagraph, ReadFinding, ReadingRules
from registerpub.core.reading.roles import assign_bylines, assign_furniture
from registerpub.core.reading.tree import flat_paragraphs, parse_html
from registerpub.core.records import CapturedPage

#: In lower case; a page is searched for each of them, which is much quicker than one expression for all.
_CHALLENGES = (
    "just a moment...",
    "just a moment ...",
    "cf-chl",
    "_cf_chl_opt",
    "cf-browser-verification",
    "checking your browser",
    "ddos-guard",
    "attention required! | cloudflare",
    "qrator",
    "__js_challenge",
    "g-recaptcha",
    "h-captcha",
    "hcaptcha.com",
    "smartcaptcha",
    "проверка браузера",
    "проверка вашего браузера",
    "подтвердите, что вы",
    "подтвердите, что запросы",
    "вы не робот",
    "робот емес екеніңізді",
    "enable javascript and cookies to continue",
    "are you a human",
    "access denied",
    "доступ запрещ",
    "доступ ограничен",
)
_LOGIN = re.compile(r"<input[^<>]{0,300}type\s*=\s*[\"']?password", re.IGNORECASE)
_ENOUGH_TEXT = 1500


def read_html(
    page: CapturedPage, rules: ReadingRules, text: str, clock: Clock
) -> tuple[Parts | None, list[ReadFinding]]:
    """The parts of the page, ``None`` where nothing on it may be believed, and what was found wrong."""
    findings: list[ReadFinding] = []
    if _is_broken(page.payload, text):
        findings.append(ReadFinding("malformed_html", "cut short or with forbidden bytes"))
    if has_invisible(text):
        findings.append(ReadFinding("invisible_text", "invisible characters inside words"))
    mark = mark_problem(text, rules)
    if mark:
        return None, [*findings, ReadFinding("missing_mark", mark)]
    tree, too_deep = parse_html(text)
    if too_deep:
        findings.append(ReadFinding("too_deep", "nested too deeply: read without its structure"))
    if tree is None:
        return None, [*findings, ReadFinding("no_text", "no element tree")]
    if remove_hidden(tree):
        findings.append(ReadFinding("invisible_text", "hidden elements inside the article"))
    head = read_head(tree)
    title = find_title(tree, head, rules.title_selector)
    if too_deep:
        paragraphs, method = flat_paragraphs(text), "flat"
    else:
        paragraphs, method = find_paragraphs(tree, rules.body_selector, title, _told_body(head))
    if is_challenge(text, paragraphs):
        return None, [*findings, ReadFinding("challenge_page", "a check of the visitor or a login form")]
    if rules.body_selector and method != "selectors":
        findings.append(ReadFinding("selector_missed", "body"))
    dates = [*date_candidates(tree, head, rules.date_selector), Candidate(in_address(page.url), "address")]
    chosen, author = choose_day(dates, clock), find_author(head)
    parts = Parts(
        assign_bylines(assign_furniture(paragraphs), author),
        method,
        title,
        chosen.day,
        find_change(head, clock),
        find_section(head),
        author,
        chosen.findings,
    )
    return parts, findings


def mark_problem(text: str, rules: ReadingRules) -> str:
    """Why the marks of the source say that this is no true page of it; empty if they do not."""
    if rules.must_contain and not any(mark in text for mark in rules.must_contain):
        return "none of the marks of a true page"
    if any(mark in text for mark in rules.must_not_contain):
        return "a mark that no true page has"
    return ""


def is_challenge(text: str, paragraphs: Sequence[RawParagraph]) -> bool:
    """A page with little text that asks who we are. An article about such pages has text enough."""
    letters = sum(len(paragraph.text) for paragraph in paragraphs)
    if letters >= _ENOUGH_TEXT:
        return False
    lower = text.lower()
    return any(mark in lower for mark in _CHALLENGES) or (letters < 400 and bool(_LOGIN.search(text)))


def _told_body(head: Head) -> str:
    return next((value for value in head.first("articleBody") if isinstance(value, str)), "")


def _is_broken(payload: bytes, text: str) -> bool:
    lower = text[-4096:].lower()
    opened = "<html" in text[:4096].lower() or "<body" in text[:65536].lower()
    return b"\0" in payload[:65536] and "\0" in text or (opened and "</html" not in lower and "</body" not in lower)
