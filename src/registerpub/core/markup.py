"""A page's markup as a reader of texts may see it, without building a tree: quick, linear, and never seeing too little.

The sets of elements are those by which pages are read (``core.reading.tree``). Where it is open how a reader would join
the words, every way is given; what is no text (code, comments) is left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
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
HIDEABLE: Final = frozenset(
    "p div span section li a font td b i em strong small u ul ol table tr h1 h2 h3 h4 h5 h6 blockquote center".split()
)
HIDING: Final = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?![.\d]*[1-9])|"
    r"opacity\s*:\s*0(?![.\d]*[1-9])|text-indent\s*:\s*-\d{3,}|(?<![\w-])(?:left|top|right|bottom)\s*:\s*-\d{3,}|"
    r"clip\s*:\s*rect\(\s*(?:0|1px)|clip-path\s*:\s*inset\(\s*(?:50|100)%|"
    r"(?<![\w-])color\s*:\s*(?:transparent|rgba\([^)]*,\s*0(?:\.0*)?\s*\))",
    re.IGNORECASE,
)
_NO_SIZE: Final = re.compile(
    r"(?<![\w-])(?:max-)?(?:height|width)\s*:\s*[01](?:px|em|pt|%)?\s*(?:;|!|$)", re.IGNORECASE
)
_CUT_OFF: Final = re.compile(r"overflow\s*:\s*hidden", re.IGNORECASE)
_COLOUR: Final = re.compile(r"(?<![\w-])(background(?:-color)?|color)\s*:\s*([^;!]+)", re.IGNORECASE)
_WHITE: Final = ("white", "#fff", "#ffffff", "rgb(255,255,255)")
_ONE_CLASS: Final = re.compile(r"[a-z]*\.([\w-]+)", re.IGNORECASE)
_LONGEST_STYLE: Final = 300_000
_MOST_CLASSES: Final = 2_000
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
_LEFT_OUT_OR_CLASSED: Final = re.compile(
    rf"{_UNREAD}|<({_one_of(HIDEABLE)})(?=[\s/])(?=[^<>]*(?:hidden|style|class))({_ATTRIBUTES})>", re.IGNORECASE
)
_ANY_TAG: Final = re.compile(r"<[^<>]*>")
_HIDING_AT_ALL: Final = re.compile(r"hidden|style\s*=", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"([\w-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
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
    classes = hiding_classes(_styles(page))
    page = page if plain else _without_code(page)
    yield html.unescape(page), plain
    if "\\u" in page:
        yield _ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), page), False
    for markup in () if plain else dict.fromkeys((page, _without_unread(page, classes))):
        lines = html.unescape(_ANY_TAG.sub("", _TAG.sub("", _NEW_LINE.sub("\n", markup))))
        yield lines, True
        yield _SPACES.sub(" ", lines), False


def _styles(page: str) -> str:
    """The text of the page's ``style`` elements; of one that is never closed, nothing."""
    pieces: list[str] = []
    lower, at = page.lower(), 0
    while True:
        start = lower.find("<style", at)
        end = lower.find("</style", start) if start >= 0 else -1
        if end < 0:
            return "".join(pieces)
        pieces.append(page[lower.find(">", start) + 1 : end])
        at = end


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


def _without_unread(page: str, classes: frozenset[str]) -> str:
    """Without elements that reading leaves out or that no reader sees. What is never closed hides the rest."""
    pieces: list[str] = []
    at = 0
    pattern = _LEFT_OUT_OR_HIDDEN if _HIDING_AT_ALL.search(page) else _LEFT_OUT
    pattern = _LEFT_OUT_OR_CLASSED if classes else pattern
    while True:
        opening = pattern.search(page, at)
        if opening is None:
            return "".join((*pieces, page[at:]))
        if opening[1] is None and not is_hidden(_attributes(opening[3]).get, classes):
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


def _attributes(text: str) -> dict[str, str]:
    """Attributes of an opening tag; of a name that stands twice the first counts, as in every browser."""
    found: dict[str, str] = {}
    for name, *values in _ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), "".join(values))
    return found


def is_hidden(get: Callable[[str], str | None], classes: frozenset[str]) -> bool:
    """Whether an element with these attributes is seen by no reader. ``classes`` as :func:`hiding_classes`."""
    if get("hidden") is not None or (get("aria-hidden") or "").strip().lower() == "true":
        return True
    style = get("style") or ""
    if style and (
        HIDING.search(style) or (_NO_SIZE.search(style) and _CUT_OFF.search(style)) or _has_no_contrast(style)
    ):
        return True
    return bool(classes) and not classes.isdisjoint((get("class") or "").split())


def is_white(style: str) -> bool:
    """Whether text is white by this style and nothing in it says on what."""
    colours = _colours(style)
    return colours.get("color") in _WHITE and "background" not in colours


def has_background(style: str) -> bool:
    return "background" in _colours(style)


def _has_no_contrast(style: str) -> bool:
    colours = _colours(style)
    text, ground = colours.get("color"), colours.get("background")
    return bool(text) and (text == ground or (text in _WHITE and ground in _WHITE))


def _colours(style: str) -> dict[str, str]:
    if not style:
        return {}
    found = _COLOUR.findall(style)
    return {name.lower().partition("-")[0]: re.sub(r"\s", "", value).lower() for name, value in found}


def hiding_classes(styles: str) -> frozenset[str]:
    """Classes that rules of a page's own style sheets hide: plain selectors of one class, none for other media.

    ``styles``: the text of its ``style`` elements. Linear in its length, of which only the beginning is looked at.
    """
    sheet = "".join(part.partition("*/")[2] if number else part for number, part in enumerate(styles.split("/*")))
    found: set[str] = set()
    blocks: list[str] = []
    before = ""
    for piece in re.split(r"([{}])", sheet[:_LONGEST_STYLE]):
        if piece == "{":
            blocks.append(before.rpartition(";")[2])
        elif piece == "}":
            del blocks[-1:]
        elif len(blocks) == 1 and not blocks[0].lstrip().startswith("@") and HIDING.search(piece):
            matches = (_ONE_CLASS.fullmatch(selector.strip()) for selector in blocks[0].split(",")[:100])
            found.update(match[1] for match in matches if match)
        before = piece
        if len(found) > _MOST_CLASSES:
            break
    return frozenset(found)
