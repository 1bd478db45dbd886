"""Undoes transfer and content encoding of an archived body, within a size limit. Knows bytes only."""

from __future__ import annotations

import importlib
import zlib
from io import BytesIO

from warcio.bufferedreaders import ChunkedDataReader

from registerpub.core.errors import ArchiveError

MAX_PAYLOAD = 64 * 1024 * 1024
_PIECE = 1024 * 1024


def decode_body(body: bytes, transfer_encoding: str, content_encoding: str, limit: int = MAX_PAYLOAD) -> bytes:
    """The payload of an HTTP body as a reader would see it.

    Raises :class:`ArchiveError` if an encoding is unknown, broken, or opens to more than ``limit`` bytes.
    """
    if "chunked" in transfer_encoding.lower():
        body = ChunkedDataReader(BytesIO(body)).read()
    for encoding in reversed([part.strip().lower() for part in content_encoding.split(",") if part.strip()]):
        body = _decode(body, encoding, limit)
    if len(body) > limit:
        raise ArchiveError(f"the body is larger than {limit} bytes")
    return body


def _decode(body: bytes, encoding: str, limit: int) -> bytes:
    if encoding in ("identity", "none", "utf-8") or not body:
        return body
    if encoding in ("gzip", "x-gzip"):
        # Some servers and archives say gzip over a plain body.
        return _inflate(body, 31, limit) if body[:2] == b"\x1f\x8b" else body
    if encoding == "deflate":
        try:
            return _inflate(body, 15, limit)
        except ArchiveError:
            return _inflate(body, -15, limit)
    if encoding == "br":
        return _unbrotli(body, limit)
    raise ArchiveError(f"content encoding {encoding!r} is not known")


def _inflate(body: bytes, window: int, limit: int) -> bytes:
    parts, size = [], 0
    while body:
        decompressor = zlib.decompressobj(window)
        while not decompressor.eof:
            try:
                piece = decompressor.decompress(body, _PIECE)
            except zlib.error as error:
                raise ArchiveError("the compressed body is damaged") from error
            body = decompressor.unconsumed_tail
            size += len(piece)
            if size > limit:
                raise ArchiveError(f"the body opens to more than {limit} bytes")
            parts.append(piece)
            if not piece and not body and not decompressor.eof:
                raise ArchiveError("the compressed body is cut short")
        rest = decompressor.unused_data
        body = rest if rest[:2] == b"\x1f\x8b" else b""
    return b"".join(parts)


def _unbrotli(body: bytes, limit: int) -> bytes:
    """Our own crawls never ask for Brotli; archives of others hold it, and then the package must be installed."""
    try:
        brotli = importlib.import_module("brotli")
    except ImportError as error:
        raise ArchiveError("the body is Brotli-compressed: install the package 'brotli' to read it") from error
    decompressor, parts, size = brotli.Decompressor(), [], 0
    try:
        piece = decompressor.process(body, output_buffer_limit=_PIECE)
        while piece:
            parts.append(piece)
            size += len(piece)
            if size > limit:
                raise ArchiveError(f"the body opens to more than {limit} bytes")
            piece = b"" if decompressor.is_finished() else decompressor.process(b"", output_buffer_limit=_PIECE)
    except brotli.error as error:
        raise ArchiveError("the compressed body is damaged") from error
    if not decompressor.is_finished():
        raise ArchiveError("the compressed body is cut short")
    return b"".join(parts)
