"""The build record: what a release's folder holds and from which inputs, so that the next release need not ask again.

It is private (digests of what is published and when it changed), may be deleted at any time, and is trusted only for
the very folder whose checksums it names. Without it everything is rendered.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

#: Raised when the form of the file changes; another form is no record.
FORM = 2


class Stored(NamedTuple):
    """One file as it was written: SHA-256 (hexadecimal), bytes, time of modification (nanoseconds), inode.

    The inode tells whether another folder holds the very same file; where files are copied it tells nothing.
    """

    sha256: str
    size: int
    modified: int
    inode: int


class BuiltFile(NamedTuple):
    """A planned file: digest of its inputs; the file itself; its packed twins by suffix, each like a ``Stored``.

    The parts come from the record as lists: there are tens of thousands of them, and few are ever looked at.
    """

    inputs: str
    stored: Sequence[Any]
    twins: Mapping[str, Sequence[Any]]


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """The files of ``release`` by path; ``checksums`` is the SHA-256 of its SHA256SUMS."""

    release: int
    checksums: str
    files: Mapping[str, BuiltFile] = field(default_factory=dict)


def load_record(path: Path) -> BuildRecord | None:
    """The record, or None if there is none that can be used."""
    try:
        data = json.loads(path.read_bytes())
        if data["form"] != FORM:
            return None
        files = {name: BuiltFile._make(values) for name, values in data["files"].items()}
        return BuildRecord(int(data["release"]), str(data["checksums"]), files)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def save_record(path: Path, record: BuildRecord) -> None:
    """Replace the file whole. A folder that cannot be written costs the next release time, nothing else."""
    data = {"form": FORM, "release": record.release, "checksums": record.checksums, "files": record.files}
    aside = path.with_name(f".{path.name}.tmp")
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(json.dumps(data, separators=(",", ":")).encode())
        aside.replace(path)


def sha256_of(path: Path) -> str:
    """Of the file's bytes; empty if it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
