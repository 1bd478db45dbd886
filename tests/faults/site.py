"""The sites of a run and an outlet's door, on all loopback addresses of a machine: ``python -m tests.faults.site``.

Source N lives on the loopback address of its number. Its feed names one article and says each time that it has changed,
which it never does. What is told to the outlet is written down, a line each.
"""

from __future__ import annotations

import itertools
import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.faults.world import PORT, feed_of, number_of, page_of

_turns = itertools.count(1)


class Sites(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    told: Path

    def do_GET(self) -> None:
        number = number_of(self.headers.get("Host", "").partition(":")[0])
        if self.path == "/feed.xml":
            self._answer(200, feed_of(number, next(_turns)), "application/atom+xml")
        elif self.path == f"/news/{number}.html":
            self._answer(200, page_of(number), "text/html; charset=utf-8")
        else:
            self._answer(404, b"not found\n", "text/plain")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        line = json.dumps([self.headers.get("webhook-id", ""), json.loads(body)], ensure_ascii=False) + "\n"
        with self.told.open("a", encoding="utf-8") as file:
            file.write(line)
        self._answer(200, b"thanks\n", "text/plain")

    def _answer(self, status: int, body: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128


if __name__ == "__main__":
    Sites.told = Path(sys.argv[1])
    Server(("0.0.0.0", PORT), Sites).serve_forever()
