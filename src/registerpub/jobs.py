"""The task queue: which stage runs when. The queue is only the doorbell: losing every queued task loses nothing.

``run_all`` starts the desk (granian) and the worker (huey, SQLite storage) as children that die with their parent.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

from huey import SqliteHuey, crontab
from huey.serializer import SignedSerializer

from registerpub.config import Config
from registerpub.pipeline.clock import utc_now

logger = logging.getLogger(__name__)
_PR_SET_PDEATHSIG = 1


def tick(config: Config, clock: Callable[[], dt.datetime] = utc_now) -> None:
    """Everything that is due now. Publication comes first: what must leave the public leaves whatever else fails."""
    for name, step in (("publish", _publish), ("crawl", _crawl), ("process", _process), ("publish", _publish)):
        try:
            step(config, clock)
        except Exception as error:  # the edge of a step: the others go on and a person sees why
            from registerpub.pipeline.stage import fail

            fail(name, "this tick", error, clock())


def _publish(config: Config, clock: Callable[[], dt.datetime]) -> None:
    from registerpub.pipeline.publish import publish

    released = publish(config, clock())
    if released.created:
        logger.info("release %s with %s entries", released.release, released.entries)


def _crawl(config: Config, clock: Callable[[], dt.datetime]) -> None:
    from registerpub.pipeline.crawl import crawl_due

    for result in crawl_due(config, clock):
        logger.info("crawled %s: %s articles %s", result.source, result.articles, result.failure)


def _process(config: Config, clock: Callable[[], dt.datetime]) -> None:
    from registerpub.pipeline.process import process

    for stage in process(config, clock):
        if stage.done or stage.failed:
            logger.info("%s: %s done, %s new, %s failed", stage.stage, stage.done, stage.made, stage.failed)


def make_queue(config: Config, secret: str) -> Any:
    """The huey of this project: results are not kept, messages are signed."""
    queue = SqliteHuey(
        "registerpub",
        filename=str(config.var / "queue.sqlite3"),
        results=False,
        serializer=SignedSerializer(secret=secret),
    )

    @queue.periodic_task(crontab(minute="*"), name="tick")  # type: ignore[untyped-decorator]  # huey is untyped
    def run_tick() -> None:
        tick(config)

    return queue


def run_worker(config: Config) -> None:
    """Consume tasks until told to stop; one worker process per project folder on SQLite."""
    from django.conf import settings
    from huey.consumer_options import ConsumerConfig

    logging.getLogger("registerpub").setLevel(logging.INFO)
    consumer = make_queue(config, settings.SECRET_KEY).create_consumer(**ConsumerConfig(workers=1).values)
    consumer.run()


def run_all(config: Config) -> int:
    """Desk and worker until Ctrl-C; a part that dies is started again. Returns the exit code."""
    commands = {"desk": _desk_command(config), "worker": [sys.executable, "-m", "registerpub.jobs"]}
    environment = {**os.environ, "REGISTERPUB_PROJECT": str(config.root)}
    children = {name: _start(command, environment) for name, command in commands.items()}
    print(f"the desk is open at http://{config.listen}/ (Ctrl-C stops everything)", file=sys.stderr)
    stopping = False

    def stop(*_: object) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    while not stopping:
        time.sleep(0.3)
        for name, child in children.items():
            if child.poll() is not None and not stopping:
                logger.warning("%s ended with %s; starting it again", name, child.returncode)
                _end_group(child)
                time.sleep(1)
                children[name] = _start(commands[name], environment)
    _stop(children.values())
    return 0


def _desk_command(config: Config) -> list[str]:
    host, _, port = config.listen.rpartition(":")
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "4"]
    return [
        *command,
        "--no-ws",
        "--log-level",
        "warning",
        "--host",
        host,
        "--port",
        port,
        "registerpub.desk.wsgi:application",
    ]


def _start(command: list[str], environment: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, env=environment, start_new_session=True, preexec_fn=_die_with_parent)


def _die_with_parent() -> None:
    """Linux: a child is told to stop when its parent is gone, so that kill -9 leaves nothing running."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)


def _stop(children: Any) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    for child in children:
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()
        _end_group(child)


def _end_group(child: subprocess.Popen[bytes]) -> None:
    """End what a dead part left behind: each part leads a session of its own, its helpers are in its group."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


if __name__ == "__main__":
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "registerpub.settings"
    django.setup()
    from registerpub import settings as project

    run_worker(project.REGISTERPUB)
