"""The kinds of discovery that a source uses, in the order in which a visit asks them. One line for each kind."""

from __future__ import annotations

from registerpub.sources import Source
from registerpub_crawler.addressing import Addresses
from registerpub_crawler.discovery import Kind
from registerpub_crawler.feeds import Feeds
from registerpub_crawler.json_listings import JsonListings
from registerpub_crawler.listings import Listings
from registerpub_crawler.sitemaps import Sitemaps
from registerpub_crawler.watched import WatchedPages


def kinds_of(source: Source, addresses: Addresses) -> tuple[Kind, ...]:
    """Watched pages first: they are few, and a visit that is cut short should have them."""
    return (
        WatchedPages(source.watched),
        Feeds(source.feeds),
        Sitemaps(source.sitemaps, addresses.is_article),
        Listings(source.listings),
        JsonListings(source.json_listings),
    )
