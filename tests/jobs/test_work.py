"""Rows of periodic work: one worker has a job at a time, the dead lose it, what the queue forgets is rung for again."""

from __future__ import annotations

import dataclasses
import datetime as dt
import pickle
import shutil
import subprocess
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import psycopg
import pytest
from huey import MemoryHuey

from registerpub.config import Config
from registerpub.core.errors import ConfigError
from registerpub.database_settings import DatabaseSettings
from registerpub.jobs import work
from registerpub.jobs.queue import make_queue
from registerpub.jobs.work import do_job, errands, ring_due
from registerpub.pipeline import job_rows
from registerpub.pipeline.job_rows import LEASE, RING_AGAIN, finish, know_jobs, renew, ring, take
from registerpub.queue_settings import QueueSettings
from registerpub.store.models import Finding, Job
from tests.postgres import new_database

pytestmark = pytest.mark.django_db

START = dt.datetime(2024, 5, 6, 9, 0, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)
MINUTE = dt.timedelta(minutes=1)


class Clock:
    """The database's time, in our hands."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(job_rows, "store_now", clock)
    return clock


def test_a_job_is_rung_for_once_however_many_schedulers_ask(clock: Clock) -> None:
    know_jobs(["publish", "process"])
    know_jobs(["publish"])
    assert ring(["publish", "process"]) == ["publish", "process"]
    assert ring(["publish", "process"]) == []
    # The queue lost both: nobody has begun them, so after a while they are rung for again.
    clock.now += RING_AGAIN
    assert ring(["process", "publish"]) == ["process", "publish"]


def test_a_job_is_one_workers_until_it_gives_it_back(clock: Clock) -> None:
    know_jobs(["publish"])
    token = take("publish")
    assert token is not None
    assert take("publish") is None
    assert ring(["publish"]) == []
    finish("publish", token, MINUTE, good=True)
    assert take("publish") is None, "it is due in a minute"
    assert ring(["publish"]) == []
    clock.now += MINUTE
    assert ring(["publish"]) == ["publish"]
    assert take("publish") is not None


def test_a_sign_of_life_keeps_the_job_and_silence_loses_it(clock: Clock) -> None:
    know_jobs(["process"])
    first = take("process")
    assert first is not None
    clock.now += LEASE - SECOND
    assert renew("process", first)
    clock.now += LEASE - SECOND
    assert take("process") is None
    clock.now += SECOND
    assert ring(["process"]) == ["process"]
    second = take("process")
    assert second not in (None, first)
    # Whoever was taken for dead and is not has no say any more.
    assert not renew("process", first)
    finish("process", first, MINUTE, good=True)
    assert Job.objects.get(name="process").lease == second


def test_failures_in_a_row_wait_longer_and_a_good_end_forgets_them(clock: Clock) -> None:
    know_jobs(["process"])
    waits = []
    for _ in range(7):
        token = take("process")
        assert token is not None
        finish("process", token, MINUTE, good=False)
        due = Job.objects.get(name="process").due
        waits.append((due - clock.now) // MINUTE)
        clock.now = due
    assert waits == [1, 2, 5, 10, 30, 30, 30]
    token = take("process")
    assert token is not None
    finish("process", token, MINUTE, good=True)
    row = Job.objects.get(name="process")
    assert (row.attempt, row.last_good, row.due) == (0, clock.now, clock.now + MINUTE)


def test_several_may_crawl_and_process_but_one_publishes(config: Config) -> None:
    config = dataclasses.replace(config, queue=QueueSettings(parallel=3))
    found = errands(config)
    names = [errand.name for errand in found]
    assert [name for name in names if name.startswith("process")] == ["process", "process-2", "process-3"]
    assert [name for name in names if name.startswith("publish")] == ["publish"]
    assert found[0].name == "publish" and found[0].priority == max(errand.priority for errand in found)


def test_what_is_rung_for_is_done_and_a_failure_is_a_finding(
    config: Config, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def breaks(*_: Any) -> None:
        raise ValueError("Тимур Байменов")

    steps = (("publish", lambda *_: done.append("publish")), ("process", breaks))
    monkeypatch.setattr(work, "STEPS", steps)
    monkeypatch.setattr("registerpub.jobs.steps.STEPS", steps)
    queue: Any = MemoryHuey(immediate=False)
    job = queue.task(name="job")(lambda name: do_job(config, name))
    assert ring_due(config, queue, job) == 2
    assert ring_due(config, queue, job) == 0
    while task := queue.dequeue():
        queue.execute(task)
    assert done == ["publish"]
    [finding] = Finding.objects.all()
    assert "process failed on this tick: ValueError" in finding.detail and "Байменов" not in finding.detail
    assert {row.name: row.attempt for row in Job.objects.all()} == {"publish": 0, "process": 1}
    # A message that comes twice, or late, does nothing.
    assert not do_job(config, "publish")
    assert not do_job(config, "nosuch")
    assert done == ["publish"]


def test_a_queue_that_is_away_is_told_as_soon_as_it_is_back(config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    queue: Any = MemoryHuey(immediate=False)
    job = queue.task(name="job")(lambda name: None)
    with monkeypatch.context() as away:
        away.setattr(queue, "enqueue", lambda task: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            ring_due(config, queue, job)
    assert ring_due(config, queue, job) == len(errands(config)) == len(queue)


@pytest.fixture(params=["sqlite", "redis", "postgres"])
def queues(request: pytest.FixtureRequest, config: Config, tmp_path: Path) -> Iterator[Config]:
    """The project with each kind of queue that can be set, on a real server."""
    config.var.mkdir(parents=True)
    if request.param == "sqlite":
        yield config
    elif request.param == "postgres":
        server = request.getfixturevalue("postgres")
        url = new_database(server, f"q{uuid.uuid4().hex}")
        store = DatabaseSettings(url)
        with ExitStack() as opened, pytest.MonkeyPatch.context() as patch:
            # Of a database of its own: that of the tests is inside their transaction. huey leaves closing to the end.
            patch.setattr("registerpub.jobs.queue._connect", lambda: opened.enter_context(psycopg.connect(url)))
            yield dataclasses.replace(config, store=store, queue=QueueSettings("database"))
    else:
        if shutil.which("redis-server") is None:
            pytest.skip("redis-server is not installed: apt-get install redis-server")
        socket = tmp_path / "redis.sock"
        command = ["redis-server", "--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as server:
            while not socket.exists():
                assert server.poll() is None
                time.sleep(0.05)
            yield dataclasses.replace(config, queue=QueueSettings(f"unix://{socket}"))
            server.terminate()


def test_every_kind_of_queue_hands_out_what_is_wanted_most_and_opens_no_message_of_others(queues: Config) -> None:
    queue, job = work._task(queues, "our secret")
    assert ring_due(queues, queue, job) == len(errands(queues)) == len(queue)
    names = [task.args[0] for task in iter(queue.dequeue, None)]
    assert names == [errand.name for errand in errands(queues)]
    queue.storage.enqueue(pickle.dumps("from elsewhere"), 1)
    with pytest.raises(ValueError, match="not found"):
        queue.dequeue()
    theirs, their_job = work._task(queues, "another secret")
    theirs.enqueue(their_job.s("publish", priority=1))
    with pytest.raises(ValueError, match="ignature"):
        queue.dequeue()


def test_a_queue_in_a_database_that_cannot_hold_it_is_refused(config: Config) -> None:
    with pytest.raises(ConfigError, match="'database' needs a PostgreSQL address"):
        make_queue(dataclasses.replace(config, queue=QueueSettings("database")), "secret")


@pytest.mark.parametrize("url", ["redis://me:word@host/0", "mysql://x", "postgresql://x/y"])
def test_an_address_that_cannot_be_used_is_told(url: str, tmp_path: Any) -> None:
    from registerpub.config_schema import CONFIG_SCHEMA, check

    [problem] = check({"queue": {"url": url}}, CONFIG_SCHEMA)
    assert problem.path == "queue.url" and "without a password" in problem.message and "word@" not in problem.message
