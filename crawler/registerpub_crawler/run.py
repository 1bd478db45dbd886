"""What one crawl knows and learns: its source, its gate, its archive, its cursor, its counts and findings.

Findings say what went wrong without any address: a slug may hold a name, so an article is called by a digest.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from registerpub.archive import WarcWriter
from registerpub.gate import Gate
from registerpub.sources import Source
from registerpub_crawler.cursor import Cursor

MAX_FINDINGS = 200


def utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def digest_of(url: str) -> str:
    """A short name for an address that does not show it."""
    return hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:12]


@dataclass
class CrawlRun:
    """The state of one crawl; belongs to one process. ``failure`` is a fault of ours, never of the site.

    ``closed_hosts`` (with port) are those whose robots.txt cannot be had: nothing is asked of them (RFC 9309, 2.3.1.4).
    """

    source: Source
    gate: Gate
    writer: WarcWriter
    cursor: Cursor
    proxy: str = ""
    clock: Callable[[], dt.datetime] = utc_now
    requests: int = 0
    articles: int = 0
    not_modified: int = 0
    failure: str = ""
    closed_hosts: set[str] = field(default_factory=set)
    findings: list[dict[str, str]] = field(default_factory=list)

    def find(self, kind: str, detail: str) -> None:
        """Record a finding once. What goes beyond the limit is dropped: by then the source is plainly broken."""
        finding = {"kind": kind, "detail": detail}
        if finding not in self.findings and len(self.findings) < MAX_FINDINGS:
            self.findings.append(finding)

    def may_ask(self, url: str) -> bool:
        """Whether ``url`` lies on a host of this source, of its mirrors or of its feeds."""
        feed_hosts = {urlsplit(feed).hostname for feed in self.source.feeds}
        return self.source.is_own(url) or urlsplit(url).hostname in feed_hosts

    def summary(self) -> dict[str, Any]:
        """What the crawl prints: counts, findings and the archive files it completed."""
        return {
            "source": self.source.name,
            "requests": self.requests,
            "articles": self.articles,
            "not_modified": self.not_modified,
            "files": [path.name for path in self.writer.completed],
            "findings": self.findings,
        }
