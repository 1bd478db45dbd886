"""Crawl: runs due sources, one subprocess each with a time limit; a source is claimed by a conditional update."""

from __future__ import annotations

import datetime as dt
import json
import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db.models import Q

from registerpub.config import Config, data_folder
from registerpub.core.errors import InputError
from registerpub.pipeline.stage import record_finding
from registerpub.sources import Source, find_sources
from registerpub.store.models import SourceState

logger = logging.getLogger(__name__)

Clock = Callable[[], dt.datetime]


@dataclass(frozen=True, slots=True)
class CrawlResult:
    """What one crawl brought. ``failure`` is empty unless the crawler itself failed (not the site)."""

    source: str
    requests: int = 0
    articles: int = 0
    not_modified: int = 0
    findings: tuple[dict[str, Any], ...] = field(default_factory=tuple)
    failure: str = ""


def enabled_sources(config: Config, names: Iterable[str] = ()) -> list[Source]:
    """The named sources, else all that ``[sources] enabled`` lists. Unknown names are an :class:`InputError`."""
    known = find_sources(config.sources, data_folder("sources"))
    wanted = list(names) or list(config.crawl.enabled)
    unknown = sorted(set(wanted) - set(known))
    if unknown:
        raise InputError(f"unknown source {', '.join(unknown)}; known: {', '.join(sorted(known)) or 'none'}")
    return [known[name] for name in wanted]


def crawl_due(config: Config, clock: Clock) -> list[CrawlResult]:
    """The scheduled tick: run every enabled source that is due and that nobody else is crawling."""
    results = []
    for source in enabled_sources(config):
        now = clock()
        SourceState.objects.get_or_create(name=source.name, defaults={"next_due": now})
        due = SourceState.objects.filter(name=source.name, next_due__lte=now)
        if _claim(due, config, now):
            results.append(_run(source, config, clock))
    return results


def crawl_now(config: Config, names: Iterable[str], clock: Clock) -> list[CrawlResult]:
    """Run sources whether due or not; one that is being crawled is left alone."""
    results = []
    for source in enabled_sources(config, names):
        now = clock()
        SourceState.objects.get_or_create(name=source.name, defaults={"next_due": now})
        if _claim(SourceState.objects.filter(name=source.name), config, now):
            results.append(_run(source, config, clock))
        else:
            results.append(CrawlResult(source.name, failure="another crawl of this source is running"))
    return results


def _claim(rows: Any, config: Config, now: dt.datetime) -> bool:
    lease = now + dt.timedelta(seconds=config.crawl.time_limit_seconds + 60)
    free = rows.filter(Q(lease_until__isnull=True) | Q(lease_until__lt=now))
    return bool(free.update(lease_until=lease))


def _run(source: Source, config: Config, clock: Clock) -> CrawlResult:
    result = run_crawler(source, config)
    now = clock()
    state = SourceState.objects.filter(name=source.name)
    interval = dt.timedelta(minutes=source.interval_minutes)
    if result.failure:
        attempt = state.get().attempt + 1
        wait = min(interval, dt.timedelta(minutes=2 ** min(attempt, 10)))
        state.update(lease_until=None, next_due=now + wait, attempt=attempt, last_message=result.failure[:500])
        record_finding("crawl_failed", result.failure, now, source=source.name)
    else:
        state.update(lease_until=None, next_due=now + interval, attempt=0, last_success=now, last_message="")
    for finding in result.findings:
        detail, day = finding.get("detail", ""), now.date().isoformat()
        key = f"{finding['kind']}:{source.name}:{day}:{detail}"
        record_finding(finding["kind"], detail, now, key=key, source=source.name)
    return result


def source_folder(source: Source, config: Config) -> Path:
    own = config.sources / source.name
    return own if (own / "source.toml").is_file() else data_folder("sources") / source.name


def run_crawler(source: Source, config: Config) -> CrawlResult:
    """Start the crawler as a process of its own and read its one line of summary."""
    state = config.var / "crawl" / f"{source.name}.json"
    state.parent.mkdir(parents=True, exist_ok=True)
    config.archive.mkdir(parents=True, exist_ok=True)
    limit = config.crawl.time_limit_seconds
    command = [sys.executable, "-m", "registerpub_crawler", str(source_folder(source, config))]
    command += ["--archive", str(config.archive), "--state", str(state), "--time-limit", str(limit)]
    command += ["--contact", config.crawl.contact] if config.crawl.contact else []
    command += ["--proxy", config.crawl.proxy] if config.crawl.proxy else []
    command += ["--allow-loopback"] if config.crawl.allow_loopback else []
    environment = {name: value for name, value in os.environ.items() if name != "SCRAPY_SETTINGS_MODULE"}
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=limit + 30, cwd=config.var, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        return CrawlResult(source.name, failure=f"the crawl took more than {limit} seconds and was ended")
    return _summary(source.name, done)


def _summary(name: str, done: subprocess.CompletedProcess[str]) -> CrawlResult:
    lines = done.stdout.strip().splitlines()
    try:
        data = json.loads(lines[-1]) if lines else {}
    except json.JSONDecodeError:
        data = {}
    if done.returncode != 0 or not data:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        return CrawlResult(name, failure=f"the crawler ended with {done.returncode}: {last[:300]}")
    return CrawlResult(
        source=name,
        requests=data.get("requests", 0),
        articles=data.get("articles", 0),
        not_modified=data.get("not_modified", 0),
        findings=tuple(data.get("findings", ())),
    )
