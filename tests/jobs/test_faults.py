"""What machines go through: a clock set back, a database that goes away, a queue that loses what it was told."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import psycopg
import pytest
from django.db import OperationalError
from huey import MemoryHuey

from registerpub.config import Config
from registerpub.database_settings import DatabaseSettings
from registerpub.jobs import work
from registerpub.jobs.queue import make_queue
from registerpub.jobs.work import do_job, errands, ring_due
from registerpub.pipeline import job_rows
from registerpub.pipeline.job_rows import finish, know_jobs, ring, take
from registerpub.queue_settings import QueueSettings
from registerpub.store.models import Finding, Job
from tests.jobs.test_work import MINUTE, START, Clock, clock

__all__ = ["clock"]

pytestmark = pytest.mark.django_db


def test_what_stands_in_the_queue_no_more_and_nobody_has_is_rung_for_soon(config: Config, clock: Clock) -> None:
    queue: Any = MemoryHuey(immediate=False)
    job = queue.task(name="job")(lambda name: None)
    ring_due(config, queue, job)
    clock.now += job_rows.SOON
    assert ring_due(config, queue, job) == 0, "the queue is full of it"
    queue.flush()
    assert ring_due(config, queue, job) == len(errands(config))
    queue.flush()
    assert ring_due(config, queue, job) == 0, "somebody may be about to begin"


def test_a_job_that_is_cut_off_from_the_database_is_due_again_soon_and_has_not_failed(
    config: Config, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(*_: Any) -> None:
        raise job_rows.DatabaseLost("publish was cut off from the database")

    monkeypatch.setattr(work, "run_step", cut_off)
    monkeypatch.setattr("django.db.connection.close", lambda: None)
    know_jobs(["publish"])
    assert not do_job(config, "publish")
    row = Job.objects.get(name="publish")
    assert (row.due, row.lease_until, row.attempt) == (clock.now + job_rows.SOON, None, 0)
    assert not Finding.objects.exists()


def test_only_a_connection_that_is_gone_is_a_lost_database(monkeypatch: pytest.MonkeyPatch) -> None:
    class Connection:
        vendor, connection = "postgresql", None

    class Alive:
        closed = False

    monkeypatch.setattr(job_rows, "connection", Connection)
    assert job_rows.is_database_lost(OperationalError())
    assert not job_rows.is_database_lost(ValueError())
    monkeypatch.setattr(Connection, "connection", Alive())
    assert not job_rows.is_database_lost(OperationalError()), "it refused, such as for a lock"


@pytest.mark.parametrize("state", ["taken", "rung for", "done"])
def test_a_clock_that_is_set_back_holds_nothing_up(clock: Clock, state: str) -> None:
    clock.now += dt.timedelta(hours=5)
    know_jobs(["publish"])
    if state == "rung for":
        assert ring(["publish"]) == ["publish"]
    else:
        token = take("publish")
        assert token is not None
        if state == "done":
            finish("publish", token, MINUTE, good=True)
    clock.now = START
    assert ring(["publish"]) == ["publish"]
    assert take("publish") is not None
    # What was taken now is somebody's.
    assert take("publish") is None and ring(["publish"]) == []


def test_a_worker_leaves_to_others_what_is_not_its_own(
    config: Config, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "make_queue", lambda *_: MemoryHuey(immediate=False))
    # On PostgreSQL it would close the one that the test's transaction is on.
    monkeypatch.setattr("django.db.close_old_connections", lambda: None)
    done: list[str] = []

    def note(step: str, *_: Any) -> bool:
        done.append(step)
        return True

    monkeypatch.setattr(work, "run_step", note)
    queue, job = work._task(config, "secret", ["crawl"])
    ring_due(config, queue, job)
    while task := queue.dequeue():
        queue.execute(task)
    assert done == ["crawl"]
    # The others are rung for at once, for somebody else.
    assert ring_due(config, queue, job) == len(errands(config)) - 1


def test_parts_that_start_at_once_make_the_queue_together(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []

    def make(name: str, **_: Any) -> str:
        made.append(name)
        if len(made) < 3:
            raise psycopg.errors.UniqueViolation
        return "the queue"

    monkeypatch.setattr("registerpub.jobs.queue.PostgresHuey", make)
    config = dataclasses.replace(config, store=DatabaseSettings("postgresql://x/y"), queue=QueueSettings("database"))
    assert make_queue(config, "secret") == "the queue"


def test_jobs_that_no_scheduler_rings_for_any_more_are_forgotten_before_they_count_as_late(
    config: Config, clock: Clock
) -> None:
    wide = dataclasses.replace(config, queue=QueueSettings(parallel=3))
    queue: Any = MemoryHuey(immediate=False)
    job = queue.task(name="job")(lambda name: None)
    ring_due(wide, queue, job)
    held = take("crawl-3")
    assert held is not None and {"process-2", "crawl-3"} <= set(Job.objects.values_list("name", flat=True))
    narrow = dataclasses.replace(config, queue=QueueSettings(parallel=2))
    for _ in range(10):  # what is left of a long crawl: its worker gives signs of life
        clock.now += MINUTE
        assert job_rows.renew("crawl-3", held)
        ring_due(narrow, queue, job)
    known = set(Job.objects.values_list("name", flat=True))
    assert known == {errand.name for errand in errands(narrow)} | {"crawl-3"}
    clock.now += job_rows.LEASE + job_rows.SOON
    ring_due(narrow, queue, job)
    assert set(Job.objects.values_list("name", flat=True)) == {errand.name for errand in errands(narrow)}


def test_schedulers_with_other_settings_keep_each_others_jobs(config: Config, clock: Clock) -> None:
    wide = dataclasses.replace(config, queue=QueueSettings(parallel=2))
    queue: Any = MemoryHuey(immediate=False)
    job = queue.task(name="job")(lambda name: None)
    ring_due(wide, queue, job)
    Job.objects.filter(name="crawl-2").update(attempt=2)
    for _ in range(20):  # its workers are busy: it waits, and is rung for again and again
        clock.now += MINUTE
        ring_due(config, queue, job)
        ring_due(wide, queue, job)
    assert Job.objects.get(name="crawl-2").attempt == 2
    assert take("crawl-2") is not None
    clock.now += job_rows.LEASE  # its worker dies: whoever looks first leaves it to those who want it
    ring_due(config, queue, job)
    assert "crawl-2" in ring([errand.name for errand in errands(wide)])
    Job.objects.filter(name="crawl-2").update(lease_until=clock.now + job_rows.LEASE, queued_until=None)  # just taken
    ring_due(config, queue, job)
    assert Job.objects.get(name="crawl-2").attempt == 3
