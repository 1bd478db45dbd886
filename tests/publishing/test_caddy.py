"""The sample configuration for Caddy: it is valid, and serves the tree as that for nginx does."""

from __future__ import annotations

import http.client
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from email.message import Message
from pathlib import Path

import brotli
import pytest

from registerpub.core.records import PublishedEntry
from tests.publishing.nginx import free_port

CADDY = shutil.which("caddy")
SAMPLE = Path(__file__).parents[2] / "docs" / "Caddyfile"
pytestmark = pytest.mark.skipif(CADDY is None, reason="caddy is not installed: apt-get install caddy")
Get = Callable[..., tuple[int, Message, bytes]]


@pytest.fixture
def tree(render_all: Callable[..., Path], three: list[PublishedEntry]) -> Path:
    return render_all(three)


@pytest.fixture
def get(tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Get]:
    port = free_port()
    text = SAMPLE.read_text(encoding="utf-8").replace("/srv/feeds/current", str(tree))
    text = re.sub(r"^feeds\.example \{", f"http://127.0.0.1:{port} {{", text, flags=re.MULTILINE)
    (tmp_path / "Caddyfile").write_text("{\n\tadmin off\n}\n" + text, encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    command = [str(CADDY), "run", "--config", str(tmp_path / "Caddyfile"), "--adapter", "caddyfile"]

    def ask(path: str, method: str = "GET", **headers: str) -> tuple[int, Message, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, answer.headers, body

    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(400):
                try:
                    ask("/")
                    break
                except OSError:
                    assert server.poll() is None
                    time.sleep(0.05)
            yield ask
        finally:
            server.terminate()


def test_files_have_their_types_and_are_not_sent_twice(get: Get, tree: Path) -> None:
    for path, kind in (
        ("feeds/all.kk.atom", "application/atom+xml; charset=utf-8"),
        ("feeds/all.kk.rss", "application/rss+xml; charset=utf-8"),
        ("feeds/all.kk.json", "application/feed+json"),
        ("feeds.kk.opml", "text/x-opml; charset=utf-8"),
        ("notices/1.kk.html", "text/html; charset=utf-8"),
        ("SHA256SUMS", "text/plain; charset=utf-8"),
    ):
        status, headers, body = get(f"/{path}")
        assert (status, headers["Content-Type"], body) == (200, kind, (tree / path).read_bytes())
        assert headers["Cache-Control"] == "public, max-age=300, must-revalidate"
        assert get(f"/{path}", If_None_Match=headers["ETag"])[0] == 304


def test_packed_twins_withdrawn_pages_and_what_is_not_to_be_had(get: Get, tree: Path) -> None:
    status, headers, body = get("/feeds/all.ru.atom", Accept_Encoding="gzip, br")
    assert (status, headers["Content-Encoding"]) == (200, "br")
    assert brotli.decompress(body) == (tree / "feeds/all.ru.atom").read_bytes()
    assert headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert get("/notices/999.kk.html")[0] == 410
    assert {get(path)[0] for path in ("/nothing", "/feeds/", "/feeds/all.kk.atom.gz")} == {404}
    assert get("/", method="POST")[0] == 405
    assert get("/")[0] == 200
