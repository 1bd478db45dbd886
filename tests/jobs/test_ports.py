"""The desk's port: never shared with anybody, free again as soon as its listener is gone."""

from __future__ import annotations

import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from registerpub.core.errors import InputError
from registerpub.jobs.ports import answers, reserved_port


def listener(*, shared: bool, host: str = "127.0.0.1") -> socket.socket:
    """A server's socket; ``shared`` with the options that the desk's web server sets."""
    made = socket.socket()
    if shared:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    made.bind((host, 0))
    made.listen()
    return made


@pytest.mark.parametrize("shared", [True, False], ids=["another desk", "a foreign server"])
@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_a_port_that_somebody_listens_on_is_taken(shared: bool, host: str) -> None:
    with listener(shared=shared, host=host) as other:
        port = other.getsockname()[1]
        with (
            pytest.raises(InputError, match=f"^port {port} is taken: use --port N$"),
            reserved_port(f"127.0.0.1:{port}"),
        ):
            pass
    with reserved_port(f"127.0.0.1:{port}"):
        pass


def test_connections_that_the_kernel_has_not_forgotten_are_no_obstacle() -> None:
    with listener(shared=True) as server:
        port = server.getsockname()[1]
        client = socket.create_connection(("127.0.0.1", port))
        served, _ = server.accept()
        # The side that closes first keeps the connection in TIME_WAIT.
        served.close()
        client.close()
    with reserved_port(f"127.0.0.1:{port}"):
        pass


def test_of_two_that_start_at_once_only_one_gets_the_port() -> None:
    with listener(shared=False) as probe:
        listen = f"127.0.0.1:{probe.getsockname()[1]}"
    with reserved_port(listen), pytest.raises(InputError, match="is taken"), reserved_port(listen):
        pass
    with reserved_port(listen):
        pass


@pytest.mark.parametrize("listen", ["no-such-host.invalid:8000", "127.0.0.1:99999", "198.51.100.7:8000"])
def test_an_address_that_cannot_be_had_is_named(listen: str) -> None:
    with pytest.raises(InputError, match=f"cannot listen on {listen}: "), reserved_port(listen):
        pass


def test_only_a_web_server_answers() -> None:
    with listener(shared=False) as probe:
        listen = f"127.0.0.1:{probe.getsockname()[1]}"
    assert not answers(listen)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_error(503)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    assert answers(f"127.0.0.1:{server.server_address[1]}")
    server.shutdown()
    server.server_close()
    thread.join()
