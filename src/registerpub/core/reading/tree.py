"""HTML text → element tree → paragraphs, whatever the page: broken, nested without end, hiding text. No recursion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from lxml import etree, html
from lxml.html import HtmlElement as Element

from registerpub.core.markup import BLOCKS, BREAKS, SKIPPED
from registerpub.core.reading.cleaning import strip_controls, tidy
from registerpub.core.reading.model import RawParagraph

_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])(?:captions?|figcaption|photo-?(?:text|credit)|wp-caption)(?:$|[\s_-])", re.I)
_RELATED_CLASS = re.compile(
    r"(?:^|[\s_-])(?:related|read-?(?:more|also)|see-?also|recommend\w*|promo|teasers?|also|similar|most-?(?:read|popular))"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOTICE_CLASS = re.compile(r"(?:^|[\s_-])(?:disclaimer|copyright|legal|footer|site-notice|cookies?)(?:$|[\s_-])", re.I)
_TOO_DEEP = "excessive depth"
_PARAGRAPH_BREAK = re.compile(r"[^\S\n]*\n\s*\n\s*")


def parse_html(text: str) -> tuple[Element | None, bool]:
    """The tree, and whether the page is nested too deeply for one (then the tree lacks what lies deeper)."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(strip_controls(text).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        tree = None
    too_deep = any(_TOO_DEEP in str(entry.message).lower() for entry in parser.error_log)
    return tree, too_deep


def paragraphs_of(root: Element) -> list[RawParagraph]:
    """Text of ``root`` in paragraphs with the roles that the structure shows, in order."""
    paragraphs: list[RawParagraph] = []
    buffer: list[str] = []
    roles = ["body"]
    skipping = 0

    def flush(role: str) -> None:
        for part in _PARAGRAPH_BREAK.split("".join(buffer)):
            text = tidy(part)
            if text:
                paragraphs.append(RawParagraph(text, role))
        buffer.clear()

    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else "script"
        if event == "start":
            if name in BLOCKS:
                flush(roles[-1])
            # What was chosen as the article is not judged by its own class: «js-img-caption» may stand on all of it.
            roles.append("body" if element is root else _role_of(element, name, roles[-1]))
            skipping += name in SKIPPED and element is not root
            if not skipping:
                buffer.append("\n" if name in BREAKS else "")
                buffer.append(_loose(element.text))
            continue
        if name in BLOCKS:
            flush(roles[-1])
        roles.pop()
        skipping -= name in SKIPPED and element is not root
        if not skipping and element is not root:
            buffer.append(_loose(element.tail))
    flush(roles[-1])
    return paragraphs


def flat_paragraphs(text: str) -> list[RawParagraph]:
    """Paragraphs without a tree, for pages nested too deeply. Linear in the length of the page."""
    for tag in ("script", "style", "noscript", "template"):
        text = "".join(_without(text, tag))
    text = re.sub(r"\s+", " ", re.sub(r"<!--|-->", " ", text))
    text = re.sub(
        r"</?(?:p|div|li|h[1-6]|tr|td|blockquote|section|article|ul|ol|br)\b[^<>]*>", "\n\n", text, flags=re.I
    )
    text = re.sub(r"<[a-zA-Z/!][^<>]*>", "", text)
    parts = (tidy(unescape(part)) for part in _PARAGRAPH_BREAK.split(text))
    return [RawParagraph(part) for part in parts if part]


def _without(text: str, tag: str) -> Iterator[str]:
    """The pieces of ``text`` outside of ``<tag>…</tag>``."""
    lower, position = text.lower(), 0
    while True:
        start = lower.find(f"<{tag}", position)
        if start < 0:
            yield text[position:]
            return
        yield text[position:start]
        end = lower.find(f"</{tag}", start)
        if end < 0:
            return
        position = end


def _role_of(element: Element, name: str, inherited: str) -> str:
    if inherited != "body":
        return inherited
    if name in ("figcaption", "figure"):
        return "caption"
    if name == "aside":
        return "related"
    if name == "footer":
        return "notice"
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"
    if marks == " ":
        return inherited
    for pattern, role in ((_CAPTION_CLASS, "caption"), (_RELATED_CLASS, "related"), (_NOTICE_CLASS, "notice")):
        if name not in ("body", "html", "article", "main") and pattern.search(marks):
            return role
    return inherited


def _loose(text: str | None) -> str:
    """Line ends in the source are only spaces; those that mean something come from elements."""
    return text.replace("\n", " ").replace("\r", " ") if text else ""
