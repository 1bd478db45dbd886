"""A page's markup as a reader of texts may see it, without building a tree: quick, linear, and never seeing too little.

The sets of elements are those by which pages are read (``core.reading.tree``). Where it is open how a reader would join
the words, every way is given; what is no text (code, comments) is left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

SKIPPED: Final = frozenset(
    "script style noscript template iframe svg math object embed button select option form nav input textarea "
    "canvas audio video map title meta link".split()
)
BLOCKS: Final = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer "
    "h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul "
    "head item list quote row cell".split()
)
BREAKS: Final = frozenset({"br", "lb"})
HIDEABLE: Final = frozenset("p div span section li a font td".split())
HIDING: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d]*[1-9])|opacity\s*:\s*0(?![.\d]*[1-9])|"
    r"text-indent\s*:\s*-\d{3,}|(?:left|top)\s*:\s*-\d{3,}",
    re.IGNORECASE,
)
_VOID: Final = frozenset("embed input link meta title".split())  # without content, or with content of its own kind


def _one_of(names: frozenset[str]) -> str:
    """A pattern of any of the names, by their first letters: much faster than a plain list."""
    letters = sorted({name[0] for name in names})
    return (
        "(?:"
        + "|".join(
            letter + "(?:" + "|".join(sorted(name[1:] for name in names if name[0] == letter)) + ")"
            for letter in letters
        )
        + ")"
    )


_ATTRIBUTES: Final = r"(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+"
_NEW_LINE: Final = re.compile(rf"</?{_one_of(BLOCKS | BREAKS)}(?=[\s/>]){_ATTRIBUTES}>", re.IGNORECASE)
_TAG: Final = re.compile(rf"</?[a-zA-Z]{_ATTRIBUTES}>")
_UNREAD: Final = rf"<({_one_of(SKIPPED - _VOID)})(?=[\s/>]){_ATTRIBUTES}>"
_LEFT_OUT: Final = re.compile(_UNREAD, re.IGNORECASE)
_LEFT_OUT_OR_HIDDEN: Final = re.compile(
    rf"{_UNREAD}|<({_one_of(HIDEABLE)})(?=[\s/])(?=[^<>]*(?:hidden|style))({_ATTRIBUTES})>", re.IGNORECASE
)
_ANY_TAG: Final = re.compile(r"<[^<>]*>")
_HIDING_AT_ALL: Final = re.compile(r"\shidden|style\s*=", re.IGNORECASE)
_HIDDEN: Final = re.compile(r"(?:^|\s)hidden(?:\s|=|/|$)", re.IGNORECASE)
_SPACES: Final = re.compile(r"\s+")
_ESCAPED: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_CODE: Final = re.compile(r"<!--|<style\b[^<>]*>|<script\b(?![^<>]*json)[^<>]*>", re.IGNORECASE)
_UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)  # what tidying takes out of every text


def views(page: str) -> Iterator[tuple[str, bool]]:
    """Texts that together hold every text that reading the page may give, each with whether its lines are lines.

    A page without any tag is its own view.
    """
    page = _UNSEEN.sub("", page)
    plain = "<" not in page
    page = page if plain else _without_code(page)
    yield html.unescape(page), plain
    if "\\u" in page:
        yield _ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), page), False
    for markup in () if plain else dict.fromkeys((page, _without_unread(page))):
        lines = html.unescape(_ANY_TAG.sub("", _TAG.sub("", _NEW_LINE.sub("\n", markup))))
        yield lines, True
        yield _SPACES.sub(" ", lines), False


def _without_code(page: str) -> str:
    """Without comments, styles and scripts but those that hold data. What is never closed is kept."""
    pieces: list[str] = []
    at, lower, unclosed = 0, page.lower(), set[str]()
    while True:
        opening = _CODE.search(page, at)
        if opening is None:
            return "".join((*pieces, page[at:]))
        closing = "-->" if opening[0] == "<!--" else "</" + opening[0][1:7].lower().rstrip(" >")
        end = -1 if closing in unclosed else lower.find(closing, opening.end())
        if end < 0:
            unclosed.add(closing)
            pieces.append(page[at : opening.end()])
            at = opening.end()
            continue
        pieces.append(page[at : opening.start()])
        close = page.find(">", end)
        at = len(page) if close < 0 else close + 1


def _without_unread(page: str) -> str:
    """Without elements that reading leaves out or that no reader sees. What is never closed hides the rest."""
    pieces: list[str] = []
    at = 0
    pattern = _LEFT_OUT_OR_HIDDEN if _HIDING_AT_ALL.search(page) else _LEFT_OUT
    while True:
        opening = pattern.search(page, at)
        if opening is None:
            return "".join((*pieces, page[at:]))
        if opening[1] is None and not _is_hidden(opening[3]):
            pieces.append(page[at : opening.end()])
            at = opening.end()
            continue
        pieces.append(page[at : opening.start()])
        at = _end_of_element(page, (opening[1] or opening[2]), opening.end())


def _end_of_element(page: str, name: str, at: int) -> int:
    """Where the element that was opened just before ``at`` ends, elements of its name inside it counted."""
    depth = 1
    for tag in re.compile(rf"<(/?){re.escape(name)}(?=[\s/>]){_ATTRIBUTES}>", re.IGNORECASE).finditer(page, at):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return len(page)


def _is_hidden(attributes: str) -> bool:
    return bool(_HIDDEN.search(attributes) or HIDING.search(attributes))
