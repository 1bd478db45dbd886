"""Whether a fetched page can name anybody of the register, decided on its bytes, before anything is extracted from it.

False is certain: no text read from the page could hold a mention (or, where asked, tell of a list). Formats that are
not text (PDF, archives, images, web pages in one file) must always be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from registerpub.core.claims.prefilter import may_tell_of_a_list
from registerpub.core.names import Matcher
from registerpub.core.reading import decode_page
from registerpub.core.reading.mhtml import is_mhtml
from registerpub.core.records import Register

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


def may_name_anyone(matcher: Matcher, payload: bytes, content_type: str = "") -> bool:
    """Whether the page must be read. ``content_type`` as the server sent it, for its charset."""
    return _is_no_text(payload) or matcher.may_be_named_in(decode_page(payload, content_type).text)


def may_tell_anything(matcher: Matcher, registers: Sequence[Register], payload: bytes, content_type: str = "") -> bool:
    """As :func:`may_name_anyone`, but a page that may give a total or recognise somebody must be read, too."""
    if _is_no_text(payload):
        return True
    text = decode_page(payload, content_type).text
    return matcher.may_be_named_in(text) or may_tell_of_a_list(text, registers)


def _is_no_text(payload: bytes) -> bool:
    return payload.startswith(_NOT_TEXT) or b"\0\0\0" in payload[:200] or is_mhtml(payload)
