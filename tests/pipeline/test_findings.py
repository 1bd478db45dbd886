"""Findings on the terminal: each names its stage, its kind, its file or address, and what to do."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from registerpub.config import Config
from registerpub.core.reading import FINDING_KINDS
from registerpub.pipeline.findings import ADVICE, findings_after, latest_finding
from registerpub.pipeline.importing import import_evidence, unreadable
from registerpub.pipeline.ingest import ingest_due
from registerpub.pipeline.stage import fail

pytestmark = pytest.mark.django_db
DAY = dt.date(2021, 3, 3)


def save(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_every_kind_of_reading_has_its_advice() -> None:
    assert set(FINDING_KINDS) <= set(ADVICE)


def test_a_finding_names_the_file_or_the_address_and_what_to_do(
    config: Config, now: dt.datetime, tmp_path: Path
) -> None:
    empty, short = save(tmp_path, "e0.html", b""), save(tmp_path, "e1.txt", b"hello world")
    import_evidence([empty, save(tmp_path, "good.txt", b"The court met on Tuesday."), short], config, published=DAY)
    import_evidence([empty], config, url="https://news.example/a", published=DAY)
    ingest_due(config, now)
    found = findings_after(0, config)
    assert sorted((view.stage, view.kind, view.place, view.detail) for view in found) == [
        ("ingest", "empty_body", "e0.html", "0 bytes"),
        ("ingest", "empty_body", "https://news.example/a", "0 bytes"),
        ("ingest", "tiny_body", "e1.txt", "11 bytes"),
    ]
    assert all(view.line().endswith(f"; {ADVICE[view.kind]}") for view in found)
    assert findings_after(latest_finding(), config) == []


def test_a_failed_stage_is_named_without_what_the_error_said(config: Config, now: dt.datetime) -> None:
    fail("claim", "document 5", ValueError("Timur Baimenov"), now)
    (view,) = findings_after(0, config)
    assert (view.stage, view.kind) == ("claim", "stage_failed")
    assert "document 5" in view.line()
    assert "Timur" not in view.line()


def test_a_finding_is_told_where_the_archive_is_gone(config: Config, now: dt.datetime, tmp_path: Path) -> None:
    (record,) = import_evidence([save(tmp_path, "e0.html", b"")], config, published=DAY)
    ingest_due(config, now)
    for path in config.archive.glob("*.warc.gz"):
        path.unlink()
    assert [view.place for view in findings_after(0, config)] == [record]


def test_files_that_give_no_document_are_known_at_once(tmp_path: Path) -> None:
    files = [
        save(tmp_path, "e0.html", b""),
        save(tmp_path, "e1.txt", b"hello world"),
        save(tmp_path, "script.html", b"<html><body><script>var a = 1;</script></body></html>"),
        save(tmp_path, "good.html", b"<p>He was freed.</p>"),
        save(tmp_path, "good.txt", b"He was freed."),
    ]
    assert [(path.name, finding.kind) for path, finding in unreadable(files)] == [
        ("e0.html", "empty_body"),
        ("e1.txt", "tiny_body"),
        ("script.html", "no_text"),
    ]
