"""WARC files as other programs write them: made with warcio, record by record."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

DATE = "2021-03-04T05:06:07Z"


@dataclass(frozen=True)
class Made:
    """One record: ``headers`` are those of HTTP; ``fields`` those of WARC, over what warcio writes by itself."""

    url: str
    body: bytes = b""
    status: str = "200 OK"
    content_type: str = "text/html; charset=utf-8"
    kind: str = "response"
    headers: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)


def page(words: str, title: str = "News", language: str = "en") -> bytes:
    """A page of a news site; ``words`` may hold markup."""
    return (
        f"<!doctype html><html lang={language}><head><meta charset=utf-8><title>{title}</title></head><body>"
        "<nav><a href=/register>Sign in</a></nav><article>"
        f"<h1>{title}</h1><p>{words}</p></article><footer>All rights are kept by the paper.</footer></body></html>"
    ).encode()


def warc_bytes(records: Iterable[Made], *, compressed: bool = True, info: bool = True) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    if info:
        writer.write_record(writer.create_warcinfo_record("foreign.warc.gz", {"software": "another crawler 1.0"}))
    for number, made in enumerate(records):
        writer.write_record(_record(writer, made, number))
    return out.getvalue()


def write_warc(path: Path, records: Iterable[Made], *, compressed: bool = True) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(warc_bytes(records, compressed=compressed))
    return path


def record_id(number: int) -> str:
    """The id of the record at this place among those that were given to :func:`warc_bytes`."""
    return f"<urn:uuid:00000000-0000-4000-8000-{number:012}>"


def squeezed(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


def _record(writer: WARCWriter, made: Made, number: int) -> object:
    http = None
    if made.kind in ("response", "revisit"):
        lines = [("Content-Type", made.content_type), *made.headers.items()]
        http = StatusAndHeaders(made.status, lines, protocol="HTTP/1.1")
    fields = {"WARC-Date": DATE, "WARC-Record-ID": record_id(number), **made.fields}
    return writer.create_warc_record(
        made.url,
        made.kind,
        payload=BytesIO(made.body),
        length=len(made.body),
        warc_content_type="" if http else made.content_type,
        warc_headers_dict=fields,
        http_headers=http,
    )
