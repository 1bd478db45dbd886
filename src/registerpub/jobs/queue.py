"""The task queue (huey, SQLite storage): which stage runs when.

The queue is only the doorbell: losing every queued task loses nothing.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from typing import Any

from huey import SqliteHuey, crontab
from huey.serializer import SignedSerializer

from registerpub.config import Config
from registerpub.pipeline.clock import utc_now

logger = logging.getLogger(__name__)


def tick(config: Config, clock: Callable[[], dt.datetime] = utc_now) -> None:
    """Everything that is due now. Publication comes first: what must leave the public leaves whatever else fails."""
    for name, step in STEPS:
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


def _health(config: Config, clock: Callable[[], dt.datetime]) -> None:
    from registerpub.pipeline.health_notice import announce

    for change in announce(config, clock):
        logger.info("source %s is %s, was %s", change.source, change.state, change.previous)


def _accounts(config: Config, clock: Callable[[], dt.datetime]) -> None:
    from registerpub.pipeline.account_requests import let_lapse
    from registerpub.pipeline.accounts import forget_ended_sessions

    let_lapse(clock())
    forget_ended_sessions(clock())


def _deliver(config: Config, clock: Callable[[], dt.datetime]) -> None:
    from registerpub.pipeline.deliveries import deliver

    told = deliver(config, clock)
    if told.sent or told.failed:
        logger.info("webhooks: %s sent, %s failed", told.sent, told.failed)


def _ping(config: Config, clock: Callable[[], dt.datetime]) -> None:
    from registerpub.pipeline.websub import ping_due

    pinged = ping_due(config, clock)
    if pinged:
        logger.info("hub: %s feeds told of", pinged)


STEPS = (
    ("publish", _publish),
    ("accounts", _accounts),
    ("crawl", _crawl),
    ("health", _health),
    ("process", _process),
    ("publish", _publish),
    ("deliver", _deliver),
    ("websub", _ping),
)


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
