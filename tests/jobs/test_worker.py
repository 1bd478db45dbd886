"""The worker itself: long work holds up nothing that is short, and it ends at once when it is told to."""

from __future__ import annotations

import dataclasses
import os
import signal
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from huey import MemoryHuey

from registerpub.config import Config
from registerpub.jobs import work
from registerpub.pipeline import stopping
from registerpub.queue_settings import QueueSettings


class Hands:
    """A worker whose jobs are the test's: long ones last until its end, of which ``publish`` is the sign."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.queue: Any = MemoryHuey(immediate=False)
        self.begun: list[str] = []
        self.unrung: list[str] = []
        self.ended = threading.Event()
        self._patch = monkeypatch

    def run(self, config: Config, threads: int, first: list[str], then: list[str], only: tuple[str, ...] = ()) -> None:
        """Ring for ``first``, and once all of them are begun for ``then``; come back when ``publish`` is done."""

        def do(_config: Config, name: str) -> bool:
            self.begun.append(name)
            if name == then[-1]:
                os.kill(os.getpid(), signal.SIGTERM)
            elif len(self.begun) == len(first):
                ring(then)
            self.ended.wait(30)
            return True

        def ring(names: list[str]) -> None:
            for place, name in enumerate(names):
                self.queue.enqueue(task.s(name, priority=len(names) - place))

        task: Any = None
        self._patch.setattr(work, "make_queue", lambda *_: self.queue)
        self._patch.setattr(work, "do_job", do)
        self._patch.setattr("registerpub.pipeline.job_rows.unring", self.unrung.extend)
        made = work._task

        def make(*arguments: Any) -> tuple[Any, Any]:
            nonlocal task
            queue, task = made(*arguments)
            ring(first)
            return queue, task

        self._patch.setattr(work, "_task", make)
        late = threading.Timer(20, os.kill, (os.getpid(), signal.SIGTERM))
        late.start()
        try:
            work.run_worker(config, threads, only)
        finally:
            late.cancel()


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hands]:
    numbers = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
    before = [signal.getsignal(number) for number in numbers]
    monkeypatch.setattr(stopping, "_told", [])
    made = Hands(monkeypatch)
    yield made
    made.ended.set()
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


@pytest.mark.parametrize("threads", [1, 2])
def test_what_must_leave_the_public_leaves_while_every_place_for_long_work_is_taken(
    config: Config, hands: Hands, threads: int
) -> None:
    config = dataclasses.replace(config, queue=QueueSettings(parallel=2))
    long = ["crawl", "crawl-2"][:threads]
    hands.run(config, threads, long, ["process", "publish"])
    assert sorted(hands.begun) == sorted([*long, "publish"])
    assert hands.unrung == ["process"], "another worker takes it, or this one later"


def test_a_worker_that_only_crawls_keeps_no_thread_for_anything_else(
    config: Config, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = dataclasses.replace(config, queue=QueueSettings(parallel=3))
    hands.run(config, 2, ["crawl"], ["process", "publish", "crawl-2"], only=("crawl",))
    assert (hands.begun, hands.unrung) == (["crawl", "crawl-2"], ["process", "publish"])


def test_a_place_is_free_again_after_long_work_that_failed() -> None:
    places = work.Places(1)
    with pytest.raises(ZeroDivisionError), places.place_for("crawl"):
        with places.place_for("process") as second, places.place_for("publish") as short:
            assert (second, short) == (False, True)
        1 / 0  # noqa: B018  # fails
    with places.place_for("process") as again:
        assert again
