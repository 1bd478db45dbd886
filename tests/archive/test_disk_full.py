"""A disk that fills up while an archive file is written: what was complete stays complete, the rest is refused."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from registerpub.archive import recover, verify_file
from registerpub.core.records import CapturedPage
from tests.archive.samples import captures

CHILD = """
import json, os, resource, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from tests.archive.samples import answer
from registerpub.archive import WarcWriter
from registerpub.core.errors import ArchiveError
sys.dont_write_bytecode = True  # it would be cut short
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
writer, reported, refused = WarcWriter(Path({folder!r}), "full"), [], ""
try:
    while True:
        reported.append(writer.write_response(answer(body=os.urandom(700))))
except ArchiveError as error:
    refused = str(error)
if {close}:
    writer.close()
print(json.dumps([reported, refused]))
"""


def fill(folder: Path, limit: int, close: bool) -> tuple[list[str], str]:
    script = CHILD.format(tests=str(Path(__file__).parents[2]), folder=str(folder), limit=limit, close=close)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=True)
    reported, refused = json.loads(done.stdout)
    return reported, refused


@pytest.mark.parametrize("limit", [10_000, 10_700, 11_111])
@pytest.mark.parametrize("close", [True, False], ids=["closed", "killed"])
def test_every_capture_that_was_reported_is_there_and_the_file_is_sound(
    tmp_path: Path, limit: int, close: bool
) -> None:
    reported, refused = fill(tmp_path, limit, close)
    assert "cannot be written: File too large" in refused
    recover(tmp_path)
    [path] = tmp_path.iterdir()
    assert path.name.endswith(".warc.gz")
    assert verify_file(path) == []
    found: list[CapturedPage] = captures(path)
    assert [page.record for page in found] == reported
    assert reported


def test_without_room_for_the_first_record_no_file_is_left(tmp_path: Path) -> None:
    reported, refused = fill(tmp_path, 50, True)
    assert (reported, list(tmp_path.iterdir())) == ([], [])
    assert "cannot be written" in refused
