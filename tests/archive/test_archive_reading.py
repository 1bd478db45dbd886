"""Reading archives of anybody: broken records, encodings, other habits. No fault hides what comes after it."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pytest

from registerpub.archive import WarcWriter, read_captures, verify_file
from registerpub.archive.decoding import decode_body
from registerpub.core.errors import ArchiveError, Problem
from registerpub.core.records import CapturedPage
from tests.archive.samples import answer, captures


def warc_record(kind: str, block: bytes, **fields: str) -> bytes:
    named = {
        "WARC-Type": kind,
        "WARC-Date": "2021-01-02T03:04:05Z",
        **{k.replace("_", "-"): v for k, v in fields.items()},
    }
    named.setdefault("WARC-Record-ID", "<urn:uuid:00000000-0000-4000-8000-000000000001>")
    named.setdefault("WARC-Target-URI", "http://other.example/page")
    head = "".join(f"{name}: {value}\r\n" for name, value in named.items())
    return f"WARC/1.0\r\n{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def http(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    return "\r\n".join([f"HTTP/1.1 {status}", *headers, "", ""]).encode() + body


HTML = "Content-Type: text/html"


def test_an_uncompressed_file_of_another_writer_is_read(tmp_path: Path) -> None:
    path = tmp_path / "other.warc"
    path.write_bytes(warc_record("warcinfo", b"software: x\r\n") + warc_record("response", http(b"hello", HTML)))
    [page] = captures(path)
    assert (page.payload, page.source, page.role) == (b"hello", "", "article")


def test_a_file_compressed_as_a_whole_is_read(tmp_path: Path) -> None:
    path = tmp_path / "other.warc.gz"
    path.write_bytes(gzip.compress(warc_record("response", http(b"one")) + warc_record("response", http(b"two"))))
    assert [page.payload for page in captures(path)] == [b"one", b"two"]


def test_metadata_that_follows_its_capture_is_heeded(tmp_path: Path) -> None:
    page_id = "<urn:uuid:00000000-0000-4000-8000-00000000000a>"
    path = tmp_path / "other.warc"
    path.write_bytes(
        warc_record("response", http(b"hello", HTML), WARC_Record_ID=page_id)
        + warc_record(
            "metadata",
            b"source: paper\r\nrole: feed\r\n",
            WARC_Concurrent_To=page_id,
            Content_Type="application/warc-fields",
        )
    )
    [page] = captures(path)
    assert (page.source, page.role) == ("paper", "feed")


def test_a_chunked_body_is_put_together(tmp_path: Path) -> None:
    path = tmp_path / "other.warc"
    path.write_bytes(warc_record("response", http(b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", "Transfer-Encoding: chunked")))
    assert captures(path)[0].payload == b"abcde"


@pytest.mark.parametrize(
    ("status", "url", "header", "role"),
    [
        ("301 Moved", "http://x.example/a", "Location: /b", "redirect"),
        ("200 OK", "http://x.example/robots.txt", "Content-Type: text/plain", "robots"),
        ("200 OK", "http://x.example/f", "Content-Type: application/rss+xml", "feed"),
        ("404 Not Found", "http://x.example/a", HTML, "other"),
    ],
)
def test_the_role_of_a_foreign_capture_is_guessed(
    tmp_path: Path, status: str, url: str, header: str, role: str
) -> None:
    path = tmp_path / "other.warc"
    path.write_bytes(warc_record("response", http(b"x", header, status=status), WARC_Target_URI=url))
    assert captures(path)[0].role == role


def test_a_damaged_record_is_a_named_problem_and_the_others_are_read(tmp_path: Path) -> None:
    with WarcWriter(tmp_path, "paper") as writer:
        for number in range(3):
            writer.write_response(answer(f"http://paper.example/{number}", b"body %d " % number * 50))
    path = writer.completed[0]
    middle = captures(path)[1].offset
    data = bytearray(path.read_bytes())
    data[middle + 60] ^= 0xFF
    path.write_bytes(data)
    found = list(read_captures(path))
    assert [page.url[-1] for page in found if isinstance(page, CapturedPage)] == ["0", "2"]
    [problem] = [item for item in found if isinstance(item, Problem)]
    assert f"record at byte {middle}" in problem.path
    assert "damaged" in problem.message


def test_a_damaged_record_without_compression_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "other.warc"
    broken = warc_record("response", http(b"lost")).replace(b"Content-Length: ", b"Content-Lengthy: ")
    path.write_bytes(warc_record("response", http(b"one")) + broken + warc_record("response", http(b"two")))
    found = list(read_captures(path))
    assert [page.payload for page in found if isinstance(page, CapturedPage)] == [b"one", b"two"]
    assert len([item for item in found if isinstance(item, Problem)]) == 1


def test_a_body_that_opens_to_too_much_is_a_problem_not_a_full_memory(tmp_path: Path) -> None:
    with WarcWriter(tmp_path, "paper") as writer:
        writer.write_response(answer(body=gzip.compress(b"0" * 5_000_000), Content_Encoding="gzip"))
        writer.write_response(answer(body=b"small"))
    found = list(read_captures(writer.completed[0], max_payload=1_000_000))
    assert isinstance(found[0], Problem)
    assert "opens to more than" in found[0].message
    assert isinstance(found[1], CapturedPage)


def test_a_payload_that_was_changed_does_not_fit_its_digest(tmp_path: Path) -> None:
    with WarcWriter(tmp_path, "paper") as writer:
        writer.write_response(answer(body=b"she is in prison"))
    path = writer.completed[0]
    members = gzip.decompress(path.read_bytes()).replace(b"she is in prison", b"she is released!")
    path.write_bytes(gzip.compress(members))
    messages = [problem.message for problem in verify_file(path)]
    assert "the payload does not fit its digest" in messages
    assert "the payload does not fit its SHA-256" in messages


def test_a_missing_file_is_an_archive_error(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="cannot be opened"):
        verify_file(tmp_path / "none.warc.gz")


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("", b"text"),
        ("gzip", gzip.compress(b"text", mtime=0)),
        ("gzip", gzip.compress(b"te", mtime=0) + gzip.compress(b"xt", mtime=0)),
        ("gzip", b"text"),
        ("deflate", zlib.compress(b"text")),
        ("deflate", zlib.compress(b"text")[2:-4]),
        ("gzip, gzip", gzip.compress(gzip.compress(b"text", mtime=0), mtime=0)),
    ],
)
def test_content_encodings_are_undone(encoding: str, body: bytes) -> None:
    assert decode_body(body, "", encoding) == b"text"


@pytest.mark.parametrize(("encoding", "body"), [("gzip", gzip.compress(b"text" * 99, mtime=0)[:-12]), ("zstd", b"x")])
def test_a_broken_or_unknown_encoding_is_an_archive_error(encoding: str, body: bytes) -> None:
    with pytest.raises(ArchiveError):
        decode_body(body, "", encoding)
