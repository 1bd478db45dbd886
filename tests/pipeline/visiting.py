"""Visits by a simulated clock: what the crawler told is given, everything after it is real."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from registerpub.config import Config, CrawlSettings
from registerpub.pipeline import crawl as stage
from registerpub.pipeline.crawl import CrawlResult, crawl_due, crawl_now
from registerpub.sources import Source

SOURCE = """\
title = "{title}"
home = "https://{name}.example/"
hosts = ["{name}.example"]
kind = "news"
tier = "news"
languages = ["en"]
timezone = "Asia/Almaty"
interval_minutes = {interval}
items_per_week = [20, 60]
[discovery]
feeds = ["https://{name}.example/rss"]
"""


@dataclass
class Visits:
    """A project with one source; ``tell`` is what the next visits bring."""

    config: Config
    name: str
    tell: dict[str, Any] = field(default_factory=dict)
    asked: int = 0

    def visit(self, now: dt.datetime, **told: Any) -> None:
        """One visit at ``now``, whether due or not."""
        self.tell = told
        crawl_now(self.config, [self.name], lambda: now)

    def due(self, now: dt.datetime) -> bool:
        """The scheduled tick at ``now``; says whether the source was visited."""
        return bool(crawl_due(self.config, lambda: now))

    def crawler(self, source: Source, config: Config, locks: Sequence[int] = (), *_: Any) -> CrawlResult:
        """Stands where the crawler's process is started."""
        self.asked += 1
        return CrawlResult(source.name, **self.tell)


def add_source(config: Config, name: str, interval: int = 60, title: str = "") -> Config:
    """A source folder, enabled."""
    folder = config.sources / name
    folder.mkdir(parents=True)
    text = SOURCE.format(name=name, interval=interval, title=title or name.title())
    (folder / "source.toml").write_text(text, encoding="utf-8")
    return replace(config, crawl=replace(config.crawl, enabled=(*config.crawl.enabled, name)))


def visited(config: Config, monkeypatch: pytest.MonkeyPatch, name: str) -> Visits:
    """A new source whose visits the test tells."""
    made = Visits(add_source(replace(config, crawl=CrawlSettings()), name), name)
    monkeypatch.setattr(stage, "run_crawler", made.crawler)
    return made
