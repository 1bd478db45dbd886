"""Keeps desk (granian), scheduler and worker (huey) running until Ctrl-C; says when the desk is open."""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import NoReturn

from registerpub.config import Config
from registerpub.jobs.parts import Part
from registerpub.jobs.ports import answers

logger = logging.getLogger(__name__)
_TURN = 0.3
#: Of one process of the desk. They do not make it faster: they leave some for those who read, while as many as a
#: small group is sign in (half a second of hashing each) or wait for their turn to write. The server warns of more
#: threads than twice the cores and one, which is right for work that computes alone.
_THREADS = 16


def open_desk(config: Config) -> int:
    """Desk, scheduler and worker until Ctrl-C; the exit code. The caller holds the port (:func:`ports.reserved_port`).

    Raises :class:`PartFailed` if a part dies again and again.
    """
    environment = {**os.environ, "REGISTERPUB_PROJECT": str(config.root)}
    desk = Part("desk", desk_command(config), {**environment, **_first_run(config)})
    jobs = [sys.executable, "-m", "registerpub.jobs"]
    others = [Part(name, [*jobs, name], environment) for name in ("scheduler", "worker")]
    try:
        supervise([desk, *others], config.listen)
    finally:
        _let_go_of_the_log()
    return 0


def run_web(config: Config) -> NoReturn:
    """Become the desk's web server, for a service manager that looks after it itself."""
    command = desk_command(config)
    environment = {**os.environ, "REGISTERPUB_PROJECT": str(config.root)}
    os.execve(command[0], command, environment)  # noqa: S606  # nosec B606  # our own program


def _first_run(config: Config) -> Mapping[str, str]:
    """What the desk must know while there is no account: the code that is shown at this terminal, nowhere else.

    A desk that dies and is started again keeps it; the next ``registerpub up`` makes another.
    """
    from registerpub.pipeline.first_run import CODE_VARIABLE, is_open, new_code

    if not is_open():
        return {CODE_VARIABLE: ""}
    code = new_code()
    _say(
        f"There is no account yet. Open http://{config.listen}/ and give this set-up code to make the first keeper:\n"
        f"\n    {code}\n\n"
        "It is good once, until this program is stopped. Whoever has it can take the desk: do not pass it on."
    )
    return {CODE_VARIABLE: code}


def supervise(parts: Sequence[Part], listen: str, pause: float = 1.0) -> None:
    """Start ``parts`` (the desk first), start again what dies, stop all when told to.

    A part waits for ``pause`` seconds, and twice as long after each further death right after its start.
    Raises :class:`PartFailed`; nothing is running then either.
    """
    open_to_people = False
    due: dict[str, float] = {}
    with _told_to_stop() as stops:
        try:
            for part in parts:
                part.start()
            while not stops:
                time.sleep(_TURN)
                if not open_to_people and not parts[0].has_ended() and answers(listen):
                    open_to_people = True
                    _say(f"the desk is open at http://{listen}/ (Ctrl-C stops everything)")
                for part in parts:
                    if part.has_ended() and not stops:
                        _look_after(part, due, pause)
        finally:
            for part in parts:
                part.ask_to_stop()
            for part in parts:
                part.stop()


def _look_after(part: Part, due: dict[str, float], pause: float) -> None:
    """Say that ``part`` has died, and start it again when its time (kept in ``due``) has come."""
    if part.name not in due:
        deaths = part.bury()
        wait = pause * 2 ** max(deaths - 1, 0)
        due[part.name] = time.monotonic() + wait
        logger.warning("the %s ended with %s: it is started again in %g s", part.name, part.exit_status, wait)
    if time.monotonic() >= due[part.name]:
        del due[part.name]
        part.start()


def _say(line: str) -> None:
    """Tell the terminal. That it is gone, or its log's disk is full, is no reason to close the desk."""
    with suppress(OSError):
        print(line, file=sys.stderr, flush=True)


def _let_go_of_the_log() -> None:
    """What a log without room could not take is dropped: otherwise the interpreter ends with 120 because of it."""
    try:
        sys.stderr.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stderr.fileno())
        os.close(nowhere)


@contextmanager
def _told_to_stop() -> Iterator[list[int]]:
    """A list that is empty until a signal asks to stop; the handlers that stood before stand again afterwards.

    A terminal that is closed asks, too, unless it was told to leave us running (``nohup``).
    """
    received: list[int] = []
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    if before[signal.SIGHUP] is signal.SIG_IGN:
        del before[signal.SIGHUP]
    for number in before:
        signal.signal(number, lambda told, _frame: received.append(told))
    try:
        yield received
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def desk_command(config: Config) -> list[str]:
    """The web server with the desk in it; what it is to do is in its arguments alone."""
    host, _, port = config.listen.rpartition(":")
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--no-ws", "--log-level", "error"),
        *("--workers", str(config.desk_processes), "--blocking-threads", str(_THREADS)),
        *("--host", host, "--port", port, "registerpub.desk.wsgi:application"),
    ]
