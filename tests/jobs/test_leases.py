"""What becomes of a job whose worker ends: given back by one that is told to, free at once after one that is killed."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from registerpub.config import Config
from registerpub.jobs import work
from registerpub.jobs.work import do_job
from registerpub.pipeline import job_rows, processes, stopping
from registerpub.pipeline.job_rows import LEASE, know_jobs, ring, take
from registerpub.pipeline.processes import has_ended, has_taker_ended, me, new_token
from registerpub.store.models import Job
from tests.jobs.test_work import Clock, clock

__all__ = ["clock"]

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def told(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Empty until this process is told to stop."""
    made: list[int] = []
    monkeypatch.setattr(stopping, "_told", made)
    return made


def token_of_the_dead() -> str:
    script = "from registerpub.pipeline.processes import new_token; print(new_token())"
    return subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.strip()


def test_a_stop_gives_back_what_is_under_way_and_counts_no_attempt(
    config: Config, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(*_: Any) -> bool:
        work._let_go()
        row = Job.objects.get(name="crawl")
        assert (row.lease, row.lease_until, row.attempt, row.due) == ("", None, 0, clock.now + job_rows.SOON)
        return True

    monkeypatch.setattr(work, "run_step", cut_off)
    know_jobs(["crawl"])
    do_job(config, "crawl")
    row = Job.objects.get(name="crawl")
    assert (row.last_good, row.due) == (None, clock.now + job_rows.SOON), "its end came too late to count"
    assert not work._held
    clock.now += job_rows.SOON
    assert ring(["crawl"]) == ["crawl"]


def test_whoever_is_told_to_stop_begins_nothing(
    config: Config, clock: Clock, told: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "run_step", lambda *_: pytest.fail("it was begun"))
    told.append(15)
    know_jobs(["crawl"])
    assert not do_job(config, "crawl")
    row = Job.objects.get(name="crawl")
    assert (row.lease, row.attempt) == ("", 0) and not work._held


def test_a_job_that_failed_by_itself_is_not_given_back_by_a_later_stop(
    config: Config, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "run_step", lambda *_: False)
    know_jobs(["crawl"])
    assert do_job(config, "crawl")
    work._let_go()
    assert Job.objects.get(name="crawl").attempt == 1


def test_the_job_of_a_killed_worker_is_free_at_once_on_its_machine_and_counts(clock: Clock) -> None:
    tokens = {
        "publish": token_of_the_dead(),
        "health": new_token(),
        "watch": "0123456789.1.1.elsewhere",
        "crawl": "old",
    }
    know_jobs(tokens)
    for name, token in tokens.items():
        Job.objects.filter(name=name).update(lease=token, lease_until=clock.now + LEASE, attempt=1)
    assert ring(list(tokens)) == ["publish"]
    assert [name for name in tokens if take(name)] == ["publish"]
    row = Job.objects.get(name="publish")
    assert row.attempt == 2 and not has_taker_ended(row.lease)


def test_a_token_fits_its_column_and_tells_nothing_where_no_end_can_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    longest = Job._meta.get_field("lease").max_length
    tokens = {new_token() for _ in range(20)}
    monkeypatch.setattr(processes, "_system", lambda: "")
    tokens |= {new_token() for _ in range(20)}
    assert len(tokens) == 40 and {len(token) for token in tokens} == {longest}
    assert not any(has_taker_ended(token) for token in tokens)


def test_a_process_that_is_hidden_from_us_has_not_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    owner, token = me(), new_token()
    monkeypatch.setattr(processes, "_started", lambda _process: "")
    assert has_taker_ended(token) and has_ended(owner)

    def refuse(_process: int, _number: int) -> None:
        raise PermissionError

    monkeypatch.setattr("registerpub.pipeline.processes.os.kill", refuse)
    assert not has_taker_ended(token) and not has_ended(owner)
