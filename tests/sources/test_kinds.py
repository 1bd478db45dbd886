"""What an address is to a source."""

from __future__ import annotations

import pytest

from registerpub.sources import JsonListing, Listing, Source, Watched, discovery_kind

SOURCE = Source(
    name="paper",
    title="Paper",
    home="https://p.example/",
    hosts=("p.example",),
    kind="news",
    tier="news",
    languages=("en",),
    timezone="UTC",
    feeds=("https://p.example/rss.xml",),
    sitemaps=("https://p.example/index.xml",),
    listings=(Listing("https://p.example/news/", pages="https://p.example/news/?p={page}&x=1"),),
    json_listings=(JsonListing("https://p.example/api?page={page}", "items", "{url}"),),
    watched=(Watched("https://p.example/list"),),
)


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://p.example/rss.xml", "feed"),
        ("https://p.example/index.xml", "sitemap"),
        ("https://p.example/part-2026.xml", "sitemap"),
        ("https://p.example/part-2026.xml.gz", "sitemap"),
        ("https://p.example/news/", "listing"),
        ("https://p.example/news/?p=12&x=1", "listing"),
        ("https://p.example/news/?p=x&x=1", "article"),
        ("https://p.example/news/?p=12", "article"),
        ("https://p.example/api?page=3", "json"),
        ("https://p.example/list", "watched"),
        ("https://p.example/news/a.html", "article"),
    ],
)
def test_an_address_is_told(url: str, kind: str) -> None:
    assert discovery_kind(SOURCE, url) == kind


def test_a_template_is_no_expression() -> None:
    """Dots and question marks in an address mean themselves."""
    assert discovery_kind(SOURCE, "https://pXexample/news/?p=1&x=1") == "article"
