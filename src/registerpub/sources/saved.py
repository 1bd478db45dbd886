"""Saved pages of a source folder: which there are, where they stand for, and what reading them gives.

Reads them as a visit would: articles by the source's rules, discovery documents by the function that is given (it
belongs to the crawler, which nothing here may import).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from registerpub.core.errors import ConfigError, Problem
from registerpub.core.reading import canonical_url, public_address, read_page
from registerpub.core.records import CapturedPage
from registerpub.sources.expected import FILE_NAME, Expected
from registerpub.sources.kinds import discovery_kind
from registerpub.sources.model import Source

#: File name ending → content type. Other files of a folder are no saved pages.
CONTENT_TYPES: Mapping[str, str] = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xml": "application/xml",
    ".json": "application/json",
    ".txt": "text/plain",
    ".pdf": "application/pdf",
    ".gz": "application/gzip",
}

#: Source, address of a discovery document and its bytes → what is found in it (``articles``, ``fault`` and more).
Discover = Callable[[Source, str, bytes], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A file of a source folder and the answer it stands for; ``fetched`` is UTC."""

    path: Path
    url: str
    fetched: dt.datetime

    @property
    def captured(self) -> CapturedPage:
        """The page as if it had come out of an archive."""
        kind = CONTENT_TYPES[self.path.suffix]
        payload = self.path.read_bytes()
        return CapturedPage(f"saved:{self.path.name}", 0, self.url, self.fetched, payload, "", "", kind, 200)


def saved_files(folder: Path) -> list[Path]:
    """The saved pages, in order of name."""
    files = (path for path in folder.iterdir() if path.suffix in CONTENT_TYPES and path.name != FILE_NAME)
    return sorted(path for path in files if path.is_file() and not path.name.startswith("."))


def saved_pages(folder: Path, expected: Expected, now: dt.datetime) -> list[SavedPage]:
    """Saved pages with their addresses: as ``expected.json`` has them, else as the page itself says.

    Raises :class:`ConfigError` for a page whose address cannot be known.
    """
    return [_place(path, expected.pages.get(path.name), now) for path in saved_files(folder)]


def read_saved(source: Source, page: SavedPage, discover: Discover) -> dict[str, Any]:
    """What ``expected.json`` says of a page: address and time, then what was read."""
    head = {"url": page.url, "fetched": page.fetched.strftime("%Y-%m-%dT%H:%M:%SZ")}
    kind = discovery_kind(source, page.url)
    if kind in ("article", "watched"):
        return {**head, **read_article(source, page.captured)}
    return {**head, **discover(source, page.url, page.path.read_bytes())}


def read_article(source: Source, page: CapturedPage) -> dict[str, Any]:
    """What the source's rules read of a page; without a document only the findings."""
    document, findings = read_page(page, source.reading_rules())
    kinds = [finding.kind for finding in findings]
    if document is None:
        return {"address": address_of(source, page.url), "title": None, "findings": kinds, "paragraphs": []}
    return {
        "address": address_of(source, page.url),
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "language": document.language,
        "findings": kinds,
        "paragraphs": [
            {"role": item.role, "language": item.language, "text": document.text[item.start : item.end]}
            for item in document.paragraphs
        ],
    }


def address_of(source: Source, url: str) -> str:
    """The address under which versions of the page are kept: the one people open, without copies and tracking."""
    public = public_address(url, source.public_address)
    return canonical_url(public, source.home, source.hosts, source.mirrors)


def differences(name: str, expected: Mapping[str, Any], read: Mapping[str, Any]) -> list[Problem]:
    """Where what was read is not what was expected, by dotted key with both sides."""
    problems = []
    for key in dict.fromkeys((*expected, *read)):
        before, after = expected.get(key), read.get(key)
        if isinstance(before, list) and isinstance(after, list):
            problems += _list_differences(f"{name}.{key}", before, after)
        elif before != after:
            problems.append(Problem(f"{name}.{key}", f"expected {before!r}, read {after!r}"))
    return problems


def _list_differences(path: str, before: list[Any], after: list[Any]) -> list[Problem]:
    problems = [
        Problem(f"{path}.{index}", f"expected {old!r}, read {new!r}")
        for index, (old, new) in enumerate(zip(before, after, strict=False))
        if old != new
    ]
    shorter = min(len(before), len(after))
    for index, old in enumerate(before[shorter:], start=shorter):
        problems.append(Problem(f"{path}.{index}", f"expected {old!r}, read nothing"))
    for index, new in enumerate(after[shorter:], start=shorter):
        problems.append(Problem(f"{path}.{index}", f"not expected: {new!r}"))
    return problems


def _place(path: Path, entry: Mapping[str, Any] | None, now: dt.datetime) -> SavedPage:
    if entry is not None:
        return SavedPage(path, entry["url"], dt.datetime.fromisoformat(entry["fetched"]).astimezone(dt.UTC))
    address = _own_address(path.read_bytes()) if path.suffix in (".html", ".htm") else ""
    if not address:
        raise ConfigError(
            f"{path}: it is not known which address this page was saved from; "
            f'add "{path.name}": {{"url": "https://…", "fetched": "2026-01-31T12:00:00Z"}} to {FILE_NAME} beside it'
        )
    return SavedPage(path, address, now.replace(microsecond=0))


def _own_address(payload: bytes) -> str:
    """The address that a page gives as its own (``rel=canonical``, ``og:url``), empty if none."""
    text = payload[:200_000].decode("utf-8", "replace")
    for tag in re.findall(r"<(?:link|meta)\b[^<>]*>", text, re.IGNORECASE):
        marked = re.search(r"""rel\s*=\s*["']canonical|property\s*=\s*["']og:url""", tag, re.IGNORECASE)
        found = re.search(r"""(?:href|content)\s*=\s*["'](https?://[^"'\s]+)""", tag, re.IGNORECASE)
        if marked and found:
            return found[1]
    return ""
