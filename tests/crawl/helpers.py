"""What the crawl tests share: a site whose every answer the test writes, and a crawl as a process of its own."""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests import warm

CRAWLER = Path(__file__).resolve().parents[2] / "crawler"
FILLER = "The district library opened a new reading room on Monday, and forty people came to see it."
Route = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """A running site; ``asked`` are the paths that were requested, ``agents`` the user agents."""

    address: str
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    headers: list[tuple[str, dict[str, str]]] = field(default_factory=list)


def answer(
    body: bytes | str, content_type: str = "text/html; charset=utf-8", status: int = 200, **headers: str
) -> Route:
    payload = body if isinstance(body, bytes) else body.encode()

    def route(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", content_type)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(payload)))
        handler.end_headers()
        handler.wfile.write(payload)

    return route


def page(text: str = FILLER) -> Route:
    return answer(
        f"<!doctype html><html><head><title>T</title></head><body><article><p>{text}</p></article></body></html>"
    )


def feed(*paths: str) -> Route:
    """A feed whose links are completed by the address it is asked at."""

    def route(handler: BaseHTTPRequestHandler) -> None:
        host = handler.headers["Host"]
        links = [path if "://" in path else f"http://{host}{path}" for path in paths]
        items = "".join(f"<item><title>t</title><link>{link}</link></item>" for link in links)
        answer(f"<rss version='2.0'><channel><title>t</title>{items}</channel></rss>", "application/rss+xml")(handler)

    return route


def redirect(target: str) -> Route:
    return answer("moved", status=302, Location=target)


@contextmanager
def serving(routes: Mapping[str, Route], host: str = "127.0.0.1") -> Iterator[Site]:
    """Serve ``routes`` by path; everything else is 404. No robots.txt means that all is allowed."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.agents.add(self.headers.get("User-Agent", ""))
            site.headers.append((self.path, dict(self.headers.items())))
            routes.get(self.path, answer("not found", status=404))(self)

        def log_message(self, format: str, *arguments: Any) -> None:
            pass

    server = ThreadingHTTPServer((host, 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    site = Site(f"http://{host}:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def write_source(
    folder: Path,
    site: Site,
    feeds: tuple[str, ...] = ("/rss.xml",),
    extra: str = "",
    discovery: str = "",
    mirrors: tuple[str, ...] = (),
) -> Path:
    """A source folder for ``site``. ``discovery`` replaces the feeds; ``SITE`` in it stands for the site's address."""
    folder.mkdir(parents=True, exist_ok=True)
    links = ", ".join(f'"{site.address}{feed}"' for feed in feeds)
    found = discovery.replace("SITE", site.address) or f"[discovery]\nfeeds = [{links}]\n"
    host = site.address.removeprefix("http://").partition(":")[0]
    (folder / "source.toml").write_text(
        f'title = "Paper"\nhome = "{site.address}/"\nhosts = ["{host}"]\nkind = "news"\ntier = "news"\n'
        f'languages = ["en"]\ntimezone = "Asia/Almaty"\nmirrors = {json.dumps(mirrors)}\n{found}'
        f"[politeness]\ndelay = 0\nconcurrency = 4\n{extra}",
        encoding="utf-8",
    )
    return folder


def command(source: Path, work: Path, *options: str) -> list[str]:
    return [sys.executable, "-W", "error", "-m", "registerpub_crawler", *_arguments(source, work, options)]


def _arguments(source: Path, work: Path, options: tuple[str, ...]) -> list[str]:
    places = ("--archive", str(work / "archive"), "--state", str(work / f"{source.name}.json"))
    return [str(source), *places, "--allow-loopback", "--timeout", "3", *options]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(CRAWLER)}


@dataclass(frozen=True)
class Outcome:
    code: int
    summary: dict[str, Any]
    log: str

    @property
    def kinds(self) -> set[str]:
        return {finding["kind"] for finding in self.summary["findings"]}


def crawl(source: Path, work: Path, *options: str) -> Outcome:
    """Run one crawl to its end."""
    arguments = _arguments(source, work, options)
    done = warm.run("registerpub_crawler", arguments, Path.cwd(), environment(), kind=warm.CRAWLER)
    return Outcome(done.returncode, json.loads(done.stdout) if done.stdout.strip() else {}, done.stderr)


def set_back(state: Path, hours: float) -> None:
    """As if so many hours had gone by since the last crawl."""
    data = json.loads(state.read_text(encoding="utf-8"))
    data["swept"] = _earlier(data["swept"], hours)
    for table, names in (("feeds", ("full",)), ("items", ("fetched", "seen"))):
        for row in data[table].values():
            row.update({name: _earlier(row[name], hours) for name in names if row.get(name)})
    state.write_text(json.dumps(data), encoding="utf-8")


def _earlier(moment: str, hours: float) -> str:
    return (dt.datetime.fromisoformat(moment) - dt.timedelta(hours=hours)).isoformat() if moment else ""


def make_all_due(state: Path) -> None:
    """As if a day had gone by: feeds are fetched in full and articles looked at again. Payloads stay known."""
    data = json.loads(state.read_text(encoding="utf-8"))
    data["feeds"], data["items"], data["swept"] = {}, {}, ""
    state.write_text(json.dumps(data), encoding="utf-8")
