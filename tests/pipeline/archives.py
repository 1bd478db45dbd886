"""Archive files as a crawl would leave them, for the tests of what is done with evidence."""

from __future__ import annotations

import datetime as dt

from registerpub.archive import Exchange, WarcWriter
from registerpub.config import Config

FETCHED = dt.datetime(2021, 1, 5, 12, 0, tzinfo=dt.UTC)
TEXT = "The district library opened a new reading room on Monday, and forty people came to see it. "
Table = dict[str, dict[str, str]]


def page(text: str = TEXT, title: str = "Library") -> bytes:
    return f"<html><head><title>{title}</title></head><body><article><p>{text}</p></article></body></html>".encode()


def write(
    config: Config,
    *pages: tuple[str, bytes],
    fetched: dt.datetime = FETCHED,
    role: str = "article",
    visits: Table | None = None,
    status: int = 200,
) -> str:
    """One complete archive file with ``pages`` (path and body); returns its name."""
    with WarcWriter(config.archive, "paper", visits=visits) as writer:
        for number, (path, body) in enumerate(pages):
            at = fetched + dt.timedelta(seconds=number)
            headers = (("Content-Type", "text/html; charset=utf-8"),)
            writer.write_response(Exchange(f"https://paper.example{path}", status, headers, body, at, "paper", role))
    return writer.completed[0].name
