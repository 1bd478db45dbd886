"""What one feed document holds, whatever its format: a channel in one language, or its archive of one month.

Archives follow RFC 5005, section 4: one document per month that is over, by the day of publication, so that an entry
never moves. The feed itself holds the newest changes and, however many they are, all entries that no archive holds.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from registerpub.core.notices import fill
from registerpub.core.notices.message import Wording
from registerpub.core.records import PublishedEntry, Site, Tombstone
from registerpub.publishing.channels import Channel
from registerpub.publishing.entries import address, feed_name, index_name, marked, page_name
from registerpub.publishing.pages import Pages
from registerpub.publishing.words import PAGE

ENTRIES_PER_FEED = 50
TYPES = {
    "atom": "application/atom+xml",
    "rss": "application/rss+xml",
    "json": "application/feed+json",
    "opml": "text/x-opml",
}
KINDS = ("atom", "rss", "json")


@dataclass(frozen=True, slots=True)
class FeedPlan:
    """``entries`` newest first; ``updated`` the time of the last change, UTC; ``languages`` that have this channel.

    ``month`` (``2026-03``) is empty for the feed itself; ``previous`` is the newest archive of an earlier month.
    """

    site: Site
    channel: Channel
    language: str
    pages: Pages
    entries: Sequence[PublishedEntry]
    languages: Sequence[str]
    updated: dt.datetime
    tombstones: Sequence[Tombstone] = ()
    month: str = ""
    previous: str = ""

    @property
    def wording(self) -> Wording:
        return self.pages.wordings[self.language]

    @property
    def title(self) -> str:
        words = {"site": self.site.title, "channel": self.channel.titles[self.language]}
        return marked(fill(PAGE["feed.title"].put(self.wording), words), self.site, self.wording)

    @property
    def description(self) -> str:
        return marked(self.channel.descriptions[self.language], self.site, self.wording)

    @property
    def rights(self) -> str:
        return fill(PAGE["page.rights"].put(self.wording), {"site": self.site.title})

    @property
    def hub(self) -> str:
        """The WebSub hub that passes changes of this document on; archives never change."""
        return "" if self.month else self.site.hub

    @property
    def home(self) -> str:
        return address(self.site, index_name(self.language))

    def name(self, kind: str) -> str:
        """Path of this document below the tree's root."""
        return feed_name(self.channel.id, self.language, kind, self.month)

    def address(self, kind: str) -> str:
        return address(self.site, self.name(kind))

    def previous_address(self, kind: str) -> str:
        """Of the archive before this document; empty if there is none."""
        name = feed_name(self.channel.id, self.language, kind, self.previous)
        return address(self.site, name) if self.previous else ""

    def related(self, kind: str) -> list[tuple[str, str, str]]:
        """(relation, address, language) of the documents beside this one, as links tell them."""
        found = []
        if self.month:
            feed = feed_name(self.channel.id, self.language, kind)
            found.append(("current", address(self.site, feed), self.language))
        else:
            others = (other for other in self.languages if other != self.language)
            found += [("related", address(self.site, feed_name(self.channel.id, o, kind)), o) for o in others]
        if self.previous:
            found.append(("prev-archive", self.previous_address(kind), self.language))
        return found

    def page(self, entry: PublishedEntry, language: str = "") -> str:
        """Address of the entry's page, or of a translation's."""
        return address(self.site, page_name(entry.notice, language or self.language))

    def headline(self, entry: PublishedEntry) -> str:
        return marked(entry.text.headline, self.site, self.wording)

    def summary(self, entry: PublishedEntry) -> str:
        return marked(entry.text.summary or entry.text.headline, self.site, self.wording)


def with_archives(plan: FeedPlan, released: dt.datetime) -> Iterator[FeedPlan]:
    """The feed itself and its archives, newest first, of a plan with all entries of the channel.

    A month is over when the release, made at ``released``, is of a later one.
    """
    running = _month(released.astimezone(dt.UTC))
    held: dict[tuple[int, int], list[PublishedEntry]] = {}
    shown = list(plan.entries[:ENTRIES_PER_FEED])
    for place, entry in enumerate(plan.entries):
        month = _month(entry.published)
        if month < running:
            held.setdefault(month, []).append(entry)
        elif place >= ENTRIES_PER_FEED:
            shown.append(entry)
    months = sorted(held, reverse=True)
    names = [f"{year}-{month:02}" for year, month in months]
    yield replace(plan, entries=shown, previous=names[0] if names else "")
    for month, name, previous in zip(months, names, [*names, ""][1:], strict=True):
        entries = held[month]
        last = max(entry.updated for entry in entries)
        yield replace(plan, entries=entries, updated=last, tombstones=(), month=name, previous=previous)


def _month(time: dt.datetime) -> tuple[int, int]:
    return time.year, time.month
