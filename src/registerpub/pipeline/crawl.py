"""Crawl: runs due sources, one subprocess each with a time limit, each while it holds its hosts (``crawl_claims``)."""

from __future__ import annotations

import datetime as dt
import logging
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from django.db import transaction

from registerpub.config import Config, data_folder
from registerpub.core.errors import InputError
from registerpub.pipeline.crawl_claims import AHEAD, GRACE_SECONDS, HostsBusy, claimed
from registerpub.pipeline.crawl_process import CrawlProcess, start_crawl
from registerpub.pipeline.manifest import record_day
from registerpub.pipeline.panic import LOOK_SECONDS, refuse_in_panic, stands_still
from registerpub.pipeline.stopping import is_stopping
from registerpub.pipeline.visits import CrawlResult, read_summary, record_visit
from registerpub.sources import Source, find_sources
from registerpub.store.models import SourceState

__all__ = ["CrawlResult", "crawl_due", "crawl_now", "enabled_sources", "run_crawler", "source_folder"]
logger = logging.getLogger(__name__)

Clock = Callable[[], dt.datetime]

#: A visit is never given less, or it could not read one page.
LEAST_SECONDS = 10
#: A site that blocks us is asked again after this long at the earliest.
BLOCKED_PAUSE = dt.timedelta(hours=1)


def enabled_sources(config: Config, names: Iterable[str] = ()) -> list[Source]:
    """The named sources, else all that ``[sources] enabled`` lists. Unknown names are an :class:`InputError`."""
    return _chosen(_known(config), list(names) or config.crawl.enabled)


def crawl_due(config: Config, clock: Clock) -> list[CrawlResult]:
    """The scheduled tick: run what is due, one after the other, except where a host is being crawled already.

    Whoever is told to stop begins no other; a failure by then is nobody's, and the source stays due.
    """
    known = _known(config)
    sharing = _sharing(known)
    results = []
    for source in _chosen(known, config.crawl.enabled):
        if stands_still(config) or is_stopping():
            break
        if not _is_due(source, clock()):
            continue
        try:
            with claimed(source, _neighbours(source, sharing), config, clock()) as locks:
                # Asked again: somebody may have crawled it between the first look and the claim.
                if _is_due(source, clock()):
                    results.append(_run(source, config, clock, locks))
        except HostsBusy as busy:
            logger.info("%s waits for the next tick: %s", source.name, busy)
    if results:
        record_day(config, clock())
    return results


def crawl_now(config: Config, names: Iterable[str], clock: Clock) -> list[CrawlResult]:
    """Run sources whether due or not; one whose hosts are being crawled is left alone, and its failure says why."""
    refuse_in_panic(config)
    known = _known(config)
    sharing = _sharing(known)
    results = []
    for source in _chosen(known, list(names) or config.crawl.enabled):
        _state(source, clock())
        if stands_still(config):
            results.append(CrawlResult(source.name, failure="not crawled: everything stands still since a panic"))
            continue
        try:
            with claimed(source, _neighbours(source, sharing), config, clock()) as locks:
                results.append(_run(source, config, clock, locks))
        except HostsBusy as busy:
            results.append(CrawlResult(source.name, failure=str(busy)))
    record_day(config, clock())
    return results


def _known(config: Config) -> dict[str, Source]:
    return find_sources(config.sources, data_folder("sources"))


def _chosen(known: Mapping[str, Source], wanted: Sequence[str]) -> list[Source]:
    unknown = sorted(set(wanted) - set(known))
    if unknown:
        raise InputError(f"unknown source {', '.join(unknown)}; known: {', '.join(sorted(known)) or 'none'}")
    return [known[name] for name in wanted]


def _sharing(known: Mapping[str, Source]) -> dict[str, list[str]]:
    """The names of the sources that claim each host and group. Made once a tick: it asks every source."""
    sharing: dict[str, list[str]] = {}
    for source in known.values():
        for claim in source.claims:
            sharing.setdefault(claim, []).append(source.name)
    return sharing


def _neighbours(source: Source, sharing: Mapping[str, Sequence[str]]) -> list[str]:
    """The sources that share a host or a group with ``source``."""
    return sorted({name for claim in source.claims for name in sharing[claim]})


def _is_due(source: Source, now: dt.datetime) -> bool:
    """Whether its time has come and its visit window is open. By hand (``crawl_now``) any hour will do.

    After a visit in the future the clock was set back: then it is not left alone until that time comes again. Nor is a
    source that was first seen by a clock that was ahead, and never visited.
    """
    state = _state(source, now)
    if state.last_visit is None:
        is_time = state.next_due <= now or state.attempt == 0
    else:
        is_time = state.next_due <= now or state.last_visit > now + AHEAD
    return is_time and source.window_seconds(now) != 0


