"""Builds the latest release once more, from the store alone, and compares it with what is published."""

from __future__ import annotations

import tempfile
from pathlib import Path

from registerpub.config import Config
from registerpub.core.errors import Problem
from registerpub.pipeline.publish import render_latest
from registerpub.pipeline.signing_keys import Ask, no_one_to_ask
from registerpub.publishing import CHECKSUMS, verify_release
from registerpub.publishing.checking import read_checksums
from registerpub.publishing.signing import is_signature
from registerpub.publishing.swap import CURRENT


def compare_release(config: Config, out: Path | None = None, ask: Ask = no_one_to_ask) -> tuple[list[Problem], int]:
    """Every file that is not as the store would have it, and how many files the release has.

    Nothing is published. Raises :class:`InputError` like ``publish``.
    """
    current = (out or config.public) / CURRENT
    if not current.exists():
        return [Problem(str(current), "there is no release to compare: run 'registerpub publish'")], 0
    config.cache.mkdir(mode=0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=config.cache, prefix="rebuilt-") as folder:
        rebuilt = Path(folder) / "tree"
        if not render_latest(config, rebuilt, out or config.public, ask):
            return [Problem(str(current), "it shows a release, but the store has none")], 0
        problems = verify_release(current.resolve())
        wanted = read_checksums((rebuilt / CHECKSUMS).read_bytes())
        try:
            found = read_checksums((current / CHECKSUMS).read_bytes())
        except (OSError, ValueError):  # told by verify_release
            return problems, len(wanted)
        for name in sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name)):
            fault = "has other bytes" if name in wanted and name in found else "is in one of the two only"
            problems.append(Problem(name, f"{fault}: the store, the settings or the program changed since"))
        for name in sorted({path.name for tree in (rebuilt, current) for path in tree.glob(f"{CHECKSUMS}.*")}):
            if is_signature(name) and _bytes(rebuilt / name) != _bytes(current / name):
                problems.append(Problem(name, "is not the signature that the keys of the settings give"))
    return problems, len(wanted)


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
