"""Bytes of a page → Document: charset, title, date, main text, roles and languages of paragraphs, private data masked.

Pure: it reads no file and no network, and a fault of the page is a finding, never an exception.
"""

from __future__ import annotations

from registerpub.core.reading.addresses import canonical_url, public_address
from registerpub.core.reading.charset import decode_page
from registerpub.core.reading.entries import read_entries
from registerpub.core.reading.language import detect_language
from registerpub.core.reading.mhtml import saved_address
from registerpub.core.reading.model import FINDING_KINDS, METHODS, ReadFinding, ReadingRules, ReadResult
from registerpub.core.reading.page import parse_html_file, read_page
from registerpub.core.reading.privacy import mask_private
from registerpub.core.reading.version import reading_version

__all__ = [
    "FINDING_KINDS",
    "METHODS",
    "ReadFinding",
    "ReadResult",
    "ReadingRules",
    "canonical_url",
    "decode_page",
    "detect_language",
    "mask_private",
    "parse_html_file",
    "public_address",
    "read_entries",
    "read_page",
    "reading_version",
    "saved_address",
]
