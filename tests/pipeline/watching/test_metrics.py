"""What is counted, who is told, and that no metric, label or alert holds the name of a person."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from pathlib import Path

import pytest
import yaml
from django.conf import settings as django_settings
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from registerpub.config import Config
from registerpub.pipeline.inbox import DUE
from registerpub.pipeline.watching.conditions import JOB_FAILURES, JOB_LATE, PUBLISH_LATE
from registerpub.pipeline.watching.facts import read_facts
from registerpub.pipeline.watching.marks import VERIFY, last_mark, mark
from registerpub.pipeline.watching.metrics import families, render_metrics
from registerpub.watch_settings import WatchSettings
from tests.desk.conftest import world  # noqa: F401  # a fixture
from tests.desk.samples import World

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
    assert found["registerpub_last_good_timestamp_seconds{verify}"] == 0
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
    }
    assert asked == bounds | {"RegisterpubSilent": "absent(registerpub_captures)"}
