"""What feedgen lacks, as its extensions: whole links, RSS dates, identifiers, archives, tombstones, the stylesheet.

Elements of Atom itself are made without a namespace where feedgen writes "xmlns" as an attribute.
"""

from __future__ import annotations

from email.utils import format_datetime
from typing import Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from lxml import etree

from registerpub.core.records import PublishedEntry
from registerpub.publishing.entries import notice_id, tombstone_id
from registerpub.publishing.feed_plan import TYPES, FeedPlan

ATOM = "http://www.w3.org/2005/Atom"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"
HISTORY = "http://purl.org/syndication/history/1.0"
TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
STYLE = "feed.css"


class FeedExtension(BaseExtension):  # type: ignore[misc]  # feedgen is untyped
    """Of a whole document."""

    plan: FeedPlan

    def extend_ns(self) -> dict[str, str]:
        names = {"dc": DUBLIN_CORE}
        if self.plan.month:
            names["fh"] = HISTORY
        if self.plan.tombstones:
            names["at"] = TOMBSTONES
        return names

    def extend_atom(self, feed: Any) -> Any:
        self._begin(feed, feed, "atom", "link")
        for stone in self.plan.tombstones:  # RFC 6721
            values = {"ref": tombstone_id(self.plan.site, stone), "when": stone.left.isoformat()}
            etree.SubElement(feed, f"{{{TOMBSTONES}}}deleted-entry", values)
        return feed

    def extend_rss(self, feed: Any) -> Any:
        etree.SubElement(feed[0], "lastBuildDate").text = format_datetime(self.plan.updated)
        self._begin(feed, feed[0], "rss", f"{{{ATOM}}}link")
        return feed

    def _begin(self, root: Any, parent: Any, kind: str, link: str) -> None:
        """The stylesheet for browsers, the links to other documents, and whether this one is an archive."""
        up = "../" * self.plan.name(kind).count("/")
        root.addprevious(etree.ProcessingInstruction("xml-stylesheet", f'type="text/css" href="{up}{STYLE}"'))
        if self.plan.hub:
            etree.SubElement(parent, link, {"rel": "hub", "href": self.plan.hub})
        for relation, href, language in self.plan.related(kind):
            values = {"rel": relation, "type": TYPES[kind], "hreflang": language, "href": href}
            etree.SubElement(parent, link, values)
        if self.plan.month:
            etree.SubElement(parent, f"{{{HISTORY}}}archive")


class EntryExtension(BaseEntryExtension):  # type: ignore[misc]  # feedgen is untyped
    """Of one entry or item."""

    plan: FeedPlan
    entry: PublishedEntry

    def extend_atom(self, entry: Any) -> Any:
        for link in (self._alternate(), *self._translations()):
            etree.SubElement(entry, "link", link)
        self._identify(entry)
        return entry

    def extend_rss(self, item: Any) -> Any:
        etree.SubElement(item, "pubDate").text = format_datetime(self.entry.published)
        names = {"atom": ATOM}
        etree.SubElement(item, f"{{{ATOM}}}updated", nsmap=names).text = self.entry.updated.isoformat()
        for link in self._translations():
            etree.SubElement(item, f"{{{ATOM}}}link", link, nsmap=names)
        self._identify(item)
        return item

    def _identify(self, parent: Any) -> None:
        names = {"dc": DUBLIN_CORE}
        identifier = notice_id(self.plan.site, self.entry)
        etree.SubElement(parent, f"{{{DUBLIN_CORE}}}identifier", nsmap=names).text = identifier

    def _alternate(self) -> dict[str, str]:
        """One only: readers take the first or the last of several, so translations are "related"."""
        return {"rel": "alternate", "type": "text/html", "href": self.plan.page(self.entry)}

    def _translations(self) -> list[dict[str, str]]:
        return [
            {"rel": "related", "type": "text/html", "hreflang": other, "href": self.plan.page(self.entry, other)}
            for other in self.entry.translations
        ]
