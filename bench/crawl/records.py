"""How many answers a second our archive writer keeps, beside warcio's own writer on the same answers, in turns."""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from statistics import median

from bench.crawl.settings import Settings
from bench.crawl.site import PAGE_BYTES, make_site
from bench.names.report import Table
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from registerpub.archive import Exchange, WarcWriter

ANSWERS = 600
BASE = "warcio, one record"
_FETCHED = dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.UTC)
_COLUMNS = ("", "answers/s", "of warcio", "MB/s of answers", "ms of CPU an answer", "MB of file", "runs")
_NOTE = (
    "{count} answers of {size} kB, uncompressed, written one after the other by one thread to a file. An answer "
    "is one `response` record for warcio (gzip level 9, SHA-1, no fsync); with ours also a `metadata` record with "
    "SHA-256, each handed to the system before the call returns, the file brought to the disk (fsync). `two records`: "
    "warcio made to write the same second record. Medians of runs that took turns; ratios round by round."
)


@dataclass(frozen=True, slots=True)
class Written:
    """One way of writing all answers: seconds by the clock and of the processor, bytes of the file."""

    seconds: float
    processor: float
    size: int


Write = Callable[[Sequence[Exchange], Path], None]


def run_records(settings: Settings) -> list[Table]:
    answers = make_answers(settings.count(ANSWERS, 100))
    turns: dict[str, list[Written]] = {label: [] for label in WAYS}
    for _ in range(settings.rounds):
        for label, write in WAYS.items():
            turns[label].append(_timed(write, answers))
    note = _NOTE.format(count=len(answers), size=PAGE_BYTES // 1000)
    table = Table("records", "Archive writer", _COLUMNS, note)
    for label, done in turns.items():
        _add_row(table, label, done, turns, len(answers))
    return [table]


def make_answers(count: int) -> list[Exchange]:
    headers = (
        ("Server", "bench"),
        ("Content-Type", "text/html; charset=utf-8"),
        ("Last-Modified", "Mon, 06 May 2024 07:08:09 GMT"),
        ("Content-Length", str(PAGE_BYTES)),
    )
    extra = {"discovered-from": "https://news.example/feed.xml", "last-modified": headers[2][1]}
    site = make_site(count, "https://news.example")
    return [
        Exchange(f"https://news.example{path}", 200, headers, document.body, _FETCHED, "bench", "article", extra)
        for path, document in site.items()
        if path.startswith("/news/")
    ]


def _with_ours(answers: Sequence[Exchange], folder: Path, visits: dict[str, dict[str, str]] | None = None) -> None:
    with WarcWriter(folder, "bench", visits=visits) as writer:
        for answer in answers:
            writer.write_response(answer)


def _with_visits(answers: Sequence[Exchange], folder: Path) -> None:
    _with_ours(answers, folder, {})


def _with_warcio(answers: Sequence[Exchange], folder: Path, second: bool = False) -> None:
    with (folder / "warcio.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True, warc_version="1.1")
        for answer in answers:
            http = StatusAndHeaders("200 OK", list(answer.headers), protocol="HTTP/1.1")
            record = writer.create_warc_record(
                answer.url, "response", payload=BytesIO(answer.body), length=len(answer.body), http_headers=http
            )
            writer.write_record(record)
            if second:
                fields = "".join(f"{name}: {value}\r\n" for name, value in answer.extra.items()).encode()
                more = writer.create_warc_record(answer.url, "metadata", payload=BytesIO(fields), length=len(fields))
                writer.write_record(more)


def _with_two_records(answers: Sequence[Exchange], folder: Path) -> None:
    _with_warcio(answers, folder, second=True)


WAYS: Mapping[str, Write] = {
    BASE: _with_warcio,
    "warcio, two records": _with_two_records,
    "ours, no look-up of earlier visits": _with_ours,
    "ours, as in a crawl (with look-up)": _with_visits,
}


def _timed(write: Write, answers: Sequence[Exchange]) -> Written:
    with tempfile.TemporaryDirectory(prefix="registerpub-bench-") as name:
        folder = Path(name)
        began, used = time.perf_counter(), time.process_time()
        write(answers, folder)
        seconds, processor = time.perf_counter() - began, time.process_time() - used
        return Written(seconds, processor, sum(path.stat().st_size for path in folder.glob("*.warc.gz")))


def _add_row(
    table: Table, label: str, done: Sequence[Written], turns: Mapping[str, Sequence[Written]], count: int
) -> None:
    seconds = median(one.seconds for one in done)
    table.add(
        label,
        count / seconds,
        median(base.seconds / one.seconds for one, base in zip(done, turns[BASE], strict=True)),
        count * PAGE_BYTES / seconds / 1e6,
        median(one.processor for one in done) / count * 1e3,
        done[0].size / 1e6,
        len(done),
    )
