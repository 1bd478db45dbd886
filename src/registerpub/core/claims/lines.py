"""Line breaks that only fold a sentence: hard-wrapped text is read as if its lines were joined.

A break is soft where the line before it ends no sentence and the line after it plainly goes on. A list with one name
per line, a headline or a caption above a text is never joined: two people's lines made one would mix them up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]+")
_BLANK = re.compile(r"(?:\r\n|\n|\r(?!\n))[^\S\r\n]*(?:\r\n|\n|\r(?!\n))")
_ENDED = re.compile(r"[.!?…:;]+[\"'»”’)\]]*$")
_ABBREVIATED = re.compile(r"(?:^|[\s(\d])(?:г|гг|ст|ч|п|ул|им|ж|б|art|no|mr|mrs|dr)\.$", re.IGNORECASE)
_ITEM = re.compile(r"[-–—•●▪*·]|\(?\d{1,3}[.)](?:\s|$)|\(?[a-zа-я]\)\s")
#: Lists of names are narrower.
_WRAP_WIDTH = 40
#: «18 мамырда …», «5 лет …»: a number that goes on; «2. Касенов» is an item.
_COUNTED = re.compile(r"\d{1,4}(?:-?\w+)? [^\W\d_A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]")
#: Words that no line of its own ends with.
_OPEN = re.compile(
    r"(?:,|(?<!\w)(?:a|an|the|of|in|on|at|to|for|by|with|from|and|or|but|that|was|were|is|are|has|have|had|been|be|"
    r"his|her|its|their|who|which|as|в|во|на|с|со|к|ко|по|от|до|из|за|о|об|у|и|а|но|или|что|как|для|при|под|был|была|"
    r"были|не|его|ее|её|их|который|которая|которого|мен|бен|пен|және|туралы|бойынша|деп|үшін|ал))$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line at ``[start:end]`` of the text, white space trimmed."""

    start: int
    end: int
    text: str

    @property
    def goes_on(self) -> bool:
        """Whether the line begins as no sentence and no item does."""
        return self.text[0].islower() or bool(_COUNTED.match(self.text))

    @property
    def is_open(self) -> bool:
        return bool(_OPEN.search(self.text))

    @property
    def has_ended(self) -> bool:
        return bool(_ENDED.search(self.text)) and not _ABBREVIATED.search(self.text)


def soft_breaks(text: str) -> Iterator[tuple[int, int]]:
    """Spans of white space with a line break in it that stand for one space, in order."""
    after_colon = False
    for block in _blocks(text):
        yield from _soft_in(block, after_colon)
        after_colon = block[-1].text.endswith(":")


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Lines between blank lines."""
    edges = [0, *(match.end() for match in _BLANK.finditer(text)), len(text)]
    for start, end in zip(edges, edges[1:], strict=False):
        lines = []
        for match in _LINE.finditer(text, start, end):
            bare = match.group().strip()
            if bare:
                at = match.start() + match.group().index(bare)
                lines.append(_Line(at, at + len(bare), bare))
        if lines:
            yield lines


def _soft_in(block: Sequence[_Line], after_colon: bool) -> Iterator[tuple[int, int]]:
    width = max(len(line.text) for line in block)
    pairs = list(zip(block, block[1:], strict=False))
    is_wrapped = any(two.goes_on and not one.has_ended for one, two in pairs) or _is_filled(block, width)
    in_list = after_colon and _is_list(block)
    for number, (one, two) in enumerate(pairs):
        if one.text.endswith(":"):
            in_list = _is_list(block[number + 1 :])
        elif not (in_list or one.has_ended or _ITEM.match(two.text)) and (
            two.goes_on or one.is_open or (is_wrapped and _is_full(one, two, width))
        ):
            yield one.end, two.start


def _is_filled(block: Sequence[_Line], width: int) -> bool:
    """Whether every line is as full as the width allows and the last one ends a sentence."""
    full = all(_is_full(one, two, width) for one, two in zip(block, block[1:], strict=False))
    return full and len(block) > 2 and width >= _WRAP_WIDTH and block[-1].has_ended


def _is_full(one: _Line, two: _Line, width: int) -> bool:
    """Whether the next line's first word had no room any more."""
    return len(one.text) + 1 + len(two.text.split()[0]) > width


def _is_list(lines: Sequence[_Line]) -> bool:
    """After a colon: every line begins anew, or every line but the last is closed by a comma."""
    anew = all(not line.goes_on for line in lines)
    return anew or all(line.text.endswith((",", ";")) for line in lines[:-1])
