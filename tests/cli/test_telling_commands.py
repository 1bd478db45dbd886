"""``webhook``, ``deliver`` and ``websub``, as an operator uses them, against a real receiver on loopback."""

from __future__ import annotations

import json
from pathlib import Path

from tests.pipeline.receiving import receiving
from tests.projects import OPEN_POLICY, make_project


def test_an_outlet_is_added_tested_switched_on_given_another_secret_and_removed(tmp_path: Path) -> None:
    with receiving() as outlet:
        hub = f"http://127.0.0.1:{outlet.port}/hub"
        settings = f'{OPEN_POLICY}\n[sources]\nallow_loopback = true\n[websub]\nhub = "{hub}"\n'
        project = make_project(tmp_path / "p", settings)
        assert "must begin with https" in project.refused("webhook", "add", "radio-one", "http://radio.example/in")
        secret = project.ok("webhook", "add", "radio-one", outlet.address, "--language", "kk").strip()
        assert secret.startswith("whsec_") and len(secret) == 50
        assert "no test was answered yet" in project.refused("webhook", "enable", "radio-one")
        outlet.answer = 503
        told = project.refused("webhook", "test", "radio-one")
        assert "radio-one: the outlet answered 503, not 2xx" in told and "outletsecret" not in told
        outlet.answer = 204
        project.ok("webhook", "test", "radio-one")
        project.ok("webhook", "enable", "radio-one")
        (row,) = project.json("webhook", "list")
        assert (row["name"], row["host"], row["languages"], row["state"]) == ("radio-one", "127.0.0.1", ["kk"], "on")
        assert row["channels"] == []
        assert "no channel 'nope'; it has: all" in project.refused(
            "webhook", "choose", "radio-one", "--channel", "nope"
        )
        project.ok("webhook", "choose", "radio-one", "--language", "ru", "--channel", "verdicts")
        (row,) = project.json("webhook", "list")
        assert (row["languages"], row["channels"]) == (["ru"], ["verdicts"])
        assert "only verdicts" in project.ok("webhook", "list")
        assert secret not in json.dumps(row) and "outletsecret" not in project.ok("webhook", "list")
        assert [one["state"] for one in project.json("webhook", "deliveries", "radio-one")] == ["done", "failed"]
        assert "radio-one" in project.refused("webhook", "disable", "radio-two")
        assert project.run("deliver").stderr.startswith("webhooks: 0 sent, 0 failed, 0 waiting\n")
        assert project.json("websub", "status")["hub"] == hub
        second = project.ok("webhook", "rotate", "radio-one").strip()
        assert second.startswith("whsec_") and second != secret
        project.ok("webhook", "rotate", "radio-one", "--end")
        assert project.run("webhook", "remove", "radio-one", stdin="n\n").returncode == 130
        project.ok("webhook", "remove", "radio-one", "--yes")
        assert project.json("webhook", "list") == []
        log = b"".join(path.read_bytes() for path in (tmp_path / "p/var").rglob("*") if path.is_file())
        for word in (secret, second, "outletsecret"):
            assert word.encode() not in log
