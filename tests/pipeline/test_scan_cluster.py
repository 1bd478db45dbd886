"""Scans on a Dask scheduler: the same bytes as one process, also when a worker is killed; and archives in a store."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import boto3
import pytest

from registerpub.core.errors import InputError, RegisterpubError
from registerpub.pipeline import scan_cluster
from registerpub.pipeline.scan_cluster import check_address
from tests.pipeline.s3_store import serving_s3
from tests.pipeline.test_scan_archives import FILE
from tests.pipeline.test_scan_out import archives, in_one_go

FILES, KILLED_AFTER = 200, 60
DASK = [sys.executable, "-m", "dask"]


@pytest.mark.parametrize("address", ["tcp://10.0.0.7:8786", "127.0.0.1:8786", "http://127.0.0.1:1", "tcp://localhost"])
def test_names_go_to_no_scheduler_in_clear(address: str) -> None:
    with pytest.raises(InputError, match="--scheduler"):
        check_address(address)


@pytest.mark.parametrize("address", ["tls://scan.example:8786", "tcp://127.0.0.1:8786", "tcp://[::1]:8786"])
def test_with_tls_or_on_this_machine_they_do(address: str) -> None:
    check_address(address)


@contextmanager
def running(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Address of a scheduler, and its two workers, which keep what they spill in ``folder``."""
    file = folder / "scheduler.json"
    place = ["--host", "127.0.0.1", "--no-dashboard"]
    worker = [*DASK, "worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-nanny", *place]
    with running([*DASK, "scheduler", "--port", "0", "--scheduler-file", str(file), *place]):
        until(lambda: file.exists() and file.stat().st_size > 0)
        where = ["--local-directory", str(folder)]
        with running([*worker, *where]) as first, running([*worker, *where]) as second:
            yield json.loads(file.read_text())["address"], [first, second]


def until(true: Callable[[], bool], seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.05)


def scanning(folder: Path, address: str, out: Path, *more: str) -> list[str]:
    scan = [sys.executable, "-m", "registerpub.cli", "scan", "--register", str(FILE), str(folder)]
    return [*scan, "--out", str(out), "--scheduler", address, *more]


def done_in(out: Path) -> int:
    """How many archives are noted as complete."""
    notes = out.with_name(out.name + ".done")
    return notes.read_bytes().count(b"\n") - 1 if notes.exists() else 0


class Slow:
    """A result that comes after so many looks; a scheduler whose workers are away for the first of them."""

    def __init__(self, looks: int, away: int) -> None:
        self.looks, self.away, self.status = looks, away, "pending"

    def result(self, timeout: float) -> Any:
        self.looks -= 1
        if self.looks:
            raise TimeoutError
        return "found"

    def done(self) -> bool:
        return False

    def nthreads(self) -> dict[str, int]:
        self.away -= 1
        return {} if self.away >= 0 else {"worker": 1}


def test_workers_may_come_back_and_are_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter(range(0, 10_000, scan_cluster._LOOK))
    monkeypatch.setattr("registerpub.pipeline.scan_cluster.time.monotonic", lambda: float(next(times)))
    soon = Slow(looks=200, away=10)
    found: Any = scan_cluster._result_of(soon, soon)
    assert found == "found"
    never = Slow(looks=200, away=200)
    with pytest.raises(RegisterpubError, match="no worker for 60 seconds: start workers, then .* --resume"):
        scan_cluster._result_of(never, never)
    assert never.looks > 180


#: The program, less patient from the moment when it has workers.
HASTY = """
from registerpub.cli.main import main
from registerpub.pipeline import scan_cluster

begin = scan_cluster._in_order


def hasty(*arguments):
    scan_cluster._PATIENCE = 3
    return begin(*arguments)


scan_cluster._in_order = hasty
main()
"""


@pytest.mark.slow
def test_when_all_workers_are_gone_the_scan_ends_and_says_so(tmp_path: Path) -> None:
    folder, out = tmp_path / "archives", tmp_path / "hits.jsonl"
    folder.mkdir()
    archives(folder, *[4] * FILES)
    with cluster(tmp_path) as (address, workers):
        _, _, _, *arguments = scanning(folder, address, out)
        scan = subprocess.Popen([sys.executable, "-c", HASTY, *arguments], stderr=subprocess.PIPE, text=True)
        until(lambda: done_in(out) >= 1)
        for worker in workers:
            worker.kill()
        told = scan.communicate(timeout=120)[1]
    assert scan.returncode == 1 and done_in(out) < FILES
    assert "no worker for 3 seconds: start workers, then take the scan up again with --resume" in told


@pytest.mark.slow
def test_a_lost_worker_and_a_stopped_scan_change_nothing(tmp_path: Path) -> None:
    folder, out = tmp_path / "archives", tmp_path / "hits.jsonl"
    folder.mkdir()
    paths = archives(folder, *(4 + number % 5 for number in range(FILES)))
    expected = in_one_go(sorted(paths))  # a folder is scanned by name
    with cluster(tmp_path) as (address, workers):
        command = scanning(folder, address, out)
        # Stopped by the hardest means: what is complete is not done again.
        with running(command) as scan:
            until(lambda: done_in(out) >= KILLED_AFTER // 2)
            scan.send_signal(signal.SIGKILL)
        before = done_in(out)
        assert 0 < before < FILES
        scan_again = subprocess.Popen([*command, "--resume"], stderr=subprocess.PIPE, text=True)
        until(lambda: done_in(out) >= before + KILLED_AFTER)
        workers[0].send_signal(signal.SIGKILL)
        assert done_in(out) < FILES
        told = scan_again.communicate(timeout=300)[1]
        assert scan_again.returncode == 0, told
    assert f"{before} more were complete" in told
    assert out.read_bytes() == expected
    assert sorted(path.name for path in tmp_path.glob("hits.jsonl*")) == ["hits.jsonl", "hits.jsonl.done"]


@pytest.mark.slow
def test_archives_in_a_store_are_scanned_where_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving_s3(monkeypatch):
        (tmp_path / "archives").mkdir()
        paths = archives(tmp_path / "archives", 5, 3, 4)
        client = boto3.client("s3")
        client.create_bucket(Bucket="evidence")
        for path in paths:
            client.put_object(Bucket="evidence", Key=f"paper/{path.name}", Body=path.read_bytes())
        scan = [sys.executable, "-m", "registerpub.cli", "scan", "--register", str(FILE), "s3://evidence/paper"]
        expected = in_one_go(paths)
        for more in ([], ["--processes", "2"]):
            done = subprocess.run([*scan, *more], capture_output=True, timeout=120, check=False, env=dict(os.environ))
            assert (done.returncode, done.stdout) == (0, expected), done.stderr
        with cluster(tmp_path) as (address, _):
            out = tmp_path / "hits.jsonl"
            command = [*scan, "--scheduler", address, "--out", str(out)]
            done = subprocess.run(command, capture_output=True, timeout=120, check=False)
            assert done.returncode == 0, done.stderr
        assert out.read_bytes() == expected
