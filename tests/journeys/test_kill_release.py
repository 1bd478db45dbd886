"""kill -9 at any moment of a release, while readers fetch over HTTP: what they get always belongs to one release."""

from __future__ import annotations

import functools
import hashlib
import http.client
import http.server
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from registerpub.pipeline.signing_keys import make_key, read_public
from registerpub.pipeline.verify_release import verify_folder
from registerpub.publishing import verify_release
from registerpub.publishing.checking import read_checksums
from registerpub.publishing.signing import check_signature
from registerpub.publishing.swap import current_number

pytestmark = pytest.mark.journey
ROOT = Path(__file__).parents[2]
#: About three releases.
MOST_STEPS = 1200
PUBLISHER = ROOT / "tests" / "publishing" / "publish_forever.py"


class Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        return


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


class Reader(threading.Thread):
    """Fetches sets of files until told to stop; ``faults`` are sets that do not belong to one release."""

    def __init__(self, port: int, key: Path, stop: threading.Event) -> None:
        super().__init__(daemon=True)
        self.port, self.key, self.stop = port, read_public(key), stop
        self.whole, self.faults = 0, list[str]()

    def run(self) -> None:
        while not self.stop.is_set():
            try:
                self._fetch()
            except Exception as error:  # a thread's error would be lost
                self.faults.append(repr(error))

    def _fetch(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            first = self._get(connection, "SHA256SUMS")
            sums = read_checksums(first)
            names = random.sample(sorted(sums), 12)
            found = {name: self._get(connection, name) for name in ("release.json", "feeds/all.ru.atom", *names)}
            signature = self._get(connection, "SHA256SUMS.minisig")
            if self._get(connection, "SHA256SUMS") != first:
                return  # the switch fell in between: what was fetched is of two releases, as of any site
        finally:
            connection.close()
        release = check_signature(first, signature, self.key)
        for name, content in found.items():
            if hashlib.sha256(content).hexdigest() != sums[name]:
                self.faults.append(f"{name} is not of release {release.number}")
        self.whole += 1

    @staticmethod
    def _get(connection: http.client.HTTPConnection, name: str) -> bytes:
        connection.request("GET", f"/{name}")
        answer = connection.getresponse()
        body = answer.read()
        return body if answer.status == 200 else b""


def kill_publishers(times: int, tmp_path: Path, seed: int) -> None:
    out, record = tmp_path / "public", tmp_path / "record.json"
    key, _ = make_key(tmp_path / "keys", "")
    command = [sys.executable, str(PUBLISHER), str(out), str(record), str(key)]
    subprocess.run([*command, "1"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL, timeout=120)
    chance, stop = random.Random(seed), threading.Event()
    with serving(out / "current") as port:
        readers = [Reader(port, key, stop) for _ in range(2)]
        for reader in readers:
            reader.start()
        seen = current_number(out) or 0
        for _ in range(times):
            kill_one(command, chance.randint(1, MOST_STEPS))
            assert verify_release((out / "current").resolve()) == []
            assert (current_number(out) or 0) >= seen
            seen = current_number(out) or 0
        stop.set()
        for reader in readers:
            reader.join(60)
    assert [fault for reader in readers for fault in reader.faults] == []
    assert all(reader.whole for reader in readers)
    subprocess.run([*command, "1"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL, timeout=120)
    assert verify_folder(out, read_public(key)).problems == ()
    assert current_number(out) == seen + 1
    assert not [path.name for path in (out / "releases").iterdir() if not path.name.isdecimal()]


def kill_one(command: list[str], steps: int) -> None:
    """Let a publisher run until it kills itself after so many steps."""
    done = subprocess.run([*command, "1000", str(steps)], cwd=ROOT, check=False, timeout=200)
    assert done.returncode == -signal.SIGKILL


def test_five_kills_leave_readers_whole_releases(tmp_path: Path) -> None:
    kill_publishers(5, tmp_path, 0)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(1, 11))
def test_a_hundred_kills_leave_readers_whole_releases(part: int, tmp_path: Path) -> None:
    kill_publishers(10, tmp_path, part)
