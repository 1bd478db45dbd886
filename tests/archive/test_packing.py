"""Records are packed by a compressor of their own: whatever the body, everybody else's reads the same bytes back."""

from __future__ import annotations

import base64
import gzip
import hashlib
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from registerpub.archive import WarcWriter
from registerpub.archive.records import response_bytes
from tests.archive.samples import answer, captures

BODIES = st.one_of(
    st.binary(max_size=300),
    st.builds(lambda part, times: part * times, st.binary(min_size=1, max_size=200), st.integers(1, 2000)),
    st.builds(lambda seed, size: seed.randbytes(size), st.randoms(use_true_random=False), st.integers(0, 200_000)),
)


def sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode("ascii")


def records(packed: bytes) -> Iterator[Any]:
    return iter(ArchiveIterator(BytesIO(packed), no_record_parse=True))


def digests(record: Any) -> tuple[str, ...]:
    return tuple(record.rec_headers.get_header(f"WARC-{part}-Digest") for part in ("Block", "Payload"))


@given(BODIES)
def test_what_was_packed_is_unpacked_by_zlib_as_two_members_with_the_same_body(body: bytes) -> None:
    packed = response_bytes(answer(body=body), "<urn:uuid:x>", "0" * 64)
    assert gzip.decompress(packed).endswith(b"\r\n\r\n" + body + b"\r\n\r\n")


@given(BODIES)
def test_every_record_bears_the_digests_of_its_block_and_its_payload(body: bytes) -> None:
    packed = response_bytes(answer(body=body), "<urn:uuid:x>", "0" * 64)
    found = [(digests(record), record.content_stream().read()) for record in records(packed)]
    (of_metadata, fields), (of_response, block) = found
    assert of_metadata == (sha1(fields), sha1(fields))
    assert of_response == (sha1(block), sha1(body))


@given(BODIES)
def test_what_was_written_is_read_back(body: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        with WarcWriter(Path(name), "news") as writer:
            writer.write_response(answer(body=body))
        assert [page.payload for page in captures(writer.completed[0])] == [body]
