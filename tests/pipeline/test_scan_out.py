"""Results in a file: a scan that is killed at any moment and taken up again gives the same bytes as one in one go."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from registerpub.core.errors import InputError, RegisterpubError
from registerpub.pipeline.scan import load_scanner
from registerpub.pipeline.scan_archives import Tally
from registerpub.pipeline.scan_run import Sink, find_inputs, scan_all, scan_to_file
from tests.archive.foreign_files import Made, write_warc
from tests.pipeline.test_scan import TODAY
from tests.pipeline.test_scan_archives import FILE, NAMED, RECOGNISED, URL, WEATHER
from tests.projects import Project

PAGES = (NAMED, WEATHER, RECOGNISED)


def archives(folder: Path, *counts: int) -> list[Path]:
    """Archives with so many pages each."""
    return [
        write_warc(
            folder / f"{number:02}.warc.gz", [Made(f"{URL}&n={number}-{at}", PAGES[at % 3]) for at in range(count)]
        )
        for number, count in enumerate(counts)
    ]


def in_one_go(paths: list[Path]) -> bytes:
    written: list[str] = []
    scan_all(paths, load_scanner(FILE, TODAY), io.BytesIO(), Sink(written.append, lambda line: None, _quiet))
    return "".join(f"{line}\n" for line in written).encode()


def to_file(
    paths: list[Path], out: Path, *, processes: int = 1, resume: bool = False, hits_only: bool = False
) -> tuple[Tally, list[str]]:
    """Counts, and faults without their places."""
    faults: list[str] = []
    sink = Sink(lambda line: pytest.fail(line), lambda line: faults.append(json.loads(line)["error"]), _quiet)
    scanner = load_scanner(FILE, TODAY, hits_only=hits_only)
    return scan_to_file(find_inputs(paths), scanner, out, sink, processes, resume=resume), faults


def _quiet(done: int, due: int) -> None:
    assert 0 <= done <= due


@pytest.mark.parametrize("processes", [1, 2])
def test_the_file_holds_what_would_be_printed_and_nothing_else_is_left(tmp_path: Path, processes: int) -> None:
    paths, out = archives(tmp_path, 7, 0, 5, 1), tmp_path / "out" / "hits.jsonl"
    out.parent.mkdir()
    tally, faults = to_file(paths, out, processes=processes)
    assert out.read_bytes() == in_one_go(paths)
    assert (tally.files, faults) == (4, [])
    assert sorted(path.name for path in out.parent.iterdir()) == ["hits.jsonl", "hits.jsonl.done"]


def test_complete_inputs_are_not_scanned_again(tmp_path: Path) -> None:
    paths, out = archives(tmp_path, 7, 5, 4), tmp_path / "out"
    to_file(paths[:2], out)
    tally, _ = to_file(paths, out, resume=True)
    assert (tally.files, tally.resumed) == (1, 2)
    assert out.read_bytes() == in_one_go(paths)
    assert to_file(paths, out, resume=True)[0].files == 0


def test_resuming_what_was_never_begun_begins_it(tmp_path: Path) -> None:
    paths, out = archives(tmp_path, 3), tmp_path / "out"
    to_file(paths, out, resume=True)
    assert out.read_bytes() == in_one_go(paths)


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_bytes(b"mine\n")
    with pytest.raises(InputError, match="give --resume"):
        to_file(archives(tmp_path, 1), out)
    with pytest.raises(InputError, match="was not written by a scan"):
        to_file(archives(tmp_path, 1), out, resume=True)
    assert out.read_bytes() == b"mine\n"


def test_an_input_that_changed_since_is_an_error_that_says_so(tmp_path: Path) -> None:
    paths, out = archives(tmp_path, 3, 4), tmp_path / "out"
    to_file(paths, out)
    before = out.read_bytes()
    write_warc(paths[1], [Made(URL, NAMED)])
    tally, faults = to_file(paths, out, resume=True)
    assert faults == ["changed since its results were written: scan it to another file"]
    assert (tally.faults, out.read_bytes()) == (1, before)
    paths[0].unlink()
    assert any("gone since its results were written" in fault for fault in to_file(paths, out, resume=True)[1])


def test_faults_of_complete_inputs_count_when_the_scan_is_taken_up_again(tmp_path: Path) -> None:
    paths, out = archives(tmp_path, 3, 4), tmp_path / "out"
    paths[0].write_bytes(paths[0].read_bytes()[:-10])
    assert to_file(paths, out)[0].faults == 1
    assert to_file(paths, out, resume=True)[0].faults == 1


def test_an_input_that_cannot_be_read_is_tried_again(tmp_path: Path) -> None:
    paths, out = archives(tmp_path, 3, 4), tmp_path / "out"
    hidden = paths[0].rename(tmp_path / "hidden")
    assert to_file(paths, out)[1] == ["No such file or directory"]
    hidden.rename(paths[0])
    assert to_file(paths, out, resume=True)[1] == []
    assert out.read_bytes() == in_one_go([paths[1], paths[0]])


def test_a_file_begun_for_another_purpose_is_refused(tmp_path: Path) -> None:
    paths, out = archives(tmp_path, 3), tmp_path / "out"
    to_file(paths, out)
    with pytest.raises(InputError, match="begun with another --hits-only"):
        to_file(paths, out, resume=True, hits_only=True)


def test_a_file_that_was_shortened_is_refused(tmp_path: Path) -> None:
    paths, out = archives(tmp_path, 3), tmp_path / "out"
    to_file(paths, out)
    out.write_bytes(out.read_bytes()[:-1])
    with pytest.raises(InputError, match="shorter than"):
        to_file(paths, out, resume=True)


@pytest.mark.parametrize("content", [b"hello\n", b"[]\n", b'{"format": "registerpub scan 1"}\n'])
def test_notes_that_were_changed_are_refused(tmp_path: Path, content: bytes) -> None:
    paths, out = archives(tmp_path, 3), tmp_path / "out"
    (tmp_path / "out.done").write_bytes(content)
    with pytest.raises(InputError, match="is not as it was written|begun with another"):
        to_file(paths, out, resume=True)


def test_two_scans_never_write_to_one_file(tmp_path: Path) -> None:
    import fcntl

    paths, out = archives(tmp_path, 3), tmp_path / "out"
    to_file(paths, out)
    with (tmp_path / "out.done").open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(InputError, match="another scan is writing"):
            to_file(paths, out, resume=True)


def test_standard_input_cannot_be_resumed(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="name files"):
        to_file([], tmp_path / "out")


def test_a_folder_that_is_missing_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(RegisterpubError, match="cannot be written: No such file"):
        to_file(archives(tmp_path, 1), tmp_path / "none" / "out")


# --- kill -9 ---------------------------------------------------------------------------------------------------------

POINTS = [
    ("-registerpub.pipeline.scan_out:ScanOutput._open", 1),
    ("-registerpub.pipeline.scan_out:_to_disk", 1),
    ("+registerpub.pipeline.scan_out:_to_disk", 1),
    ("+registerpub.pipeline.scan_out:ScanOutput._open", 1),
    ("-registerpub.pipeline.scan_pool:scan_to_part", 2),
    ("-registerpub.pipeline.scan_pool:scan_input", 2),
    ("+registerpub.pipeline.scan_pool:scan_to_part", 2),
    ("-registerpub.pipeline.scan_out:shutil.copyfileobj", 2),
    ("+registerpub.pipeline.scan_out:shutil.copyfileobj", 2),
    ("-registerpub.pipeline.scan_out:_to_disk", 4),
    ("+registerpub.pipeline.scan_out:_to_disk", 4),
    ("-registerpub.pipeline.scan_out:ScanOutput._note", 3),
    ("+registerpub.pipeline.scan_out:ScanOutput._note", 3),
    ("+registerpub.pipeline.scan_out:ScanOutput.append", 3),
]


def command(paths: list[Path], out: Path, *options: str) -> list[str]:
    return ["scan", "--register", str(FILE), "--out", str(out), "--resume", *options, *map(str, paths)]


@pytest.mark.journey
@pytest.mark.parametrize(("point", "nth"), POINTS)
def test_a_scan_that_is_killed_at_a_boundary_goes_on_where_it_was(tmp_path: Path, point: str, nth: int) -> None:
    paths, out = archives(tmp_path, 4, 3, 5), tmp_path / "out"
    killed = Project(tmp_path).run_module("tests.pipeline.kill_scan", point, str(nth), *command(paths, out))
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    to_file(paths, out, resume=True)
    assert out.read_bytes() == in_one_go(paths)
    assert sorted(path.name for path in tmp_path.glob("out*")) == ["out", "out.done"]


@pytest.mark.journey
@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_scan_that_is_killed_again_and_again_ends_with_every_result_once(tmp_path: Path, processes: str) -> None:
    paths, out = archives(tmp_path, *([60] * 8)), tmp_path / "out"
    done, kills, noted = tmp_path / "out.done", 0, 0
    while noted < len(paths) - 2:
        running = subprocess.Popen(
            [sys.executable, "-m", "registerpub.cli", *command(paths, out, "--processes", processes)],
            stderr=subprocess.DEVNULL,
        )
        while _lines(done) <= noted + 1 and running.poll() is None:
            time.sleep(0.01)
        time.sleep(0.02 * (kills % 5))
        running.kill()
        running.wait()
        kills, noted = kills + 1, _lines(done)
    to_file(paths, out, resume=True)
    assert kills >= 2
    assert out.read_bytes() == in_one_go(paths)


@pytest.mark.journey
def test_a_killed_scan_leaves_no_process_behind(tmp_path: Path) -> None:
    paths, out = archives(tmp_path, *([80] * 4)), tmp_path / "out"
    running = subprocess.Popen(
        [sys.executable, "-m", "registerpub.cli", *command(paths, out, "--processes", "2")],
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    while not list(tmp_path.glob("out.part-*")):
        assert running.poll() is None
        time.sleep(0.01)
    running.kill()
    running.wait()
    for _ in range(500):
        if not _alive(running.pid):
            break
        time.sleep(0.02)
    assert not _alive(running.pid)


@pytest.mark.journey
@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_scan_that_is_interrupted_ends_at_once_and_leaves_no_parts(tmp_path: Path, processes: str) -> None:
    paths, out = archives(tmp_path, *([300] * 3)), tmp_path / "out"
    running = subprocess.Popen(
        [sys.executable, "-m", "registerpub.cli", *command(paths, out, "--processes", processes)],
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while not list(tmp_path.glob("out.part-*")):
        assert running.poll() is None
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGINT)
    _, told = running.communicate(timeout=60)
    assert (running.returncode, told.decode().strip()) == (130, "stopped")
    assert sorted(path.name for path in tmp_path.glob("out*")) == ["out", "out.done"]


def _alive(group: int) -> bool:
    """Whether the group still has a process that runs: nobody may be there to collect the dead ones."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = status.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(its_group) == group and state != "Z":
            return True
    return False


def _lines(path: Path) -> int:
    return path.read_bytes().count(b"\n") - 1 if path.exists() else 0


def test_the_helper_of_these_tests_finds_processes() -> None:
    assert _alive(os.getpgrp())
