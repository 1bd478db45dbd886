"""Reads WARC files of any origin record by record, to be scanned or imported: what each record is, what is wrong.

Nothing is left out silently: every record is a page, or is told by its kind, or is a fault with its place. A page whose
digest does not fit is a fault and is given all the same. Bodies that are no pages are never decompressed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Final, cast
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from registerpub.archive.checking import fits
from registerpub.archive.decoding import decode_body
from registerpub.archive.framing import Block, Fault, plain_length, split_records
from registerpub.archive.parsing import Record, warc_fields
from registerpub.core.errors import ArchiveError
from registerpub.core.records import CapturedPage

#: A body larger than this is no article; the crawler takes as much.
MAX_PAGE: Final = 16 * 1024 * 1024
#: What a record may be: a page, or why it is none.
PAGE: Final = "page"
BROKEN: Final = "broken"
REVISIT: Final = "revisit"
REDIRECT: Final = "redirect"
FAILED: Final = "answer other than 200"
OTHER_TYPE: Final = "no HTML or text"
SERVICE: Final = "robots or feed"
OTHER: Final = "other record"

_VERSIONS: Final = ["WARC/1.1", "WARC/1.0", "WARC/0.18", "WARC/0.17"]
_BEGINNING: Final = re.compile(rb"\x1f\x8b\x08|WARC/\d\.\d+\r?\n")
_WINDOW: Final = 1024 * 1024
_NO_PAGES: Final = ("text/css", "text/javascript", "text/csv", "text/calendar", "text/vcard")
_MAYBE_PAGES: Final = ("", "application/octet-stream")
_UNREADABLE: Final = (ArchiveError, ValueError, EOFError, StatusAndHeadersParserException)


@dataclass(frozen=True, slots=True)
class Found:
    """One record, or a stretch without one, at byte ``offset`` of the file. ``page`` is set for the kind ``PAGE`` only.

    ``faults`` quote nothing of what the record holds. ``record`` is its id, empty where there is none.
    """

    offset: int
    kind: str
    record: str = ""
    page: CapturedPage | None = None
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Answer:
    """An archived HTTP answer, its body as it was stored."""

    status: int
    content_type: str
    transfer: str
    encoding: str
    body: bytes

    def decoded(self, limit: int) -> bytes:
        return decode_body(self.body, self.transfer, self.encoding, limit)


def is_archive(path: Path) -> bool:
    """Whether the name says that the file is a WARC file."""
    return path.name.lower().endswith((".warc", ".warc.gz"))


def is_page_type(content_type: str) -> bool:
    """Whether a body of this type may be a page in HTML or plain text."""
    kind = content_type.partition(";")[0].strip().lower()
    return "html" in kind or kind in _MAYBE_PAGES or (kind.startswith("text/") and kind not in _NO_PAGES)


def read_foreign(file: BinaryIO, max_page: int = MAX_PAGE) -> Iterator[Found]:
    """Every record of a WARC file, in order but for a page, which comes after its metadata record where there is one.

    Raises :class:`OSError` if the disk fails.
    """
    held: Found | None = None
    before: Record | None = None
    for item in _records(file):
        found = item if isinstance(item, Found) else _judge(item, max_page)
        if isinstance(item, Record) and item.kind == "metadata":
            if held is not None and held.record == _described_by(item):
                held = _with_metadata(held, item)
            else:
                before = item
        if found.page is None:
            yield found
            continue
        if held is not None:
            yield held
        noted = before is not None and found.record != "" and _described_by(before) == found.record
        held = _with_metadata(found, before) if before is not None and noted else found
    if held is not None:
        yield held


class _Tail:
    """A file from one of its bytes on, as if it began there."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        self._file, self._start = file, start

    def seek(self, offset: int) -> int:
        return self._file.seek(self._start + offset)

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)


def _records(file: BinaryIO) -> Iterator[Record | Found]:
    """A file whose beginning is damaged or strange is read from its first record on."""
    start = _first_record(file)
    if start:
        yield Found(0, BROKEN, faults=("the file does not begin with a record",))
    for block in split_records(cast(BinaryIO, _Tail(file, start))):
        if isinstance(block, Fault):
            yield Found(start + block.offset, BROKEN, faults=(block.message,))
        else:
            yield from _records_in(replace(block, offset=start + block.offset))


def _first_record(file: BinaryIO) -> int:
    """Where the first record begins; 0 if there is none, or if something that may be one stands there."""
    file.seek(0)
    position, window = 0, file.read(_WINDOW + 512)
    if window.startswith((b"\x1f\x8b", b"WARC/")):
        return 0
    while window:
        for mark in _BEGINNING.finditer(window):
            if mark.start() < _WINDOW and _is_beginning(window[mark.start() : mark.start() + 512]):
                return position + mark.start()
        position += _WINDOW
        file.seek(position)
        window = file.read(_WINDOW + 512)
    return 0


def _is_beginning(head: bytes) -> bool:
    if head.startswith(b"\x1f\x8b"):
        try:
            head = zlib.decompressobj(31).decompress(head, 16)
        except zlib.error:
            return False
    return head.startswith(b"WARC/")


