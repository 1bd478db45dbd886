"""What one crawl knows and learns: its source, its gate, its archive, its cursor, its counts and findings.

Findings say what went wrong without any address: a slug may hold a name, so an article is called by a digest.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from registerpub.archive import WarcWriter
from registerpub.core.counted import counted
from registerpub.gate import Gate
from registerpub.sources import Source
from registerpub_crawler.addressing import host_of
from registerpub_crawler.cursor import Cursor
from registerpub_crawler.summary import Summary

MAX_FINDINGS = 200


def utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def digest_of(url: str) -> str:
    """A short name for an address that does not show it."""
    return hashlib.sha256(url.encode("utf-8", "replace")).hexdigest()[:12]


@dataclass
class CrawlRun:
    """The state of one crawl; belongs to one process. ``failure`` is a fault of ours, never of the site.

    ``closed_hosts`` (with port) are those of which nothing more is asked in this visit: their robots.txt cannot be had
    (RFC 9309, 2.3.1.4) or they refuse us. ``unreachable`` are those that no connection could be made to.
    """

    source: Source
    gate: Gate
    writer: WarcWriter
    cursor: Cursor
    proxy: str = ""
    clock: Callable[[], dt.datetime] = utc_now
    sweep: bool = False
    swept: bool = False
    requests: int = 0
    bytes: int = 0
    articles: int = 0
    not_modified: int = 0
    items: int = 0
    new_items: int = 0
    changed_without_items: int = 0
    blocked: bool = False
    retry_after: int = 0
    failure: str = ""
    closed_hosts: set[str] = field(default_factory=set)
    unreachable: set[str] = field(default_factory=set)
    statuses: dict[str, Counter[str]] = field(default_factory=dict)
    findings: list[dict[str, str]] = field(default_factory=list)
    started: dt.datetime = field(init=False)
    _asked_hosts: frozenset[str] = field(init=False)
    _dropped: int = 0

    def __post_init__(self) -> None:
        self.started = self.clock()
        self.sweep = self.cursor.is_sweep_due(self.started)
        self._asked_hosts = self.source.asked_hosts  # gathered anew whenever it is asked for

    def find(self, kind: str, detail: str) -> None:
        """Record a finding once. What goes beyond the limit is only counted: by then the source is plainly broken."""
        finding = {"kind": kind, "detail": detail}
        if finding in self.findings:
            return
        if len(self.findings) < MAX_FINDINGS:
            self.findings.append(finding)
        else:
            self._dropped += 1

    def may_ask(self, url: str) -> bool:
        """Whether ``url`` lies on a host that this source may ask, and that its crawl has therefore claimed."""
        return host_of(url) in self._asked_hosts

    def count(self, what: str, status: int, size: int) -> None:
        """An answer of ``size`` bytes to a request for ``what``."""
        self.requests += 1
        self.bytes += size
        self.statuses.setdefault(what, Counter())[str(status)] += 1

    def summary(self, salvaged: int = 0) -> Summary:
        """What the crawl prints: counts, findings and the archive files it completed."""
        findings = tuple(self.findings)
        if self._dropped:
            findings += ({"kind": "many_findings", "detail": f"not kept: {counted(self._dropped, 'more finding')}"},)
        return Summary(
            source=self.source.name,
            started=_moment(self.started),
            finished=_moment(self.clock()),
            requests=self.requests,
            bytes=self.bytes,
            articles=self.articles,
            items=self.items,
            new_items=self.new_items,
            statuses={what: dict(sorted(counts.items())) for what, counts in sorted(self.statuses.items())},
            not_modified=self.not_modified,
            sweep=self.sweep,
            swept=self.swept,
            changed_without_items=self.changed_without_items,
            blocked=self.blocked,
            retry_after=self.retry_after,
            files=tuple(path.name for path in self.writer.completed),
            salvaged=salvaged,
            failure=self.failure,
            findings=findings,
        )


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="seconds")
