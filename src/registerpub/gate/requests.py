"""Sends one request to the outside, through the gate, within limits of time and size.

The name is judged first; it is resolved once, every address is judged, and the connection goes to one of those very
addresses, so that an answer of the resolver that changes gains nothing. After a redirect all of this is done again.
With a proxy the connection goes to the proxy, and the name is resolved there.
"""

from __future__ import annotations

import base64
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from registerpub.core.errors import RegisterpubError
from registerpub.gate.rules import Gate, is_local_name

TIMEOUT = 20.0
MAX_BYTES = 256 * 1024
_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK = 65_536


class RequestFailed(RegisterpubError):
    """The service could not be reached, or broke a limit. The message names its host and no path.

    ``cause``: ``late`` for a limit of time, else the name of the error behind it, or empty.
    """

    def __init__(self, message: str, cause: str = "") -> None:
        self.cause = cause
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Answer:
    """``url`` is where it came from in the end; header names are in lower case; ``body`` is as sent."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Limits:
    """``seconds`` for everything together, redirects too; ``redirects``: how many are followed.

    ``status_only``: the body of the answer is not read, however long it is.
    """

    seconds: float = TIMEOUT
    max_bytes: int = MAX_BYTES
    redirects: int = 0
    status_only: bool = False


_DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is sent: ``body`` empty for a GET."""

    method: str = "GET"
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def send(url: str, gate: Gate, outgoing: Outgoing | None = None, proxy: str = "", limits: Limits = _DEFAULT) -> Answer:
    """The answer to a request. Raises :class:`GateError` for an address that may not be asked (after any redirect),
    :class:`RequestFailed` for everything else; an answer of any status is an answer.

    A redirect is followed as a GET without body, except 307 and 308, which repeat the request.
    """
    outgoing = outgoing or Outgoing()
    end = time.monotonic() + limits.seconds
    for followed in range(limits.redirects + 1):
        answer = _once(url, gate, outgoing, proxy, limits, end)
        target = answer.headers.get("location", "")
        if answer.status not in _REDIRECTS or not target or not limits.redirects:
            return answer
        if followed == limits.redirects:
            break
        if answer.status not in (307, 308):
            outgoing = Outgoing(headers=outgoing.headers)
        if _origin(url) != _origin(urljoin(url, target)):
            outgoing = Outgoing(outgoing.method, outgoing.body, _without_secrets(outgoing.headers))
        url = urljoin(url, target)
    raise RequestFailed(f"{urlsplit(url).hostname} redirects more than {limits.redirects} times")


def _once(url: str, gate: Gate, outgoing: Outgoing, proxy: str, limits: Limits, end: float) -> Answer:
    gate.check_url(url)
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = open_connection(url, gate, proxy, _left(end))
    target = url.partition("#")[0] if proxy and parts.scheme == "http" else path
    headers = {"User-Agent": "registerpub", "Accept-Encoding": "identity", **outgoing.headers}
    if proxy and parts.scheme == "http":
        headers |= _proxy_headers(proxy)
    try:
        with _cut_off(connection, end):
            connection.request(outgoing.method, target, outgoing.body or None, headers)
            answer = connection.getresponse()
            body = b"" if limits.status_only else _read(answer, parts.hostname or "", limits.max_bytes)
        if time.monotonic() >= end:
            raise TimeoutError
    except (OSError, http.client.HTTPException, ValueError) as error:
        late = isinstance(error, TimeoutError) or time.monotonic() >= end
        reason = "took too long" if late else f"cannot be reached: {type(error).__name__}"
        raise RequestFailed(f"{parts.hostname} {reason}", "late" if late else type(error).__name__) from error
    finally:
        connection.close()
    return Answer(url, answer.status, {name.lower(): value for name, value in answer.getheaders()}, body)


def _read(answer: http.client.HTTPResponse, host: str, max_bytes: int) -> bytes:
    """The whole body; one that is longer is refused as soon as that is known, one that is cut short, too."""
    body = bytearray()
    while chunk := answer.read(min(_CHUNK, max_bytes + 1 - len(body))):
        body += chunk
        if len(body) > max_bytes:
            raise RequestFailed(f"{host} answered with more than {max_bytes} bytes")
    if answer.length:
        raise http.client.IncompleteRead(bytes(body), answer.length)
    return bytes(body)


