"""The words of a web address, written out so that a name in it can be found: «/news/aliya-bekova» tells of a person.

Finds nobody itself and fetches nothing.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import unquote

from registerpub.core.names import transliterate

_WORD: Final = re.compile(r"[^\W\d_]+")
_HUMP: Final = re.compile(r"(?<=[^\W\d_A-ZА-ЯЁ])(?=[A-ZА-ЯЁ])")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
#: An address may be encoded twice where a redirect carries another address.
_LAYERS: Final = 3


def words_of_address(address: str) -> str:
    """The words of host, path and query as a heading, run together, and each alone: a slug often holds a surname only.

    All of it again in Cyrillic, because a slug declines names as its language does. Parts are parted by empty lines.
    """
    plain = address
    for _ in range(_LAYERS):
        plain = unquote(plain)
    plain = unicodedata.normalize("NFC", plain.replace("%", " "))
    heading = " ".join(word.capitalize() for word in _WORD.findall(_HUMP.sub(" ", plain)))
    written = dict.fromkeys((heading, transliterate(heading, "ru") or ""))
    tags = " ".join(f"#{word.lower()}" for word in heading.split())
    parts = [*written, tags, *(word for line in written for word in line.split())]
    return "\n\n".join(part for part in parts if part)


def addresses_in(text: str) -> list[str]:
    """Every web address that stands in ``text``."""
    return _ADDRESS.findall(text)
