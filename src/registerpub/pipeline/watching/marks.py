"""When something was last done well that leaves no row: a proof, a backup. One small file each under ``var/marks``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from registerpub.config import Config

VERIFY, BACKUP = "verify", "backup"


def mark(config: Config, kind: str, now: dt.datetime) -> None:
    """Note that ``kind`` came to a good end; whole or not at all."""
    path = _path(config, kind)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    written = path.with_suffix(".new")
    written.write_text(now.isoformat() + "\n", encoding="ascii")
    written.replace(path)


def last_mark(config: Config, kind: str) -> dt.datetime | None:
    """When it last did; None if it never has, or nobody can tell."""
    try:
        found = dt.datetime.fromisoformat(_path(config, kind).read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return None
    return found if found.tzinfo else None


def _path(config: Config, kind: str) -> Path:
    return config.var / "marks" / kind
