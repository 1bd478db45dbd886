"""Reads captures back from WARC files, our own or anybody's.

A fault is a :class:`Problem` in the stream of captures, never the end of it. A ``revisit`` record brings no payload of
its own: it is passed over, unless the caller can say where the page stands that it found unchanged.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from registerpub.archive.checking import digest_faults, fits
from registerpub.archive.decoding import MAX_PAYLOAD, decode_body
from registerpub.archive.parsing import Record, read_record, read_records, record_problem, warc_fields
from registerpub.archive.records import IDENTICAL_PROFILE
from registerpub.core.errors import ArchiveError, Problem
from registerpub.core.records import CapturedPage

ROLES = ("article", "watched", "feed", "robots", "redirect", "other")

#: Record id → the file that holds the record and where it begins there, or ``None``.
Locate = Callable[[str], tuple[Path, int] | None]


def read_captures(
    path: Path, max_payload: int = MAX_PAYLOAD, locate: Locate | None = None
) -> Iterator[CapturedPage | Problem]:
    """Every response and imported file of a WARC file in order, with a problem for each record that cannot be read.

    A metadata record is heeded whether it stands before its capture (ours) or after it (other writers). With
    ``locate``, which finds records of other files, a page found unchanged is given as the page it was, with the time
    of the visit and ``original`` naming the record that holds it. Raises :class:`ArchiveError` if the file cannot be
    opened.
    """
    metadata: dict[str, Mapping[str, str]] = {}
    places: dict[str, int] = {}
    held: CapturedPage | None = None
    for record in read_records(path):
        if isinstance(record, Problem):
            yield record
        elif record.kind == "metadata":
            target = record.fields.get("warc-concurrent-to") or record.fields.get("warc-refers-to", "")
            fields = warc_fields(record)
            if held is not None and held.record == target:
                held = _with_metadata(held, fields)
            elif target:
                metadata = {target: fields}  # only the record right before its capture is waited for
        elif record.kind in ("response", "resource") or (locate and _is_own_visit(record, metadata)):
            if held is not None:
                yield held
            held = None
            places[record.id] = record.offset
            page = _page(path, record, max_payload, places, locate)
            if isinstance(page, Problem):
                yield page
            elif page is not None:
                held = _with_metadata(page, metadata.pop(page.record, {}))
    if held is not None:
        yield held


def read_capture(
    path: Path, offset: int, record_id: str, locate: Locate, max_payload: int = MAX_PAYLOAD
) -> CapturedPage:
    """One capture by its place, checked against its digests; source and discovery are not read.

    Raises :class:`ArchiveError` if it is not there, damaged, or leans on a record that is.
    """
    record = read_record(path, offset, record_id)
    faults = digest_faults(record, {})
    if faults:
        raise ArchiveError(str(record_problem(path, offset, faults[0])))
    page = _page(path, record, max_payload, {}, locate)
    if page is None or isinstance(page, Problem):
        raise ArchiveError(str(page or record_problem(path, offset, "the record is no capture")))
    return page


def _is_own_visit(record: Record, metadata: Mapping[str, Mapping[str, str]]) -> bool:
    """Visits that others archived lean on files of theirs, which nobody need have brought here."""
    return is_identical(record) and "payload-sha256" in metadata.get(record.id, {})


def is_identical(record: Record) -> bool:
    """Whether the record says that a page was found with the very bytes of an earlier capture."""
    return record.kind == "revisit" and record.fields.get("warc-profile") == IDENTICAL_PROFILE


def _page(
    path: Path, record: Record, max_payload: int, places: Mapping[str, int], locate: Locate | None
) -> CapturedPage | Problem | None:
    try:
        if locate is not None and is_identical(record):
            return _revisited(path, record, max_payload, places, locate)
        return _capture(record, max_payload)
    except (ArchiveError, ValueError, EOFError, StatusAndHeadersParserException) as error:
        return record_problem(path, record.offset, f"the record cannot be read: {error}")


def _revisited(path: Path, record: Record, max_payload: int, places: Mapping[str, int], locate: Locate) -> CapturedPage:
    """The page as the record it leans on holds it, at the time of this visit."""
    target = record.fields.get("warc-refers-to", "")
    place = (path, places[target]) if target in places else locate(target)
    if place is None:
        raise ArchiveError("the capture that it refers to is not in the archive")
    original = read_record(*place, target)
    payload = original.block.partition(b"\r\n\r\n")[2]
    if original.kind != "response" or not fits(payload, record.fields.get("warc-payload-digest", "")):
        raise ArchiveError("the capture that it refers to holds another payload")
    page = _capture(original, max_payload)
    if page is None:
        raise ArchiveError("the record that it refers to is no capture")
    return replace(
        page,
        record=record.id,
        offset=record.offset,
        url=record.fields.get("warc-target-uri", "").strip("<>"),
        fetched=_fetched(record),
        original=target,
    )


def _capture(record: Record, max_payload: int) -> CapturedPage | None:
    url = record.fields.get("warc-target-uri", "").strip("<>")
    if record.kind == "resource":
        status, content_type, payload = None, record.fields.get("content-type", ""), record.block
        role = "article" if "warc-fields" not in content_type else "other"
    elif not url.lower().startswith(("http:", "https:")):
        return None
    else:
        status, content_type, payload = _http_parts(record.block, max_payload)
        role = _guess_role(url, status, content_type)
    return CapturedPage(
        record=record.id,
        offset=record.offset,
        url=url,
        fetched=_fetched(record),
        payload=payload,
        sha256=hashlib.sha256(payload).hexdigest(),
        content_type=content_type,
        status=status,
        role=role,
    )


def _fetched(record: Record) -> dt.datetime:
    return dt.datetime.fromisoformat(record.fields.get("warc-date", "")).astimezone(dt.UTC)


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
