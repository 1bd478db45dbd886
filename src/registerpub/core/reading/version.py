"""By what a page was read, so that whoever keeps the text can tell whether it would be read otherwise today."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version

from registerpub.core.reading.model import ReadingRules

#: Raise whenever the same bytes can give another text, title, day, language or role of a paragraph.
READING_VERSION = "reading-1"


def reading_version(rules: ReadingRules) -> str:
    """Reading, the extractor it leans on and the rules of the source, as one word of at most 80 letters."""
    digest = hashlib.sha256(repr(rules).encode()).hexdigest()[:12]
    return f"{READING_VERSION}/{_extractor()}/{digest}"


@cache
def _extractor() -> str:
    return version("trafilatura")
