"""Checks the folder of a release against its own checksums."""

from __future__ import annotations

import hashlib
from pathlib import Path

from registerpub.core.errors import Problem
from registerpub.publishing.building import CHECKSUMS
from registerpub.publishing.signing import is_signature


def verify_release(folder: Path) -> list[Problem]:
    """Every file of ``folder`` that is missing, changed or not in its checksums; empty if it is whole."""
    try:
        expected = read_checksums((folder / CHECKSUMS).read_bytes())
    except (OSError, ValueError) as error:
        return [Problem(CHECKSUMS, f"cannot be read: {error}")]
    paths = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    found = {path.relative_to(folder).as_posix(): path for path in paths}
    names = {name for name in found if name != CHECKSUMS and not is_signature(name)}
    problems = [Problem(name, "is missing") for name in sorted(expected.keys() - names)]
    problems += [Problem(name, "is not in the checksums") for name in sorted(names - expected.keys())]
    for name in sorted(expected.keys() & names):
        if _sha256(found[name]) != expected[name]:
            problems.append(Problem(name, "was changed after it was published"))
    return problems


def read_checksums(data: bytes) -> dict[str, str]:
    """Path → SHA-256 (hexadecimal) of a SHA256SUMS. Raises ``ValueError`` for what is none, or leaves the tree."""
    expected: dict[str, str] = {}
    for number, line in enumerate(data.decode().splitlines(), 1):
        digest, _, name = line.partition("  ")
        if len(digest) != hashlib.sha256().digest_size * 2 or not name or name in expected or _leaves(name):
            raise ValueError(f"line {number} is no checksum of a file of the tree")
        expected[name] = digest
    return expected


def _leaves(name: str) -> bool:
    return name.startswith("/") or "\\" in name or any(part in ("", ".", "..") for part in name.split("/"))


def _sha256(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
