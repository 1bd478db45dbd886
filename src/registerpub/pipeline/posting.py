"""Sends one small request to an outside service, through the gate: the name is checked first, the address at connect.

Redirects are not followed. With a proxy the connection goes to it, and the name is resolved there.
"""

from __future__ import annotations

import http.client
import socket
import ssl
from typing import Any
from urllib.parse import urlsplit

from registerpub.core.errors import RegisterpubError
from registerpub.gate import Gate

TIMEOUT = 20.0
MAX_ANSWER = 256 * 1024


class PostFailed(RegisterpubError):
    """The service could not be reached or did not answer as it should."""


def post(url: str, body: bytes, content_type: str, gate: Gate, proxy: str = "") -> bytes:
    """The body of the answer 200. Raises :class:`GateError` or :class:`PostFailed`; the message names no path."""
    gate.check_url(url)
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    connection = open_connection(url, gate, proxy)
    target = url if proxy and parts.scheme == "http" else path
    try:
        connection.request("POST", target, body, {"Content-Type": content_type, "User-Agent": "registerpub"})
        answer = connection.getresponse()
        data = answer.read(MAX_ANSWER + 1)
    except (OSError, http.client.HTTPException) as error:
        raise PostFailed(f"{parts.hostname} cannot be reached: {type(error).__name__}") from error
    finally:
        connection.close()
    if answer.status != http.HTTPStatus.OK:
        raise PostFailed(f"{parts.hostname} answered {answer.status}")
    if len(data) > MAX_ANSWER:
        raise PostFailed(f"{parts.hostname} answered with more than {MAX_ANSWER} bytes")
    return data


def open_connection(url: str, gate: Gate, proxy: str = "") -> http.client.HTTPConnection:
    """A connection for one request to ``url``, which the gate must have let through; it is made when it is used."""
    return _through_proxy(url, proxy) if proxy else _direct(url, gate)


def _direct(url: str, gate: Gate) -> http.client.HTTPConnection:
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "https":
        return _CheckedTls(gate, host, parts.port, timeout=TIMEOUT, context=ssl.create_default_context())
    return _Checked(gate, host, parts.port, timeout=TIMEOUT)


def _through_proxy(url: str, proxy: str) -> http.client.HTTPConnection:
    parts, through = urlsplit(url), urlsplit(proxy)
    host, port = through.hostname or "", through.port
    if parts.scheme != "https":
        return http.client.HTTPConnection(host, port, timeout=TIMEOUT)
    connection = http.client.HTTPSConnection(host, port, timeout=TIMEOUT, context=ssl.create_default_context())
    connection.set_tunnel(parts.hostname or "", parts.port or 443)
    return connection


class _Checked(http.client.HTTPConnection):
    """Connects to no address that the gate refuses."""

    def __init__(self, gate: Gate, host: str, port: int | None, **options: Any) -> None:
        super().__init__(host, port, **options)
        self._gate = gate

    def connect(self) -> None:
        self.sock = _connect(self.host, self.port, self._gate)


class _CheckedTls(http.client.HTTPSConnection):
    """The same with TLS, for which the name still counts."""

    def __init__(self, gate: Gate, host: str, port: int | None, context: ssl.SSLContext, **options: Any) -> None:
        super().__init__(host, port, context=context, **options)
        self._gate, self._tls = gate, context

    def connect(self) -> None:
        self.sock = self._tls.wrap_socket(_connect(self.host, self.port, self._gate), server_hostname=self.host)


def _connect(host: str, port: int, gate: Gate) -> socket.socket:
    """Resolve once, check what came, and connect to that very address."""
    fault: OSError = OSError("no address")
    for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        gate.check_address(str(address[0]).partition("%")[0])
        connection = socket.socket(family, kind, protocol)
        connection.settimeout(TIMEOUT)
        try:
            connection.connect(address)
            return connection
        except OSError as error:
            connection.close()
            fault = error
    raise fault
