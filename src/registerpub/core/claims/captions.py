"""Which lines of a text without marked paragraphs are its body: titles, photo captions and repeated lines are not.

A line with a finite verb tells something and is body, even without a full stop; so is a text of one line. What only
names («Фото: …», a heading, a name under a picture) is a caption. Lists of names are body: a list claim needs them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from registerpub.core.records import Paragraph

#: A town, in capitals or capitalised words only: «Мусин вышел в июне, Ким — в мае» is no dateline.
_DATELINE = re.compile(
    r"\s*[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][\w.'-]+(?:[ ,]{1,2}[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ\d][\w.'-]*){0,4},?(?:\s--|\s?[—–]\s)"
)
#: A line of this length is an article's body, so a dateline that follows it is none.
_LONG_LINE = 200
#: A longer last line without a full stop is a sentence cut short.
_SHORT_LINE = 120
#: Where a Kazakh sentence has its verb.
_ENDING = 60
_CLOSED = '.!?:…»"”'
_CREDIT = re.compile(
    r"\W*(?:(?:архивн\w+ |иллюстративн\w+ |file )?(?:фото|снимок|фотография|иллюстрация|скриншот|photo|picture|image|"
    r"screenshot|сурет|көрнекі сурет)\s*(?:[:©/|(–—-]|by\b|из\b|courtesy\b)|©|на (?:фото|снимке)\b|суретте\b|"
    r"(?:pictured|from left|left to right|слева направо|солдан оңға)\b)|"
    r".*[.(/|]\s*(?:фото|photo|сурет)(?:\s*:|\s+by\b)[^.]*$",
    re.IGNORECASE | re.DOTALL,
)
#: Words in small letters that can be a sentence's verb, in any of the three languages.
_FINITE = re.compile(
    r"(?<!\w)(?:was|were|is|are|has|have|had|will|said|says|died|went|got|left|walked|fled|received|remains?|"
    r"(?:[Pp]olice|[Oo]fficers|[Aa]uthorities|[Cc]ourt|[Jj]udge|[Pp]rosecutors?)\b[^.]*\b[a-z]+ed|"
    r"(?!дела?\b|села?\b|тела?\b|числа?\b)[а-яё]{2,}(?:л|ла|ло|ли|лся|лась|лось|лись|ет|ит|ут|ют|ат|ят|ется|ится)|"
    r"умер|погиб|[а-яё]{3,}(?:[ае]н|ён|ят)[аоы]?)(?!\w)|"
    r"(?<!\w)[а-яәіңғүұқөһ]+(?:[дт][ыі]|[ғқ]ан|[гк]ен|мақ|мек)\W*$|\b(?:отыр|жатыр|жүр|жоқ|емес)\W*$"
)


def is_credit(text: str) -> bool:
    """Whether a line or sentence begins by saying that it stands under a picture, or ends with who took it."""
    return bool(_CREDIT.match(text))


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str

    @property
    def bare(self) -> str:
        return self.text.strip()

    @property
    def is_closed(self) -> bool:
        return self.bare[-1] in _CLOSED

    @property
    def tells(self) -> bool:
        """Whether the line can be a sentence: it ends as one or has a finite verb."""
        return self.is_closed or any(_FINITE.search(part) for part in (self.text[:_LONG_LINE], self.text[-_ENDING:]))


def read_lines(text: str) -> Iterable[Paragraph]:
    """One paragraph per line that is not blank, its role guessed from its words, its place and the dateline."""
    lines = _lines(text)
    repeats = Counter(line.bare for line in lines)
    dateline = _dateline(lines)
    for number, line in enumerate(lines):
        heading = line.start < dateline and len(line.bare) < _LONG_LINE
        caption = repeats[line.bare] > 1 or heading or _is_caption(lines, number)
        yield Paragraph(line.start, line.start + len(line.text), "und", "caption" if caption else "body")


def _lines(text: str) -> list[_Line]:
    found = []
    offset = 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip("\r\n")
        if bare.strip():
            found.append(_Line(offset, bare))
        offset += len(line)
    return found


def _is_caption(lines: Sequence[_Line], number: int) -> bool:
    """A photo's credit; a title that tells nothing; a short last line that tells nothing, under a longer sentence."""
    line = lines[number]
    if len(line.bare) < _LONG_LINE and is_credit(line.bare):
        return True
    if line.tells or len(lines) == 1:
        return False
    if number == 0:
        return True
    above = lines[number - 1]
    is_under_text = above.is_closed and not above.bare.endswith(":") and len(above.bare) > len(line.bare)
    return number == len(lines) - 1 and len(line.bare) < _SHORT_LINE and is_under_text


def _dateline(lines: Sequence[_Line]) -> int:
    """Where the line with the dateline starts; 0 if there is none before the body has begun."""
    for line in lines:
        if _DATELINE.match(line.text) and len(line.text) > 80:
            return line.start
        if len(line.bare) >= _LONG_LINE:
            return 0
    return 0
