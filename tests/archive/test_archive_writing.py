"""WARC files: what is written is read back, checks pass, and a killed writer loses nothing that was complete."""

from __future__ import annotations

import datetime as dt
import gzip
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from registerpub.archive import WarcWriter, read_captures, recover, verify_file
from registerpub.core.errors import ArchiveError, Problem
from tests.archive.samples import NOON, answer, captures


def ticking(step: dt.timedelta) -> Callable[[], dt.datetime]:
    numbers = count()
    return lambda: NOON + step * next(numbers)


@pytest.fixture
def one_file(tmp_path: Path) -> Path:
    with WarcWriter(tmp_path, "paper") as writer:
        for number in range(3):
            writer.write_response(answer(f"http://paper.example/a/{number}.html", b"page %d" % number))
    return writer.completed[0]


def test_a_response_is_read_back_with_its_metadata(tmp_path: Path) -> None:
    with WarcWriter(tmp_path, "paper") as writer:
        record = writer.write_response(answer(body=gzip.compress("Сәлем".encode()), Content_Encoding="gzip"))
    [page] = captures(writer.completed[0])
    assert page.record == record
    assert page.payload.decode() == "Сәлем"
    assert (page.url, page.status, page.source, page.role) == ("http://paper.example/a/1.html", 200, "paper", "article")
    assert page.fetched == NOON
    assert page.extra == {"discovered-from": "http://paper.example/f"}


def test_the_digest_is_of_the_decoded_payload(tmp_path: Path) -> None:
    with WarcWriter(tmp_path, "paper") as writer:
        writer.write_response(answer(body=gzip.compress(b"same"), Content_Encoding="gzip"))
        writer.write_response(answer(body=b"same"))
    first, second = captures(writer.completed[0])
    assert first.sha256 == second.sha256


def test_an_imported_file_without_address_is_named_by_its_digest(tmp_path: Path) -> None:
    with WarcWriter(tmp_path, "import") as writer:
        writer.write_import(
            "Үкім".encode(), content_type="text/plain; charset=utf-8", extra={"published": "2020-09-08"}
        )
    [page] = captures(writer.completed[0])
    assert page.url == "urn:sha256:" + page.sha256
    assert page.status is None
    assert page.role == "article"
    assert page.extra["published"] == "2020-09-08"


def test_an_answer_not_modified_is_no_capture(tmp_path: Path) -> None:
    with WarcWriter(tmp_path, "paper") as writer:
        writer.write_response(answer(body=b"", status=304))
    assert captures(writer.completed[0]) == []
    assert verify_file(writer.completed[0]) == []


def test_each_record_is_a_gzip_member_that_warc_tools_can_read(one_file: Path) -> None:
    with one_file.open("rb") as stream:
        kinds = [record.rec_type for record in ArchiveIterator(stream, check_digests=True)]
    assert kinds == ["warcinfo", *["metadata", "response"] * 3]


def test_times_are_written_so_that_replay_tools_read_them(one_file: Path) -> None:
    assert b"WARC-Date: 2024-03-01T12:00:00.123456Z\r\n" in gzip.decompress(one_file.read_bytes())


def test_a_file_has_its_final_name_only_when_it_is_complete(tmp_path: Path) -> None:
    writer = WarcWriter(tmp_path, "paper")
    writer.write_response(answer())
    assert [path.suffix for path in tmp_path.iterdir()] == [".open"]
    writer.close()
    assert [path.suffix for path in tmp_path.iterdir()] == [".gz"]


def test_without_captures_there_is_no_file(tmp_path: Path) -> None:
    with WarcWriter(tmp_path / "none", "paper"):
        pass
    assert not (tmp_path / "none").exists()


def test_a_large_file_is_followed_by_another(tmp_path: Path) -> None:
    with WarcWriter(tmp_path, "paper", max_bytes=500) as writer:
        for _ in range(3):
            writer.write_response(answer())
    assert len(writer.completed) == 3


