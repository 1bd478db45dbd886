"""RSS, Atom and plain sitemaps → links. Safe against hostile XML: no entities, no network, no endless nesting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from registerpub_crawler.discovery import SMALLEST, BrokenPage, Found, Link, Page, Step, absolute, bounded

_PROLOGUE = re.compile(rb"^\s*<\?xml[^>]*\?>")
_STAMPS = ("updated", "lastmod", "pubDate", "date", "published")
NO_DTD = "the document declares a type of its own (DTD), which no feed needs: refused"


class BrokenFeed(BrokenPage):
    """The bytes are no feed; the message says why and quotes nothing of them."""


@dataclass(frozen=True, slots=True)
class Feeds:
    """The feeds of a source."""

    addresses: tuple[str, ...]
    name: str = "feed"
    role: str = "feed"
    broken: str = "broken_feed"
    empty: str = "empty_feed"
    smallest: int = SMALLEST

    def begin(self, sweep: bool) -> Iterator[Step]:
        for number, address in enumerate(self.addresses, 1):
            yield Step(address, address, f"feed {number}", conditional=not sweep)

    def read(self, step: Step, page: Page, sweep: bool) -> Found:
        links, mended = _read(page.body, page.url)
        found = bounded(links, step.place)
        notes = (("charset_mended", f"{step.place}: {mended}"),) if mended else ()
        return replace(found, notes=(*found.notes, *notes))


def parse_feed(body: bytes, base: str) -> list[Link]:
    """Items in the order of the feed, each link once. Raises :class:`BrokenFeed`; an empty feed is an empty list."""
    return _read(body, base)[0]


def _read(body: bytes, base: str) -> tuple[list[Link], str]:
    """The items, and what was wrong with the letters, if anything."""
    root, mended = _parse(body)
    name = local_name(root)
    if name not in ("rss", "RDF", "feed", "urlset"):
        raise BrokenFeed("the document is no RSS, Atom or sitemap")
    items: dict[str, Link] = {}
    for element in root.iter():
        if local_name(element) not in ("item", "entry", "url"):
            continue
        link = next(iter(_links(element, base)), "")
        if link:
            items.setdefault(link, Link(link, _stamp(element)))
    return list(items.values()), mended


def _parse(body: bytes) -> tuple[etree._Element, str]:
    body = body.lstrip(b"\xef\xbb\xbf \t\r\n")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False)
    mended = ""
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as first:
        root, mended = _parse_again(body, first)
    except ValueError as error:
        raise BrokenFeed("the document is not XML") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BrokenFeed(NO_DTD)
    return root, mended


def _parse_again(body: bytes, first: etree.XMLSyntaxError) -> tuple[etree._Element, str]:
    """Many feeds declare one charset and send another: UTF-8 under any name, or Windows-1251 under that of UTF-8."""
    for charset in ("utf-8", "cp1251"):
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False, encoding="utf-8"
        )
        try:
            text = body.decode(charset).encode("utf-8")
            return etree.fromstring(_PROLOGUE.sub(b"", text), parser), f"read as {charset}"
        except (etree.XMLSyntaxError, UnicodeDecodeError, ValueError):
            continue
    raise BrokenFeed(f"the document is not well-formed XML (line {first.lineno})") from first


def _links(element: etree._Element, base: str) -> Iterator[str]:
    """The addresses an item gives for itself, best first, only usable http(s) ones."""
    candidates = []
    for child in element:
        name = local_name(child)
        if name == "link" and child.get("href") and child.get("rel", "alternate") == "alternate":
            candidates.append(child.get("href", ""))
        elif name in ("link", "loc"):
            candidates.append(child.text or "")
    candidates += [
        child.text or ""
        for child in element
        if local_name(child) == "guid" and child.get("isPermaLink", "true").lower() == "true"
    ]
    for candidate in candidates:
        link = absolute(candidate, base)
        if link:
            yield link


def _stamp(element: etree._Element) -> str:
    for name in _STAMPS:
        for child in element:
            if local_name(child) == name and child.text:
                return child.text.strip()[:60]
    return ""


def local_name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
