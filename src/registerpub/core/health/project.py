"""What is not as it should be beyond any one source: files and documents that wait, the archive, the disk."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from registerpub.core.health.model import Condition
from registerpub.core.health.thresholds import THRESHOLDS, Thresholds

#: Every condition of the project, in the order in which they are told.
PROJECT_CONDITIONS = ("files_waiting", "documents_waiting", "archive_findings", "disk_low")


@dataclass(frozen=True, slots=True)
class ProjectFacts:
    """Completed archive files that are not ingested, documents that a stage has not done, faults of the archive, room.

    ``*_since`` is when the oldest began to wait; sizes in bytes. ``archive_findings``: those of the last seven days.
    """

    files: int = 0
    files_since: dt.datetime | None = None
    documents: int = 0
    documents_since: dt.datetime | None = None
    archive_findings: int = 0
    archive_since: dt.datetime | None = None
    disk_free: int = 0
    disk_total: int = 0


def judge_project(facts: ProjectFacts, now: dt.datetime, limits: Thresholds = THRESHOLDS) -> tuple[Condition, ...]:
    """What waits longer than a day; damaged records and missing manifests; less room than 2 GiB or 2 % of the disk."""
    found = []
    if facts.files_since is not None and now - facts.files_since > limits.files_wait:
        found.append(Condition("files_waiting", "failing", facts.files_since, {"files": facts.files}))
    if facts.documents_since is not None and now - facts.documents_since > limits.documents_wait:
        counts = {"documents": facts.documents}
        found.append(Condition("documents_waiting", "failing", facts.documents_since, counts))
    if facts.archive_findings:
        counts = {"findings": facts.archive_findings}
        found.append(Condition("archive_findings", "watch", facts.archive_since, counts))
    if facts.disk_free < max(limits.disk_free_bytes, limits.disk_free_share * facts.disk_total):
        found.append(Condition("disk_low", "failing", None, {"free_megabytes": facts.disk_free // 1024**2}))
    return tuple(found)
