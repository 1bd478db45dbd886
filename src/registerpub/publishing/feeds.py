"""Atom and RSS by feedgen, with what it drops or does behind one's back put right.

feedgen writes only ``href`` of entry links (so links are written by an extension), puts new entries first, sets times
to now, takes the last link as the RSS channel's, and formats RSS dates under a process-wide ``setlocale`` (so RSS
dates are written by the extension too, and feedgen never sees one).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from registerpub.core.notices import event_name, fill
from registerpub.core.notices.message import Wording
from registerpub.core.records import PublishedEntry, Site
from registerpub.publishing.channels import Channel
from registerpub.publishing.entries import entry_id, feed_id, feed_name, index_name, marked, page_name
from registerpub.publishing.pages import Pages
from registerpub.publishing.words import PAGE

ATOM = "http://www.w3.org/2005/Atom"
TYPES = {"atom": "application/atom+xml", "rss": "application/rss+xml"}
ENTRIES_PER_FEED = 50


@dataclass(frozen=True, slots=True)
class FeedPlan:
    """One feed: a channel in one language. ``entries`` newest first; ``updated`` the time of its last change, UTC."""

    site: Site
    channel: Channel
    language: str
    wording: Wording
    pages: Pages
    entries: Sequence[PublishedEntry]
    languages: Sequence[str]
    updated: dt.datetime


class _FeedDates(BaseExtension):  # type: ignore[misc]  # feedgen is untyped
    """Writes the RSS channel's date without feedgen's ``setlocale``."""

    updated: dt.datetime

    def extend_rss(self, feed: Any) -> Any:
        etree.SubElement(feed[0], "lastBuildDate").text = format_datetime(self.updated)
        return feed


class _EntryExtras(BaseEntryExtension):  # type: ignore[misc]  # feedgen is untyped
    """Writes an entry's links with all their attributes, and the dates of RSS items."""

    links: tuple[dict[str, str], ...]
    published: dt.datetime
    updated: dt.datetime

    def extend_atom(self, entry: Any) -> Any:
        for link in self.links:
            etree.SubElement(entry, "link", link)  # without a namespace: feedgen writes "xmlns" as an attribute
        return entry

    def extend_rss(self, item: Any) -> Any:
        etree.SubElement(item, "pubDate").text = format_datetime(self.published)
        names = {"atom": ATOM}
        etree.SubElement(item, f"{{{ATOM}}}updated", nsmap=names).text = self.updated.isoformat()
        for link in self.links[1:]:
            etree.SubElement(item, f"{{{ATOM}}}link", link, nsmap=names)
        return item


def atom_feed(plan: FeedPlan) -> bytes:
    """The Atom 1.0 document."""
    feed = _feed(plan, "atom")
    for entry in plan.entries:
        _add_entry(feed, entry, plan).published(entry.published)
    return bytes(feed.atom_str(pretty=True))


def rss_feed(plan: FeedPlan) -> bytes:
    """The RSS 2.0 document; its items carry ``atom:updated``."""
    feed = _feed(plan, "rss")
    for entry in plan.entries:
        item = _add_entry(feed, entry, plan)
        item.link(href=_page(plan.site, entry.notice, plan.language))
        item.description(_summary(entry, plan))
    return bytes(feed.rss_str(pretty=True))


def _feed(plan: FeedPlan, kind: str) -> Any:
    site, channel, language = plan.site, plan.channel, plan.language
    title = fill(PAGE["feed.title"].put(plan.wording), {"site": site.title, "channel": channel.titles[language]})
    feed = FeedGenerator()
    feed._FeedGenerator__rss_lastBuildDate = None  # it is "now", and printing it would call setlocale
    feed.register_extension("registerpub", _FeedDates)
    feed.registerpub.updated = plan.updated
    feed.id(feed_id(site, channel.id, language))
    feed.title(marked(title, site, plan.wording))
    feed._FeedGenerator__atom_updated = plan.updated  # updated() would set the RSS date as well
    feed.language(language)
    feed.description(marked(channel.descriptions[language], site, plan.wording))
    feed.author(name=site.title)
    feed.rights(fill(PAGE["page.rights"].put(plan.wording), {"site": site.title}))
    feed.generator("registerpub")
    feed.docs("https://www.rssboard.org/rss-specification")
    feed.link(href=_address(site, feed_name(channel.id, language, kind)), rel="self", type=TYPES[kind])
    for other in plan.languages:
        if other != language:
            href = _address(site, feed_name(channel.id, other, kind))
            feed.link(href=href, rel="related", type=TYPES[kind], hreflang=other)
    feed.link(href=_address(site, index_name(language)), rel="alternate", type="text/html")  # the last is RSS's own
    return feed


def _add_entry(feed: Any, entry: PublishedEntry, plan: FeedPlan) -> Any:
    site, wording = plan.site, plan.wording
    item = feed.add_entry(order="append")
    item.id(entry_id(site, entry))
    item.title(marked(entry.text.headline, site, wording))
    item.updated(entry.updated)
    item.summary(_summary(entry, plan))
    item.content(plan.pages.content(entry), type="html")
    item.category(term=entry.event, label=event_name(entry.event, plan.language, wording))
    item.register_extension("registerpub", _EntryExtras)
    extras = item.registerpub
    extras.links, extras.published, extras.updated = _links(entry, site), entry.published, entry.updated
    return item


def _summary(entry: PublishedEntry, plan: FeedPlan) -> str:
    return marked(entry.text.summary or entry.text.headline, plan.site, plan.wording)


def _links(entry: PublishedEntry, site: Site) -> tuple[dict[str, str], ...]:
    """First the one alternate; readers take the first or the last of several, so translations are "related"."""
    alternate = {"rel": "alternate", "type": "text/html", "href": _page(site, entry.notice, entry.text.language)}
    related = (
        {"rel": "related", "type": "text/html", "hreflang": language, "href": _page(site, entry.notice, language)}
        for language in entry.translations
    )
    return alternate, *related


def _page(site: Site, notice: int, language: str) -> str:
    return _address(site, page_name(notice, language))


def _address(site: Site, path: str) -> str:
    return f"{site.address.rstrip('/')}/{path}"