def _state(source: Source, now: dt.datetime) -> SourceState:
    """The row of the source as it stands; one never seen before gets its row and is due."""
    state, _ = SourceState.objects.get_or_create(name=source.name, defaults={"next_due": now})
    return state


def _run(source: Source, config: Config, clock: Clock, locks: Sequence[int]) -> CrawlResult:
    started = clock()
    result = run_crawler(source, config, locks, _time_limit(source, config, started))
    if result.failure and is_stopping():
        return result  # whatever stops us may have ended the crawl as well: that is no failure of the source
    now = clock()
    state = SourceState.objects.filter(name=source.name)
    interval = dt.timedelta(minutes=source.interval_minutes)
    with transaction.atomic():
        if result.failure:
            attempt = state.get().attempt + 1
            wait = min(interval, dt.timedelta(minutes=2 ** min(attempt, 10)))
            state.update(next_due=now + wait, attempt=attempt, last_message=result.failure[:500])
        else:
            wait = max(interval, _pause(result.summary))
            state.update(next_due=now + wait, attempt=0, last_message="")
        record_visit(result, config, started, now)
    return result


def _time_limit(source: Source, config: Config, now: dt.datetime) -> int:
    """Seconds: no visit goes on after its window has closed, but for what is under way."""
    left = source.window_seconds(now)
    limit = config.crawl.time_limit_seconds
    return min(limit, max(int(left), LEAST_SECONDS)) if left else limit


def _pause(summary: Mapping[str, Any]) -> dt.timedelta:
    """How long a site that refused us is left alone at least: as it asks, within the crawler's bound."""
    least = BLOCKED_PAUSE if summary.get("blocked") else dt.timedelta(0)
    return max(least, dt.timedelta(seconds=int(summary.get("retry_after") or 0)))


def source_folder(source: Source, config: Config) -> Path:
    own = config.sources / source.name
    return own if (own / "source.toml").is_file() else data_folder("sources") / source.name


def run_crawler(source: Source, config: Config, locks: Sequence[int] = (), time_limit: int = 0) -> CrawlResult:
    """Start the crawler as a process of its own and read its one line of summary. ``time_limit``: 0 as configured.

    It holds ``locks`` as long as it lives and ends when this process does, even by kill -9.
    """
    state = config.var / "crawl" / f"{source.name}.json"
    state.parent.mkdir(parents=True, exist_ok=True)
    config.archive.mkdir(parents=True, exist_ok=True)
    limit, proxy = time_limit or config.crawl.time_limit_seconds, config.crawl.proxy_of(source.name)
    command = [sys.executable, "-m", "registerpub_crawler", str(source_folder(source, config))]
    command += ["--archive", str(config.archive), "--state", str(state), "--time-limit", str(limit)]
    command += ["--max-megabytes", str(config.evidence.max_megabytes)]
    command += ["--max-minutes", str(config.evidence.max_minutes)]
    command += ["--contact", config.crawl.contact] if config.crawl.contact else []
    command += ["--timeout", str(config.crawl.timeout_seconds)]
    command += ["--proxy", proxy] if proxy else []
    command += ["--allow-loopback"] if config.crawl.allow_loopback else []
    command += ["--end-with-parent"]
    try:
        return _summary(source.name, _finish(command, config, limit + GRACE_SECONDS, locks))
    except subprocess.TimeoutExpired:
        return CrawlResult(source.name, failure=f"the crawl took more than {limit} seconds and was ended")


def _finish(command: list[str], config: Config, timeout: int, locks: Sequence[int]) -> subprocess.CompletedProcess[str]:
    """Run to the end. The crawler reads from a pipe whose other end only this process holds: it closes if we die."""
    lifeline, held = os.pipe()
    with os.fdopen(lifeline), os.fdopen(held, "wb") as hold:
        process = start_crawl(command, config.var, lifeline, locks)
        try:
            output, errors = _watched(process, config, timeout, hold)
        except BaseException:
            process.kill()
            process.communicate()
            raise
    return subprocess.CompletedProcess(command, process.returncode or 0, output, errors)


def _watched(process: CrawlProcess, config: Config, timeout: float, hold: IO[bytes]) -> tuple[str, str]:
    """What it wrote until its end; in a panic it is let go, which ends it in good order."""
    until = time.monotonic() + timeout
    while True:
        left = until - time.monotonic()
        try:
            return process.communicate(timeout=max(min(left, LOOK_SECONDS), 0))
        except subprocess.TimeoutExpired:
            if left <= LOOK_SECONDS:
                raise
            if not hold.closed and stands_still(config):
                hold.close()


def _summary(name: str, done: subprocess.CompletedProcess[str]) -> CrawlResult:
    """A crawl that failed tells what it brought before, if it still could."""
    lines = done.stdout.strip().splitlines() or [""]
    failure = ""
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        failure = f"the crawler ended with {done.returncode}: {last[:300]}"
    return read_summary(name, lines[-1], failure)
