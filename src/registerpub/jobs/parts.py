"""A part of a running project (desk, worker): a process in a session of its own that does not outlive its parent."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

from registerpub.core.errors import RegisterpubError

_PR_SET_PDEATHSIG = 1
#: Seconds. A part that ends sooner than this after its start died quickly.
QUICK = 20.0
#: So many quick deaths in a row mean that starting it again is no help.
PATIENCE = 5


class PartFailed(RegisterpubError):
    """A part dies again and again at its start."""


class Part:
    """One part. ``start`` it, ask ``has_ended``, ``revive`` it after a death, ``stop`` it in the end."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        environment: Mapping[str, str],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.name = name
        self._command, self._environment, self._clock = list(command), dict(environment), clock
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._quick_deaths = 0

    @property
    def exit_status(self) -> int | None:
        """What the process ended with (negative: the signal), ``None`` while it runs or before its start."""
        return self._process.poll() if self._process else None

    def start(self) -> None:
        self._started = self._clock()
        self._process = subprocess.Popen(  # nosec B603  # our own program, no shell
            self._command, env=self._environment, start_new_session=True, preexec_fn=_dying_with_parent()
        )

    def has_ended(self) -> bool:
        return self.exit_status is not None

    def revive(self) -> None:
        """Start it again after a death. Raises :class:`PartFailed` as :meth:`bury` does."""
        self.bury()
        self.start()

    def bury(self) -> int:
        """End what a dead part left behind; returns how many quick deaths in a row this is.

        Raises :class:`PartFailed` if it died quickly too often in a row.
        """
        status = self.exit_status
        self._end_group()
        quick = self._clock() - self._started < QUICK
        self._quick_deaths = self._quick_deaths + 1 if quick else 0
        if self._quick_deaths >= PATIENCE:
            raise PartFailed(
                f"the {self.name} ended {PATIENCE} times right after its start (exit status {status}): "
                "its messages above say why; everything is stopped"
            )
        return self._quick_deaths

    def ask_to_stop(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.terminate()

    def stop(self) -> None:
        """Wait for the end, kill if it does not come, and end what it left behind."""
        if self._process is None:
            return
        self.ask_to_stop()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._end_group()

    def _end_group(self) -> None:
        """Each part leads a session of its own; its helpers are in its group."""
        if self._process is None:
            return
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return


def _dying_with_parent() -> Callable[[], object] | None:
    """Linux: a child is told to stop when its parent is gone, so that kill -9 leaves nothing running."""
    if sys.platform != "linux":
        return None
    # Loaded before the fork: a child of a process with threads may only make simple calls.
    library = ctypes.CDLL(None)
    return lambda: library.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
