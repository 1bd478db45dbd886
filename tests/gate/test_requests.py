"""One request through the gate, against real servers: limits of time and size, redirects, changing answers of DNS."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from threading import Event, Thread
from typing import Any

import pytest

from registerpub.core.errors import GateError
from registerpub.gate import Gate, Limits, Outgoing, RequestFailed, send
from tests.crawl.helpers import answer, redirect, serving

OPEN = Gate(allow_loopback=True)


@contextmanager
def speaking(*pieces: bytes, pause: float = 0.0) -> Iterator[str]:
    """A server that says what it is told, piece by piece, then hangs until it is let go."""
    over = Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def speak() -> None:
        connection, _ = listener.accept()
        with connection:
            try:
                for piece in pieces:
                    connection.sendall(piece)
                    if over.wait(pause):
                        return
            except OSError:
                return
            over.wait(20)

    thread = Thread(target=speak, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/secret"
    finally:
        over.set()
        listener.close()
        thread.join(5)


def test_an_answer_of_any_status_is_an_answer() -> None:
    with serving({"/a": answer("hello", X_Kind="y"), "/b": answer("no", status=500)}) as site:
        found = send(site.address + "/a", OPEN)
        assert (found.status, found.body, found.headers["x-kind"]) == (200, b"hello", "y")
        assert send(site.address + "/b", OPEN).status == 500


def test_redirects_are_followed_only_as_far_as_allowed() -> None:
    routes = {"/a": redirect("/b"), "/b": redirect("/c"), "/c": answer("there"), "/loop": redirect("/loop")}
    with serving(routes) as site:
        assert send(site.address + "/a", OPEN).status == 302
        found = send(site.address + "/a", OPEN, limits=Limits(redirects=2))
        assert (found.body, found.url) == (b"there", site.address + "/c")
        for path in ("/a", "/loop"):
            with pytest.raises(RequestFailed, match="redirects more than 1 times"):
                send(site.address + path, OPEN, limits=Limits(redirects=1))


@pytest.mark.parametrize("target", ["http://10.0.0.1/", "http://0xa9fea9fe/", "ftp://paper.example/", "//[fd00::1]/"])
def test_after_a_redirect_the_gate_is_asked_again(target: str) -> None:
    with serving({"/a": redirect(target)}) as site, pytest.raises(GateError):
        send(site.address + "/a", OPEN, limits=Limits(redirects=3))


def test_a_name_is_resolved_once_for_a_request_and_judged_anew_after_a_redirect(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving({"/a": redirect("/b"), "/b": answer("never")}) as site:
        port = int(site.address.rpartition(":")[2])
        asked: list[str] = []
        real = socket.getaddrinfo

        def changing(host: str, *arguments: Any, **named: Any) -> Any:
            asked.append(host)
            return real("127.0.0.1" if len(asked) == 1 else "10.0.0.1", *arguments, **named)

        monkeypatch.setattr(socket, "getaddrinfo", changing)
        monkeypatch.setattr("registerpub.gate.rules.PORTS", (80, 443, port))
        with pytest.raises(GateError, match="not a public address"):
            send(f"http://paper.example:{port}/a", OPEN, limits=Limits(redirects=1))
        assert (asked, site.asked) == (["paper.example"] * 2, ["/a"])


def test_one_bad_address_among_good_ones_spoils_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, 80)) for host in ("127.0.0.1", "192.168.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: rows)
    with pytest.raises(GateError, match="192.168.0.1"):
        send("http://paper.example/", OPEN)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n"


@pytest.mark.parametrize(
    "pieces",
    [
        (),
        (b"HTTP/1.1 200 OK\r\n", *[b"X-A: b\r\n"] * 200),
        (HEAD + b"Content-Length: 900\r\n\r\n", *[b"x"] * 200),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", *[b"1\r\nx\r\n"] * 200),
    ],
    ids=["hang", "drip of headers", "drip of body", "drip of chunks"],
)
def test_a_server_that_takes_its_time_is_cut_off(pieces: tuple[bytes, ...]) -> None:
    with speaking(*pieces, pause=0.1) as url:
        with pytest.raises(RequestFailed, match="127.0.0.1 took too long") as caught:
            send(url, OPEN, limits=Limits(seconds=0.5))
        assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("pieces", "reason"),
    [
        ((HEAD + b"\r\n" + b"x" * 5000,), "more than 1000 bytes"),
        ((HEAD + b"Content-Length: 999999999999\r\n\r\n" + b"x" * 5000,), "more than 1000 bytes"),
        ((b"\x00\xff" * 50_000,), "cannot be reached"),
        ((HEAD + b"Content-Length: -5\r\n\r\n" + b"x" * 5000,), "more than 1000 bytes"),
    ],
)
def test_a_body_beyond_the_limit_and_what_is_no_http_are_refused(pieces: tuple[bytes, ...], reason: str) -> None:
    with speaking(*pieces) as url, pytest.raises(RequestFailed, match=reason):
        send(url, OPEN, limits=Limits(seconds=10, max_bytes=1000))


def test_an_answer_that_breaks_off_is_no_answer() -> None:
    def broken(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "5000")
        handler.end_headers()
        handler.wfile.write(b"x" * 100)
        handler.close_connection = True

    with serving({"/a": broken}) as site, pytest.raises(RequestFailed):
        send(site.address + "/a", OPEN)


def test_a_secret_is_not_carried_to_another_host() -> None:
    with serving({"/b": answer("b")}, "127.0.0.2") as other, serving({"/a": redirect(other.address + "/b")}) as site:
        outgoing = Outgoing(headers={"Authorization": "Bearer x", "X-Kept": "y"})
        assert send(site.address + "/a", OPEN, outgoing, limits=Limits(redirects=1)).body == b"b"
    [(_, headers)] = other.headers
    assert headers.get("X-Kept") == "y"
    assert "Authorization" not in headers


def test_with_a_proxy_the_name_is_resolved_there_and_the_proxy_is_told_who_we_are() -> None:
    with serving({"http://paper.example/a": answer("through")}) as proxy:
        address = proxy.address.replace("http://", "http://user:p%40ss@")
        assert send("http://paper.example/a#x", Gate(), proxy=address).body == b"through"
    assert proxy.headers[0][1]["Proxy-Authorization"] == "Basic dXNlcjpwQHNz"
    with pytest.raises(GateError):
        send("http://127.0.0.1/", Gate(), proxy="http://127.0.0.1:1")
