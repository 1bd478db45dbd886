"""Whether a fetched page can name anybody of the register, decided on its bytes, before anything is extracted from it.

False is certain: no text read from the page could hold a mention. Formats that are not text (PDF, archives, images)
must always be read.
"""

from __future__ import annotations

from typing import Final

from registerpub.core.names import Matcher
from registerpub.core.reading import decode_page

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
    if payload.startswith(_NOT_TEXT) or b"\0\0\0" in payload[:200]:
        return True
    return matcher.may_be_named_in(decode_page(payload, content_type).text)
