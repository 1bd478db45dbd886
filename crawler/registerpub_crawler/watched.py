"""Watched pages: fetched in full on every visit and kept in versions, for what they say and not for links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from registerpub.sources import Watched
from registerpub_crawler.discovery import SMALLEST, Found, Page, Step


@dataclass(frozen=True, slots=True)
class WatchedPages:
    """The watched pages of a source."""

    pages: tuple[Watched, ...]
    name: str = "watched"
    role: str = "watched"
    broken: str = "broken_listing"
    empty: str = ""
    smallest: int = SMALLEST

    def begin(self, sweep: bool) -> Iterator[Step]:
        for number, page in enumerate(self.pages, 1):
            yield Step(page.url, page.url, f"watched page {number}", conditional=False)

    def read(self, step: Step, page: Page, sweep: bool) -> Found:
        return Found(keep_validators=False)
