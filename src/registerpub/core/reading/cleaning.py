"""Tidies text before anything is measured in it: composed letters, plain spaces, no invisible characters."""

from __future__ import annotations

import re
import unicodedata

# Zero-width and bidirectional control characters; a name split by one would be read by people and missed by us.
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufff9-\ufffb\U000e0000-\U000e007f]")
_HARMLESS = re.compile("[\u00ad\ufeff\u180e\ufe00-\ufe0f]")
_ANY_INVISIBLE = re.compile("[\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\U000e0000-\U000e007f]")
#: The same signs as a page may write them in its markup, and the words that turn the direction of letters.
_WRITTEN = re.compile(
    r"(?<=\w)(?:&(?:#(?:x0*(?:200b|202[a-e]|206[0-4])|0*(?:8203|823[4-8]|828[89]|829[0-2]));|ZeroWidthSpace;|NoBreak;))+\w|"
    r"&#(?:x0*202[de]|0*823[78]);",
    re.IGNORECASE,
)
_TURNED = ("\u202d", "\u202e")
_TWO_ALPHABETS = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]")
_MIXED_WORD = re.compile(r"[A-Za-z\u0400-\u04ff]+")
#: Latin letters that pass for Cyrillic ones. «i» and «h» stand for «і» and «һ» in much Kazakh text, typed without a
#: Kazakh keyboard; they deceive nobody.
_LOOKALIKE = frozenset("aceopxyABCEHKMOPTXYuk")
_INNOCENT = frozenset("iIhHəƏ")
_ROMAN = re.compile(r"[IVXLCDM]{2,}[\u0400-\u04ff]+")
_INSIDE_WORD = re.compile("\\w[\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\U000e0000-\U000e007f]+\\w")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


def has_invisible(text: str) -> bool:
    """Whether invisible characters stand inside words, or letters are turned round, where no honest text needs it."""
    if not text.isascii() and _ANY_INVISIBLE.search(text) and (_INSIDE_WORD.search(text) or _is_turned(text)):
        return True
    return ("&#" in text or "&Z" in text or "&N" in text) and bool(_WRITTEN.search(text))


def _is_turned(text: str) -> bool:
    return any(sign in text for sign in _TURNED)


def has_mixed_letters(text: str) -> bool:
    """Whether a word is written with letters of two alphabets that look alike («Cepик» with three Latin letters)."""
    if not _TWO_ALPHABETS.search(text):
        return False
    return any(map(_is_mixed, _MIXED_WORD.findall(text)))


def _is_mixed(word: str) -> bool:
    latin = [letter for letter in word if letter.isascii()]
    if not latin or len(latin) == len(word) or _ROMAN.fullmatch(word):
        return False
    deceiving = [letter for letter in latin if letter not in _INNOCENT]
    return bool(deceiving) and _LOOKALIKE.issuperset(deceiving)


def strip_controls(text: str) -> str:
    """Without NUL and other control characters but tabs and line ends."""
    return _CONTROL.sub("", text)


def tidy(text: str) -> str:
    """One line: NFC, no invisible characters, every run of white space one space."""
    text = strip_controls(text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", _HARMLESS.sub("", _INVISIBLE.sub("", text)))
    return " ".join(text.split())


def words(text: str) -> frozenset[str]:
    """A set written as a line of words."""
    return frozenset(text.split())
