"""What the archive's tests share: an answer of a server, and the captures of a file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from registerpub.archive import Exchange, read_captures
from registerpub.core.records import CapturedPage

NOON = dt.datetime(2024, 3, 1, 12, 0, 0, 123456, tzinfo=dt.UTC)


def answer(
    url: str = "http://paper.example/a/1.html", body: bytes = b"<p>text</p>", status: int = 200, **fields: str
) -> Exchange:
    headers = (("Content-Type", "text/html; charset=utf-8"), *((key.replace("_", "-"), fields[key]) for key in fields))
    return Exchange(url, status, headers, body, NOON, "paper", "article", {"discovered-from": "http://paper.example/f"})


def captures(path: Path) -> list[CapturedPage]:
    return [found for found in read_captures(path) if isinstance(found, CapturedPage)]
