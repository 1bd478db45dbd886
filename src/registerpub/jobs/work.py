"""Scheduler and worker: the one rings for what is due, the other does it, each any number of times.

A scheduler asks the rows of :mod:`registerpub.pipeline.job_rows` every few seconds and puts the names of due jobs into
the queue. A worker takes a name out, takes the job by its row, does it under a lease that a thread renews, and gives it
back. Whoever dies in between is missed when the lease ends.
"""

from __future__ import annotations

import datetime as dt
import logging
import signal
import threading
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from registerpub.config import Config
from registerpub.jobs.consumer import EndingConsumer
from registerpub.jobs.queue import make_queue
from registerpub.jobs.steps import STEPS, run_step

logger = logging.getLogger(__name__)

#: How often a scheduler looks.
TURN: Final = 2.0
#: How long after its good end a job is due again.
INTERVAL: Final = dt.timedelta(minutes=1)
#: What several workers may do side by side: its rows decide who does which part. It goes on until nothing is due, which
#: may take hours; everything else is done within a minute or so.
_LONG: Final = ("crawl", "process")
#: The jobs that this process has, with the tokens of their leases.
_held: set[tuple[str, str]] = set()


@dataclass(frozen=True, slots=True)
class Errand:
    """A job's name, the step that it is, and how soon it is wanted: higher numbers come first out of the queue."""

    name: str
    step: str
    priority: int


def errands(config: Config) -> list[Errand]:
    """Every periodic job. Publication comes first: what must leave the public leaves whatever else waits.

    That is the order of the queue alone: what is under way is in nobody's way because of :class:`Places`.
    """
    found = []
    names = dict.fromkeys(name for name, _ in STEPS)
    for place, step in enumerate(names):
        copies = config.queue.parallel if step in _LONG else 1
        numbered = [step, *(f"{step}-{number}" for number in range(2, copies + 1))]
        found += [Errand(name, step, len(names) - place) for name in numbered]
    return found


def ring_due(config: Config, queue: Any, task: Any) -> int:
    """One look of a scheduler: put what is due into the queue; how many. In a panic none is."""
    from registerpub.pipeline.job_rows import know_jobs, ring, unring
    from registerpub.pipeline.panic import stands_still

    if stands_still(config):
        return 0
    wanted = {errand.name: errand for errand in errands(config)}
    know_jobs(wanted)
    rung = ring(list(wanted), is_queue_empty=len(queue) == 0)
    for place, name in enumerate(rung):
        try:
            _enqueue(queue, task.s(name, priority=wanted[name].priority))
        except Exception:
            unring(rung[place:])
            raise
    return len(rung)


def _enqueue(queue: Any, task: Any) -> None:
    """A restarted server closes the connection, which only the next attempt notices."""
    try:
        queue.enqueue(task)
    except Exception:
        queue.enqueue(task)


def do_job(config: Config, name: str, clock: Callable[[], dt.datetime] | None = None) -> bool:
    """Do the job if it is due and nobody has it; whether it was done here. Its failure is a finding, not an error.

    ``clock`` is the database's if none is given: whatever the machines' own show, all work by the same.
    """
    from registerpub.pipeline.job_rows import DatabaseLost, finish, give_back, store_now, take
    from registerpub.pipeline.panic import stands_still
    from registerpub.pipeline.stopping import is_stopping

    step = next((errand.step for errand in errands(config) if errand.name == name), None)
    token = take(name) if step is not None and not stands_still(config) else None
    if step is None or token is None:
        return False
    _held.add((name, token))
    try:
        if is_stopping():  # whoever stops us may have looked at what we hold before this was there
            give_back(name, token)
            return False
        with _signs_of_life(name, token):
            good = run_step(step, config, clock or store_now)
        finish(name, token, INTERVAL, good=good)
    except DatabaseLost as lost:
        logger.warning("%s", lost)
        _give_back(name, token)
        return False
    finally:
        _held.discard((name, token))
    return True


