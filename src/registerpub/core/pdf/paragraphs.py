"""Lines of pages → paragraphs: line ends inside sentences joined, hyphens at line ends mended, page frames dropped.

A PDF knows no paragraphs. A line ends one if it is clearly shorter than the lines of the text and closes a sentence, or
stands alone like a heading. When in doubt lines are joined: a name that is parted by a line end would not be found.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
#: Letters of Arabic script as they are drawn; the text needs the letters themselves.
_DRAWN = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]+")
_SPACE = re.compile(r"[^\S\n]+")
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:стр(?:аница|\.)?|бет|page|p\.)?\s*\d{1,4}\s*(?:(?:/|из|of|-бет|бет)\s*\d{0,4})?[-–—\s]*", re.IGNORECASE
)
_FINAL = re.compile(r"[.!?…:;]['\"»”’)\]]*$")
_ITEM = re.compile(r"(?:[-•●▪–—]|\d{1,3}[.)])\s")
_HYPHENS = ("-", "\u00ad", "\u2010")
#: First parts that keep their hyphen: «пресс-служба», «экс-депутат», "co-author".
_KEEP_LEFT = frozenset("пресс вице экс интернет онлайн веб медиа мини штаб генерал co ex non self vice".split())
_KEEP_RIGHT = frozenset("то нибудь либо таки ка ақ ау ай мыс ды ді".split())
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_EDGE = 2
_SHORT = 0.8
_HEADING = 0.7
_FRAME = 0.9
_LONGEST_COUNTED = 40


def join_paragraphs(pages: Sequence[str]) -> list[str]:
    """Paragraphs of the whole document, in order. What repeats at the head or foot of pages is kept once."""
    lines = _without_frames([_lines(page) for page in pages])
    width = _usual_width(lines)
    words = Counter(word.lower() for line in lines for word in _WORD.findall(line))
    paragraphs: list[str] = []
    open_line = ""
    for line in lines:
        if paragraphs and open_line and line and not _ends(open_line, line, width):
            paragraphs[-1] = _joined(paragraphs[-1], line, words)
        elif line:
            paragraphs.append(line)
        open_line = line
    return paragraphs


def _lines(page: str) -> list[str]:
    """Tidy lines of a page; an empty one stands for a gap."""
    plain = _DRAWN.sub(lambda drawn: unicodedata.normalize("NFKC", drawn[0]), page.translate(_LIGATURES))
    return [_SPACE.sub(" ", line).strip() for line in plain.splitlines()]


def _without_frames(pages: Sequence[list[str]]) -> list[str]:
    """All lines but page numbers and what stands at the edge of several pages, of which the first is kept.

    A line as long as those of the text is none of the frame. No gap is put between pages: a sentence may run on.
    """
    longest = _FRAME * _usual_width([line for lines in pages for line in lines])
    edges = [_edge(lines) for lines in pages]
    shapes = ({_shape(lines[index]) for index in places} for lines, places in zip(pages, edges, strict=True))
    seen = Counter(shape for page in shapes for shape in page if shape)
    needed = 2 if len(pages) < 4 else max(3, len(pages) // 3)
    told: set[str] = set()
    kept: list[str] = []
    for lines, places in zip(pages, edges, strict=True):
        for index, line in enumerate(lines):
            shape = _shape(line) if index in places and len(line) < longest else ""
            if index in places and _PAGE_NUMBER.fullmatch(line):
                continue
            if not shape or seen[shape] < needed:
                kept.append(line)
            elif shape not in told:
                told.add(shape)
                kept += ["", line, ""]
        while kept and not kept[-1]:
            kept.pop()
        kept += [""] if kept and _shape(kept[-1]) in told else []
    return kept


def _edge(lines: Sequence[str]) -> frozenset[int]:
    """Places of the first and last lines that are not empty."""
    full = [index for index, line in enumerate(lines) if line]
    return frozenset(full[:_EDGE] + full[-_EDGE:])


def _shape(line: str) -> str:
    """A line as it is compared with those of other pages: counted pages are alike («3 / 12», «4 / 12»).

    Longer numbers are not: of two lines that differ in a year or in the number of a case both are told.
    """
    return re.sub(r"(?<!\d)\d{1,3}(?!\d)", "0", line.casefold()) if len(line) < _LONGEST_COUNTED else line.casefold()


def _usual_width(lines: Sequence[str]) -> int:
    """Letters of a full line: nine lines of ten are no longer."""
    lengths = sorted(len(line) for line in lines if line)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _ends(line: str, following: str, width: int) -> bool:
    """Whether a paragraph ends between the two lines."""
    if _ITEM.match(following) and (_FINAL.search(line) or _ITEM.match(line)):
        return True
    if line.endswith(_HYPHENS) or following[0].islower():
        return False
    if _FINAL.search(line):
        return len(line) < _SHORT * width
    return len(line) < _HEADING * width and not line.endswith(",")


def _joined(left: str, right: str, words: Counter[str]) -> str:
    if not left.endswith(_HYPHENS):
        return f"{left} {right}"
    before, after = _WORD.findall(left.rstrip("-\u00ad\u2010")), _WORD.match(right)
    if left[-1] == "\u00ad":
        return left[:-1] + right
    if not before or after is None or not left[-2:-1].isalpha() or not right[0].islower():
        return left + right
    return left + right if _keeps_hyphen(before[-1].lower(), after[0].lower(), words) else left[:-1] + right


def _keeps_hyphen(before: str, after: str, words: Counter[str]) -> bool:
    """The document itself knows best how it writes the word."""
    if words[f"{before}-{after}"] or words[before + after]:
        return not words[before + after]
    return before.rpartition("-")[2] in _KEEP_LEFT or after in _KEEP_RIGHT
