"""Builds the bytes of WARC 1.1 records, each one a gzip member. Touches no file.

A capture is two records written together: first its ``metadata`` record (``application/warc-fields``), then the
``response`` or ``resource`` itself. In this order a file cut at any byte holds no capture without its metadata.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import uuid
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from isal import isal_zlib

WARC_VERSION = "WARC/1.1"
NOT_MODIFIED_PROFILE = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
IDENTICAL_PROFILE = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
#: Half the time of this library's best level (3), for 3 % more bytes; zlib at its best level takes ten times as long.
_LEVEL = 2
_GZIP_MEMBER = 16 + zlib.MAX_WBITS
_HTTP_ANSWER = "application/http; msgtype=response"
_WARC_FIELDS = "application/warc-fields"
#: A revisit has the digest of a payload that stands elsewhere, and only where it points to that.
_WITHOUT_PAYLOAD = ("warcinfo", "revisit")
_CONNECTION_HEADERS = frozenset({"transfer-encoding", "connection", "keep-alive"})


@dataclass(frozen=True, slots=True)
class Exchange:
    """One answer of a server as it came: ``body`` still content-encoded, but with chunked transfer already undone.

    ``headers`` are decoded as Latin-1, so that every byte is kept. ``fetched`` is aware; ``role`` as in
    :class:`CapturedPage`; ``extra`` goes to the metadata record (discovered-from, etag, last-modified).
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    fetched: dt.datetime
    source: str
    role: str
    extra: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Original:
    """The capture that holds the payload of a later visit: its record id, its WARC date and the file it is in."""

    record: str
    date: str
    file: str


def new_record_id() -> str:
    return f"<urn:uuid:{uuid.uuid4()}>"


def warc_date(moment: dt.datetime) -> str:
    """The WARC 1.1 form of an aware time: UTC with microseconds and a ``Z``, which every replay tool reads."""
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def warcinfo_bytes(filename: str, moment: dt.datetime, fields: Mapping[str, str]) -> bytes:
    """The record that opens every file."""
    headers = {"WARC-Date": warc_date(moment), "WARC-Filename": filename, "WARC-Record-ID": new_record_id()}
    return _record_bytes("", "warcinfo", headers, _fields(fields), _WARC_FIELDS)


def response_bytes(exchange: Exchange, record_id: str, digest: str, original: Original | None = None) -> bytes:
    """Metadata and response of one exchange; ``digest`` is the SHA-256 of its body in hexadecimal.

    An answer 304, or one whose payload and URL are those of ``original``, becomes a ``revisit`` record without payload.
    """
    date = warc_date(exchange.fetched)
    metadata = _metadata_bytes(exchange.url, date, record_id, exchange.source, exchange.role, digest, exchange.extra)
    headers = {"WARC-Date": date, "WARC-Record-ID": record_id}
    kind, payload = "revisit", b""
    if exchange.status == HTTPStatus.NOT_MODIFIED:
        headers |= {"WARC-Profile": NOT_MODIFIED_PROFILE, "WARC-Refers-To-Target-URI": exchange.url}
    elif original is not None:
        headers |= _pointer(exchange, original)
    else:
        kind, payload = "response", exchange.body
    return metadata + _record_bytes(exchange.url, kind, headers, payload, _HTTP_ANSWER, _http_headers(exchange))


def _pointer(exchange: Exchange, original: Original) -> dict[str, str]:
    """What makes a revisit point to the capture that holds its payload (WARC 1.1, 6.7.2)."""
    return {
        "WARC-Profile": IDENTICAL_PROFILE,
        "WARC-Payload-Digest": _sha1(exchange.body),
        "WARC-Refers-To": original.record,
        "WARC-Refers-To-Target-URI": exchange.url,
        "WARC-Refers-To-Date": original.date,
    }


def resource_bytes(
    payload: bytes,
    url: str,
    content_type: str,
    moment: dt.datetime,
    record_id: str,
    source: str,
    extra: Mapping[str, str],
) -> bytes:
    """Metadata and resource record of an imported file."""
    date = warc_date(moment)
    digest = hashlib.sha256(payload).hexdigest()
    metadata = _metadata_bytes(url, date, record_id, source, "article", digest, extra)
    headers = {"WARC-Date": date, "WARC-Record-ID": record_id}
    return metadata + _record_bytes(
        url, "resource", headers, payload, _one_line(content_type) or "application/octet-stream"
    )


def _metadata_bytes(
    url: str, date: str, concurrent_to: str, source: str, role: str, digest: str, extra: Mapping[str, str]
) -> bytes:
    headers = {"WARC-Date": date, "WARC-Record-ID": new_record_id(), "WARC-Concurrent-To": concurrent_to}
    fields = {"source": source, "role": role, "payload-sha256": digest, **extra}
    return _record_bytes(url, "metadata", headers, _fields(fields), _WARC_FIELDS)


def _record_bytes(
    url: str, kind: str, headers: Mapping[str, str], payload: bytes, content_type: str, http_headers: bytes = b""
) -> bytes:
    """One record as a gzip member. ``http_headers`` with the empty line are the first part of the block, if any.

    Written out here and not by warcio, which takes five times as long for it and computes digests in small pieces; the
    tests hold every kind of record against what warcio writes.
    """
    fields = {**headers, "WARC-Type": kind}
    if url:
        fields["WARC-Target-URI"] = _one_line(url)
    block = _sha1(http_headers, payload)
    if kind not in _WITHOUT_PAYLOAD:
        fields["WARC-Payload-Digest"] = _sha1(payload) if http_headers else block
    fields["WARC-Block-Digest"] = block
    fields["Content-Type"] = content_type
    fields["Content-Length"] = str(len(http_headers) + len(payload))
    lines = "".join([f"{name}: {value}\r\n" for name, value in fields.items()])
    head = f"{WARC_VERSION}\r\n{lines}\r\n".encode("utf-8", "replace")
    return isal_zlib.compress(b"".join((head, http_headers, payload, b"\r\n\r\n")), _LEVEL, _GZIP_MEMBER)


def _sha1(*parts: bytes) -> str:
    digest = hashlib.sha1(usedforsecurity=False)
    for part in parts:
        digest.update(part)
    return f"sha1:{base64.b32encode(digest.digest()).decode('ascii')}"


def _http_headers(exchange: Exchange) -> bytes:
    """Status line and headers as sent, without those of the connection: the stored body is not chunked any more.

    Every byte of them is kept; warcio would rewrite odd ones, and fail on a name that is not ASCII.
    """
    kept = [
        f"{_one_line(name)}: {_one_line(value)}\r\n"
        for name, value in exchange.headers
        if name.lower() not in _CONNECTION_HEADERS
    ]
    try:
        reason = HTTPStatus(exchange.status).phrase
    except ValueError:
        reason = "Unknown"
    text = f"HTTP/1.1 {exchange.status} {reason}\r\n{''.join(kept)}\r\n"
    return text.encode("latin-1", "replace")


def _fields(fields: Mapping[str, str]) -> bytes:
    lines = [f"{name}: {_one_line(value)}\r\n" for name, value in fields.items() if value]
    return "".join(lines).encode("utf-8", "replace")


def _one_line(value: str) -> str:
    """A header must not smuggle in a second one."""
    return " ".join(value.replace("\0", "").split())
