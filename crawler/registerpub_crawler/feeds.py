"""RSS, Atom and news sitemaps → links. Safe against hostile XML: no entities, no network, no endless nesting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree

MAX_ITEMS = 2000
_LONGEST_LINK = 2000
_PROLOGUE = re.compile(rb"^\s*<\?xml[^>]*\?>")
_STAMPS = ("updated", "lastmod", "pubDate", "date", "published")


class BrokenFeed(ValueError):
    """The bytes are no feed; the message says why and quotes nothing of them."""


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A link to an article, absolute; ``stamp`` is the time of its last change as the feed writes it, or empty."""

    url: str
    stamp: str = ""


def parse_feed(body: bytes, base: str) -> list[FeedItem]:
    """Items in the order of the feed, each link once. Raises :class:`BrokenFeed`; an empty feed is an empty list."""
    root = _parse(body)
    name = _local(root)
    if name not in ("rss", "RDF", "feed", "urlset"):
        raise BrokenFeed("the document is no RSS, Atom or sitemap")
    items: dict[str, FeedItem] = {}
    for element in root.iter():
        if _local(element) not in ("item", "entry", "url") or len(items) >= MAX_ITEMS:
            continue
        link = next(iter(_links(element, base)), "")
        if link:
            items.setdefault(link, FeedItem(link, _stamp(element)))
    return list(items.values())


def _parse(body: bytes) -> etree._Element:
    body = body.lstrip(b"\xef\xbb\xbf \t\r\n")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as first:
        root = _parse_again(body, first)
    except ValueError as error:
        raise BrokenFeed("the document is not XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BrokenFeed("the document declares a type of its own (DTD), which no feed needs: refused")
    return root


def _parse_again(body: bytes, first: etree.XMLSyntaxError) -> etree._Element:
    """Many feeds declare one charset and send UTF-8; read as such once more before calling the feed broken."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False, encoding="utf-8"
    )
    try:
        body.decode("utf-8")
        return etree.fromstring(_PROLOGUE.sub(b"", body), parser)
    except (etree.XMLSyntaxError, UnicodeDecodeError, ValueError) as error:
        raise BrokenFeed(f"the document is not well-formed XML (line {first.lineno})") from error


def _links(element: etree._Element, base: str) -> Iterator[str]:
    """The addresses an item gives for itself, best first, only usable http(s) ones."""
    candidates = []
    for child in element:
        name = _local(child)
        if name == "link" and child.get("href") and child.get("rel", "alternate") == "alternate":
            candidates.append(child.get("href", ""))
        elif name in ("link", "loc"):
            candidates.append(child.text or "")
    candidates += [
        child.text or ""
        for child in element
        if _local(child) == "guid" and child.get("isPermaLink", "true").lower() == "true"
    ]
    for candidate in candidates:
        link = _absolute(candidate, base)
        if link:
            yield link


def _absolute(link: str, base: str) -> str:
    link = link.strip()
    if not link or len(link) > _LONGEST_LINK or any(letter.isspace() for letter in link):
        return ""
    try:
        url = urljoin(base, link)
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url.partition("#")[0] if parts.scheme in ("http", "https") and parts.hostname else ""


def _stamp(element: etree._Element) -> str:
    for name in _STAMPS:
        for child in element:
            if _local(child) == name and child.text:
                return child.text.strip()[:60]
    return ""


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
