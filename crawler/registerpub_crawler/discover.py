"""``python -m registerpub_crawler.discover SOURCE_FOLDER URL FILE [URL FILE …]``: links of saved discovery documents.

Prints one JSON array: for each pair, what a visit would take from the bytes of FILE as the answer of URL. Asks nothing
of the network. Which kind of document it is follows from the source: URL is one of its discovery addresses.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urljoin

from lxml import etree, html

from registerpub.core.errors import InputError, RegisterpubError
from registerpub.sources import JsonListing, Source, discovery_kind, load_source
from registerpub.sources.kinds import fits
from registerpub_crawler.feeds import parse_feed

_LOCATION = "{*}sitemap/{*}loc"


def read_discovery(source: Source, url: str, payload: bytes) -> dict[str, Any]:
    """``articles``: the links that a visit would fetch, in order; ``fault``: why the document cannot be read, or empty.

    ``parts``: further sitemaps of an index; ``next``: the next page of a listing that names it. Raises
    :class:`InputError` if ``url`` is no discovery address of the source whose links are read.
    """
    kind = discovery_kind(source, url)
    if kind not in READERS:
        raise InputError(f"{source.name}: {url} is {kind}, no document of links; allowed: {', '.join(READERS)}")
    try:
        found = READERS[kind](source, url, payload)
    except (ValueError, RecursionError, etree.LxmlError) as error:
        return {"articles": [], "fault": f"not a {kind}: {type(error).__name__}"}
    return {**found, "fault": ""}


def _feed(source: Source, url: str, payload: bytes) -> dict[str, Any]:
    return {"articles": _wanted(source, [item.url for item in parse_feed(payload, url)])}


def _sitemap(source: Source, url: str, payload: bytes) -> dict[str, Any]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    parts = [urljoin(url, (part.text or "").strip()) for part in etree.fromstring(payload, parser).iterfind(_LOCATION)]
    return {"articles": [], "parts": parts} if parts else {**_feed(source, url, payload), "parts": []}


def _listing(source: Source, url: str, payload: bytes) -> dict[str, Any]:
    listing = next(entry for entry in source.listings if url == entry.url or fits(entry.pages, url))
    tree = html.document_fromstring(payload, base_url=url, parser=html.HTMLParser(encoding="utf-8"))
    links = [element.get("href") or "" for element in tree.cssselect(listing.links or "a[href]")]
    following = [element.get("href") or "" for element in tree.cssselect(listing.next)] if listing.next else []
    articles = _wanted(source, [urljoin(url, link).partition("#")[0] for link in links if link])
    return {"articles": articles, "next": urljoin(url, following[0]) if following else ""}


def _json(source: Source, url: str, payload: bytes) -> dict[str, Any]:
    listing = next(entry for entry in source.json_listings if fits(entry.url, url))
    items = _at(json.loads(payload), listing.items)
    if not isinstance(items, list):
        raise ValueError("no array of items")
    return {"articles": _wanted(source, [urljoin(url, _link(listing, item)) for item in items])}


def _link(listing: JsonListing, item: Any) -> str:
    return re.sub(r"\{([^{}]+)\}", lambda field: str(_at(item, field[1]) or ""), listing.link)


def _at(data: Any, path: str) -> Any:
    """What stands at a dotted path, ``None`` if nothing does."""
    for key in filter(None, path.split(".")):
        data = data.get(key) if isinstance(data, dict) else None
    return data


#: Kind of discovery → its reader, which raises :class:`ValueError` on a document that is none.
READERS: Mapping[str, Callable[[Source, str, bytes], dict[str, Any]]] = MappingProxyType(
    {"feed": _feed, "sitemap": _sitemap, "listing": _listing, "json": _json}
)


def _wanted(source: Source, links: Sequence[str]) -> list[str]:
    """Those on the source's own hosts that fit its patterns, each once."""
    patterns = [re.compile(pattern) for pattern in source.article_patterns]
    own = [link for link in dict.fromkeys(links) if source.is_own(link)]
    return [link for link in own if not patterns or any(pattern.search(link) for pattern in patterns)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 2 if it was asked for something impossible."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if len(given) < 3 or len(given) % 2 == 0:
        print("usage: python -m registerpub_crawler.discover SOURCE_FOLDER URL FILE [URL FILE ...]", file=sys.stderr)
        return 2
    try:
        source = load_source(Path(given[0]))
        pairs = zip(given[1::2], given[2::2], strict=True)
        found = [read_discovery(source, url, Path(file).read_bytes()) for url, file in pairs]
    except (RegisterpubError, OSError) as error:
        print(f"registerpub_crawler.discover: {error}", file=sys.stderr)
        return 2
    print(json.dumps(found, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