def test_an_old_file_is_followed_by_another(tmp_path: Path) -> None:
    with WarcWriter(
        tmp_path, "paper", max_age=dt.timedelta(hours=1), clock=ticking(dt.timedelta(minutes=40))
    ) as writer:
        for _ in range(4):
            writer.write_response(answer())
    assert len(writer.completed) == 2


def test_a_hostile_header_cannot_add_another(tmp_path: Path) -> None:
    with WarcWriter(tmp_path, "paper") as writer:
        writer.write_response(answer(X_Odd="a\r\nContent-Type: application/pdf"))
    assert captures(writer.completed[0])[0].content_type == "text/html; charset=utf-8"


def test_header_bytes_that_are_not_ascii_are_kept(tmp_path: Path) -> None:
    with WarcWriter(tmp_path, "paper") as writer:
        writer.write_response(answer(X_Odd="\xe9\xff"))
    assert b"X-Odd: \xe9\xff\r\n" in gzip.decompress(writer.completed[0].read_bytes())


def test_a_folder_that_cannot_be_written_is_an_archive_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ArchiveError, match="cannot be written"):
        WarcWriter(tmp_path / "file", "paper").write_response(answer())


def test_recovery_leaves_a_file_alone_whose_writer_lives(tmp_path: Path) -> None:
    with WarcWriter(tmp_path, "paper") as writer:
        writer.write_response(answer())
        assert recover(tmp_path) == ()
        writer.write_response(answer())
    assert len(captures(writer.completed[0])) == 2


def test_recovery_removes_a_file_without_captures(tmp_path: Path) -> None:
    (tmp_path / "paper-1.warc.gz.open").write_bytes(b"")
    assert recover(tmp_path) == ()
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 1))
def test_cut_at_any_byte_every_complete_record_is_salvaged(one_file: Path, share: float) -> None:
    whole = one_file.read_bytes()
    cut = int(len(whole) * share)
    ends = list(_ends_of_responses(one_file))
    folder = one_file.parent / "cut"
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    (folder / "paper-1.warc.gz.open").write_bytes(whole[:cut])
    recovered = recover(folder)
    complete = sum(end <= cut for end in ends)
    assert sum(len(captures(path)) for path in recovered) == complete
    assert all(verify_file(path) == [] for path in recovered)


def _ends_of_responses(path: Path) -> Iterator[int]:
    with path.open("rb") as stream:
        iterator = ArchiveIterator(stream)
        for record in iterator:
            record.content_stream().read()
            iterator.read_to_end()
            if record.rec_type == "response":
                yield iterator.get_record_offset() + iterator.get_record_length()


CHILD = """
import sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from tests.archive.samples import answer
from registerpub.archive import WarcWriter
writer = WarcWriter(Path({folder!r}), "killed", max_bytes=40_000)
while True:
    print(writer.write_response(answer(body=b"x" * 3000)), flush=True)
"""


def test_a_writer_killed_at_any_moment_loses_no_capture_it_had_reported(tmp_path: Path) -> None:
    script = CHILD.format(tests=str(Path(__file__).parents[2]), folder=str(tmp_path))
    child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    reported = [child.stdout.readline().strip() for _ in range(150)]
    child.kill()
    reported += [line.strip() for line in child.stdout if line.endswith(">\n")]
    child.stdout.close()
    child.wait()
    recover(tmp_path)
    assert not list(tmp_path.glob("*.open"))
    files = sorted(tmp_path.glob("*.warc.gz"))
    found = {page.record for path in files for page in captures(path)}
    assert set(reported) <= found
    assert all(verify_file(path) == [] for path in files)


@settings(max_examples=30, deadline=None)
@given(body=st.binary(max_size=2000), url=st.sampled_from(["http://x.example/", "https://x.example/ә?q=1"]))
def test_any_bytes_come_back_as_they_were(tmp_path_factory: pytest.TempPathFactory, body: bytes, url: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    with WarcWriter(folder, "paper") as writer:
        writer.write_response(answer(url, body))
    [found] = list(read_captures(writer.completed[0]))
    assert not isinstance(found, Problem)
    assert (found.payload, found.url) == (body, url)
