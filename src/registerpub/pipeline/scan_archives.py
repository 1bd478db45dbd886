"""Scan of one WARC file, record by record: pages that can name nobody are ruled out on their bytes, the others read."""

from __future__ import annotations

import dataclasses
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from registerpub.archive.foreign import Found, is_archive, read_foreign
from registerpub.core.reading import canonical_url
from registerpub.core.records import CapturedPage
from registerpub.core.screening import may_name_anyone, may_tell_anything
from registerpub.pipeline.reading import read_capture
from registerpub.pipeline.scan import Fault, Input, Line, Scanner, scan_plain

#: Told how many bytes more of the input are behind.
Advance = Callable[[int], None]


@dataclass(slots=True)
class Tally:
    """What was read. ``decoded``: bytes of pages with their encodings undone; ``kept``: pages that had to be read;
    ``printed``: documents given out; ``lost``: inputs that the disk refused or that changed; ``resumed``: inputs whose
    results were there before; ``skipped``: records by what they are; ``no_text``: kept pages by what is wrong.
    """

    files: int = 0
    size: int = 0
    records: int = 0
    pages: int = 0
    decoded: int = 0
    kept: int = 0
    printed: int = 0
    mentioned: int = 0
    faults: int = 0
    lost: int = 0
    resumed: int = 0
    skipped: Counter[str] = field(default_factory=Counter)
    no_text: Counter[str] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        for item in dataclasses.fields(self):
            setattr(self, item.name, getattr(self, item.name) + getattr(other, item.name))


def scan_input(
    path: Path, stdin: BinaryIO | None, scanner: Scanner, tally: Tally, advance: Advance
) -> Iterator[Line | Fault]:
    """Lines to be printed and faults of one input of any kind. Never raises on account of what the input holds."""
    tally.files += 1
    lines = _scan_archive(path, scanner, tally, advance) if is_archive(path) else scan_plain(path, stdin, scanner)
    for item in lines:
        if isinstance(item, Fault):
            tally.faults += 1
            tally.lost += item.lost
        else:
            tally.printed += 1
            tally.mentioned += item.mentioned
        yield item


def _scan_archive(path: Path, scanner: Scanner, tally: Tally, advance: Advance) -> Iterator[Line | Fault]:
    try:
        with path.open("rb") as file:
            tally.size += path.stat().st_size
            before, behind = tally.records, 0
            for found in read_foreign(file):
                yield from _scan_record(path, found, scanner, tally)
                advance(max(found.offset - behind, 0))
                behind = max(found.offset, behind)
            if tally.records == before:
                yield Fault(str(path), None, "the file holds no record", 0)
    except OSError as error:
        yield Fault(str(path), None, error.strerror or "cannot be read", lost=True)


def _scan_record(path: Path, found: Found, scanner: Scanner, tally: Tally) -> Iterator[Line | Fault]:
    tally.records += 1
    yield from (Fault(str(path), None, message, found.offset) for message in found.faults)
    if found.page is None:
        tally.skipped[found.kind] += 1
        return
    try:
        line = _scan_page(found.page, scanner, tally)
    except Exception as error:  # the edge of a record: the rest of the archive goes on
        yield Fault(str(path), None, f"the page cannot be read: {_place(error)}", found.offset)
        return
    if line is not None:
        yield line


def _scan_page(page: CapturedPage, scanner: Scanner, tally: Tally) -> Line | None:
    """The line to be printed, ``None`` if there is none."""
    tally.pages += 1
    tally.decoded += len(page.payload)
    if scanner.prefilter and not _must_be_read(page, scanner):
        return None
    tally.kept += 1
    document, findings = read_capture(page)
    if document is None:
        tally.no_text[findings[-1].kind if findings else "no_text"] += 1
        return None
    url = canonical_url(document.url) if document.url else None
    return scanner.scan(Input(dataclasses.replace(document, url=url), with_text=True, url=page.url))


def _must_be_read(page: CapturedPage, scanner: Scanner) -> bool:
    if page.extra.get("title"):
        return True  # told beside the page, not in its bytes
    if scanner.hits_only:
        return may_name_anyone(scanner.matcher, page.payload, page.content_type)
    return may_tell_anything(scanner.matcher, scanner.registers, page.payload, page.content_type)


def _place(error: Exception) -> str:
    """Type and place only: the message of an error may quote the page."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} at {Path(frames[-1].filename).name}:{frames[-1].lineno}"
