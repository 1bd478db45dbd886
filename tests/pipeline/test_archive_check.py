"""Evidence through the pipeline: visits in the store, manifests, the whole check, a page given back, the counts."""

from __future__ import annotations

import datetime as dt
import gzip
from pathlib import Path

import pytest

from registerpub.archive.manifest import manifests
from registerpub.config import Config
from registerpub.core.errors import ArchiveError, InputError
from registerpub.pipeline.archive_check import check_archive
from registerpub.pipeline.archive_stats import archive_stats
from registerpub.pipeline.manifest import record_day
from registerpub.pipeline.process import process
from registerpub.pipeline.replay import replay
from registerpub.pipeline.verify import verify
from registerpub.store.models import Capture, DocumentRow, Finding
from tests.pipeline.archives import FETCHED, TEXT, Table, page, write

pytestmark = pytest.mark.django_db
URL = "https://paper.example/a"


def faults(config: Config) -> list[str]:
    return [str(problem) for problem in check_archive(config).problems]


@pytest.fixture
def visited(config: Config, now: dt.datetime) -> Config:
    """One page fetched on three days: in full, unchanged, changed."""
    visits: Table = {}
    for day, text in enumerate((TEXT, TEXT, TEXT + "It closes at six.")):
        write(config, ("/a", page(text)), fetched=FETCHED + dt.timedelta(days=day), visits=visits)
        process(config, lambda: now)
    return config


def test_a_page_found_unchanged_is_a_capture_and_never_a_version(visited: Config) -> None:
    first, second, third = Capture.objects.order_by("fetched")
    assert [first.original, second.original, third.original] == ["", first.record, ""]
    assert second.sha256 == first.sha256
    assert list(DocumentRow.objects.values_list("version", "capture")) == [(1, first.pk), (2, third.pk)]
    assert not Finding.objects.filter(kind="broken_record").exists()


def test_processing_enters_the_files_into_the_manifest(visited: Config) -> None:
    [path] = manifests(visited.archive)
    assert path.name == "manifest-2021-03-04.txt"
    assert len(path.read_text().splitlines()) == 4
    assert faults(visited) == []
    report = check_archive(visited)
    assert (report.files, report.records, report.waiting) == (3, 9, 0)


def test_the_common_check_covers_the_archive(visited: Config) -> None:
    assert verify(visited)[0] == []
    (visited.archive / Capture.objects.order_by("fetched")[0].archive.name).unlink()
    messages = [problem.message for problem in verify(visited)[0]]
    assert messages == ["the file is missing", "the capture that it refers to is in no file of the archive"]


def test_a_changed_byte_is_found_by_file_and_offset(visited: Config) -> None:
    capture = Capture.objects.order_by("fetched")[0]
    path = visited.archive / capture.archive.name
    data = bytearray(path.read_bytes())
    data[capture.offset + 80] ^= 1
    path.write_bytes(data)
    found = faults(visited)
    assert f"archive/{path.name}: the file is not the one that was ingested" in found
    assert f"archive/{path.name}: the file is not the one that its manifest lists" in found
    assert any(f"{path.name}, record at byte {capture.offset}" in line for line in found)


def test_a_manifest_that_was_changed_is_found(visited: Config, now: dt.datetime) -> None:
    write(visited, ("/b", page()))
    record_day(visited, now + dt.timedelta(days=1))
    first = manifests(visited.archive)[0]
    first.write_text(first.read_text().replace("  paper", "  other", 1))
    found = faults(visited)
    assert any("line 1: its first line is not the digest" in line for line in found)


def test_files_that_wait_for_ingest_are_no_fault(config: Config, now: dt.datetime) -> None:
    write(config, ("/a", page()))
    assert record_day(config, now) == 1
    report = check_archive(config)
    assert (report.problems, report.waiting) == ([], 1)


def test_a_manifest_that_cannot_be_written_is_a_finding_and_stops_nothing(config: Config, now: dt.datetime) -> None:
    write(config, ("/a", page()))
    blocked = config.archive / ".manifest-2021-03-04.txt.new"
    blocked.mkdir()
    assert [result.failed for result in process(config, lambda: now)] == [0, 0, 0, 0, 0]
    assert Finding.objects.filter(kind="manifest_failed").count() == 1
    blocked.rmdir()
    assert record_day(config, now) == 1


@pytest.mark.parametrize(("hours", "text", "is_visit"), [(0, TEXT, False), (25, TEXT, True), (99, "six", False)])
def test_the_capture_nearest_to_the_time_is_given(visited: Config, hours: int, text: str, is_visit: bool) -> None:
    found = replay(visited, URL, FETCHED + dt.timedelta(hours=hours))
    assert text.encode() in found.payload
    assert bool(found.original) == is_visit
    assert (found.status, found.url) == (200, URL)


def test_without_a_time_the_latest_is_given_also_by_the_canonical_address(config: Config, now: dt.datetime) -> None:
    write(config, ("/a?utm_source=feed", page()))
    process(config, lambda: now)
    assert DocumentRow.objects.get().canonical == URL
    for url in (URL, URL + "?utm_source=feed", URL + "?utm_source=other"):
        assert replay(config, url).payload == page()


def test_an_address_that_was_never_captured_is_refused_without_repeating_it(visited: Config) -> None:
    with pytest.raises(InputError, match="no capture") as caught:
        replay(visited, "https://paper.example/somebody-was-arrested")
    assert "somebody" not in str(caught.value)


def test_what_is_not_what_was_ingested_is_not_given(visited: Config) -> None:
    capture = Capture.objects.order_by("fetched")[0]
    path = visited.archive / capture.archive.name
    path.write_bytes(gzip.compress(gzip.decompress(path.read_bytes()).replace(b"forty", b"fifty")))
    for at in (FETCHED, FETCHED + dt.timedelta(days=1)):
        with pytest.raises(ArchiveError):
            replay(visited, URL, at)


def test_the_counts_tell_sources_months_and_pages_without_a_document(visited: Config, now: dt.datetime) -> None:
    write(visited, ("/empty", b""), ("/b", page()), fetched=FETCHED + dt.timedelta(days=40))
    process(visited, lambda: now)
    found = archive_stats(visited)
    assert found.records == {"warcinfo": 4, "metadata": 5, "response": 4, "revisit": 1}
    assert found.captures == [
        {"source": "paper", "month": "2021-01", "captures": 3, "pages": 2, "visits": 1},
        {"source": "paper", "month": "2021-02", "captures": 2, "pages": 2, "visits": 0},
    ]
    # The empty page, and the copy of the page at another address is a document of its own.
    assert (found.files, found.without_document, found.pruned) == (4, 1, 0)
    assert found.bytes == sum(path.stat().st_size for path in visited.archive.glob("*.warc.gz"))
    assert found.compression > 0


def test_a_visit_whose_page_is_gone_is_a_finding(config: Config, now: dt.datetime, tmp_path: Path) -> None:
    visits: Table = {}
    first = write(config, ("/a", page()), visits=visits)
    write(config, ("/a", page()), visits=visits)
    (config.archive / first).rename(tmp_path / "elsewhere")
    process(config, lambda: now)
    assert Finding.objects.get().kind == "broken_record"
