"""Serves the demonstration's invented sites on this machine, each on a loopback address of its own, for two days.

Three outlets, a court's press page and a list that its owner keeps. Everything is read into memory at the start; a
request is answered from a table, never from the disk. The second day lays its files over those of the first.
"""

from __future__ import annotations

import errno
import hashlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any

from registerpub.core.errors import InputError

HERE = Path(__file__).parent
SITE = HERE / "site"
SOURCES = HERE / "sources"
ADDRESSES: Mapping[str, str] = {
    "en": "127.0.0.1",
    "ru": "127.0.0.2",
    "kk": "127.0.0.3",
    "court": "127.0.0.4",
    "circle": "127.0.0.5",
}
DAYS = ("day1", "day2")
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/rss+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
_ATTEMPTS = 20


@dataclass(frozen=True, slots=True)
class Page:
    body: bytes
    content_type: str
    etag: str


class DemoSite:
    """A context manager: while it is entered, the sites answer. ``port`` 0 takes a free one, the same for all.

    Raises :class:`InputError` if the port is taken or an address cannot be had. ``folder`` holds one folder per day of
    :data:`DAYS`, and in it one per name of :data:`ADDRESSES`. It begins with the first day; :meth:`turn` goes on.
    """

    def __init__(self, port: int = 0, folder: Path = SITE) -> None:
        self.port = port
        self._folder = folder
        self._servers: list[ThreadingHTTPServer] = []
        self._threads: list[threading.Thread] = []
        self._days = iter(DAYS)

    def __enter__(self) -> DemoSite:
        self._servers = _bind_all(self.port)
        self.port = self._servers[0].server_address[1]
        self.turn()
        for server in self._servers:
            thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
            thread.start()
            self._threads.append(thread)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()
        for thread in self._threads:
            thread.join()
        self._servers, self._threads = [], []

    def turn(self) -> None:
        """The next day begins: from now on its pages are answered, over those of the days before."""
        day = next(self._days)
        so_far = DAYS[: DAYS.index(day) + 1]
        for name, server in zip(ADDRESSES, self._servers, strict=True):
            pages: dict[str, Page] = {}
            for earlier in so_far:
                pages |= load_pages(self._folder / earlier / name, self.address(name))
            server.RequestHandlerClass = _handler(pages)

    def address(self, name: str) -> str:
        """The site's address without a trailing slash."""
        return f"http://{ADDRESSES[name]}:{self.port}"

    def write_sources(self, folder: Path) -> list[str]:
        """Write the outlets' source folders, with the port filled in, below ``folder``. Returns their names."""
        return write_sources(folder, self.port)


def write_sources(folder: Path, port: int) -> list[str]:
    """Fill ``port`` into the demonstration's source templates below ``folder``. Returns the sources' names."""
    names = []
    for template in sorted(SOURCES.glob("*/source.toml")):
        target = folder / template.parent.name
        target.mkdir(parents=True, exist_ok=True)
        text = template.read_text(encoding="utf-8").replace("{port}", str(port))
        (target / template.name).write_text(text, encoding="utf-8")
        names.append(target.name)
    return names


def load_pages(folder: Path, address: str) -> dict[str, Page]:
    """Every file below ``folder`` by its path on the site; ``{address}`` in feeds becomes the site's own."""
    pages = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix not in _TYPES:
            continue
        body = path.read_bytes()
        if path.suffix == ".xml":
            body = body.replace(b"{address}", address.encode("ascii"))
        page = Page(body, _TYPES[path.suffix], f'"{hashlib.sha256(body).hexdigest()[:20]}"')
        pages["/" + path.relative_to(folder).as_posix()] = page
    folders = {path.removesuffix("index.html"): page for path, page in pages.items() if path.endswith("/index.html")}
    return pages | folders


class _OutletServer(ThreadingHTTPServer):
    """Never shares its port with another server, whatever the library's default: readers would get a mixture."""

    allow_reuse_port = False
    daemon_threads = True


def _bind_all(port: int) -> list[ThreadingHTTPServer]:
    """One server per address on one port; a free port on the first address may be taken on the next, so try again."""
    for attempt in range(_ATTEMPTS):
        servers: list[ThreadingHTTPServer] = []
        try:
            for address in ADDRESSES.values():
                chosen = servers[0].server_address[1] if servers else port
                servers.append(_OutletServer((address, chosen), BaseHTTPRequestHandler))
            return servers
        except OSError as error:
            for server in servers:
                server.server_close()
            if port or error.errno != errno.EADDRINUSE or attempt == _ATTEMPTS - 1:
                where = ", ".join(ADDRESSES.values())
                raise InputError(f"the sample site cannot listen on {where}, port {port}: {error.strerror}") from error
    raise AssertionError("unreachable")


def _handler(pages: Mapping[str, Page]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers GET and HEAD from the table."""

        protocol_version = "HTTP/1.1"
        server_version = "demonstration"
        sys_version = ""

        def do_GET(self) -> None:
            self._answer(with_body=True)

        def do_HEAD(self) -> None:
            self._answer(with_body=False)

        def _answer(self, with_body: bool) -> None:
            page = pages.get(self.path.partition("?")[0])
            if page is None:
                self._send(404, Page(b"Not found\n", _TYPES[".txt"], ""), with_body)
            elif self.headers.get("If-None-Match") == page.etag:
                self._send(304, Page(b"", page.content_type, page.etag), with_body=False)
            else:
                self._send(200, page, with_body)

        def _send(self, status: int, page: Page, with_body: bool) -> None:
            self.send_response(status)
            self.send_header("Content-Type", page.content_type)
            if page.etag:
                self.send_header("ETag", page.etag)
            if status != 304:
                self.send_header("Content-Length", str(len(page.body)))
            self.end_headers()
            if with_body:
                self.wfile.write(page.body)

        def log_message(self, format: str, *arguments: Any) -> None:
            """Say nothing: a demonstration's terminal is for its story."""

    return Handler
