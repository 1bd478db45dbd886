"""What is going on, as numbers: read once, in a few queries, for metrics and for alerts. Names are not read."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Count, Max, Min

from registerpub.config import Config
from registerpub.pipeline.inbox import is_awake
from registerpub.pipeline.publishable import publishable
from registerpub.pipeline.watching.marks import BACKUP, VERIFY, last_mark
from registerpub.store.models import (
    Capture,
    Delivery,
    DocumentRow,
    Finding,
    Job,
    Lease,
    MentionRow,
    Proposal,
    Release,
    SourceState,
)

#: A card waits, and nobody has put it off; severity class → how many, and since when the oldest.
Waiting = Mapping[str, tuple[int, dt.datetime]]


@dataclass(frozen=True, slots=True)
class JobFact:
    """Periodic work: when it is due, how often it failed in a row, its last good end, until when a worker has it."""

    due: dt.datetime
    failures: int
    last_good: dt.datetime | None
    lease_until: dt.datetime | None


@dataclass(frozen=True, slots=True)
class Facts:
    """``now`` is when they were read. ``backlog``: documents by the stage that they wait for.

    ``overdue``: since when the oldest notice waits that could be public, None if none does. ``made``: when the store
    was made. ``marks``: of this machine; a backup that nobody has planned is not among them.
    """

    now: dt.datetime
    captures: int
    documents: int
    mentions: int
    backlog: Mapping[str, int]
    waiting: Waiting
    open_leases: int
    oldest_lease: dt.datetime | None
    sources: Mapping[str, str]
    findings: int
    release: int
    released: dt.datetime | None
    overdue: dt.datetime | None
    jobs: Mapping[str, JobFact]
    deliveries: int
    disk_free: int
    made: dt.datetime | None
    marks: Mapping[str, dt.datetime | None]


def read_facts(config: Config, now: dt.datetime) -> Facts:
    """Everything at once. Raises what the database raises."""
    documents = DocumentRow.objects.filter(pruned=None)
    stages = {"match": "matched", "claim": "claimed", "propose": "proposed"}
    cards = Proposal.objects.filter(is_awake(now), state="open")
    waiting = cards.order_by().values_list("severity").annotate(Count("pk"), Min("created"))
    leases = Lease.objects.filter(until__gt=now).aggregate(Count("pk"), Min("since"))
    release = Release.objects.aggregate(Max("number"), Max("time"))
    store = MigrationRecorder.Migration.objects.filter(app="store").aggregate(Min("applied"))
    kinds = (VERIFY, BACKUP) if config.backup.to or config.watch.backup_hours else (VERIFY,)
    due = publishable(config).filter(release=None, notice__due__lte=now).aggregate(Min("notice__due"))
    return Facts(
        now=now,
        captures=Capture.objects.count(),
        documents=documents.count(),
        mentions=MentionRow.objects.count(),
        backlog={stage: documents.filter(**{f"{column}__isnull": True}).count() for stage, column in stages.items()},
        waiting={severity: (count, since) for severity, count, since in waiting},
        open_leases=leases["pk__count"],
        oldest_lease=leases["since__min"],
        sources=dict(SourceState.objects.filter(name__in=config.crawl.enabled).values_list("name", "health")),
        findings=Finding.objects.filter(over=None).count(),
        release=release["number__max"] or 0,
        released=release["time__max"],
        overdue=due["notice__due__min"],
        jobs={job.name: JobFact(job.due, job.attempt, job.last_good, job.lease_until) for job in Job.objects.all()},
        deliveries=Delivery.objects.filter(state="waiting").count(),
        disk_free=shutil.disk_usage(config.root).free,
        made=store["applied__min"],
        marks={kind: last_mark(config, kind) for kind in kinds},
    )
