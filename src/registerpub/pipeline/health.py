"""Health: rows → facts → ``core.health``. A fixed number of queries, however many sources there are."""

from __future__ import annotations

import datetime as dt
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Min, OuterRef, Q, Subquery, Sum

from registerpub.archive.manifest import complete_files
from registerpub.config import Config, data_folder, source_names
from registerpub.core.differences import ListDifference
from registerpub.core.errors import InputError
from registerpub.core.health import (
    LOST_LISTS,
    SEVERITY,
    THRESHOLDS,
    Condition,
    Day,
    OpenFinding,
    PageFault,
    ProjectFacts,
    SourceFacts,
    SourceHealth,
    judge,
    judge_project,
)
from registerpub.sources import Source, find_sources, load_source
from registerpub.sources.loading import FILE_NAME
from registerpub.store.models import ArchiveFile, Capture, CrawlVisit, DocumentRow, Finding, SourceState

#: Days of visits that are looked at: the longest window, today, and today in other time zones.
DAYS = 30
_ARCHIVE_KINDS = ("broken_record", "manifest_failed", "timestamp_failed")


def source_health(
    config: Config, now: dt.datetime, names: Iterable[str] = (), known: Mapping[str, Source] | None = None
) -> list[SourceHealth]:
    """The named sources, else those that are enabled or were ever visited; the worst first, then by name.

    ``known``: the source folders, read here if not given (broken ones raise ``ManyProblems``). An unknown name is an
    :class:`InputError`.
    """
    sources = find_sources(config.sources, data_folder("sources")) if known is None else known
    states = {state.name: state for state in SourceState.objects.all()}
    wanted = list(dict.fromkeys(names)) or sorted({*config.crawl.enabled, *states})
    unknown = sorted(set(wanted) - set(sources) - set(states) - set(config.crawl.enabled))
    if unknown:
        raise InputError(f"unknown source {', '.join(unknown)}; known: {', '.join(sorted(sources)) or 'none'}")
    local = now.astimezone(ZoneInfo(config.timezone))
    days, findings, pages = _days(local), _open_findings(), _page_faults(now)
    healths = [
        judge(_facts(name, config, sources.get(name), states.get(name), days, findings, pages), local)
        for name in wanted
    ]
    return sorted(healths, key=lambda health: (-SEVERITY[health.state], health.name))


def usable_sources(config: Config) -> dict[str, Source]:
    """The source folders that can be used, by name. What is wrong with the others is told wherever they are needed."""
    found = {}
    for name in source_names(config.root):
        own = config.sources / name
        try:
            found[name] = load_source(own if (own / FILE_NAME).is_file() else data_folder("sources") / name)
        except InputError:
            continue
    return found


def project_health(config: Config, now: dt.datetime) -> tuple[Condition, ...]:
    """What waits or fails beyond any one source."""
    ingested = set(ArchiveFile.objects.values_list("name", flat=True))
    names = {path.relative_to(config.archive).as_posix(): path for path in complete_files(config.archive)}
    times = [path.stat().st_mtime for name, path in names.items() if name not in ingested]
    waiting = DocumentRow.objects.filter(Q(matched=None) | Q(claimed=None) | Q(proposed=None), pruned=None)
    documents = waiting.aggregate(number=Count("pk"), since=Min("created"))
    troubles = Finding.objects.filter(kind__in=_ARCHIVE_KINDS, seen__gte=now - THRESHOLDS.page_window)
    archive = troubles.aggregate(number=Count("pk"), since=Min("seen"))
    disk = shutil.disk_usage(config.var if config.var.exists() else config.root)
    facts = ProjectFacts(
        files=len(times),
        files_since=dt.datetime.fromtimestamp(min(times), dt.UTC) if times else None,
        documents=documents["number"],
        documents_since=documents["since"],
        archive_findings=archive["number"],
        archive_since=archive["since"],
        disk_free=disk.free,
        disk_total=disk.total,
    )
    return judge_project(facts, now)


