"""Checks WARC files against the digests that their own records carry."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from registerpub.archive.parsing import Record, read_records, record_problem, warc_fields
from registerpub.archive.records import IDENTICAL_PROFILE
from registerpub.core.errors import Problem


@dataclass(frozen=True, slots=True)
class Pointer:
    """A ``revisit`` record at ``offset`` of ``path`` that leans on the payload of the record ``target``."""

    path: Path
    offset: int
    target: str
    digest: str

    def problem(self, message: str) -> Problem:
        return record_problem(self.path, self.offset, message)


@dataclass(slots=True)
class FileReport:
    """What one file holds: faults, records by type, bytes when decompressed, payload digests by record, pointers."""

    problems: list[Problem] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    unpacked: int = 0
    payloads: dict[str, str] = field(default_factory=dict)
    pointers: list[Pointer] = field(default_factory=list)


def verify_file(path: Path) -> list[Problem]:
    """Every fault of the file: unreadable records, and blocks or payloads that do not fit their digests.

    An empty list means that each record is complete and unchanged. Raises :class:`ArchiveError` if it cannot be opened.
    """
    return inspect_file(path).problems


def inspect_file(path: Path) -> FileReport:
    """Read the whole file once. Raises :class:`ArchiveError` if it cannot be opened."""
    report = FileReport()
    expected: dict[str, str] = {}
    for record in read_records(path):
        if isinstance(record, Problem):
            report.problems.append(record)
            continue
        if record.kind == "metadata":
            digest = warc_fields(record).get("payload-sha256", "")
            expected = {record.fields.get("warc-concurrent-to", ""): digest} if digest else {}
        report.problems += [record_problem(path, record.offset, text) for text in digest_faults(record, expected)]
        _count(path, record, record.id in expected, report)
    return report


def digest_faults(record: Record, expected: Mapping[str, str]) -> list[str]:
    """What of the record does not fit its digests; ``expected`` are SHA-256 digests by record id."""
    faults = []
    if not fits(record.block, record.fields.get("warc-block-digest", "")):
        faults.append("the block does not fit its digest")
    if record.kind not in ("response", "resource"):
        return faults
    payload = record.block
    if record.kind == "response" and record.fields.get("content-type", "").startswith("application/http"):
        payload = payload.partition(b"\r\n\r\n")[2]
    if not fits(payload, record.fields.get("warc-payload-digest", "")):
        faults.append("the payload does not fit its digest")
    digest = expected.get(record.id, "")
    if digest and hashlib.sha256(payload).hexdigest() != digest:
        faults.append("the payload does not fit its SHA-256")
    return faults


def fits(data: bytes, digest: str) -> bool:
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


def file_sha256(path: Path) -> str:
    """The SHA-256 of a whole file, hexadecimal, read in pieces. Raises ``OSError``."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _count(path: Path, record: Record, own: bool, report: FileReport) -> None:
    """``own``: our metadata record stands before it. Visits archived by others lean on files that need not be here."""
    report.kinds[record.kind] += 1
    report.unpacked += len(record.block)
    digest = record.fields.get("warc-payload-digest", "")
    if record.kind in ("response", "resource"):
        report.payloads[record.id] = digest
    elif own and record.kind == "revisit" and record.fields.get("warc-profile") == IDENTICAL_PROFILE:
        report.pointers.append(Pointer(path, record.offset, record.fields.get("warc-refers-to", ""), digest))
