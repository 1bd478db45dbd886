"""Serves the generated site from memory as a process of its own: ``python -m bench.crawl.server --pages N``.

Prints its port, ends when its standard input is closed. Answers are made beforehand and connections are kept, so that
it is never what a crawl waits for; ``ceiling`` measures that. ``GET /-/clock`` gives JSON: the requests since the last
such look and when the first and the last of them came, by the monotonic clock, which all processes share.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Mapping

from bench.crawl.site import Document, make_site

HOST = "127.0.0.1"
CLOCK = "/-/clock"


class Clock:
    """Counts requests from one look to the next."""

    def __init__(self) -> None:
        self._first = self._last = 0.0
        self._requests = 0

    def note(self) -> None:
        self._last = time.monotonic()
        self._first = self._first or self._last
        self._requests += 1

    def look(self) -> bytes:
        seen = {"requests": self._requests, "first": self._first, "last": self._last}
        self.__init__()  # type: ignore[misc]  # begins anew
        return json.dumps(seen).encode()


class Connection(asyncio.Protocol):
    """One kept connection of HTTP/1.1; requests have no body."""

    def __init__(self, answers: Mapping[bytes, tuple[bytes, bytes]], clock: Clock) -> None:
        self._answers = answers
        self._clock = clock
        self._pending = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        *requests, self._pending = (self._pending + data).split(b"\r\n\r\n")
        for request in requests:
            self._answer(request)

    def _answer(self, request: bytes) -> None:
        path = request.split(b" ", 2)[1]
        if path == CLOCK.encode():
            self._transport.write(_plain(200, self._clock.look()))
            return
        self._clock.note()
        plain, packed = self._answers.get(path, (_NOT_FOUND, _NOT_FOUND))
        wants_packed = b"gzip" in request.lower().partition(b"\r\naccept-encoding:")[2].partition(b"\r\n")[0]
        self._transport.write(packed if wants_packed else plain)


def _plain(status: int, body: bytes) -> bytes:
    return b"HTTP/1.1 %d -\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%b" % (status, len(body), body)


_NOT_FOUND = _plain(404, b"not found\n")


def answers_of(site: Mapping[str, Document], compress: bool) -> dict[bytes, tuple[bytes, bytes]]:
    """For each path the whole answer as it is sent: to those who take gzip no other, unless ``compress``."""
    answers = {}
    for path, document in site.items():
        plain = _answer_bytes(document.content_type, document.body, "")
        packed = _answer_bytes(document.content_type, document.packed, "Content-Encoding: gzip\r\n")
        answers[path.encode()] = (plain, packed if compress else plain)
    return answers


def _answer_bytes(content_type: str, body: bytes, more: str) -> bytes:
    head = (
        f"HTTP/1.1 200 OK\r\nServer: bench\r\nDate: Mon, 06 May 2024 07:08:09 GMT\r\nContent-Type: {content_type}\r\n"
        f"Last-Modified: Mon, 06 May 2024 07:08:09 GMT\r\nCache-Control: max-age=60\r\n{more}"
        f"Content-Length: {len(body)}\r\nConnection: keep-alive\r\n\r\n"
    )
    return head.encode() + body


async def serve(pages: int, compress: bool) -> None:
    answers: dict[bytes, tuple[bytes, bytes]] = {}
    clock, loop = Clock(), asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(answers, clock), HOST, 0)
    port = server.sockets[0].getsockname()[1]
    answers.update(answers_of(make_site(pages, f"http://{HOST}:{port}"), compress))
    print(port, flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, required=True)
    parser.add_argument("--compress", action="store_true", help="send pages compressed to those who take that")
    options = parser.parse_args()
    asyncio.run(serve(options.pages, options.compress))


if __name__ == "__main__":
    main()
