"""The sample configuration for nginx: media types, 304, packed twins, and what is not to be had."""

from __future__ import annotations

import gzip
import http.client
from collections.abc import Callable, Iterator
from email.message import Message
from pathlib import Path

import brotli
import pytest

from registerpub.core.records import LANGUAGES
from tests.publishing.conftest import EntryMaker
from tests.publishing.nginx import HAS_BROTLI, NGINX, free_port, serving

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed: apt-get install nginx-light")
Get = Callable[..., tuple[int, Message, bytes]]
Render = Callable[..., Path]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory, render_into: Render, make_entry: EntryMaker) -> Path:
    return render_into(tmp_path_factory.mktemp("served"), [make_entry(language=language) for language in LANGUAGES])


@pytest.fixture
def get(tree: Path, tmp_path: Path) -> Iterator[Get]:
    port = free_port()

    def ask(path: str, method: str = "GET", **headers: str) -> tuple[int, Message, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=names)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer.status, answer.headers, body

    with serving(tree, tmp_path / "nginx", port):
        yield ask


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("feeds/all.kk.atom", "application/atom+xml; charset=utf-8"),
        ("feeds/all.kk.rss", "application/rss+xml; charset=utf-8"),
        ("feeds/all.kk.json", "application/feed+json"),
        ("feeds.kk.opml", "text/x-opml; charset=utf-8"),
        ("release.json", "application/json; charset=utf-8"),
        ("notices/1.kk.html", "text/html; charset=utf-8"),
        ("style.css", "text/css; charset=utf-8"),
        ("SHA256SUMS", "text/plain; charset=utf-8"),
    ],
)
def test_every_kind_of_file_has_its_media_type_and_is_not_sent_twice(
    path: str, kind: str, get: Get, tree: Path
) -> None:
    status, headers, body = get(f"/{path}")
    assert (status, headers["Content-Type"], body) == (200, kind, (tree / path).read_bytes())
    assert headers["Cache-Control"] == "public, max-age=300, must-revalidate"
    assert headers["X-Content-Type-Options"] == "nosniff" and "Set-Cookie" not in headers
    for condition in ({"If_None_Match": headers["ETag"]}, {"If_Modified_Since": headers["Last-Modified"]}):
        status, _, body = get(f"/{path}", **condition)
        assert (status, body) == (304, b"")


@pytest.mark.parametrize("path", ["feeds/all.ru.atom", "feeds/lists.ru.rss", "feeds/all.ru.json", "feeds.ru.opml"])
def test_a_packed_twin_is_sent_to_whoever_can_unpack_it(path: str, get: Get, tree: Path) -> None:
    status, headers, body = get(f"/{path}", Accept_Encoding="gzip")
    assert (status, headers["Content-Encoding"]) == (200, "gzip")
    assert body == (tree / f"{path}.gz").read_bytes()
    assert gzip.decompress(body) == (tree / path).read_bytes()


@pytest.mark.skipif(not HAS_BROTLI, reason="needs libnginx-mod-http-brotli-static")
@pytest.mark.parametrize("path", ["feeds/all.ru.atom", "feeds/all.kk.json"])
def test_brotli_comes_before_gzip(path: str, get: Get, tree: Path) -> None:
    status, headers, body = get(f"/{path}", Accept_Encoding="gzip, br")
    assert (status, headers["Content-Encoding"]) == (200, "br")
    assert brotli.decompress(body) == (tree / path).read_bytes()
    assert "Accept-Encoding" in headers["Vary"]


def test_a_page_that_was_withdrawn_is_gone_and_others_were_never_there(get: Get) -> None:
    assert get("/notices/999.kk.html")[0] == 410
    assert get("/people/999.kk.html")[0] == 410
    assert get("/elsewhere/999.kk.html")[0] == 404


def test_the_front_page_is_there_and_nothing_but_files_for_reading(get: Get) -> None:
    assert get("/")[0] == 200
    assert get("/feeds/all.kk.atom", method="HEAD")[0] == 200
    for path in (
        "/feeds/",
        "/../SHA256SUMS",
        "/feeds/all.kk.atom.gz",
        "/feeds/all.kk.atom.br",
        "/nothing",
        "/feeds/x.json",
    ):
        assert get(path)[0] in (400, 403, 404), path
    assert {get(f"/feeds/all.{language}.atom", method="POST")[0] for language in LANGUAGES} <= {403, 405}
