"""What an address is to a source: one of its discovery documents (and of which kind), or an article."""

from __future__ import annotations

import re

from registerpub.sources.model import Source

DISCOVERY_KINDS = ("feed", "sitemap", "listing", "json", "watched")


def discovery_kind(source: Source, url: str) -> str:
    """One of :data:`DISCOVERY_KINDS`, ``article`` for anything else.

    Further pages of a listing count by its template; a part of a sitemap index is not told from its address alone:
    an address ending in ``.xml`` or ``.xml.gz`` is one if the source has sitemaps.
    """
    if url in source.feeds:
        return "feed"
    if any(url == watched.url for watched in source.watched):
        return "watched"
    if any(url == entry.url or fits(entry.pages, url) for entry in source.listings):
        return "listing"
    if any(fits(entry.url, url) for entry in source.json_listings):
        return "json"
    is_part = source.sitemaps and url.partition("?")[0].endswith((".xml", ".xml.gz"))
    return "sitemap" if url in source.sitemaps or is_part else "article"


def fits(template: str, url: str) -> bool:
    """Whether ``url`` is ``template`` with a number for ``{page}``, or the template itself."""
    if not template:
        return False
    pattern = re.escape(template).replace(re.escape("{page}"), r"\d+")
    return bool(re.fullmatch(pattern, url))
