"""One measure of a scheduler's tick in a process of its own; reads a plan (JSON) from standard input.

``prepare`` makes a project folder with a database, ``tick`` runs ticks in it on a clock that stands still. Where the
crawler's process would be started stands something cheaper: nothing, or the smallest process there is, which holds the
locks as the crawler does. Prints one JSON line.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from registerpub.config import Config, load_config
from registerpub.pipeline.project import create_project, migrate

SETTINGS = """\
[site]
title = "Bench"
[sources]
enabled = [{names}]
"""
SOURCE = """\
title = "Paper {number}"
home = "https://www.paper{host}.example/"
hosts = ["paper{host}.example", "www.paper{host}.example"]
mirrors = ["mirror{number}.example"]
kind = "news"
tier = "news"
languages = ["kk", "ru"]
timezone = "Asia/Almaty"
interval_minutes = 60
items_per_week = [10, 200]
[discovery]
feeds = ["https://www.paper{host}.example/{number}.rss"]
sitemaps = ["https://www.paper{host}.example/sitemap{number}.xml"]
[articles]
patterns = ['/news/\\d+']
must_contain = ["Paper"]
[selectors]
title = "h1"
body = "article .text"
"""
SHARED = 10  # one source in so many lives on the host of the one before it
NOW = dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.UTC)


def prepare(root: str, sources: int, **_: Any) -> dict[str, Any]:
    """A project with ``sources`` enabled sources, none of them ever crawled."""
    folder, names = Path(root), [f"paper{number:04}" for number in range(sources)]
    create_project(folder, SETTINGS.format(names=", ".join(f'"{name}"' for name in names)))
    for number, name in enumerate(names):
        host = number - 1 if number % SHARED == SHARED - 1 else number
        (folder / "sources" / name).mkdir()
        text = SOURCE.format(number=number, host=host)
        (folder / "sources" / name / "source.toml").write_text(text, encoding="utf-8")
    _open(folder)
    migrate(load_config(folder))
    return {}


def tick(root: str, days: Sequence[int], process: bool, told: str, start: str = "", **_: Any) -> dict[str, Any]:
    """A tick on each of ``days`` after :data:`NOW`; each gives seconds, queries and how many sources were crawled.

    ``start``: a file that is waited for before the first tick, so that two processes begin together.
    """
    config = _open(Path(root))
    from registerpub.config import data_folder
    from registerpub.pipeline import crawl as stage
    from registerpub.sources import find_sources

    reading = _timed(lambda: list(find_sources(config.sources, data_folder("sources")))[:0])
    stage.run_crawler = _stand_in(stage.CrawlResult, process, Path(told))
    _wait_for(start)
    ticks = [_one_tick(stage.crawl_due, config, NOW + dt.timedelta(days=day)) for day in days]
    return {"ticks": ticks, "reading": reading, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _one_tick(crawl_due: Callable[..., Sequence[Any]], config: Config, now: dt.datetime) -> dict[str, Any]:
    return _timed(lambda: crawl_due(config, lambda: now))


def _timed(work: Callable[[], Sequence[Any]]) -> dict[str, Any]:
    """What ``work``, which gives results of crawls, took: by the clock, of the processor (children too), queries."""
    with _counted() as queries:
        began, used = time.perf_counter(), _processor()
        results = work()
        seconds, processor = time.perf_counter() - began, _processor() - used
    failures = [result.failure for result in results if result.failure]
    counts = {"queries": queries[0], "crawled": len(results), "failures": failures[:3]}
    return {"seconds": seconds, "processor": processor, **counts}


def _processor() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _stand_in(result: Callable[..., Any], process: bool, told: Path) -> Callable[..., Any]:
    """Notes which source it was asked for; appending a short line is whole or not at all."""

    def crawl(source: Any, config: Config, locks: Sequence[int] = (), *_: Any) -> Any:
        if process:
            subprocess.run(["true"], stdin=subprocess.DEVNULL, pass_fds=tuple(locks), cwd=config.var, check=True)
        with told.open("a", encoding="ascii") as file:
            file.write(f"{source.name}\n")
        return result(source.name, requests=1)

    return crawl


@contextmanager
def _counted() -> Iterator[list[int]]:
    """How many statements were sent to the database, those of transactions not counted."""
    from django.db import connection

    count = [0]

    def note(execute: Callable[..., Any], sql: str, parameters: Any, many: bool, context: Any) -> Any:
        count[0] += 1
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(note):
        yield count


def _open(root: Path) -> Config:
    os.environ["REGISTERPUB_PROJECT"] = str(root)
    os.environ["DJANGO_SETTINGS_MODULE"] = "registerpub.settings"
    import django

    django.setup()
    return load_config(root)


def _wait_for(path: str) -> None:
    print("ready", file=sys.stderr, flush=True)
    while path and not Path(path).exists():
        time.sleep(0.005)


if __name__ == "__main__":
    plan = json.load(sys.stdin)
    print(json.dumps({"prepare": prepare, "tick": tick}[plan.pop("do")](**plan)))
