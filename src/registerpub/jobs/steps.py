"""Which periodic work there is: its steps in their order, and one tick of all of them by hand."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable

from registerpub.config import Config
from registerpub.pipeline.clock import utc_now

logger = logging.getLogger(__name__)


def tick(config: Config, clock: Callable[[], dt.datetime] = utc_now) -> None:
    """Everything that is due now, in the order of :data:`STEPS`; in a panic nothing is."""
    from registerpub.pipeline.panic import stands_still

    for name, _ in STEPS:
        if stands_still(config):
            return
        run_step(name, config, clock)


def run_step(name: str, config: Config, clock: Callable[[], dt.datetime] = utc_now) -> bool:
    """One step; whether it came to a good end. Its failure is a finding: the others go on and a person sees why.

    Raises :class:`DatabaseLost` if it was cut off from the database: nothing is wrong with the step then.
    """
    from registerpub.pipeline.job_rows import DatabaseLost, is_database_lost
    from registerpub.pipeline.panic import StandsStill

    try:
        dict(STEPS)[name](config, clock)
    except StandsStill:  # nothing is wrong with it: it goes on when the panic is over
        logger.info("%s was let go: everything stands still", name)
        return False
    except Exception as error:  # the edge of a step
        from registerpub.pipeline.stage import fail

        if is_database_lost(error):
            raise DatabaseLost(f"{name} was cut off from the database") from error
        fail(name, "this tick", error, clock())
        return False
    return True


def _publish(config: Config, clock: Callable[[], dt.datetime]) -> None:
    from registerpub.pipeline.publish import publish

    released = publish(config, clock())
    if released.created:
        logger.info("release %s with %s entries", released.release, released.entries)


def _crawl(config: Config, clock: Callable[[], dt.datetime]) -> None:
    from registerpub.pipeline.crawl import crawl_due
    from registerpub.pipeline.source_settings import with_current_sources

    for result in crawl_due(with_current_sources(config), clock):
        logger.info("crawled %s: %s articles %s", result.source, result.articles, result.failure)


def _process(config: Config, clock: Callable[[], dt.datetime]) -> None:
    from registerpub.pipeline.process import process

    for stage in process(config, clock, patient=False):
        if stage.done or stage.failed:
            logger.info("%s: %s done, %s new, %s failed", stage.stage, stage.done, stage.made, stage.failed)


def _health(config: Config, clock: Callable[[], dt.datetime]) -> None:
    from registerpub.pipeline.health_notice import announce
    from registerpub.pipeline.source_settings import with_current_sources

    for change in announce(with_current_sources(config), clock):
        logger.info("source %s is %s, was %s", change.source, change.state, change.previous)


def _accounts(config: Config, clock: Callable[[], dt.datetime]) -> None:
    from registerpub.pipeline.account_requests import let_lapse
    from registerpub.pipeline.accounts import forget_ended_sessions
    from registerpub.pipeline.source_trial import forget_old_trials

    let_lapse(clock())
    forget_old_trials(config, clock())
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


def _watch(config: Config, clock: Callable[[], dt.datetime]) -> None:
    from registerpub.pipeline.source_settings import with_current_sources
    from registerpub.pipeline.watching.alerts import watch

    how = "told" if config.watch.tells else "stands, nobody is told ([watch] names no way)"
    for code in watch(with_current_sources(config), clock):
        logger.info("alert %s: %s", how, code)


STEPS = (
    ("publish", _publish),
    ("accounts", _accounts),
    ("crawl", _crawl),
    ("health", _health),
    ("process", _process),
    ("publish", _publish),
    ("deliver", _deliver),
    ("websub", _ping),
    ("watch", _watch),
)
