"""A matcher kept in a file: built once for each state of the names, read back quickly by every process.

The file is a cache: it may be deleted at any moment, is never trusted beyond its digest, and holds names, so only the
owner may read it. It is written whole under another name and then moved, so that processes can share it. Knows no
database.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from registerpub.core.names import MATCHER_VERSION, Matcher, build_matcher, dump_matcher, load_matcher, names_digest
from registerpub.core.records import NotThisPerson, Person

_KEEP = "names-*.cache"


def kept_matcher(
    folder: Path,
    facts: list[tuple[str, str | None, str, str, str]],
    people: Callable[[], Iterable[Person]],
    rulings: tuple[NotThisPerson, ...],
) -> Matcher:
    """The kept matcher of exactly these name facts; ``people`` is asked only if there is none or it is damaged."""
    path = folder / f"names-{MATCHER_VERSION}-{names_digest(facts)}.cache"
    payload = _read(path)
    if payload is not None:
        with contextlib.suppress(ValueError):
            return load_matcher(payload, names_digest(facts, rulings), rulings)
    matcher = build_matcher(people(), rulings)
    if facts:
        _keep(path, dump_matcher(matcher))
    return matcher


def _read(path: Path) -> bytes | None:
    """The payload of a file that is whole; a digest stands before it."""
    try:
        digest, _, payload = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    return payload if hashlib.sha256(payload).hexdigest().encode() == digest else None


def _keep(path: Path, payload: bytes) -> None:
    """Write the file and remove those of earlier names. A folder that cannot be written costs time, nothing else."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".names-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(payload).hexdigest().encode() + b"\n" + payload)
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
        for other in path.parent.glob(_KEEP):
            if other != path:
                other.unlink(missing_ok=True)
