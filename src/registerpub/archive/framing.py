"""Splits a WARC file into its records without trusting any of them: a broken one costs only itself.

Reads both forms: one gzip member per record, and uncompressed. Record contents are judged elsewhere.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

MAX_RECORD = 128 * 1024 * 1024
_CHUNK = 64 * 1024
_PIECE = 1024 * 1024
_GZIP = b"\x1f\x8b\x08"
_WARC = b"WARC/"
_MAX_HEADER = 64 * 1024


@dataclass(frozen=True, slots=True)
class Block:
    """``data`` is the decompressed record (for a file compressed as a whole: all of them). ``end`` is exclusive."""

    offset: int
    end: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Fault:
    """Bytes from ``offset`` that hold no readable record; reading goes on at ``end`` if that is known."""

    offset: int
    end: int | None
    message: str


def split_records(file: BinaryIO, max_record: int = MAX_RECORD) -> Iterator[Block | Fault]:
    """Every record of ``file`` in order, and a fault for each stretch that cannot be read."""
    file.seek(0)
    compressed = file.read(3) == _GZIP
    read, mark = (_read_member, _GZIP) if compressed else (_read_plain, _WARC)
    offset = 0
    while not _at_end(file, offset):
        found = read(file, offset, max_record)
        yield found
        following = found.end if found.end is not None else _find(file, offset + 1, mark)
        if following is None:
            return
        offset = following


def read_at(file: BinaryIO, offset: int, max_record: int = MAX_RECORD) -> Block | Fault:
    """The one record that begins at ``offset``."""
    file.seek(0)
    compressed = file.read(3) == _GZIP
    return (_read_member if compressed else _read_plain)(file, offset, max_record)


def _at_end(file: BinaryIO, offset: int) -> bool:
    file.seek(offset)
    return not file.read(1)


def _find(file: BinaryIO, start: int, mark: bytes) -> int | None:
    """Where the next record seems to begin, or ``None``."""
    position, tail = start, b""
    while True:
        file.seek(position)
        chunk = file.read(_CHUNK)
        if not chunk:
            return None
        window, base = tail + chunk, position - len(tail)
        index = window.find(mark)
        while index >= 0:
            if _begins_record(file, base + index, mark):
                return base + index
            index = window.find(mark, index + 1)
        position += len(chunk)
        tail = window[-(len(mark) - 1) :]


def _begins_record(file: BinaryIO, offset: int, mark: bytes) -> bool:
    file.seek(offset)
    head = file.read(512)
    if mark == _GZIP:
        try:
            head = zlib.decompressobj(31).decompress(head, 16)
        except zlib.error:
            return False
    return head.startswith(_WARC)


def _read_member(file: BinaryIO, offset: int, max_record: int) -> Block | Fault:
    """One gzip member. Its checksum is verified; what is larger than ``max_record`` is passed over, not kept."""
    file.seek(offset)
    decompressor = zlib.decompressobj(31)
    parts: list[bytes] = []
    size = read = 0
    pending = b""
    while not decompressor.eof:
        if not pending:
            pending = file.read(_CHUNK)
            read += len(pending)
        at_end = not pending
        try:
            piece = decompressor.decompress(pending, _PIECE)
        except zlib.error:
            return Fault(offset, None, "the compressed record is damaged")
        pending = decompressor.unconsumed_tail
        if at_end and not piece and not decompressor.eof:
            return Fault(offset, None, "the file ends before the record is complete")
        size += len(piece)
        if size <= max_record:
            parts.append(piece)
        else:
            parts.clear()
    end = offset + read - len(decompressor.unused_data)
    if size > max_record:
        return Fault(offset, end, f"the record is larger than {max_record} bytes when decompressed")
    return Block(offset, end, b"".join(parts))


def _read_plain(file: BinaryIO, offset: int, max_record: int) -> Block | Fault:
    """One uncompressed record, by its Content-Length."""
    file.seek(offset)
    head = file.read(_MAX_HEADER)
    if head[:2] == b"\r\n":
        return Fault(offset, None, "empty lines where a record should begin")
    length, header_size = plain_length(head)
    if length is None:
        return Fault(offset, None, "the record has no readable header")
    end = offset + header_size + length + 4
    if length > max_record:
        return Fault(offset, end, f"the record is larger than {max_record} bytes")
    file.seek(offset)
    data = file.read(header_size + length + 4)
    if len(data) < header_size + length:
        return Fault(offset, None, "the file ends before the record is complete")
    if data[header_size + length :] != b"\r\n\r\n":
        return Fault(offset, None, "the record is longer or shorter than it says")
    return Block(offset, end, data)


def plain_length(head: bytes) -> tuple[int | None, int]:
    """Content-Length of the record that ``head`` begins with, and the size of its header with the empty line."""
    size = head.find(b"\r\n\r\n")
    if not head.startswith(_WARC) or size < 0:
        return None, 0
    for line in head[:size].split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            return int(value), size + 4
    return None, 0
