"""Starting crawls: the first of this process as a program of its own, later ones by a nursery that has it read already.

Each crawl is a process either way, and whatever happens to the nursery, the next crawl starts without it. Both are in
sessions of their own: a terminal's Ctrl-C asks us, not them, and they end with us by their lifelines.
"""

from __future__ import annotations

import json
import os
import select
import selectors
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Protocol

_CRAWLER = [sys.executable, "-m", "registerpub_crawler"]
_NURSERY = [sys.executable, "-m", "registerpub_crawler.nursery"]
_LARGEST_ORDER = 60_000
#: How long a crawl that is to be killed may take to say which process it is.
_START_SECONDS = 5.0


class CrawlProcess(Protocol):
    """As :class:`subprocess.Popen`: ``communicate`` gives output and errors, and raises when time is up."""

    def communicate(self, input: None = None, timeout: float | None = None) -> tuple[str, str]: ...

    def kill(self) -> None: ...

    @property
    def returncode(self) -> int | None: ...


def start_crawl(command: Sequence[str], folder: Path, lifeline: int, held: Sequence[int]) -> CrawlProcess:
    """Start ``command`` in ``folder``. ``lifeline``: its standard input; ``held``: kept open as long as it lives."""
    environment = {name: value for name, value in os.environ.items() if name != "SCRAPY_SETTINGS_MODULE"}
    if list(command[: len(_CRAWLER)]) == _CRAWLER:
        child = _nursery.start(command[len(_CRAWLER) :], folder, lifeline, held, environment)
        if child is not None:
            return child
    return subprocess.Popen(  # nosec B603  # our own crawler, no shell
        command,
        stdin=lifeline,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
        env=environment,
        pass_fds=tuple(held),
        start_new_session=True,
    )


class _Child:
    """A crawl that the nursery started. ``end`` tells its process and its exit code, and closes when it is gone."""

    def __init__(self, output: int, errors: int, end: int) -> None:
        self._read = {output: bytearray(), errors: bytearray(), end: bytearray()}
        self._output, self._errors, self._end = output, errors, end
        self._open = set(self._read)
        self.returncode: int | None = None

    def communicate(self, input: None = None, timeout: float | None = None) -> tuple[str, str]:
        until = None if timeout is None else time.monotonic() + timeout
        with selectors.DefaultSelector() as selector:
            for descriptor in self._open:
                selector.register(descriptor, selectors.EVENT_READ)
            while self._open:
                left = None if until is None else until - time.monotonic()
                if left is not None and left < 0:
                    raise subprocess.TimeoutExpired(_CRAWLER, timeout or 0)
                for key, _ in selector.select(left):
                    self._take(key.fd, selector)
        said = self._read[self._end].split()
        self.returncode = int(said[1]) if len(said) > 1 else -signal.SIGKILL
        output, errors = (bytes(self._read[one]).decode("utf-8", "replace") for one in (self._output, self._errors))
        return output, errors

    def kill(self) -> None:
        """As long as ``end`` is open, its process is the one that it told of, or none."""
        if self._end not in self._open:
            return
        if not self._read[self._end]:
            if not select.select([self._end], [], [], _START_SECONDS)[0]:
                # The nursery is stuck. Nobody listens any more: a child that comes all the same ends with its lifeline.
                self._let_go()
                return
            self._read[self._end] += os.read(self._end, 100)
        if said := self._read[self._end].split():
            try:
                os.kill(int(said[0]), signal.SIGKILL)
            except ProcessLookupError:
                return

    def _take(self, descriptor: int, selector: selectors.BaseSelector) -> None:
        if data := os.read(descriptor, 65536):
            self._read[descriptor] += data
        else:
            selector.unregister(descriptor)
            self._open.discard(descriptor)
            os.close(descriptor)

    def _let_go(self) -> None:
        for descriptor in self._open:
            os.close(descriptor)
        self._open.clear()

    def __del__(self) -> None:
        self._let_go()


class _Nursery:
    """Starts with the second crawl of this process. Any thread may ask."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked = 0
        self._orders: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def start(
        self, arguments: Sequence[str], folder: Path, lifeline: int, held: Sequence[int], environment: Mapping[str, str]
    ) -> _Child | None:
        """``None`` where there is no nursery, yet or any more."""
        order = json.dumps([str(folder), *arguments]).encode()
        with self._lock:
            self._asked += 1
            if self._asked == 1 or len(order) > _LARGEST_ORDER:
                return None
            pipes = [os.pipe() for _ in range(3)]
            try:
                orders = self._orders or self._open(environment)
                streams = [lifeline, *(write for _, write in pipes)]
                socket.send_fds(orders, [order], [*streams, *held])
            except OSError:
                self._close()
                for read, _ in pipes:
                    os.close(read)
                return None
            finally:
                for _, write in pipes:
                    os.close(write)
        return _Child(*(read for read, _ in pipes))

    def _close(self) -> None:
        if self._orders is not None:
            self._orders.close()
            self._orders = None
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _open(self, environment: Mapping[str, str]) -> socket.socket:
        self._orders, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(  # nosec B603  # our own crawler, no shell
                _NURSERY,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                env=dict(environment),
                start_new_session=True,
            )
        return self._orders


_nursery = _Nursery()
