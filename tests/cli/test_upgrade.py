"""A project of the first version comes to this one, and moves to PostgreSQL afterwards."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any

import pytest

from tests.postgres import new_database
from tests.projects import Project, make_project

pytestmark = [pytest.mark.journey, pytest.mark.slow]

FIRST = "0001_initial"
MOMENT = "2021-03-04 09:00:00"
TEXT = "Timur Baimenov was released from prison on March 3, 2021, his lawyer said on Thursday."
#: What the first version had stored: a person with an event and a card, a page processed and one that came in last.
ROWS: dict[str, list[dict[str, Any]]] = {
    "person": [{"id": "m1", "sex": "m", "consent": "public_record_only", "created": MOMENT, "position": 0}],
    "person_name": [{"language": "en", "full": "Timur Baimenov", "kind": "main", "checked": True, "person_id": "m1"}],
    "register": [{"id": "ftw", "owner": '{"en": "Watch"}', "aliases": "[]", "languages": '["en"]', "scope": ""}],
    "register_entry": [{"position": 0, "person_id": "m1", "register_id": "ftw"}],
    "ledger_event": [
        {"code": "DETAINED", "date": "2020-01-02", "date_basis": "stated", "details": "{}", "recorded": MOMENT}
        | {"opening": True, "person_id": "m1"}
    ],
    "archive_file": [{"name": "old.warc.gz", "sha256": "0" * 64, "size": 1, "records": 2, "ingested": MOMENT}],
    "capture": [
        {"record": f"r{number}", "offset": number, "url": f"https://example.org/{number}", "source": "example"}
        | {"fetched": MOMENT, "content_type": "text/html", "status": 200, "sha256": "0" * 64, "role": "article"}
        | {"archive_id": 1}
        for number in (1, 2)
    ],
    "document": [
        {"canonical": f"https://example.org/{number}", "version": 1, "source": "example", "outlet": "Example"}
        | {"tier": "news", "origin": "example", "title": "Released", "text": text, "text_sha256": str(number) * 64}
        | {"language": "en", "published": "2021-03-04", "created": MOMENT, "matcher": "", "capture_id": number}
        | {"paragraphs": json.dumps([[0, len(text), "en", "body"]]), "matched": done, "claimed": done, "proposed": done}
        for number, text, done in ((1, "Nothing of note.", MOMENT), (2, TEXT, None))
    ],
    "proposal": [
        {"key": "k", "public_id": "card000001", "candidate": "", "candidate_language": "", "event": "TRIAL_STARTED"}
        | {"values": '{"date": "2020-05-01"}', "facts": "[]", "severity": "B", "certainty": "strong", "version": 1}
        | {"implicit": False, "kind": "event", "reasons": "[]", "state": "open", "created": MOMENT, "updated": MOMENT}
        | {"person_id": "m1"}
    ],
    "evidence": [
        {"role": "main", "quote": '{"field": "text", "start": 0, "end": 7}', "added": MOMENT}
        | {"document_id": 1, "proposal_id": 1}
    ],
}  # fmt: skip


def test_a_project_of_the_first_version_goes_on_in_this_one_and_on_postgresql(tmp_path: Path, postgres: Path) -> None:
    project = of_the_first_version(tmp_path / "project")
    assert "older than this version" in project.refused("queue", "list")
    project.ok("db", "migrate")
    assert [card["id"] for card in project.json("queue", "list")] == ["card000001"]
    project.ok("process")
    cards = project.json("queue", "list")
    assert {"card000001"} < {card["id"] for card in cards} and {card["person"] for card in cards} == {"m1"}
    shown = project.ok("register", "show", "--register", "ftw")
    assert "Timur Baimenov" in shown
    project.ok("db", "migrate-to", new_database(postgres, f"u{uuid.uuid4().hex}"))
    assert project.json("queue", "list") == cards
    assert project.ok("register", "show", "--register", "ftw") == shown


def of_the_first_version(root: Path) -> Project:
    project = make_project(root, editors=(), postgres=None)
    for path in (root / "var").glob("registerpub.sqlite3*"):
        path.unlink()
    environment = {**os.environ, "REGISTERPUB_PROJECT": str(root), "DJANGO_SETTINGS_MODULE": "registerpub.settings"}
    command = [sys.executable, "-m", "django", "migrate", "store", FIRST, "--verbosity", "0"]
    subprocess.run(command, env=environment, check=True)
    for table, rows in ROWS.items():
        for row in rows:
            columns, places = ", ".join(f'"{name}"' for name in row), ", ".join("?" for _ in row)
            project.sql(f"insert into {table} ({columns}) values ({places})", *row.values())
    return project
