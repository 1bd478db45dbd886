"""The bytes of our records beside those that warcio writes of the same: it is the judge of the format."""

from __future__ import annotations

import zlib
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.recordbuilder import RecordBuilder
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from registerpub.archive.records import Original, resource_bytes, response_bytes, warcinfo_bytes

from .samples import NOON, answer

ODD = replace(
    answer(), headers=(("X-Odd", "Ünï «x»\x85y"), ("Transfer-Encoding", "chunked"), ("Set-Cookie", "a=1;  b=2"))
)
FILE = (b"%PDF-1.7 \x00\xff", "urn:sha256:ab", "application/pdf", NOON, "<urn:uuid:2>", "import", {"published": "2024"})
OURS: dict[str, bytes] = {
    "response": response_bytes(answer(), "<urn:uuid:1>", "ab" * 32),
    "response with odd headers": response_bytes(ODD, "<urn:uuid:1>", "ab" * 32),
    "response without a body": response_bytes(answer(body=b"", status=599), "<urn:uuid:1>", "ab" * 32),
    "large response": response_bytes(answer(body=b"x\r\n" * 100_000), "<urn:uuid:1>", "ab" * 32),
    "not modified": response_bytes(answer(body=b"", status=304), "<urn:uuid:1>", "ab" * 32),
    "revisit": response_bytes(answer(), "<urn:uuid:1>", "ab", Original("<urn:uuid:0>", "2024-01-01T00:00:00Z", "f")),
    "resource": resource_bytes(*FILE),
    "warcinfo": warcinfo_bytes("x.warc.gz", NOON, {"software": "registerpub", "robots": "obey"}),
}


def records(data: bytes) -> list[Any]:
    """Each record as warcio reads it, with its fields and its block."""
    read = []
    for record in ArchiveIterator(BytesIO(data), check_digests=True):
        head = record.http_headers.to_str().encode("latin-1") + b"\r\n" if record.http_headers else b""
        payload = record.raw_stream.read()
        assert record.digest_checker.passed in (True, None)
        read.append((record, dict(record.rec_headers.headers), head, payload))
    return read


def as_warcio_writes(record: Any, fields: dict[str, str], head: bytes, payload: bytes) -> bytes:
    """What the library makes of the same: it works out type, length and digests by itself."""
    own = {"WARC-Type", "WARC-Target-URI", "WARC-Block-Digest", "Content-Type", "Content-Length"}
    own |= {"WARC-Payload-Digest"} if record.rec_type != "revisit" else set()
    http = None
    if head:
        http = StatusAndHeaders(record.http_headers.statusline, record.http_headers.headers, "HTTP/1.1")
        http.to_ascii_bytes = lambda _=None: head  # it would rewrite what is not ASCII
    out = BytesIO()
    made = RecordBuilder(warc_version="WARC/1.1").create_warc_record(
        fields.get("WARC-Target-URI", ""),
        record.rec_type,
        payload=BytesIO(payload),
        length=len(payload),
        warc_content_type=record.content_type,
        warc_headers_dict={name: value for name, value in fields.items() if name not in own},
        http_headers=http,
    )
    WARCWriter(out, gzip=False, warc_version="WARC/1.1").write_record(made)
    return out.getvalue()


def members(data: bytes) -> list[bytes]:
    """The gzip members, unpacked."""
    found = []
    while data:
        unpack = zlib.decompressobj(31)
        found.append(unpack.decompress(data) + unpack.flush())
        data = unpack.unused_data
    return found


@pytest.mark.parametrize("kind", OURS)
def test_every_record_says_what_warcio_would_say(kind: str) -> None:
    read = records(OURS[kind])
    assert [record.rec_type for record, *_ in read][:-1] in ([], ["metadata"])
    for ours, record in zip(members(OURS[kind]), read, strict=True):
        theirs = as_warcio_writes(*record)
        (head, _, block), (their_head, _, their_block) = (one.partition(b"\r\n\r\n") for one in (ours, theirs))
        assert block == their_block
        assert sorted(head.split(b"\r\n")) == sorted(their_head.split(b"\r\n"))


def test_headers_are_kept_byte_by_byte() -> None:
    plain = members(OURS["response with odd headers"])[1]
    assert "X-Odd: Ünï «x» y\r\nSet-Cookie: a=1; b=2\r\n\r\n<p>text</p>".encode("latin-1") in plain
    assert b"chunked" not in plain


def test_no_field_smuggles_in_another() -> None:
    url = "http://x.example/\r\nWARC-Type: warcinfo"
    (_, (record, fields, *_)) = records(resource_bytes(b"x", url, "a\r\nb", NOON, "<urn:uuid:2>", "s\nrole: feed", {}))
    assert record.rec_type == "resource"
    assert "\n" not in fields["WARC-Target-URI"]
