"""A captured page in pywb, the replay tool of other archives: the very bytes come back, a visit shows its page.

pywb pins versions that cannot stand beside ours; ``make test`` installs it into a folder of its own.
"""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from registerpub.archive import read_captures
from registerpub.core.records import CapturedPage
from tests.crawl.helpers import crawl, feed, make_all_due, page, serving, write_source

pytestmark = pytest.mark.journey
PROGRAMS = Path(__file__).resolve().parents[2] / ".venv-replay" / "bin"


@contextmanager
def replaying(folder: Path, archives: list[Path]) -> Iterator[str]:
    """pywb on loopback with one collection of ``archives``; yields its address."""
    assert PROGRAMS.is_dir(), "pywb is not installed: run 'make .venv-replay/.installed', as 'make test' does"
    folder.mkdir()
    for arguments in (["init", "kept"], ["add", "kept", *map(str, archives)]):
        done = subprocess.run([PROGRAMS / "wb-manager", *arguments], cwd=folder, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    port = _free_port()
    command = [str(PROGRAMS / "wayback"), "--bind", "127.0.0.1", "--port", str(port)]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_for(server, port, folder / "log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait_for(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"pywb did not start: {log.read_text()}")


def get(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=30) as response:
        body: bytes = response.read()
        return body


def captured(work: Path) -> list[CapturedPage]:
    places: dict[str, tuple[Path, int]] = {}
    found = []
    for path in sorted((work / "archive").glob("*.warc.gz")):
        for item in read_captures(path, locate=places.get):
            assert isinstance(item, CapturedPage)
            places.setdefault(item.record, (path, item.offset))
            found.append(item)
    return [item for item in found if item.role == "article"]


def test_a_captured_page_is_replayed_with_its_very_bytes_and_so_is_a_visit(tmp_path: Path) -> None:
    with serving({"/rss.xml": feed("/a.html"), "/a.html": page("Сот үкім шығарды. " * 20)}) as site:
        source = write_source(tmp_path / "paper", site)
        crawl(source, tmp_path)
        make_all_due(tmp_path / "paper.json")
        time.sleep(1.1)  # pywb tells captures apart by the second
        crawl(source, tmp_path)
    first, second = captured(tmp_path)
    assert second.original == first.record
    with replaying(tmp_path / "replay", sorted((tmp_path / "archive").glob("*.warc.gz"))) as address:
        for capture in (first, second):
            assert get(f"{address}/kept/{capture.fetched:%Y%m%d%H%M%S}id_/{capture.url}") == capture.payload
        with pytest.raises(urllib.error.HTTPError, match="404"):
            get(f"{address}/kept/id_/{first.url}x")
