"""Packed twins: beside a text file the same packed with gzip and brotli, for servers that send files as they are.

The same bytes always give the same twin: no time, no name in it.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import brotli

#: What readers poll is packed from here on; a smaller file fits into the first packet of the answer.
SMALLEST_POLLED = 1200
#: Anything else from here on: up to this size a file travels in the first flight of packets (RFC 6928), so that the
#: reader waits no longer for it, and a twin of each small page would triple the files of a release.
SMALLEST = 14_000
SUFFIXES = (".gz", ".br")
_POLLED = (".atom", ".rss", ".json", ".opml")
#: Read once, not polled: one file per notice and language.
_ONCE = "notices/"
_TEXT = (*_POLLED, ".html", ".css", ".jsonl", ".csv", ".xml", ".svg", ".txt", ".js")
#: Of 11. The steps above take five to two hundred times as long for at most a tenth (bench/RESULTS.md, publishing).
_BROTLI_QUALITY = 8
_WINDOW_BITS = (10, 24)


def twins(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Suffix and content of each twin of the file ``path``; none for small files and those that are no text."""
    polled = path.endswith(_POLLED) and not path.startswith(_ONCE)
    smallest = SMALLEST_POLLED if polled else SMALLEST
    if len(content) < smallest or not path.endswith(_TEXT):
        return
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)  # a gzip header without a time or a name
    yield ".gz", packer.compress(content) + packer.flush()
    # A window no larger than the file: the usual one costs more time to clear than a page takes to pack.
    window = min(max(len(content).bit_length(), _WINDOW_BITS[0]), _WINDOW_BITS[1])
    yield ".br", brotli.compress(content, mode=brotli.MODE_TEXT, quality=_BROTLI_QUALITY, lgwin=window)
