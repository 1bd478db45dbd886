"""The desk's port: whether it can be had, kept from another registerpub, and whether the desk answers there.

The web server shares ports (SO_REUSEPORT): on a port that another desk has, the kernel would deal requests out between
two unrelated projects. So the port is tried without sharing before anything is started.
"""

from __future__ import annotations

import errno
import http.client
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from registerpub.core.errors import InputError

_LAST_PORT = 65535


@contextmanager
def reserved_port(listen: str) -> Iterator[None]:
    """Make sure that nobody listens at ``listen`` (``HOST:PORT``) and that no other registerpub starts to meanwhile.

    Raises :class:`InputError` that says what to do.
    """
    with ExitStack() as held:
        try:
            if sys.platform == "linux":
                held.enter_context(_mark(listen))
            _try_to_bind(listen)
        except (OSError, OverflowError) as error:
            raise _refusal(listen, error) from error
        yield


def _mark(listen: str) -> socket.socket:
    """A name in the kernel that one process can have at a time and that ends with it.

    It closes the gap between the trial and the moment when the server itself listens, for two that start at once.
    """
    mark = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        mark.bind(f"\0registerpub desk on port {listen.rpartition(':')[2]}")
    except OSError:
        mark.close()
        raise
    return mark


def _try_to_bind(listen: str) -> None:
    host, _, port = listen.rpartition(":")
    if int(port) > _LAST_PORT:
        raise OverflowError  # the resolver would take it modulo 65536
    family, kind, protocol, _, address = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind, protocol) as probe:
        # Connections of an earlier run that the kernel has not forgotten yet are no obstacle; a listener is.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind(address)


def _refusal(listen: str, error: OSError | OverflowError) -> InputError:
    port = listen.rpartition(":")[2]
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return InputError(f"port {port} is taken: use --port N")
    reason = error.strerror if isinstance(error, OSError) else "no such port"
    return InputError(f"cannot listen on {listen}: {reason}")


def answers(listen: str) -> bool:
    """Whether a web server answers at ``listen``, whatever it says."""
    host, _, port = listen.rpartition(":")
    everywhere = host == "0.0.0.0"  # noqa: S104  # nosec B104  # compared, not bound
    connection = http.client.HTTPConnection("127.0.0.1" if everywhere else host, int(port), timeout=2)
    try:
        connection.request("GET", "/")
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True
