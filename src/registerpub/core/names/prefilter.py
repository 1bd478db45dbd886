"""Whether a fetched page can name anybody of the register at all, decided on its bytes, before its text is read.

Never says no to a page whose text names somebody; a yes only means that the page must be read. Formats that are not
text (PDF, archives, images) are always a yes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Final

from registerpub.core.names.finder import Finder
from registerpub.core.reading.charset import decode_page

_NOT_TEXT: Final = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\0",
)
_ESCAPED: Final = re.compile(r"\\u([0-9a-fA-F]{4})")
_COMMENT: Final = re.compile(r"<!--.*?-->", re.DOTALL)
_INLINE: Final = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|cite|data|del|em|font|i|ins|mark|q|s|small|span|strong|sub|sup|time|tt|u|var|wbr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_SPACES: Final = re.compile(r"\s+")
_TAG: Final = re.compile(r"<[^<>]*>")


def may_name_anyone(finder: Finder, payload: bytes, content_type: str = "") -> bool:
    """Whether the text of the page may hold a name. ``content_type`` as sent by the server, for its charset."""
    if payload.startswith(_NOT_TEXT) or b"\0\0\0" in payload[:200]:
        return True
    return any(finder.spans(view) for view in _views(decode_page(payload, content_type).text))


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
