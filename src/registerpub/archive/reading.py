"""Reads captures back from WARC files, our own or anybody's, and checks files against their digests.

A fault is a :class:`Problem` in the stream of captures, never the end of it. ``revisit`` records bring no payload of
their own and are passed over; a page that really changed back is archived in full by our crawler.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from registerpub.archive.decoding import MAX_PAYLOAD, decode_body
from registerpub.archive.framing import Block, Fault, plain_length, split_records
from registerpub.core.errors import ArchiveError, Problem
from registerpub.core.records import CapturedPage

ROLES = ("article", "feed", "robots", "redirect", "other")
_VERSIONS = ["WARC/1.1", "WARC/1.0", "WARC/0.18", "WARC/0.17"]


@dataclass(frozen=True, slots=True)
class _Record:
    """One record: its named fields (lower case) and its block."""

    offset: int
    fields: Mapping[str, str]
    block: bytes

    @property
    def kind(self) -> str:
        return self.fields.get("warc-type", "")


def read_captures(path: Path, max_payload: int = MAX_PAYLOAD) -> Iterator[CapturedPage | Problem]:
    """Every response and imported file of a WARC file in order, with a problem for each record that cannot be read.

    A metadata record is heeded whether it stands before its capture (ours) or after it (other writers). Raises
    :class:`ArchiveError` if the file cannot be opened.
    """
    metadata: dict[str, Mapping[str, str]] = {}
    held: CapturedPage | None = None
    for record in _records(path):
        if isinstance(record, Problem):
            yield record
        elif record.kind == "metadata":
            target = record.fields.get("warc-concurrent-to") or record.fields.get("warc-refers-to", "")
            fields = _warc_fields(record)
            if held is not None and held.record == target:
                held = _with_metadata(held, fields)
            elif target:
                metadata = {target: fields}  # only the record right before its capture is waited for
        elif record.kind in ("response", "resource"):
            if held is not None:
                yield held
            held = None
            page = _capture(path, record, max_payload)
            if isinstance(page, Problem):
                yield page
            elif page is not None:
                held = _with_metadata(page, metadata.pop(page.record, {}))
    if held is not None:
        yield held


def verify_file(path: Path) -> list[Problem]:
    """Every fault of the file: unreadable records, and blocks or payloads that do not fit their digests.

    An empty list means that each record is complete and unchanged. Raises :class:`ArchiveError` if it cannot be opened.
    """
    problems: list[Problem] = []
    expected: dict[str, str] = {}
    for record in _records(path):
        if isinstance(record, Problem):
            problems.append(record)
            continue
        if record.kind == "metadata":
            digest = _warc_fields(record).get("payload-sha256", "")
            expected = {record.fields.get("warc-concurrent-to", ""): digest} if digest else {}
        for message in _digest_faults(record, expected):
            problems.append(_problem(path, record.offset, message))
    return problems


def _records(path: Path) -> Iterator[_Record | Problem]:
    try:
        file = path.open("rb")
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be opened: {error.strerror}") from error
    with file:
        for found in split_records(file):
            if isinstance(found, Fault):
                yield _problem(path, found.offset, found.message)
            else:
                yield from _parse_block(path, found)


def _parse_block(path: Path, block: Block) -> Iterator[_Record | Problem]:
    """The records of one block: one, unless the file was compressed as a whole."""
    data = block.data
    while data.strip(b"\r\n"):
        length, header_size = plain_length(data)
        if length is None or len(data) < header_size + length:
            yield _problem(path, block.offset, "the record has no readable header or is cut short")
            return
        try:
            parsed = StatusAndHeadersParser(_VERSIONS).parse(BytesIO(data[:header_size]))
        except (StatusAndHeadersParserException, EOFError, ValueError):
            yield _problem(path, block.offset, "the record has no readable header")
            return
        fields = {name.lower(): value.strip() for name, value in parsed.headers}
        yield _Record(block.offset, fields, data[header_size : header_size + length])
        data = data[header_size + length :].lstrip(b"\r\n")


def _capture(path: Path, record: _Record, max_payload: int) -> CapturedPage | Problem | None:
    url = record.fields.get("warc-target-uri", "").strip("<>")
    try:
        fetched = dt.datetime.fromisoformat(record.fields.get("warc-date", "")).astimezone(dt.UTC)
        if record.kind == "resource":
            status, content_type, payload = None, record.fields.get("content-type", ""), record.block
            role = "article" if "warc-fields" not in content_type else "other"
        elif not url.lower().startswith(("http:", "https:")):
            return None
        else:
            status, content_type, payload = _http_parts(record.block, max_payload)
            role = _guess_role(url, status, content_type)
    except (ArchiveError, ValueError, EOFError, StatusAndHeadersParserException) as error:
        return _problem(path, record.offset, f"the record cannot be read: {error}")
    return CapturedPage(
        record=record.fields.get("warc-record-id", ""),
        offset=record.offset,
        url=url,
        fetched=fetched,
        payload=payload,
        sha256=hashlib.sha256(payload).hexdigest(),
        content_type=content_type,
        status=status,
        role=role,
    )


def _http_parts(block: bytes, max_payload: int) -> tuple[int, str, bytes]:
    """Status, Content-Type and decoded payload of an archived HTTP answer."""
    stream = BytesIO(block)
    parsed: Any = StatusAndHeadersParser([], verify=False).parse(stream)
    transfer = parsed.get_header("transfer-encoding") or ""
    encoding = parsed.get_header("content-encoding") or ""
    status = int(parsed.get_statuscode())
    payload = decode_body(stream.read(), transfer, encoding, max_payload)
    return status, parsed.get_header("content-type") or "", payload


def _guess_role(url: str, status: int, content_type: str) -> str:
    """The role of a capture whose writer did not say it."""
    if 300 <= status < 400:
        return "redirect"
    if urlsplit(url).path == "/robots.txt":
        return "robots"
    if any(kind in content_type.lower() for kind in ("rss", "atom", "/xml")):
        return "feed"
    return "article" if status == 200 else "other"


def _with_metadata(page: CapturedPage, fields: Mapping[str, str]) -> CapturedPage:
    if not fields:
        return page
    role = fields.get("role", page.role)
    extra = {name: value for name, value in fields.items() if name not in ("source", "role", "payload-sha256")}
    return replace(
        page, source=fields.get("source", ""), role=role if role in ROLES else "other", extra={**page.extra, **extra}
    )


def _warc_fields(record: _Record) -> dict[str, str]:
    if "warc-fields" not in record.fields.get("content-type", ""):
        return {}
    lines = (line.partition(":") for line in record.block.decode("utf-8", "replace").splitlines())
    return {name.strip().lower(): value.strip() for name, colon, value in lines if colon}


def _digest_faults(record: _Record, expected: Mapping[str, str]) -> list[str]:
    faults = []
    if not _fits(record.block, record.fields.get("warc-block-digest", "")):
        faults.append("the block does not fit its digest")
    if record.kind not in ("response", "resource"):
        return faults
    payload = record.block
    if record.kind == "response" and record.fields.get("content-type", "").startswith("application/http"):
        payload = payload.partition(b"\r\n\r\n")[2]
    if not _fits(payload, record.fields.get("warc-payload-digest", "")):
        faults.append("the payload does not fit its digest")
    digest = expected.get(record.fields.get("warc-record-id", ""), "")
    if digest and hashlib.sha256(payload).hexdigest() != digest:
        faults.append("the payload does not fit its SHA-256")
    return faults


def _fits(data: bytes, digest: str) -> bool:
    """Whether ``data`` has the digest ``ALGORITHM:VALUE`` (base 32 or hexadecimal); an absent or unknown one fits."""
    name, _, value = digest.partition(":")
    name = name.lower().replace("sha-", "sha")
    if not value or name not in ("sha1", "sha256", "md5"):
        return True
    found = hashlib.new(name, data, usedforsecurity=False).digest()
    try:
        return found.hex() == value.lower() or found == base64.b32decode(value.upper())
    except (binascii.Error, ValueError):
        return False


def _problem(path: Path, offset: int, message: str) -> Problem:
    return Problem(f"{path.name}, record at byte {offset}", message)
