"""Evidence on disk: WARC 1.1 files written by crawls and imports, read back, checked and salvaged after a crash.

A file that is being written ends in ``.warc.gz.open`` and is locked; a complete one ends in ``.warc.gz`` and is never
touched again. Nothing here reads the meaning of a page or the register.
"""

from __future__ import annotations

from registerpub.archive.checking import file_sha256, inspect_file, verify_file
from registerpub.archive.reading import read_capture, read_captures
from registerpub.archive.records import Exchange
from registerpub.archive.recovery import recover
from registerpub.archive.writing import WarcWriter

__all__ = [
    "Exchange",
    "WarcWriter",
    "file_sha256",
    "inspect_file",
    "read_capture",
    "read_captures",
    "recover",
    "verify_file",
]
