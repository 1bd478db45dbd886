"""OPML 2.0 (https://opml.org/spec2.opml): all feeds of one language in one file that readers import."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from registerpub.core.notices import fill
from registerpub.core.notices.message import Wording
from registerpub.core.records import Site
from registerpub.publishing.channels import Channel
from registerpub.publishing.entries import address, feed_name, index_name, marked
from registerpub.publishing.words import PAGE


def opml_list(site: Site, channels: Sequence[Channel], language: str, wording: Wording) -> bytes:
    """The document. It names no time, so that it stays as it is while the channels do."""
    root = etree.Element("opml", version="2.0")
    head, body = etree.SubElement(root, "head"), etree.SubElement(root, "body")
    etree.SubElement(head, "title").text = marked(site.title, site, wording)
    etree.SubElement(head, "ownerName").text = site.title
    etree.SubElement(head, "docs").text = "https://opml.org/spec2.opml"
    for channel in channels:
        words = {"site": site.title, "channel": channel.titles[language]}
        title = marked(fill(PAGE["feed.title"].put(wording), words), site, wording)
        values = {
            "type": "rss",
            "text": title,
            "title": title,
            "description": marked(channel.descriptions[language], site, wording),
            "language": language,
            "htmlUrl": address(site, index_name(language)),
            "xmlUrl": address(site, feed_name(channel.id, language, "atom")),
        }
        etree.SubElement(body, "outline", values)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
