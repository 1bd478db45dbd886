"""huey's consumer, which ends at once whatever tells it to: its jobs may be killed anywhere, so nobody waits for one.

By itself it would join its threads, however long, after Ctrl-C, and start itself anew when its terminal is closed.
"""

from __future__ import annotations

import signal
from types import FrameType

from huey.consumer import Consumer, ConsumerStopped

from registerpub.pipeline.stopping import is_stopping, tell_to_stop

_ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class EndingConsumer(Consumer):  # type: ignore[misc]  # huey is untyped
    """``run`` comes back when a signal asked to stop; its threads are daemons, and end with the process."""

    def start(self) -> None:
        is_told_to_stay = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN  # by nohup
        numbers = [number for number in _ENDING if number != signal.SIGHUP or not is_told_to_stay]
        self._listen(numbers)
        super().start()
        # Once more: it has set its own, which are for other ends.
        if is_told_to_stay:
            signal.signal(signal.SIGHUP, signal.SIG_IGN)
        self._listen(numbers)

    def loop(self, health_check_ts: float | None = None) -> float | None:
        if is_stopping():
            self.stop()
            raise ConsumerStopped
        following: float | None = super().loop(health_check_ts)
        return following

    def _listen(self, numbers: list[signal.Signals]) -> None:
        for number in numbers:
            signal.signal(number, _end)


def _end(number: int, _frame: FrameType | None) -> None:
    """Only noted: the flag that the threads see has a lock, which the main thread may hold just now."""
    tell_to_stop(number)
    if number == signal.SIGINT:
        # Whoever presses it again waits for nothing, not even for a database that does not answer.
        signal.signal(number, signal.SIG_DFL)
