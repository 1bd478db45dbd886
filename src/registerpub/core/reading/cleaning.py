"""Tidies text before anything is measured in it: composed letters, plain spaces, no invisible characters."""

from __future__ import annotations

import re
import unicodedata

# Zero-width and bidirectional control characters; a name split by one would be read by people and missed by us.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufff9-\ufffb\U000e0000-\U000e007f]")
_HARMLESS = re.compile("[\u00ad\ufeff\u180e\ufe00-\ufe0f]")
_INSIDE_WORD = re.compile("\\w[\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\U000e0000-\U000e007f]+\\w")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_SPACE = re.compile(r"\s+")


def has_invisible(text: str) -> bool:
    """Whether invisible characters stand inside words, where no honest text needs them."""
    return bool(_INSIDE_WORD.search(text))


def strip_controls(text: str) -> str:
    """Without NUL and other control characters but tabs and line ends."""
    return _CONTROL.sub("", text)


def tidy(text: str) -> str:
    """One line: NFC, no invisible characters, every run of white space one space."""
    text = _HARMLESS.sub("", _INVISIBLE.sub("", strip_controls(text)))
    return _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()


def words(text: str) -> frozenset[str]:
    """A set written as a line of words."""
    return frozenset(text.split())
