"""The program's commands in processes that start warm: forked from one that has imported what needs no project.

A command of the real program spends most of a second on imports, and the tests start more than a thousand. Each still
runs in a process of its own, with its own folder, environment, standard streams and exit code, and sets Django up
anew; only the imports are shared. What is about starting itself (services, kills, the documented commands) starts
Python anew.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import json
import os
import runpy
import select
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Kind:
    """Processes that share their imports. ``options`` of Python; ``prepared``: modules that belong to no project."""

    options: tuple[str, ...]
    prepared: str


PROGRAM = Kind(
    ("-W", "error::DeprecationWarning:registerpub"),
    "registerpub.cli.main registerpub.archive registerpub.publishing registerpub.sources registerpub.gate "
    "registerpub.core.casefile registerpub.core.changes registerpub.core.claims registerpub.core.differences "
    "registerpub.core.names registerpub.core.notices registerpub.core.pdf registerpub.core.reading "
    "django.contrib.auth.hashers django.db.backends.sqlite3.base django.db.migrations.executor django.db.models "
    "django.template.backends.jinja2 huey jinja2 psycopg tldextract",
)
CRAWLER = Kind(("-W", "error"), "registerpub_crawler.__main__")
#: What is bound to one project, or to one run, when it is imported.
BOUND = {"registerpub.settings", "registerpub.store", "twisted.internet.reactor"}
SECONDS = 300
#: Of a request (arguments, folder, environment), as a datagram carries it.
LARGEST = 100_000
NUMBER = struct.Struct("i")


def run(
    module: str, arguments: list[str], cwd: Path, environment: dict[str, str], stdin: str = "", kind: Kind = PROGRAM
) -> subprocess.CompletedProcess[str]:
    """As ``subprocess.run([python, "-m", module, *arguments])`` with text captured.

    Raises :class:`subprocess.TimeoutExpired` after five minutes, with the process ended.
    """
    request = json.dumps([module, arguments, str(cwd), environment]).encode()
    answers, answer = os.pipe()
    with contextlib.ExitStack() as stack:
        given, out, err = (stack.enter_context(tempfile.TemporaryFile()) for _ in range(3))
        replies = stack.enter_context(os.fdopen(answers, "rb", buffering=0))
        given.write(stdin.encode())
        given.seek(0)
        try:
            socket.send_fds(_first(kind), [request], [given.fileno(), out.fileno(), err.fileno(), answer])
        finally:
            os.close(answer)
        (pid,) = NUMBER.unpack(replies.read(NUMBER.size))
        if not select.select([replies], [], [], SECONDS)[0]:
            os.kill(pid, signal.SIGKILL)
            raise subprocess.TimeoutExpired(arguments, SECONDS)
        (code,) = NUMBER.unpack(replies.read(NUMBER.size))
        texts = []
        for stream in (out, err):
            stream.seek(0)
            texts.append(stream.read().decode())
    return subprocess.CompletedProcess(arguments, code, *texts)


@cache
def _first(kind: Kind) -> socket.socket:
    """The socket to the process that all others are forked from; it ends when this one does."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "REGISTERPUB"))}
    command = [sys.executable, *kind.options, str(Path(__file__).resolve()), str(theirs.fileno()), kind.prepared]
    null = subprocess.DEVNULL
    process = subprocess.Popen(command, stdin=null, stdout=null, pass_fds=(theirs.fileno(),), env=environment, cwd=ROOT)
    theirs.close()
    atexit.register(process.wait)
    atexit.register(ours.close)
    return ours


def _serve(requests: socket.socket, prepared: list[str]) -> None:
    """Fork one process a request until the tests have ended. Returns (or leaves) in the command's process too."""
    sys.path[0:1] = [str(ROOT), str(ROOT)]  # the first becomes the folder of the command
    for name in prepared:
        importlib.import_module(name)
        if name.endswith("__main__"):
            del sys.modules[name]
    assert not BOUND & set(sys.modules), f"these cannot be shared: {BOUND & set(sys.modules)}"
    assert threading.active_count() == 1, "threads do not survive a fork"
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        request, files, _, _ = socket.recv_fds(requests, LARGEST, 4)
        if not request:
            return
        keeper = os.fork()
        if not keeper:
            requests.close()
            _keep(request, files)
            return
        for number in files:
            os.close(number)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def _keep(request: bytes, files: list[int]) -> None:
    """Fork the command, tell its number, wait for it and tell its code as :mod:`subprocess` does."""
    *streams, answer = files
    command = os.fork()
    if not command:
        os.close(answer)
        for target, number in enumerate(streams):
            os.dup2(number, target)
            os.close(number)
        _become(*json.loads(request))
        return
    os.write(answer, NUMBER.pack(command))
    os.write(answer, NUMBER.pack(os.waitstatus_to_exitcode(os.waitpid(command, 0)[1])))
    os._exit(0)


def _become(module: str, arguments: list[str], cwd: str, environment: dict[str, str]) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    sys.path[0] = cwd
    sys.argv[1:] = arguments
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])), sys.argv[2].split())
