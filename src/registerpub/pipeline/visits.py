"""Visits: what one crawl brought, written down with its findings; a finding is over when a later visit lacks it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from registerpub.config import Config
from registerpub.core.health import BLOCKED, CHANGED_WITHOUT_ITEMS, VisitCounts, ends_with, outcome_of
from registerpub.store.models import CrawlVisit, Finding, SourceState

#: How long visits are kept, and how many of one source at most.
KEPT_DAYS, KEPT_VISITS = 400, 10_000

#: What the archive says when it cannot be written (``archive.writing``): then nothing can be crawled.
_ARCHIVE_WORDS = ("cannot be written", "cannot be completed", "no free file name")


@dataclass(frozen=True, slots=True)
class CrawlResult:
    """What one crawl brought. ``failure`` is empty unless the crawler itself failed (not the site).

    ``items``: links seen in all discovery; ``new_items``: those never seen before; ``swept``: the visit looked further
    back than usual; ``statuses`` as the crawler counts them; ``changed_without_items``: lists whose bytes changed and
    that gave nothing. ``summary`` is the whole line.
    """

    source: str
    requests: int = 0
    articles: int = 0
    not_modified: int = 0
    findings: tuple[dict[str, Any], ...] = field(default_factory=tuple)
    failure: str = ""
    bytes: int = 0
    items: int = 0
    new_items: int = 0
    swept: bool = False
    statuses: Mapping[str, Any] = field(default_factory=dict)
    changed_without_items: int = 0
    summary: Mapping[str, Any] = field(default_factory=dict)


def read_summary(source: str, line: str, failure: str = "") -> CrawlResult:
    """The crawler's line of JSON; what is missing counts as nothing, and new items are then the articles.

    An unreadable line is a failure of the crawler.
    """
    try:
        data = json.loads(line)
    except json.JSONDecodeError:
        data = None
    if not isinstance(data, dict):
        return CrawlResult(source, failure=failure or "the crawler ended without its summary")
    findings = data.get("findings")
    statuses = data.get("statuses")
    return CrawlResult(
        source=source,
        requests=_count(data.get("requests")),
        articles=_count(data.get("articles")),
        not_modified=_count(data.get("not_modified")),
        findings=tuple(row for row in findings if isinstance(row, dict) and row.get("kind"))
        if isinstance(findings, list)
        else (),
        failure=failure,
        bytes=_count(data.get("bytes")),
        items=_count(data.get("items")),
        new_items=_count(data.get("new_items", data.get("articles"))),
        swept=bool(data.get("sweep") or data.get("swept")),
        statuses=statuses if isinstance(statuses, dict) else {},
        changed_without_items=_count(data.get(CHANGED_WITHOUT_ITEMS)),
        summary=data,
    )


def _count(value: Any) -> int:
    """A number, or how many a list holds."""
    if isinstance(value, list | tuple | dict):
        return len(value)
    return int(value) if isinstance(value, int | float) else 0


def record_visit(result: CrawlResult, config: Config, started: dt.datetime, now: dt.datetime) -> str:
    """Write the visit, what it says of the source, and its findings; returns the outcome.

    Belongs into the transaction that says when the source is next due. The source has its row.
    """
    findings = _findings(result)
    counts = _counts(result, findings)
    outcome = outcome_of(counts)
    if outcome == BLOCKED and BLOCKED not in {kind for kind, _ in findings}:
        findings[(BLOCKED, "turned away by the site")] = None
    state = SourceState.objects.get(name=result.source)
    CrawlVisit.objects.create(
        source=result.source,
        day=now.astimezone(ZoneInfo(config.timezone)).date(),
        started=started,
        finished=now,
        outcome=outcome,
        requests=result.requests,
        bytes=result.bytes,
        articles=result.articles,
        items=result.items,
        new_items=result.new_items,
        not_modified=result.not_modified,
        swept=result.swept or state.first_visit is None,
        statuses=dict(result.statuses),
        findings=dict(Counter(kind for kind, _ in findings)),
        failure=result.failure[:500],
    )
    _update_state(state, outcome, result.new_items, now)
    _update_findings(result.source, findings, counts if outcome == "success" else None, now)
    _let_go(result.source, now)
    return outcome


def _counts(result: CrawlResult, findings: Iterable[tuple[str, str]]) -> VisitCounts:
    watched = result.statuses.get("watched")
    had = [watched.get("200"), watched.get("304")] if isinstance(watched, dict) else []
    return VisitCounts(
        failure=result.failure,
        articles=result.articles,
        items=result.items,
        new_items=result.new_items,
        not_modified=result.not_modified,
        watched=sum(map(_count, had)),
        findings=tuple(findings),
    )


def _findings(result: CrawlResult) -> dict[tuple[str, str], None]:
    """(kind, detail) of everything that went wrong, each once, in order."""
    found = {(str(row["kind"])[:60], str(row.get("detail", ""))): None for row in result.findings}
    if result.changed_without_items and CHANGED_WITHOUT_ITEMS not in {kind for kind, _ in found}:
        found[(CHANGED_WITHOUT_ITEMS, "a list changed and gave no items")] = None
    if result.failure:
        ours = any(words in result.failure for words in _ARCHIVE_WORDS)
        found[("archive_failed" if ours else "crawl_failed", result.failure)] = None
    return found


def _update_state(state: SourceState, outcome: str, new_items: int, now: dt.datetime) -> None:
    state.first_visit = state.first_visit or now
    state.last_visit, state.last_outcome = now, outcome
    if outcome == "success":
        state.last_success = now
    if new_items:
        state.last_new_item = now
    state.save(update_fields=["first_visit", "last_visit", "last_outcome", "last_success", "last_new_item"])


def _update_findings(
    source: str, found: Mapping[tuple[str, str], None], ended: VisitCounts | None, now: dt.datetime
) -> None:
    """Open what is new, leave open what is still there, end what this visit shows to be over (``ended``)."""
    rows = Finding.objects.filter(source=source, capture__isnull=True, over__isnull=True)
    known = {(kind, detail): pk for pk, kind, detail in rows.values_list("pk", "kind", "detail")}
    fresh = [
        Finding(key=_key(source, kind, detail, now), kind=kind, source=source, detail=detail, seen=now)
        for kind, detail in found
        if (kind, detail) not in known
    ]
    # A clock that stands still would give a finding the key that it had before it was over: it is open again then.
    Finding.objects.bulk_create(fresh, update_conflicts=True, unique_fields=["key"], update_fields=["over"])
    if ended is not None:
        gone = [pk for (kind, detail), pk in known.items() if (kind, detail) not in found and ends_with(kind, ended)]
        rows.filter(pk__in=gone).update(over=now)


def _key(source: str, kind: str, detail: str, now: dt.datetime) -> str:
    said = "\0".join((source, kind, detail, now.isoformat()))
    return f"visit:{hashlib.sha256(said.encode('utf-8', 'replace')).hexdigest()}"


def _let_go(source: str, now: dt.datetime) -> None:
    """Keep the table bounded: health looks back five weeks, people perhaps a year."""
    rows = CrawlVisit.objects.filter(source=source)
    rows.filter(finished__lt=now - dt.timedelta(days=KEPT_DAYS)).delete()
    last = rows.order_by("-finished").values_list("finished", flat=True)[KEPT_VISITS : KEPT_VISITS + 1]
    for finished in last:
        rows.filter(finished__lte=finished).delete()