def _records_in(block: Block) -> Iterator[Record | Found]:
    """The records of one block: one, unless the file was compressed as a whole."""
    data, start = block.data, 0
    while start < len(data):
        if data[start] in b"\r\n":
            start += 1
            continue
        length, header_size = plain_length(data[start : start + 64 * 1024])
        end = start + header_size + (length or 0)
        fields = _fields(data[start : start + header_size]) if length is not None and end <= len(data) else None
        if fields is None:
            yield Found(block.offset, BROKEN, faults=("the record has no readable header or is cut short",))
            return
        yield Record(block.offset, fields, data[start + header_size : end])
        start = end


def _fields(header: bytes) -> dict[str, str] | None:
    try:
        parsed = StatusAndHeadersParser(_VERSIONS).parse(BytesIO(header))
    except (StatusAndHeadersParserException, EOFError, ValueError):
        return None
    return {name.lower(): value.strip() for name, value in parsed.headers}


def _judge(record: Record, max_page: int) -> Found:
    """What the record is. Never raises on account of the record."""
    faults = () if fits(record.block, record.fields.get("warc-block-digest", "")) else ("the block fits no digest",)
    found = Found(record.offset, REVISIT if record.kind == "revisit" else OTHER, record.id, faults=faults)
    if record.kind not in ("response", "resource"):
        return found
    try:
        return _resource(record, found, max_page) if record.kind == "resource" else _response(record, found, max_page)
    except ArchiveError as error:
        return replace(found, kind=BROKEN, faults=(*faults, f"the record cannot be read: {error}"))
    except _UNREADABLE:
        return replace(found, kind=BROKEN, faults=(*faults, "the record cannot be read: no readable header or date"))


def _resource(record: Record, found: Found, max_page: int) -> Found:
    content_type = record.fields.get("content-type", "")
    if not is_page_type(content_type):
        return replace(found, kind=OTHER_TYPE)
    faults = _digest_fault(record, (record.block,))
    page = _page(record, None, content_type, _within(record.block, max_page))
    return replace(found, kind=PAGE, page=page, faults=found.faults + faults)


def _response(record: Record, found: Found, max_page: int) -> Found:
    url = record.fields.get("warc-target-uri", "").strip("<>")
    if not url.lower().startswith(("http:", "https:")):
        return found
    answer = _answer(record.block)
    kind = _kind(url, answer)
    if kind != PAGE:
        return replace(found, kind=kind, faults=found.faults + _digest_fault(record, _bodies(answer, max_page)))
    payload = answer.decoded(max_page)
    faults = found.faults + _digest_fault(record, (answer.body, payload, *_bodies(answer, max_page)))
    return replace(found, kind=PAGE, page=_page(record, answer.status, answer.content_type, payload), faults=faults)


def _answer(block: bytes) -> _Answer:
    stream = BytesIO(block)
    parsed: Any = StatusAndHeadersParser([], verify=False).parse(stream)
    said = {name.lower(): value for name, value in parsed.headers}
    return _Answer(
        int(parsed.get_statuscode()),
        said.get("content-type", ""),
        said.get("transfer-encoding", ""),
        said.get("content-encoding", ""),
        stream.read(),
    )


def _kind(url: str, answer: _Answer) -> str:
    if 300 <= answer.status < 400:
        return REDIRECT
    if answer.status != 200:
        return FAILED
    kind = answer.content_type.lower()
    if urlsplit(url).path == "/robots.txt" or any(feed in kind for feed in ("rss", "atom", "/xml")):
        return SERVICE
    return PAGE if is_page_type(kind) else OTHER_TYPE


def _bodies(answer: _Answer, limit: int) -> Iterator[bytes]:
    """The body as digests of different writers count it: as stored, or with chunks undone."""
    yield answer.body
    if answer.transfer:
        yield decode_body(answer.body, answer.transfer, "", max(limit, len(answer.body)))


def _digest_fault(record: Record, bodies: Iterator[bytes] | tuple[bytes, ...]) -> tuple[str, ...]:
    digest = record.fields.get("warc-payload-digest", "")
    return () if not digest or any(fits(body, digest) for body in bodies) else ("the payload fits no digest",)


def _within(payload: bytes, limit: int) -> bytes:
    if len(payload) > limit:
        raise ArchiveError(f"the body is larger than {limit} bytes")
    return payload


def _page(record: Record, status: int | None, content_type: str, payload: bytes) -> CapturedPage:
    return CapturedPage(
        record=record.id,
        offset=record.offset,
        url=record.fields.get("warc-target-uri", "").strip("<>"),
        fetched=dt.datetime.fromisoformat(record.fields.get("warc-date", "")).astimezone(dt.UTC),
        payload=payload,
        sha256=hashlib.sha256(payload).hexdigest(),
        content_type=content_type,
        status=status,
    )


def _described_by(metadata: Record) -> str:
    return metadata.fields.get("warc-concurrent-to") or metadata.fields.get("warc-refers-to", "")


def _with_metadata(found: Found, metadata: Record) -> Found:
    """The page with what its writer noted beside it: our own crawls tell feeds and listings from articles there."""
    noted: Mapping[str, str] = warc_fields(metadata)
    if found.page is None or not noted:
        return found
    if noted.get("role", "article") != "article":
        return replace(found, kind=SERVICE, page=None)
    return replace(found, page=replace(found.page, source=noted.get("source", ""), extra={**found.page.extra, **noted}))