@contextmanager
def _cut_off(connection: http.client.HTTPConnection, end: float) -> Iterator[None]:
    """At ``end`` the connection is shut, whatever it is doing: a server that drips would renew each time limit."""
    timer = threading.Timer(max(end - time.monotonic(), 0.001), _shut, [connection])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _shut(connection: http.client.HTTPConnection) -> None:
    held: socket.socket | None = connection.sock
    if held is not None:
        try:
            # Of the plain socket: the one of TLS would wait for the other side to take leave.
            socket.socket.shutdown(held, socket.SHUT_RDWR)
        except OSError:
            return


def _left(end: float) -> float:
    return max(end - time.monotonic(), 0.001)


def open_connection(url: str, gate: Gate, proxy: str = "", seconds: float = TIMEOUT) -> http.client.HTTPConnection:
    """A connection for one request to ``url``, which the gate must have let through; it is made when it is used.

    For callers that :func:`send` does not suit. ``seconds`` hold for each wait, not for the whole.
    """
    return _through_proxy(url, proxy, seconds) if proxy else _direct(url, gate, seconds)


def _direct(url: str, gate: Gate, seconds: float) -> http.client.HTTPConnection:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "https":
        return _CheckedTls(gate, host, parts.port, timeout=seconds, context=ssl.create_default_context())
    return _Checked(gate, host, parts.port, timeout=seconds)


def _through_proxy(url: str, proxy: str, seconds: float) -> http.client.HTTPConnection:
    parts, through = urlsplit(url), urlsplit(proxy)
    host, port = through.hostname or "", through.port
    if parts.scheme != "https":
        return http.client.HTTPConnection(host, port, timeout=seconds)
    connection = http.client.HTTPSConnection(host, port, timeout=seconds, context=ssl.create_default_context())
    connection.set_tunnel(parts.hostname or "", parts.port or 443, _proxy_headers(proxy))
    return connection


def _proxy_headers(proxy: str) -> dict[str, str]:
    """How the proxy knows us, if its address holds a name and a password."""
    through = urlsplit(proxy)
    if through.username is None:
        return {}
    pair = f"{unquote(through.username)}:{unquote(through.password or '')}"
    return {"Proxy-Authorization": "Basic " + base64.b64encode(pair.encode()).decode("ascii")}


class _Checked(http.client.HTTPConnection):
    """Connects to no address that the gate refuses."""

    def __init__(self, gate: Gate, host: str, port: int | None, **options: Any) -> None:
        super().__init__(host, port, **options)
        self._gate = gate

    def connect(self) -> None:
        self.sock = _connect(self.host, self.port, self._gate, self.timeout)


class _CheckedTls(http.client.HTTPSConnection):
    """The same with TLS, for which the name still counts."""

    def __init__(self, gate: Gate, host: str, port: int | None, context: ssl.SSLContext, **options: Any) -> None:
        super().__init__(host, port, context=context, **options)
        self._gate, self._tls = gate, context

    def connect(self) -> None:
        # Set at once: the handshake, too, must be cut off in time.
        self.sock = _connect(self.host, self.port, self._gate, self.timeout)
        self.sock = self._tls.wrap_socket(self.sock, server_hostname=self.host)


def _connect(host: str, port: int, gate: Gate, timeout: float | None) -> socket.socket:
    """Resolve once, judge every address that came, and connect to one of those very addresses."""
    # Not every C library knows that *.localhost is this machine (RFC 6761).
    asked = "127.0.0.1" if gate.allow_loopback and is_local_name(host) else host
    found = socket.getaddrinfo(asked, port, type=socket.SOCK_STREAM)
    for *_, address in found:
        gate.check_address(str(address[0]).partition("%")[0])
    fault: OSError = OSError("no address")
    for family, kind, protocol, _, address in found:
        connection = socket.socket(family, kind, protocol)
        connection.settimeout(timeout)
        try:
            connection.connect(address)
            return connection
        except OSError as error:
            connection.close()
            fault = error
    raise fault


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port


def _without_secrets(headers: Mapping[str, str]) -> Mapping[str, str]:
    return {name: value for name, value in headers.items() if name.lower() not in ("authorization", "cookie")}
