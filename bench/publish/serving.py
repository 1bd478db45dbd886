"""nginx with the sample configuration: requests a second, plain and packed; and what a day of polls costs in bytes."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.publishing.nginx import HAS_BROTLI, NGINX, free_port, serving

FEED = "feeds/all.kk.atom"
#: A reader asks every half hour; one poll in twenty finds something new.
POLLS, NEWS = 48, 0.05


def compare(tree: Path, place: Path, requests: int) -> None:
    if NGINX is None:
        print("nginx is not installed: not measured")
        return
    with _running(tree, place) as port:
        for words, headers in (
            ("plain", {}),
            ("gzip", {"Accept-Encoding": "gzip"}),
            ("brotli", {"Accept-Encoding": "br"}),
            ("304", {"If-None-Match": _etag(port)}),
        ):
            if words != "brotli" or HAS_BROTLI:
                rate, size = _ask(port, headers, requests)
                print(f"nginx, one connection, {FEED}, {words}: {rate:.0f} requests/s, {size} bytes each")


def polls(tree: Path) -> None:
    plain = (tree / FEED).stat().st_size
    for words, path in (("plain", FEED), ("gzip", f"{FEED}.gz"), ("brotli", f"{FEED}.br")):
        size = (tree / path).stat().st_size
        day = POLLS * NEWS * size / 1000
        print(f"a day of {POLLS} polls, {words}: {day:.1f} kB of bodies ({size / plain:.3f} of plain)")


@contextmanager
def _running(tree: Path, place: Path) -> Iterator[int]:
    port = free_port()
    with serving(tree, place / "nginx", port):
        yield port


def _etag(port: int) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", f"/{FEED}")
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.headers["ETag"]


def _ask(port: int, headers: dict[str, str], requests: int) -> tuple[float, int]:
    """Requests a second over one kept connection, as a client in Python sees it, and bytes of a body."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    size, start = 0, time.perf_counter()
    for _ in range(requests):
        connection.request("GET", f"/{FEED}", headers=headers)
        size = len(connection.getresponse().read())
    rate = requests / (time.perf_counter() - start)
    connection.close()
    return rate, size
