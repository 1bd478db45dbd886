"""Daily manifests: every completed file once, each day chained to the one before, and any change is found."""

from __future__ import annotations

import datetime as dt
import hashlib
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registerpub.archive import recover
from registerpub.archive.manifest import FIRST, manifests, read_manifests, update_manifest
from registerpub.core.errors import ArchiveError

DAY = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)


def complete(folder: Path, name: str, content: bytes = b"x") -> str:
    (folder / name).write_bytes(content)
    return f"{hashlib.sha256(content).hexdigest()}  {name}"


def lines(folder: Path, day: str) -> list[str]:
    return (folder / f"manifest-{day}.txt").read_text().splitlines()


def test_files_are_entered_once_on_the_day_they_were_complete(tmp_path: Path) -> None:
    one = complete(tmp_path, "a.warc.gz")
    assert update_manifest(tmp_path, DAY) == 1
    two = complete(tmp_path, "b.warc.gz", b"y")
    (tmp_path / "c.warc.gz.open").write_bytes(b"z")
    assert (update_manifest(tmp_path, DAY), update_manifest(tmp_path, DAY)) == (1, 0)
    assert lines(tmp_path, "2026-03-01") == [FIRST, one, two]


def test_the_next_day_begins_with_the_digest_of_the_day_before(tmp_path: Path) -> None:
    complete(tmp_path, "a.warc.gz")
    update_manifest(tmp_path, DAY)
    two = complete(tmp_path, "b.warc.gz")
    update_manifest(tmp_path, DAY + dt.timedelta(days=3))
    digest = hashlib.sha256((tmp_path / "manifest-2026-03-01.txt").read_bytes()).hexdigest()
    assert lines(tmp_path, "2026-03-04") == [f"{digest}  manifest-2026-03-01.txt", two]
    assert read_manifests(tmp_path).problems == []


def test_the_common_tool_checks_a_manifest_and_with_it_the_one_before(tmp_path: Path) -> None:
    for number in range(3):
        complete(tmp_path, f"{number}.warc.gz", bytes([number]))
        update_manifest(tmp_path, DAY + dt.timedelta(days=number))
    for path in manifests(tmp_path):
        done = subprocess.run(["sha256sum", "--check", "--strict", path.name], cwd=tmp_path, capture_output=True)
        assert done.returncode == 0


def test_without_new_files_there_is_no_manifest(tmp_path: Path) -> None:
    assert update_manifest(tmp_path / "none", DAY) == update_manifest(tmp_path, DAY) == 0
    assert manifests(tmp_path) == []


def test_a_clock_that_goes_back_or_a_stamp_never_changes_a_day_that_is_over(tmp_path: Path) -> None:
    complete(tmp_path, "a.warc.gz")
    update_manifest(tmp_path, DAY)
    (tmp_path / "manifest-2026-03-01.txt.tsr").write_bytes(b"stamp")
    before = lines(tmp_path, "2026-03-01")
    complete(tmp_path, "b.warc.gz")
    update_manifest(tmp_path, DAY - dt.timedelta(days=9))
    assert lines(tmp_path, "2026-03-01") == before
    assert [path.name for path in manifests(tmp_path)] == ["manifest-2026-03-01.txt", "manifest-2026-03-02.txt"]


def test_removed_files_are_told_and_not_entered_again(tmp_path: Path) -> None:
    one = complete(tmp_path, "a.warc.gz")
    update_manifest(tmp_path, DAY)
    assert update_manifest(tmp_path, DAY, ["a.warc.gz", "unknown.warc.gz"]) == 1
    assert update_manifest(tmp_path, DAY, ["a.warc.gz"]) == 0
    assert lines(tmp_path, "2026-03-01")[-1] == f"# removed {one}"
    assert read_manifests(tmp_path).removed == {"a.warc.gz"}


def test_a_disk_that_refuses_is_an_archive_error_and_leaves_nothing_half(tmp_path: Path) -> None:
    complete(tmp_path, "a.warc.gz")
    (tmp_path / ".manifest-2026-03-01.txt.new").mkdir()
    with pytest.raises(ArchiveError, match="manifest cannot be written"):
        update_manifest(tmp_path, DAY)
    assert manifests(tmp_path) == []


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2), st.integers(0, 400), st.sampled_from(["flip", "cut", "remove"]))
def test_no_day_that_has_a_successor_can_be_changed_unseen(
    tmp_path_factory: pytest.TempPathFactory, day: int, at: int, deed: str
) -> None:
    folder = tmp_path_factory.mktemp("chain")
    for number in range(4):
        complete(folder, f"{number}.warc.gz", bytes([number]))
        update_manifest(folder, DAY + dt.timedelta(days=number))
    path = manifests(folder)[day]
    data = bytearray(path.read_bytes())
    if deed == "remove":
        path.unlink()
    else:
        data[at % len(data)] ^= 1
        path.write_bytes(data if deed == "flip" else data[: at % len(data)])
    assert read_manifests(folder).problems


CHILD = """
import datetime as dt, sys
from pathlib import Path
sys.path.insert(0, {tests!r})
from tests.archive.samples import answer
from registerpub.archive import WarcWriter
from registerpub.archive.manifest import update_manifest
folder, visits, day = Path({folder!r}), dict(), dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
with WarcWriter(folder, "killed", max_bytes=4_000, visits=visits) as writer:
    for number in range(10_000_000):
        url = f"http://paper.example/{{number % 7}}"
        print(writer.write_response(answer(url, b"page %d" % (number // 50))), flush=True)
        if number % 5 == 0:
            update_manifest(folder, day + dt.timedelta(hours=number // 5))
"""


@pytest.mark.parametrize("after", [40, 150, 333])
def test_killed_while_rotating_and_listing_nothing_reported_is_lost(tmp_path: Path, after: int) -> None:
    from tests.archive.test_revisits import finder, pages

    script = CHILD.format(tests=str(Path(__file__).parents[2]), folder=str(tmp_path))
    child = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    reported = [child.stdout.readline().strip() for _ in range(after)]
    child.kill()
    reported += [line.strip() for line in child.stdout if line.endswith(">\n")]
    child.stdout.close()
    child.wait()
    recover(tmp_path)
    update_manifest(tmp_path, DAY + dt.timedelta(days=9999))
    files = sorted(tmp_path.glob("*.warc.gz"))
    listing = read_manifests(tmp_path)
    assert listing.problems == []
    assert listing.digests == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    locate = finder(*files)
    found = [page for path in files for page in pages(path, locate)]
    assert set(reported) <= {page.record for page in found}
    assert any(page.original for page in found)
