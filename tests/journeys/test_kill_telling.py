"""kill -9 in the middle of telling outlets and a hub, then run again: nothing is lost, no key is new for the same."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.test_kill import killed
from tests.pipeline.receiving import receiving
from tests.projects import Project, make_project

pytestmark = [pytest.mark.journey, pytest.mark.slow]

#: In order: each is reached while something is left to do after the one before it.
POINTS = [
    ("-registerpub.pipeline.deliveries:Delivery.objects.bulk_create", 1),
    ("+registerpub.pipeline.deliveries:Delivery.objects.bulk_create", 1),
    ("+registerpub.pipeline.deliveries:_lay_out", 1),
    ("-registerpub.pipeline.deliveries:send", 1),
    ("+registerpub.pipeline.deliveries:send", 1),
    ("+registerpub.pipeline.deliveries:_settle", 1),
]
HUB_POINTS = [("-registerpub.pipeline.websub:_ping", 1), ("+registerpub.pipeline.websub:_ping", 1)]


def make_due(project: Project) -> None:
    """As if the time until the next attempt had passed."""
    with sqlite3.connect(project.root / "var/registerpub.sqlite3") as database:
        for table in ("webhook_delivery", "hub_topic"):
            database.execute(f"UPDATE {table} SET due = '2021-01-01 00:00:00' WHERE due IS NOT NULL")


def test_killing_a_delivery_loses_nothing_and_repeats_nothing_under_another_key(tmp_path: Path) -> None:
    project = make_project(tmp_path / "one", editors=())
    with receiving() as outlet, receiving() as hub:
        path = project.root / "registerpub.toml"
        settings = f'\n[sources]\nallow_loopback = true\n\n[websub]\nhub = "{hub.address}"\n'
        path.write_text(path.read_text(encoding="utf-8") + settings, encoding="utf-8")
        environment = {**os.environ, "REGISTERPUB_PROJECT": str(project.root)}
        subprocess.run(
            [sys.executable, "-m", "tests.journeys.telling_worker", outlet.address], env=environment, check=True
        )
        outlet.got.clear()
        for point, nth in POINTS:
            make_due(project)
            assert killed(project, point, nth, "deliver"), point
        for point, nth in HUB_POINTS:
            make_due(project)
            assert killed(project, point, nth, "deliver"), point
        for _ in range(2):
            make_due(project)
            project.ok("deliver")
        wanted = {path.read_bytes() for path in project.root.glob("var/public/current/notices/*.ninjs.json")}
        assert wanted and {body for _, body in outlet.got} == wanted
        keys: dict[str, set[str]] = {}
        for headers, body in outlet.got:
            keys.setdefault(json.loads(body)["uri"], set()).add(headers["webhook-id"])
        assert all(len(found) == 1 for found in keys.values())
        assert len(outlet.got) == len(wanted) + 1  # the one that was killed between its answer and our note of it
        assert project.json("websub", "status")["waiting"] == 0 and len(hub.got) > 2
