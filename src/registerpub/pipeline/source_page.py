"""What the first page of a site that was never seen before tells of it: its feeds, its name, its languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from registerpub.core.reading import parse_html_file
from registerpub.core.records import LANGUAGES

_FEED_TYPES = ("application/rss+xml", "application/atom+xml")
_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF|urlset)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """``feeds`` that the page names, absolute; ``site``: the name of the site, empty if it does not say."""

    is_feed: bool = False
    feeds: tuple[str, ...] = ()
    site: str = ""
    languages: tuple[str, ...] = ()


def look_at(payload: bytes, url: str) -> Page:
    """Never fails: a page that cannot be read tells nothing."""
    if _FEED.search(payload[:2000]):
        return Page(is_feed=True)
    try:
        tree = html.document_fromstring(payload, parser=html.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.LxmlError, ValueError, AssertionError):
        return Page()
    links = [link for link in tree.iter("link") if (link.get("type") or "").lower() in _FEED_TYPES]
    feeds = (urljoin(url, link.get("href") or "") for link in links if link.get("href"))
    usable = dict.fromkeys(feed for feed in feeds if urlsplit(feed).scheme in ("http", "https"))
    names = [meta.get("content") or "" for meta in tree.iter("meta") if meta.get("property") == "og:site_name"]
    site = " ".join(next(iter(names), "").split())[:100]
    return Page(False, tuple(usable), site, _languages(payload))


def _languages(payload: bytes) -> tuple[str, ...]:
    document = parse_html_file(payload).document
    if document is None:
        return ()
    found = {paragraph.language for paragraph in document.paragraphs if paragraph.role == "body"}
    return tuple(language for language in LANGUAGES if language in found)
