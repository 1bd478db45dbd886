"""Whether a page can name anybody of the register at all, decided on its markup, before its text is read.

Never says no to a page whose text names somebody; a yes only means that the page must be read.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from registerpub.core.names.finder import Finder

_ESCAPED: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_INLINE: Final = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|cite|data|del|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|time|tt|u|var|wbr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_SPACES: Final = re.compile(r"\s+")
_TAG: Final = re.compile(r"<[^<>]*>")


def may_name_anyone(finder: Finder, page: str) -> bool:
    """Whether the text of a decoded page, markup and all, may hold a name."""
    return any(finder.spans(view) for view in _views(page))


def _views(text: str) -> Iterator[str]:
    """The page as it stands, then as a reader would see it: escapes undone, tags taken out."""
    yield text
    if "\\u" in text:
        text = _ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), text)
        yield text
    if "&" in text:
        text = html.unescape(text)
        yield text
    if "<" in text:
        seen = _INLINE.sub("", _COMMENT.sub("", text))
        yield _TAG.sub("\n", seen)
        yield _SPACES.sub(" ", _TAG.sub(" ", seen))
