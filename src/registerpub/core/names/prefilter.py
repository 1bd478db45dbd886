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
_CODE: Final = re.compile(
    r"<!--.*?-->|<style\b[^<>]*>.*?</style\s*>|<script\b(?![^<>]*json)[^<>]*>.*?</script\s*>", re.DOTALL | re.IGNORECASE
)  # what no reader of texts looks at; data in scripts is kept
_INLINE: Final = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|cite|data|del|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|time|tt|u|var|wbr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_TAG: Final = re.compile(r"<[^<>]*>")
_SPACES: Final = re.compile(r"\s+")


def may_name_anyone(finder: Finder, page: str) -> bool:
    """Whether the text of a decoded page, markup and all, may hold a name."""
    if "<" not in page:
        return any(finder.spans(view) for view in _escapes_undone(page))
    page = _CODE.sub("", page)
    return any(_stands_in(finder, view) for view in _escapes_undone(page))


def _escapes_undone(text: str) -> Iterator[str]:
    yield html.unescape(text) if "&" in text else text
    if "\\u" in text:
        yield _ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), text)


def _stands_in(finder: Finder, markup: str) -> bool:
    """In attributes and data as they stand; line by line as a reader sees them; across lines."""
    seen = _INLINE.sub("", markup)
    return bool(
        finder.capitals(markup)
        or finder.spans(_TAG.sub("\n", seen))
        or finder.capitals(_SPACES.sub(" ", _TAG.sub(" ", seen)))
    )
