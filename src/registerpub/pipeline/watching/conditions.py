"""Which of the facts a person must hear of. Codes and numbers only: an alert may be read on a stranger's server."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from registerpub.core.health import SEVERITY, TROUBLE
from registerpub.pipeline.inbox import DUE
from registerpub.pipeline.watching.facts import Facts
from registerpub.pipeline.watching.marks import BACKUP, VERIFY
from registerpub.watch_settings import WatchSettings

#: A release that is due waits at most for a tick and a build; twice an hour of patience is ten times that.
PUBLISH_LATE: Final = dt.timedelta(minutes=30)
#: A job that is due and that nobody has begun: no scheduler or no worker runs.
JOB_LATE: Final = dt.timedelta(minutes=15)
JOB_FAILURES: Final = 3


@dataclass(frozen=True, slots=True)
class Condition:
    """``code`` is what stands, ``about`` a class, job or source, or empty. ``grave``: work has stopped."""

    code: str
    about: str
    number: int
    grave: bool

    @property
    def key(self) -> str:
        return f"{self.code}:{self.about}"


def conditions(facts: Facts, settings: WatchSettings) -> list[Condition]:
    """What is to be told now, the grave first; ``number``: hours, megabytes or a count, as the code says."""
    found = [*_work(facts), *_cards(facts), *_sources(facts), *_machine(facts, settings)]
    return sorted(found, key=lambda one: (not one.grave, one.key))


def _work(facts: Facts) -> Iterator[Condition]:
    if facts.overdue and facts.now - facts.overdue > PUBLISH_LATE:
        yield Condition("publish_late_minutes", "", _minutes(facts.now - facts.overdue), grave=True)
    for name, job in facts.jobs.items():
        if job.failures >= JOB_FAILURES:
            yield Condition("job_fails_times", name, job.failures, grave=True)
        elif facts.now - job.due > JOB_LATE and (job.lease_until is None or job.lease_until <= facts.now):
            yield Condition("job_late_minutes", name, _minutes(facts.now - job.due), grave=True)


def _cards(facts: Facts) -> Iterator[Condition]:
    """Only of life and liberty: the others are for the inbox to show."""
    count, oldest = facts.waiting.get("A", (0, facts.now))
    if count and facts.now - oldest > DUE["A"]:
        yield Condition("cards_overdue_hours", "A", _minutes(facts.now - oldest) // 60, grave=False)


def _sources(facts: Facts) -> Iterator[Condition]:
    """Those of which news can be missed."""
    for name, state in facts.sources.items():
        if state in TROUBLE:
            yield Condition("source_in_trouble", name, SEVERITY[state], grave=False)


def _machine(facts: Facts, settings: WatchSettings) -> Iterator[Condition]:
    free = facts.disk_free // 1_000_000
    if free < settings.disk_megabytes:
        yield Condition("disk_free_megabytes", "", free, grave=True)
    ages = ((VERIFY, settings.verify_days * 24), (BACKUP, settings.backup_hours))
    for kind, hours in ages:
        since = facts.marks.get(kind) or facts.made  # a new project has as long for its first as for each other
        if hours and since and facts.now - since > dt.timedelta(hours=hours):
            yield Condition(f"{kind}_old_hours", "", _minutes(facts.now - since) // 60, grave=False)


def _minutes(span: dt.timedelta) -> int:
    return int(span.total_seconds() // 60)
