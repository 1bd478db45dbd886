"""A page found unchanged is archived as a visit, read back as the page it was, and never taken for a change."""

from __future__ import annotations

import datetime as dt
import gzip
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from registerpub.archive import WarcWriter, inspect_file, read_capture, read_captures, verify_file
from registerpub.archive.reading import Locate
from registerpub.archive.visits import FULL_EVERY
from registerpub.core.errors import ArchiveError, Problem
from registerpub.core.records import CapturedPage
from tests.archive.samples import NOON, answer

Table = dict[str, dict[str, str]]


def write(folder: Path, visits: Table, *bodies: bytes, **headers: str) -> Path:
    with WarcWriter(folder, "paper", visits=visits) as writer:
        for body in bodies:
            writer.write_response(answer("http://paper.example/a/1.html", body, 200, **headers))
    return writer.completed[0]


def kinds(path: Path) -> list[str]:
    with path.open("rb") as stream:
        return [record.rec_type for record in ArchiveIterator(stream, check_digests="raise")]


def finder(*paths: Path) -> Locate:
    """Looks records up in ``paths``, as ingest does in its store."""
    places = {
        page.record: (path, page.offset)
        for path in paths
        for page in read_captures(path)
        if isinstance(page, CapturedPage)
    }
    return places.get


def pages(path: Path, locate: Locate) -> list[CapturedPage]:
    found = list(read_captures(path, locate=locate))
    assert not [item for item in found if isinstance(item, Problem)]
    return [item for item in found if isinstance(item, CapturedPage)]


def test_the_same_bytes_again_are_a_visit_without_payload(tmp_path: Path) -> None:
    path = write(tmp_path, {}, b"page " * 1000, b"page " * 1000)
    assert kinds(path) == ["warcinfo", "metadata", "response", "metadata", "revisit"]
    assert verify_file(path) == []


def test_a_visit_says_by_the_standard_what_it_leans_on(tmp_path: Path) -> None:
    path = write(tmp_path, {}, b"page", b"page")
    with path.open("rb") as stream:
        records = list(ArchiveIterator(stream))
    response, revisit = records[2].rec_headers, records[4].rec_headers
    assert revisit["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    assert revisit["WARC-Refers-To"] == response["WARC-Record-ID"]
    assert revisit["WARC-Refers-To-Target-URI"] == response["WARC-Target-URI"]
    assert revisit["WARC-Refers-To-Date"] == response["WARC-Date"]
    assert revisit["WARC-Payload-Digest"] == response["WARC-Payload-Digest"]


def test_a_visit_is_read_back_as_the_page_at_the_time_of_the_visit(tmp_path: Path) -> None:
    visits: Table = {}
    body = gzip.compress("Сәлем".encode(), mtime=0)
    first = write(tmp_path, visits, body, Content_Encoding="gzip")
    later = replace(answer(body=body, Content_Encoding="gzip"), fetched=NOON + dt.timedelta(days=3))
    with WarcWriter(tmp_path, "paper", visits=visits) as writer:
        record = writer.write_response(later)
    [original], [page] = pages(first, finder()), pages(writer.completed[0], finder(first))
    assert page.original == original.record
    assert (page.record, page.fetched) == (record, NOON + dt.timedelta(days=3))
    assert (page.payload, page.sha256, page.role) == (original.payload, original.sha256, original.role)
    assert read_capture(writer.completed[0], page.offset, record, finder(first)).payload.decode() == "Сәлем"


def test_who_does_not_ask_for_visits_is_not_given_any(tmp_path: Path) -> None:
    assert len(list(read_captures(write(tmp_path, {}, b"page", b"page")))) == 1


def test_a_page_that_changed_and_changed_back_is_archived_in_full(tmp_path: Path) -> None:
    path = write(tmp_path, {}, b"A", b"B", b"A", b"A")
    assert [page.original == "" for page in pages(path, finder())] == [True, True, True, False]


@pytest.mark.parametrize(
    "second",
    [
        answer("http://paper.example/other.html", b"page"),
        answer(body=b"page", status=404),
        answer(body=b"page", Content_Encoding="identity"),
        replace(answer(body=b"page"), fetched=NOON + FULL_EVERY),
    ],
    ids=["another address", "another status", "another encoding", "too old"],
)
def test_what_is_not_the_very_same_is_archived_in_full(tmp_path: Path, second: object) -> None:
    with WarcWriter(tmp_path, "paper", visits={}) as writer:
        writer.write_response(answer(body=b"page"))
        writer.write_response(second)  # type: ignore[arg-type]
    assert "revisit" not in kinds(writer.completed[0])


def test_without_the_file_that_holds_the_payload_it_is_archived_again(tmp_path: Path) -> None:
    visits: Table = {}
    write(tmp_path, visits, b"page").unlink()
    assert "revisit" not in kinds(write(tmp_path, visits, b"page"))


def test_a_damaged_memory_costs_only_a_full_record(tmp_path: Path) -> None:
    visits: Table = {}
    write(tmp_path, visits, b"page")
    for known in visits.values():
        known.update(date="yesterday", file="../x")
    assert "revisit" not in kinds(write(tmp_path, visits, b"page"))


def test_a_visit_whose_page_is_gone_is_a_problem_with_its_place(tmp_path: Path) -> None:
    visits: Table = {}
    write(tmp_path, visits, b"page")
    path = write(tmp_path, visits, b"page")
    [problem] = list(read_captures(path, locate=finder()))
    assert isinstance(problem, Problem)
    assert "not in the archive" in problem.message
    [pointer] = inspect_file(path).pointers
    assert f"record at byte {pointer.offset}" in problem.path
    with pytest.raises(ArchiveError, match="not in the archive"):
        with path.open("rb") as stream:
            record = next(r for r in ArchiveIterator(stream) if r.rec_type == "revisit")
        read_capture(path, pointer.offset, record.rec_headers["WARC-Record-ID"], finder())


def test_a_visit_that_somebody_else_archived_is_passed_over(tmp_path: Path) -> None:
    path = write(tmp_path, {}, b"page", b"page")
    records = gzip.decompress(path.read_bytes()).split(b"WARC/1.1\r\n")
    foreign = tmp_path / "foreign.warc"
    foreign.write_bytes(b"WARC/1.1\r\n" + records[-1])
    assert b"WARC-Type: revisit" in records[-1]
    assert list(read_captures(foreign, locate=finder())) == []
    assert inspect_file(foreign).pointers == []


def test_the_standard_tool_finds_nothing_wrong(tmp_path: Path) -> None:
    path = write(tmp_path, {}, b"A" * 99, b"A" * 99, b"B", b"")
    done = subprocess.run(
        [sys.executable, "-m", "warcio.cli", "check", "-v", str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "digest pass" in done.stdout


@settings(max_examples=30, deadline=None)
@given(bodies=st.lists(st.sampled_from([b"A", b"B", b"C" * 500]), min_size=1, max_size=8), cut=st.integers(1, 7))
def test_whatever_is_visited_in_whatever_files_is_read_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, bodies: list[bytes], cut: int
) -> None:
    folder, visits = tmp_path_factory.mktemp("any"), Table()
    paths = [write(folder, visits, *part) for part in (bodies[:cut], bodies[cut:]) if part]
    locate = finder(*paths)
    assert [page.payload for path in paths for page in pages(path, locate)] == bodies
