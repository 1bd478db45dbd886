"""What is counted, who is told, and that no metric, label or alert holds the name of a person."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings as django_settings
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from registerpub.backup_settings import BackupSettings
from registerpub.config import Config, load_config
from registerpub.pipeline.inbox import DUE
from registerpub.pipeline.project import TEMPLATE, create_project
from registerpub.pipeline.source_settings import enable
from registerpub.pipeline.watching.conditions import JOB_FAILURES, JOB_LATE, PUBLISH_LATE
from registerpub.pipeline.watching.facts import read_facts
from registerpub.pipeline.watching.marks import BACKUP, VERIFY, last_mark, mark
from registerpub.pipeline.watching.metrics import families, render_metrics
from registerpub.store.models import SourceState
from registerpub.watch_settings import BACKUP_HOURS, WatchSettings
from tests.desk.conftest import world  # noqa: F401  # a fixture
from tests.desk.samples import World
from tests.desk.test_queries import MOST

pytestmark = pytest.mark.django_db
WORD = "a word of sixteen letters and more"
SHIPPED = Path(__file__).parents[3] / "docs" / "watching"


def values(config: Config, now: dt.datetime) -> dict[str, float]:
    """``name{label}`` → value, read back with the library's own parser."""
    text = render_metrics(read_facts(config, now)).decode()
    return {
        sample.name + "".join(f"{{{value}}}" for value in sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_an_empty_store_counts_nothing_and_names_every_metric(config: Config, now: dt.datetime) -> None:
    found = values(config, now)
    assert found["registerpub_captures"] == found["registerpub_publish_lag_seconds"] == 0
    assert {f"registerpub_cards_open{{{severity}}}" for severity in "ABC"} <= set(found)
    assert not any(name.startswith("registerpub_last_good") for name in found), "0 would be a proof of 1970"
    assert found["registerpub_disk_free_bytes"] > 0


def test_cards_are_counted_by_class_and_age_and_nobody_is_named(world: World) -> None:  # noqa: F811
    later = dt.datetime(2999, 1, 1, tzinfo=dt.UTC)
    config = django_settings.REGISTERPUB
    text = render_metrics(read_facts(config, later)).decode()
    found = values(config, later)
    assert sum(found[f"registerpub_cards_open{{{severity}}}"] for severity in "ABC") > 0
    assert max(found[f"registerpub_card_oldest_seconds{{{severity}}}"] for severity in "ABC") > 86_400
    for secret in ("Бекенов", "Bekenov", "pk3t8w2xq", "Таразе"):
        assert secret not in text


def test_a_mark_is_kept_whole_and_read_back(config: Config, now: dt.datetime) -> None:
    assert last_mark(config, VERIFY) is None
    mark(config, VERIFY, now)
    assert last_mark(config, VERIFY) == now
    (config.var / "marks" / VERIFY).write_text("yesterday")
    assert last_mark(config, VERIFY) is None


def test_of_the_last_good_proof_and_backup_the_time_is_given(config: Config, now: dt.datetime) -> None:
    for kind in (VERIFY, BACKUP):
        mark(config, kind, now)
    at = now.timestamp()
    assert values(config, now)["registerpub_last_good_timestamp_seconds{verify}"] == at
    backup = "registerpub_last_good_timestamp_seconds{backup}"
    assert backup not in values(config, now), "one made once, by hand, is not waited for again"
    planned = dataclasses.replace(config, backup=BackupSettings("/mnt/backups"))
    assert values(planned, now)[backup] == at


def watched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, watch: WatchSettings) -> None:
    changed = dataclasses.replace(django_settings.REGISTERPUB, root=tmp_path, watch=watch)
    monkeypatch.setattr(django_settings, "REGISTERPUB", changed)


def test_numbers_are_for_whoever_brings_the_word(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    watched(monkeypatch, tmp_path, WatchSettings(token_file="word"))
    client = Client()
    for header in ({}, {"authorization": f"Bearer {WORD}"}):
        assert client.get("/metrics", headers=header).status_code == 404, "there is no word yet"
    (tmp_path / "word").write_text("short\n")
    assert client.get("/metrics", headers={"authorization": "Bearer short"}).status_code == 404
    (tmp_path / "word").write_text(WORD + "\n")
    assert client.get("/metrics", headers={"authorization": f"Bearer {WORD}!"}).status_code == 404
    answer = client.get("/metrics", headers={"authorization": f"Bearer {WORD}"})
    assert answer.status_code == 200 and b"registerpub_cards_open" in answer.content
    assert answer["Content-Type"].startswith("text/plain")


def test_a_source_is_counted_as_soon_as_the_desk_switches_it_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, now: dt.datetime, django_assert_max_num_queries: Any
) -> None:
    root = tmp_path / "p"
    create_project(root, TEMPLATE)
    (root / "word").write_text(WORD)
    config = dataclasses.replace(load_config(root), watch=WatchSettings(token_file="word"))
    monkeypatch.setattr(django_settings, "REGISTERPUB", config)
    SourceState.objects.create(name="tengrinews", health="blocked", next_due=now)

    def scraped() -> str:
        with django_assert_max_num_queries(MOST):
            return Client().get("/metrics", headers={"authorization": f"Bearer {WORD}"}).content.decode()

    assert 'source="tengrinews"' not in scraped()
    enable(root, ["tengrinews"])
    assert 'registerpub_sources{state="blocked"} 1.0' in scraped()
    (root / "registerpub.toml").write_text("half a li")
    assert scraped(), "what was read before goes on"


def test_alive_asks_nothing_and_ready_says_no_without_room(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    watched(monkeypatch, tmp_path, WatchSettings(disk_megabytes=0))
    client = Client()
    assert (client.get("/healthz").content, client.get("/readyz").content) == (b"alive\n", b"ready\n")
    watched(monkeypatch, tmp_path, WatchSettings(disk_megabytes=10**9))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"not ready\n")
    assert client.get("/healthz").status_code == 200


def test_a_store_of_another_version_is_not_ready(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, django_db_blocker: object
) -> None:
    from django.db.migrations.recorder import MigrationRecorder

    watched(monkeypatch, tmp_path, WatchSettings(disk_megabytes=0))
    last = MigrationRecorder.Migration.objects.filter(app="store").latest("pk")
    last.delete()
    assert Client().get("/readyz").status_code == 503


def test_the_dashboard_and_the_rules_ask_for_metrics_that_exist(config: Config, now: dt.datetime) -> None:
    import re

    known = {family.name for family in families(read_facts(config, now))}
    board = json.loads((SHIPPED / "grafana-dashboard.json").read_text(encoding="utf-8"))
    asked = [target["expr"] for panel in board["panels"] for target in panel["targets"]]
    rules = yaml.safe_load((SHIPPED / "prometheus-rules.yml").read_text(encoding="utf-8"))
    asked += [rule["expr"] for group in rules["groups"] for rule in group["rules"]]
    assert len(asked) > 12
    for expression in asked:
        names = set(re.findall(r"registerpub_\w+", expression))
        assert names and names <= known, expression


def test_prometheus_is_told_of_the_same_bounds_as_the_alerts_of_our_own() -> None:
    rules = yaml.safe_load((SHIPPED / "prometheus-rules.yml").read_text(encoding="utf-8"))
    asked = {rule["alert"]: rule["expr"] for group in rules["groups"] for rule in group["rules"]}
    usual = WatchSettings()
    bounds = {
        "RegisterpubPublishLate": f"registerpub_publish_lag_seconds > {PUBLISH_LATE.total_seconds():.0f}",
        "RegisterpubJobFails": f"registerpub_job_failures >= {JOB_FAILURES}",
        "RegisterpubJobLate": f"registerpub_job_late_seconds > {JOB_LATE.total_seconds():.0f} and"
        " registerpub_job_lease_left_seconds == 0",
        "RegisterpubLifeAndLibertyWaits": 'registerpub_card_oldest_seconds{severity="A"} > '
        f"{DUE['A'].total_seconds():.0f}",
        "RegisterpubDisk": f"registerpub_disk_free_bytes < {usual.disk_megabytes}000000",
        "RegisterpubProofOld": 'time() - registerpub_last_good_timestamp_seconds{kind="verify"} > '
        f"{dt.timedelta(days=usual.verify_days).total_seconds():.0f}",
        "RegisterpubBackupOld": 'time() - registerpub_last_good_timestamp_seconds{kind="backup"} > '
        f"{dt.timedelta(hours=BACKUP_HOURS).total_seconds():.0f}",
    }
    assert asked == bounds | {"RegisterpubSilent": "absent(registerpub_captures)"}