def _let_go() -> None:
    """This process was told to stop: what it has now is due again soon, and that it was begun does not count."""
    from django.db import Error

    from registerpub.pipeline.job_rows import give_back

    try:
        for name, token in list(_held):
            give_back(name, token)
            logger.info("%s was cut off by the stop: it is due again soon", name)
    except Error as error:
        logger.warning("a job could not be given back (%s): its lease ends by itself", type(error).__name__)


def _give_back(name: str, token: str) -> None:
    """As soon as the database is back; if that takes longer than the lease, nobody waits for it any more."""
    from django.db import Error, connection

    from registerpub.pipeline.job_rows import LEASE, give_back

    end = time.monotonic() + LEASE.total_seconds()
    while time.monotonic() < end:
        connection.close()
        try:
            give_back(name, token)
            break
        except Error:
            time.sleep(TURN)


@contextmanager
def _signs_of_life(name: str, token: str) -> Iterator[None]:
    from registerpub.pipeline.job_rows import LEASE

    ended = threading.Event()
    thread = threading.Thread(target=_renew, args=(name, token, LEASE.total_seconds() / 3, ended), daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _renew(name: str, token: str, every: float, ended: threading.Event) -> None:
    from django.db import Error, connection

    from registerpub.pipeline.job_rows import renew

    while not ended.wait(every):
        try:
            if not renew(name, token):
                logger.warning("the lease of %s has gone to another worker: this one was taken for dead", name)
                break
        except Error:  # the database is away: the next sign may reach it
            logger.warning("no sign of life for %s: the database does not answer", name)
            connection.close()
    connection.close()


class Places:
    """How many long jobs one worker does at a time; it has a thread more than that for what may not wait."""

    def __init__(self, number: int) -> None:
        self._free = threading.BoundedSemaphore(number)

    @contextmanager
    def place_for(self, step: str | None) -> Iterator[bool]:
        """Whether there is one as long as this lasts. What is not long needs none."""
        if step not in _LONG:
            yield True
        elif not self._free.acquire(blocking=False):
            yield False
        else:
            try:
                yield True
            finally:
                self._free.release()


def _task(config: Config, secret: str, only: Collection[str] = (), long: int = 1) -> tuple[Any, Any]:
    """The queue and its one task. ``long``: how many long jobs it does at a time; ``only``: steps, none means all."""
    queue = make_queue(config, secret)
    places = Places(long)

    @queue.task(name="job")  # type: ignore[untyped-decorator]  # huey is untyped
    def job(name: str) -> None:
        from django.db import close_old_connections

        close_old_connections()
        try:
            _hear(config, name, only, places)
        finally:
            close_old_connections()

    return queue, job


def _hear(config: Config, name: str, only: Collection[str], places: Places) -> None:
    """Do the job, or leave it alone: one for others, or for which there is no place here, is rung for again soon."""
    from registerpub.pipeline.job_rows import unring

    step = next((errand.step for errand in errands(config) if errand.name == name), None)
    with places.place_for(step) as is_place:
        if not is_place or (only and step not in only):
            unring([name])
        else:
            do_job(config, name)


def run_worker(config: Config, threads: int = 2, only: Collection[str] = ()) -> None:
    """Do what the queue rings for until told to stop. ``only``: steps; none means all.

    ``threads``: long jobs at a time. Unless it does ``only`` such, one thread more does what may not wait for them.
    """
    from django.conf import settings
    from huey.consumer_options import ConsumerConfig

    logging.getLogger("registerpub").setLevel(logging.INFO)
    queue, _ = _task(config, settings.SECRET_KEY, only, threads)
    spare = 0 if only and set(only) <= set(_LONG) else 1
    EndingConsumer(queue, **ConsumerConfig(workers=threads + spare, periodic=False).values).run()
    _let_go()


def run_scheduler(config: Config) -> None:
    """Ring for what is due until told to stop. Any number of schedulers may run."""
    from django.conf import settings
    from django.db import close_old_connections

    logging.getLogger("registerpub").setLevel(logging.INFO)
    queue, job = _task(config, settings.SECRET_KEY)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    while not stop.is_set():
        try:
            ring_due(config, queue, job)
        except Exception as error:  # the database or the queue is away: it is asked again until it is back
            logger.warning("nothing could be rung for: %s", type(error).__name__)
        close_old_connections()
        stop.wait(TURN)
