"""A real receiver on loopback that answers as a test tells it: an outlet's, or a small WebSub hub's."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Receiver:
    """``answer``: a status, or slow, drip, huge, redirect, cut or silent. ``got``: (headers in lower case, body)."""

    port: int = 0
    answer: int | str = 204
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    #: What slow answers wait for, so that no thread outlives the test.
    end: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/in/box?token=outletsecret"

    @property
    def bodies(self) -> list[bytes]:
        return [body for _, body in self.got]

    @property
    def keys(self) -> list[str]:
        return [headers["webhook-id"] for headers, _ in self.got]


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(receiver))
    server.daemon_threads = True
    receiver.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        receiver.end.set()
        server.shutdown()
        server.server_close()


def _handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length", "0"))
            body = self.rfile.read(length)
            receiver.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
            answer = receiver.answer
            if isinstance(answer, int):
                self.send_response(answer)
                self.send_header("Content-Length", "0")
                self.end_headers()
            else:
                getattr(self, f"_{answer}")()

        def do_GET(self) -> None:
            receiver.got.append(({}, b"a redirect was followed"))
            self.send_response(200)
            self.end_headers()

        def _slow(self) -> None:
            receiver.end.wait(20)
            self.close_connection = True

        def _drip(self) -> None:
            """The status line, a byte at a time: each byte would renew a limit of waiting."""
            for byte in b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 400:
                if receiver.end.is_set():
                    return
                try:
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                except OSError:
                    return
                time.sleep(0.05)

        def _huge(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(10**12))
            self.end_headers()
            try:
                while not receiver.end.is_set():
                    self.wfile.write(b"x" * 65536)
            except OSError:
                return

        def _redirect(self) -> None:
            self.send_response(307)
            self.send_header("Location", f"http://127.0.0.1:{receiver.port}/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _cut(self) -> None:
            self.wfile.write(b"HTTP/1")
            self.close_connection = True

        def _silent(self) -> None:
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            return

    return Handler
