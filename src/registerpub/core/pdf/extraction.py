"""The text layer of a PDF, page by page, by pypdf: chosen over pdfminer.six, which takes five times as long, reads
turned pages letter by letter and columns in disorder. Pictures are not read, scripts and attachments are never touched.

Every step is given as soon as it is taken, so that a reader that is stopped half-way keeps the pages before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

#: Longer files are read as far as this.
MOST_PAGES: Final = 1000
_MOST_LETTERS: Final = 4_000_000
_LONGEST_TITLE: Final = 500

#: A letter that many fonts lack, standing alone: no word of Kazakh, but what is left of one when it was cut up.
_LONE: Final = re.compile(r"(?<!\S)[ӘәҒғҚқҢңӨөҰұҮүҺһ](?!\S)")

LOCKED: Final = "locked"
DAMAGED: Final = "damaged"
TOO_MUCH: Final = "too much"


@dataclass(frozen=True, slots=True)
class PdfText:
    """``pages``: text by page, empty for those in ``lost``, which could not be read. ``count``: how many there are.

    ``title`` as the file itself says it. ``fault``: :data:`LOCKED`, :data:`DAMAGED`, :data:`TOO_MUCH` (stopped at a
    limit; what stands in ``pages`` is right) or empty.
    """

    pages: tuple[str, ...] = ()
    count: int = 0
    title: str = ""
    lost: tuple[int, ...] = ()
    fault: str = ""


def is_pdf(payload: bytes) -> bool:
    """Whether the bytes are a PDF, whatever they were sent as."""
    return payload.startswith(b"%PDF-")


def extract_pdf(payload: bytes) -> PdfText:
    """The text of the file. Never raises on account of it."""
    return text_of(read_steps(payload))


def read_steps(payload: bytes) -> Iterator[dict[str, Any]]:
    """First ``{"count": N, "title": T}``, then for each page ``{"page": text}`` (``None``: not readable), in order.

    Ends early with ``{"fault": …}``.
    """
    from pypdf import PasswordType, PdfReader  # large, and needed where a PDF is read only

    try:
        reader = PdfReader(BytesIO(payload), strict=False)
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            yield {"fault": LOCKED}
            return
        count = len(reader.pages)
        yield {"count": count, "title": _title(reader)}
    except Exception:  # a damaged file fails anywhere inside of the library, with errors of every kind
        yield {"fault": DAMAGED}
        return
    letters = 0
    for number in range(min(count, MOST_PAGES)):
        try:
            text: str | None = _page_text(reader.pages[number])
        except Exception:  # as above; the other pages may be whole
            text = None
        letters += len(text or "")
        if letters > _MOST_LETTERS:
            break
        yield {"page": text}
    else:
        if count <= MOST_PAGES:
            return
    yield {"fault": TOO_MUCH}


def _page_text(page: PageObject) -> str:
    """The text of a page. Raises whatever the library does.

    A browser that prints takes Kazakh letters from a second font where the first lacks them, and the library then sees
    gaps around each. By the places of the letters it sees none, but columns run into one another: the second choice.
    """
    text = page.extract_text()
    cut = len(_LONE.findall(text))
    if not cut:
        return text
    try:
        laid = page.extract_text(extraction_mode="layout", layout_mode_strip_rotated=False)
    except Exception:  # the second way fails on files that the first can read
        return text
    return laid if 4 * len(_LONE.findall(laid)) < cut else text


def text_of(steps: Iterable[Mapping[str, Any]]) -> PdfText:
    """What :func:`read_steps` told, put together."""
    pages: list[str] = []
    lost: list[int] = []
    count, title, fault = 0, "", ""
    for step in steps:
        if "page" in step:
            lost += [len(pages)] if step["page"] is None else []
            pages.append(step["page"] or "")
        count = step.get("count", count)
        title = step.get("title", title)
        fault = step.get("fault", fault)
    return PdfText(tuple(pages), count, title, tuple(lost), fault)


def _title(reader: PdfReader) -> str:
    try:
        title = reader.metadata.title if reader.metadata is not None else None
    except Exception:  # metadata is a bonus: a file whose title is damaged is read all the same
        return ""
    return title[:_LONGEST_TITLE] if isinstance(title, str) else ""
