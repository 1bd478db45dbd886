"""The records of a WARC file with their named fields, one after the other or one by its place. Judges no content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from registerpub.archive.framing import Block, Fault, plain_length, read_at, split_records
from registerpub.core.errors import ArchiveError, Problem

_VERSIONS = ["WARC/1.1", "WARC/1.0", "WARC/0.18", "WARC/0.17"]


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its named fields (lower case) and its block."""

    offset: int
    fields: Mapping[str, str]
    block: bytes

    @property
    def kind(self) -> str:
        return self.fields.get("warc-type", "")

    @property
    def id(self) -> str:
        return self.fields.get("warc-record-id", "")


def read_records(path: Path) -> Iterator[Record | Problem]:
    """Every record of the file, a problem for each that cannot be read. Raises :class:`ArchiveError` if it is gone."""
    try:
        file = path.open("rb")
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be opened: {error.strerror}") from error
    with file:
        for found in split_records(file):
            if isinstance(found, Fault):
                yield record_problem(path, found.offset, found.message)
            else:
                yield from _parse_block(path, found)


def read_record(path: Path, offset: int, record_id: str) -> Record:
    """The record ``record_id`` at ``offset``. Raises :class:`ArchiveError` if it is not there or cannot be read."""
    try:
        with path.open("rb") as file:
            found = read_at(file, offset)
    except OSError as error:
        raise ArchiveError(f"{path}: cannot be opened: {error.strerror}") from error
    if isinstance(found, Fault):
        raise ArchiveError(str(record_problem(path, offset, found.message)))
    for record in _parse_block(path, found):
        if isinstance(record, Record) and record.id == record_id:
            return record
    raise ArchiveError(str(record_problem(path, offset, "another record stands here than the one that was ingested")))


def warc_fields(record: Record) -> dict[str, str]:
    """The fields of a record of type ``application/warc-fields``; of any other none."""
    if "warc-fields" not in record.fields.get("content-type", ""):
        return {}
    lines = (line.partition(":") for line in record.block.decode("utf-8", "replace").splitlines())
    return {name.strip().lower(): value.strip() for name, colon, value in lines if colon}


def record_problem(path: Path, offset: int, message: str) -> Problem:
    return Problem(f"{path.name}, record at byte {offset}", message)


def _parse_block(path: Path, block: Block) -> Iterator[Record | Problem]:
    """The records of one block: one, unless the file was compressed as a whole."""
    data = block.data
    while data.strip(b"\r\n"):
        length, header_size = plain_length(data)
        if length is None or len(data) < header_size + length:
            yield record_problem(path, block.offset, "the record has no readable header or is cut short")
            return
        try:
            parsed = StatusAndHeadersParser(_VERSIONS).parse(BytesIO(data[:header_size]))
        except (StatusAndHeadersParserException, EOFError, ValueError):
            yield record_problem(path, block.offset, "the record has no readable header")
            return
        fields = {name.lower(): value.strip() for name, value in parsed.headers}
        yield Record(block.offset, fields, data[header_size : header_size + length])
        data = data[header_size + length :].lstrip(b"\r\n")