def _facts(
    name: str,
    config: Config,
    source: Source | None,
    state: SourceState | None,
    days: Mapping[str, list[Day]],
    findings: Mapping[str, list[OpenFinding]],
    pages: Mapping[str, list[PageFault]],
) -> SourceFacts:
    settings = {"interval_minutes": source.interval_minutes, "band": source.items_per_week} if source else {}
    row = state or SourceState(name=name)
    return SourceFacts(
        name=name,
        enabled=name in config.crawl.enabled,
        time_limit_seconds=config.crawl.time_limit_seconds,
        due=row.next_due if state else None,
        running_since=row.lease_since,
        first_visit=row.first_visit,
        last_visit=row.last_visit,
        last_outcome=row.last_outcome,
        last_success=row.last_success,
        last_new_item=row.last_new_item,
        failed_in_a_row=row.attempt,
        days=tuple(days.get(name, ())),
        findings=tuple(findings.get(name, ())),
        pages=tuple(pages.get(name, ())),
        **settings,  # type: ignore[arg-type]  # both as the source says
    )


def _days(local: dt.datetime) -> dict[str, list[Day]]:
    """Per source the days that had a visit, in order."""
    rows = CrawlVisit.objects.filter(day__gte=local.date() - dt.timedelta(days=DAYS)).values("source", "day")
    table: dict[str, list[Day]] = defaultdict(list)
    counted = rows.annotate(
        visits=Count("pk"),
        successes=Count("pk", filter=Q(outcome="success")),
        read=Sum("articles"),
        new=Sum("new_items"),
        swept_items=Sum("new_items", filter=Q(swept=True), default=0),
    )
    for row in counted.order_by("day", "source"):
        day = Day(row["day"], row["visits"], row["successes"], row["read"], row["new"], row["swept_items"])
        table[row["source"]].append(day)
    return table


def _open_findings() -> dict[str, list[OpenFinding]]:
    """Per source the findings that the last visits still show, by kind."""
    rows = Finding.objects.filter(over__isnull=True, capture__isnull=True).exclude(source="")
    table: dict[str, list[OpenFinding]] = defaultdict(list)
    for row in rows.values("source", "kind").annotate(since=Min("seen"), number=Count("pk")).order_by("source", "kind"):
        table[row["source"]].append(OpenFinding(row["kind"], row["since"], row["number"]))
    return table


def _page_faults(now: dt.datetime) -> dict[str, list[PageFault]]:
    """Per source the findings of pages within the window, by kind; each page counts once. Lost lists never lapse."""
    rows = Finding.objects.filter(seen__gte=now - THRESHOLDS.page_window, capture__isnull=False).exclude(source="")
    counted = rows.exclude(kind__in=LOST_LISTS).values("source", "kind")
    counted = counted.annotate(since=Min("seen"), number=Count("capture", distinct=True))
    table: dict[str, list[PageFault]] = defaultdict(list)
    for row in counted.order_by("source", "kind"):
        table[row["source"]].append(PageFault(row["kind"], row["since"], row["number"]))
    for source, fault in _lost_lists():
        table[source].append(fault)
    return table


def _lost_lists() -> Iterator[tuple[str, PageFault]]:
    """Watched lists that still show the version in which their entries were lost, and that nobody has believed."""
    captures = Capture.objects.filter(url=OuterRef("capture__url"), version__isnull=False)
    shown = Subquery(captures.order_by("-fetched", "-pk").values("version_id")[:1])
    rows = Finding.objects.filter(kind__in=LOST_LISTS, capture__isnull=False).exclude(source="")
    rows = rows.annotate(shown=shown).filter(shown=F("capture__version_id")).order_by("pk")
    for row in rows.select_related("capture__version"):
        version = row.capture.version if row.capture is not None else None
        if version is None:
            continue
        lost = ListDifference.from_dict(version.difference).shrank if row.kind == "list_shrank" else not version.entries
        if lost:
            yield row.source, PageFault(row.kind, row.seen)
