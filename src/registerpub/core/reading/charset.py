"""Bytes → text: byte-order mark, HTTP header, meta element, then the bytes themselves. Knows no HTML beyond the meta.

A declaration is believed only if the text comes out readable: UTF-8 declared over Windows-1251 and the reverse are the
commonest faults of news servers in the region, and Kazakh pages in KZ-1048 call themselves Windows-1251.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_META = re.compile(rb"<meta[^<>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_PROLOGUE = re.compile(rb"^\s*<\?xml[^<>]{0,200}encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_KNOWN = {
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "cp1251",
    "kz1048",
    "ptcp154",
    "koi8-r",
    "koi8-u",
    "cp866",
    "mac-cyrillic",
    "iso8859-5",
    "iso8859-1",
    "iso8859-9",
    "iso8859-15",
    "cp1252",
    "cp1254",
    "ascii",
}
# Browsers read these names as their Windows superset (WHATWG Encoding, "names and labels").
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
_SINGLE_BYTE = ("cp1251", "kz1048", "koi8-r", "cp866", "cp1252")
_RUSSIAN = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяё")
_KAZAKH = frozenset("әғқңөұүһі")
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """``mended`` says ``DECLARED read as USED`` if the declaration was wrong, else it is empty."""

    text: str
    charset: str
    mended: str = ""


def decode_page(payload: bytes, content_type: str = "") -> Decoded:
    """Text of ``payload``; never fails: what fits no charset is replaced by U+FFFD."""
    for mark, name in _MARKS:
        if payload.startswith(mark):
            return Decoded(payload[len(mark) :].decode(name, "replace"), name)
    declared = _declared(payload, content_type)
    if _is_utf8(payload):
        wrong = declared and declared != "utf-8" and not payload.isascii() and not declared.startswith("utf-16")
        text = payload.decode("utf-8", "ignore")
        if not (declared.startswith("utf-16") and "\0" in text[:100]):
            return Decoded(text, "utf-8", f"{declared} read as utf-8" if wrong else "")
    if declared and declared != "utf-8" and _is_readable(payload, declared):
        better = _kazakh_variant(payload, declared)
        mended = f"{declared} read as {better}" if better != declared else ""
        return Decoded(payload.decode(better, "replace"), better, mended)
    return _detect(payload, declared)


def _declared(payload: bytes, content_type: str) -> str:
    """The charset declared by the header, else by the page, as Python names it; empty if none or unknown."""
    header = _HEADER.search(content_type)
    names = [header[1]] if header else []
    for pattern in (_META, _PROLOGUE):
        match = pattern.search(payload[:8192])
        if match:
            names.append(match[1].decode("ascii", "replace"))
    for name in names:
        known = _python_name(name)
        if known:
            return known
    return ""


def _python_name(label: str) -> str:
    """Only charsets of texts: Python's other codecs (``rot13``, ``zip``, ``utf-7``) are out of a page's reach."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return ""
    name = name.replace("_", "-")
    return _READ_AS.get(name, name) if name in _KNOWN else ""


def _is_utf8(payload: bytes) -> bool:
    """Whether the bytes are UTF-8 but for a few slips (a cut last letter, a pasted quotation mark)."""
    try:
        payload.decode("utf-8")
        return True
    except UnicodeDecodeError:
        text = payload[:_SAMPLE].decode("utf-8", "replace")
        bad = text.count("\ufffd")
        good = sum(letter > "\x7f" for letter in text) - bad
        return good > 20 * bad


def _is_readable(payload: bytes, charset: str) -> bool:
    text = payload[:_SAMPLE].decode(charset, "replace")
    letters = [letter for letter in text if letter > "\x7f" and letter.isalpha()]
    if text.count("\ufffd") * 10 > len(letters) + 5:
        return False
    return len(letters) < 20 or _score(text) >= 0.5 or charset in ("cp1252", "iso8859-15", "cp1254", "utf-16")


def _score(text: str) -> float:
    """Share of the letters beyond ASCII that look like running Cyrillic: known letters, small ones after any."""
    good = total = 0.0
    before = " "
    for letter in text[:_SAMPLE]:
        if letter > "\x7f":
            total += 1
            low = letter.lower()
            if low in _RUSSIAN or low in _KAZAKH:
                inside_word = before.isalpha()
                good += 1.0 if letter == low or not inside_word or before.isupper() else 0.2
            elif letter in "«»—–…№“”„’\u00a0":
                good += 1
        before = letter
    return good / total if total else 0.0


def _kazakh_variant(payload: bytes, declared: str) -> str:
    """KZ-1048 differs from Windows-1251 only in the Kazakh letters: take the reading that gives more real letters."""
    if declared != "cp1251":
        return declared
    plain, kazakh = (_score(payload[:_SAMPLE].decode(name, "replace")) for name in ("cp1251", "kz1048"))
    return "kz1048" if kazakh > plain + 0.01 else declared


def _detect(payload: bytes, declared: str) -> Decoded:
    scores = {name: _score(payload[:_SAMPLE].decode(name, "replace")) for name in _SINGLE_BYTE}
    best = max(_SINGLE_BYTE, key=lambda name: (scores[name], -_SINGLE_BYTE.index(name)))
    if scores[best] < 0.5:
        best = declared or "cp1252"
        best = "utf-8" if declared.startswith("utf") else best
    mended = f"{declared} read as {best}" if declared and declared != best else ""
    return Decoded(payload.decode(best, "replace"), best, mended)
