"""Alerts are told once, again after a day, and once when over; by command, post and mail; then the switch is asked."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import tomllib
from pathlib import Path

import pytest
from django.db.migrations.recorder import MigrationRecorder

from registerpub.backup_settings import backup_of
from registerpub.config import Config
from registerpub.pipeline.watching.alerts import watch
from registerpub.pipeline.watching.conditions import conditions
from registerpub.pipeline.watching.facts import read_facts
from registerpub.pipeline.watching.marks import BACKUP, mark
from registerpub.store.models import Alert, Finding, Job
from registerpub.watch_settings import WatchSettings, watch_of
from tests.desk.samples import make_card
from tests.pipeline.receiving import receiving
from tests.pipeline.test_health_notice import lines, writing

pytestmark = pytest.mark.django_db
HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)
QUIET = WatchSettings(disk_megabytes=0, verify_days=0)


def watching(config: Config, **given: object) -> Config:
    crawl = dataclasses.replace(config.crawl, allow_loopback=True)
    return dataclasses.replace(config, crawl=crawl, watch=dataclasses.replace(QUIET, **given))  # type: ignore[arg-type]


def failing(now: dt.datetime, times: int = 3) -> None:
    Job.objects.update_or_create(name="publish", defaults={"due": now + HOUR, "attempt": times})


@pytest.fixture
def told(tmp_path: Path) -> Path:
    return tmp_path / "told.jsonl"


def test_what_stands_is_told_once_a_day_and_when_it_is_over(config: Config, told: Path, now: dt.datetime) -> None:
    config = watching(config, command=writing(told))
    assert watch(config, lambda: now) == []
    failing(now)
    for hours in (0, 1, 23, 25):
        watch(config, lambda hours=hours: now + hours * HOUR)  # type: ignore[misc]
    failing(now, 0)
    Job.objects.update(due=now + 99 * HOUR)
    for hours in (26, 27):
        watch(config, lambda hours=hours: now + hours * HOUR)  # type: ignore[misc]
    got = lines(told)
    assert [(line["alert"], line["about"], line["state"]) for line in got] == [
        ("job_fails_times", "publish", "stands"),
        ("job_fails_times", "publish", "stands"),
        ("job_fails_times", "publish", "over"),
    ]
    assert set(got[0]) == {"alert", "about", "number", "grave", "state", "since", "time"}
    assert not Alert.objects.exists()


def test_a_command_that_fails_is_a_finding_and_tried_again(config: Config, told: Path, now: dt.datetime) -> None:
    failing(now)
    assert watch(watching(config, command=writing(told, 3)), lambda: now) == []
    assert Finding.objects.get().kind == "alert_failed"
    assert watch(watching(config, command=writing(told)), lambda: now + dt.timedelta(seconds=59)) == []
    assert watch(watching(config, command=writing(told)), lambda: now + dt.timedelta(minutes=1)) == ["job_fails_times"]


def test_what_came_and_went_untold_is_not_told(config: Config, told: Path, now: dt.datetime) -> None:
    failing(now)
    watch(watching(config, command=writing(told, 3)), lambda: now)
    failing(now, 0)
    told.unlink()
    assert watch(watching(config, command=writing(told)), lambda: now + HOUR / 2) == []
    assert lines(told) == [] and not Alert.objects.exists()


def test_the_post_and_the_ping_go_through_the_gate(config: Config, now: dt.datetime) -> None:
    with receiving() as receiver:
        receiver.answer = 200
        failing(now)
        config = watching(config, webhook=receiver.address, ping=receiver.address)
        assert watch(config, lambda: now) == ["job_fails_times"]
        assert [json.loads(body)["alert"] for _, body in receiver.got] == ["job_fails_times"], (
            "no ping while it is grave"
        )
        failing(now, 0)
        Job.objects.update(due=now + 9 * HOUR)
        watch(config, lambda: now + HOUR)
        assert len(receiver.got) == 3 and receiver.got[-1][1] == b"a redirect was followed"  # a GET came
    inner = dataclasses.replace(config, crawl=dataclasses.replace(config.crawl, allow_loopback=False))
    watch(inner, lambda: now + 2 * HOUR)
    assert Finding.objects.filter(kind="ping_failed").exists(), "this machine is not asked unless settings allow it"


def test_each_condition_stands_when_it_should(config: Config, now: dt.datetime) -> None:
    facts = read_facts(config, now)

    def codes(**changed: object) -> list[str]:
        return [one.code for one in conditions(dataclasses.replace(facts, **changed), QUIET)]  # type: ignore[arg-type]

    assert codes() == []
    assert codes(overdue=now - HOUR) == ["publish_late_minutes"]
    assert codes(overdue=now - HOUR / 4) == []
    assert codes(waiting={"A": (1, now - 25 * HOUR), "B": (9, now - 999 * HOUR)}) == ["cards_overdue_hours"]
    assert codes(waiting={"A": (1, now - 23 * HOUR)}) == []
    assert codes(sources={"lake": "blocked", "hill": "healthy", "wood": "watch"}) == ["source_in_trouble"]
    long_ago = dataclasses.replace(facts, made=now - 9 * DAY)
    old = dataclasses.replace(QUIET, verify_days=8, backup_hours=26, disk_megabytes=10**9)
    assert {one.code for one in conditions(long_ago, old)} == {
        "verify_old_hours",
        "backup_old_hours",
        "disk_free_megabytes",
    }
    new = dataclasses.replace(long_ago, marks={"verify": now - HOUR, "backup": now - HOUR})
    assert [one.code for one in conditions(new, old)] == ["disk_free_megabytes"]


def test_a_job_that_nobody_begins_is_told_and_one_that_works_is_not(config: Config, now: dt.datetime) -> None:
    job = Job.objects.create(name="crawl", due=now - HOUR)
    assert [one.code for one in conditions(read_facts(config, now), QUIET)] == ["job_late_minutes"]
    job.lease_until = now + HOUR
    job.save()
    assert conditions(read_facts(config, now), QUIET) == []


def test_a_new_project_has_as_long_for_its_first_proof_as_for_each_other(config: Config) -> None:
    made = MigrationRecorder.Migration.objects.filter(app="store").earliest("applied").applied
    usual = dataclasses.replace(QUIET, verify_days=8)
    early, late = (read_facts(config, made + days * DAY) for days in (7, 9))
    assert conditions(early, usual) == []
    assert [(one.code, one.number) for one in conditions(late, usual)] == [("verify_old_hours", 9 * 24)]


def test_a_backup_is_missed_without_being_asked_for_once_a_place_is_set(config: Config, now: dt.datetime) -> None:
    def told(text: str, hours: int) -> list[str]:
        data = tomllib.loads(text)
        settings = dataclasses.replace(watch_of(data), disk_megabytes=0, verify_days=0)
        planned = dataclasses.replace(config, backup=backup_of(data), watch=settings)
        return [one.code for one in conditions(read_facts(planned, now + hours * HOUR), settings)]

    place = '[backup]\nto = "/mnt/backups"\n'
    mark(config, BACKUP, now)
    assert told(place, 26) == [] and told(place, 27) == ["backup_old_hours"]
    assert told("", 999) == [] and told(place + "[watch]\nbackup_hours = 0\n", 999) == []
    assert told("[watch]\nbackup_hours = 26\n", 27) == ["backup_old_hours"], "made by hand, at a place of the command"


def test_a_card_that_is_put_off_is_told_when_it_is_back(config: Config, now: dt.datetime) -> None:
    card = make_card("putoff2345", "DIED", "A", created=now - 3 * DAY, snoozed=now + DAY)
    later = now + 2 * DAY
    assert conditions(read_facts(config, now), QUIET) == []
    assert [(one.code, one.number) for one in conditions(read_facts(config, later), QUIET)] == [
        ("cards_overdue_hours", 5 * 24)
    ]
    assert card.state == "open"
