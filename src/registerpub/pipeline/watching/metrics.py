"""The facts as Prometheus reads them. Labels are classes, stages, jobs and sources; never a person, page or account."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from registerpub.core.health import SEVERITY
from registerpub.pipeline.watching.facts import Facts

CONTENT_TYPE = CONTENT_TYPE_LATEST
#: States of a source; an empty one has not been judged yet.
_STATES = tuple(SEVERITY)


def render_metrics(facts: Facts) -> bytes:
    """The text that ``/metrics`` answers with."""
    registry = CollectorRegistry()
    registry.register(_Of(facts))
    return generate_latest(registry)


class _Of(Collector):
    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def collect(self) -> Iterable[Metric]:
        return families(self.facts)


def families(facts: Facts) -> Iterator[Metric]:
    """Every metric there is, also where it has nothing to count."""
    yield _one("captures", "Pages in the archive.", facts.captures)
    yield _one("documents", "Documents read.", facts.documents)
    yield _one("mentions", "Mentions found.", facts.mentions)
    yield _many("backlog_documents", "Documents that wait for a stage.", "stage", facts.backlog.items())
    counts = {severity: facts.waiting.get(severity, (0, facts.now)) for severity in "ABC"}
    waiting = ((name, found[0]) for name, found in counts.items())
    yield _many("cards_open", "Cards that wait, without those that are put off.", "severity", waiting)
    oldest = ((name, _age(facts, found[1])) for name, found in counts.items())
    yield _many("card_oldest_seconds", "How long the oldest card waits.", "severity", oldest)
    yield _one("card_leases", "Cards that somebody has open.", facts.open_leases)
    yield _one("card_lease_oldest_seconds", "Since when the oldest of them.", _age(facts, facts.oldest_lease))
    states = [(state, sum(found == state for found in facts.sources.values())) for state in _STATES]
    yield _many("sources", "Sources that are switched on, by state.", "state", states)
    ranks = ((name, SEVERITY.get(state, 0)) for name, state in sorted(facts.sources.items()))
    yield _many("source_trouble", "0 sound; the higher the worse.", "source", ranks)
    yield _one("findings_open", "Findings that are not over.", facts.findings)
    yield _one("release", "Number of the newest release.", facts.release)
    yield _one("release_age_seconds", "How old it is.", _age(facts, facts.released))
    yield _one("publish_lag_seconds", "How long the oldest notice waits that is due.", _age(facts, facts.overdue))
    late = ((name, max(0.0, (facts.now - job.due).total_seconds())) for name, job in facts.jobs.items())
    yield _many("job_late_seconds", "How long a job is due.", "job", late)
    yield _many("job_failures", "Failures in a row.", "job", ((name, job.failures) for name, job in facts.jobs.items()))
    held = ((name, _left(facts, job.lease_until)) for name, job in facts.jobs.items())
    yield _many("job_lease_left_seconds", "How long a worker's lease still holds.", "job", held)
    due = sum(job.due <= facts.now for job in facts.jobs.values())
    yield _one("queue_depth", "Jobs that are due.", due)
    yield _one("deliveries_waiting", "Messages to outlets that wait.", facts.deliveries)
    yield _one("disk_free_bytes", "Room on the disk of the project.", facts.disk_free)
    # No sample for what this machine knows nothing of: 0 would be a proof of 1970, and an alert that never ends.
    known = ((kind, time.timestamp()) for kind, time in facts.marks.items() if time)
    yield _many("last_good_timestamp_seconds", "When it last came to a good end on this machine.", "kind", known)


def _one(name: str, meaning: str, value: float) -> Metric:
    return GaugeMetricFamily(f"registerpub_{name}", meaning, value=value)


def _many(name: str, meaning: str, label: str, values: Iterable[tuple[str, float]]) -> Metric:
    family = GaugeMetricFamily(f"registerpub_{name}", meaning, labels=[label])
    for key, value in values:
        family.add_metric([key], value)
    return family


def _age(facts: Facts, since: dt.datetime | None) -> float:
    return max(0.0, (facts.now - since).total_seconds()) if since else 0.0


def _left(facts: Facts, until: dt.datetime | None) -> float:
    return max(0.0, (until - facts.now).total_seconds()) if until else 0.0
