"""Atom and RSS by feedgen, with what it drops or does behind one's back put right.

feedgen writes only ``href`` of entry links and refuses most relations (so links are written by an extension), puts new
entries first, sets times to now, takes the last link as the RSS channel's, and formats RSS dates under a process-wide
``setlocale`` (so RSS dates are written by the extension too, and feedgen never sees one).
"""

from __future__ import annotations

from typing import Any

from feedgen.feed import FeedGenerator

from registerpub.core.records import PublishedEntry
from registerpub.publishing.entries import entry_id, feed_id, kind_of, marks, scheme_id
from registerpub.publishing.feed_extensions import EntryExtension, FeedExtension
from registerpub.publishing.feed_plan import TYPES, FeedPlan


def atom_feed(plan: FeedPlan) -> bytes:
    """The Atom 1.0 document (RFC 4287, 5005, 6721)."""
    feed = _feed(plan, "atom")
    for entry in plan.entries:
        item = _add_entry(feed, entry, plan)
        item.published(entry.published)
        if entry.register:
            item.category(term=entry.register, scheme=scheme_id(plan.site, "register"))
    return bytes(feed.atom_str(pretty=True))


def rss_feed(plan: FeedPlan) -> bytes:
    """The RSS 2.0 document; its items carry ``atom:updated``."""
    feed = _feed(plan, "rss")
    for entry in plan.entries:
        item = _add_entry(feed, entry, plan)
        item.link(href=plan.page(entry))
        item.description(plan.summary(entry))
    return bytes(feed.rss_str(pretty=True))


def _feed(plan: FeedPlan, kind: str) -> Any:
    feed = FeedGenerator()
    feed._FeedGenerator__rss_lastBuildDate = None  # it is "now", and printing it would call setlocale
    feed.register_extension("registerpub", FeedExtension)
    feed.registerpub.plan = plan
    feed.id(feed_id(plan.site, plan.channel.id, plan.language))
    feed.title(plan.title)
    feed._FeedGenerator__atom_updated = plan.updated  # updated() would set the RSS date as well
    feed.language(plan.language)
    feed.description(plan.description)
    feed.author(name=plan.site.title)
    feed.rights(plan.rights)
    feed.generator("registerpub")
    feed.docs("https://www.rssboard.org/rss-specification")
    feed.link(href=plan.address(kind), rel="self", type=TYPES[kind])
    feed.link(href=plan.home, rel="alternate", type="text/html")  # the last is RSS's own
    return feed


def _add_entry(feed: Any, entry: PublishedEntry, plan: FeedPlan) -> Any:
    item = feed.add_entry(order="append")
    item.id(entry_id(plan.site, entry))
    item.title(plan.headline(entry))
    item.updated(entry.updated)
    item.summary(plan.summary(entry))
    item.content(plan.pages.content(entry), type="html")
    item.category(term=entry.event, scheme=scheme_id(plan.site, "event"), label=kind_of(entry, plan.wording))
    for scheme, term, words in marks(entry, plan.wording):
        item.category(term=term, scheme=scheme_id(plan.site, scheme), label=words or term)
    item.register_extension("registerpub", EntryExtension)
    item.registerpub.plan, item.registerpub.entry = plan, entry
    return item
