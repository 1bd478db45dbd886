"""Packed twins: beside a text file the same packed with gzip and brotli, for servers that send files as they are.

The same bytes always give the same twin: no time, no name in it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import brotli

#: A smaller file fits into the first packet of an answer with its headers; packing it would save the reader nothing.
SMALLEST = 1200
SUFFIXES = (".gz", ".br")
_TEXT = (".html", ".css", ".atom", ".rss", ".json", ".jsonl", ".opml", ".csv", ".xml", ".svg", ".txt", ".js")
#: Of 11. The last two steps take ten times as long for a few per cent, and each release would wait for them.
_BROTLI_QUALITY = 9


def twins(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Suffix and content of each twin of the file ``path``; none for small files and those that are no text."""
    if len(content) < SMALLEST or not path.endswith(_TEXT):
        return
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)  # a gzip header without a time or a name
    yield ".gz", packer.compress(content) + packer.flush()
    yield ".br", brotli.compress(content, mode=brotli.MODE_TEXT, quality=_BROTLI_QUALITY)
