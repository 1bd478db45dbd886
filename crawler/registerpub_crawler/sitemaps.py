"""Sitemaps and news sitemaps (sitemaps.org 0.9), plain or gzipped, and indexes of them → links, newest first.

Read as a stream: a sitemap of 50,000 addresses takes little memory, and only what may be an article is kept.
"""

from __future__ import annotations

import datetime as dt
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime

from lxml import etree

from registerpub_crawler.discovery import MAX_LINKS, SMALLEST, BrokenPage, Found, Link, Page, Step, absolute
from registerpub_crawler.feeds import NO_DTD, local_name

#: The protocol's own limits: addresses in one sitemap, bytes of it when unpacked.
MAX_URLS = 50_000
MAX_UNPACKED = 52_428_800
#: Parts of an index that are followed on a usual visit and on a sweep; the newest.
MAX_PARTS, SWEEP_PARTS = 5, 50
#: Beginnings and ends of elements in one entry; the protocol's images and videos take some thousands.
MAX_ENTRY_PARTS = 50_000
_MAX_DEPTH = 2
_CHUNK = 65_536
_GZIP = b"\x1f\x8b"
_STAMPS = ("lastmod", "publication_date")
_NUMBERS = re.compile(r"\d+")
_NEVER = dt.datetime.min.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Sitemaps:
    """The sitemaps of a source; ``is_article`` says which addresses may be articles."""

    addresses: tuple[str, ...]
    is_article: Callable[[str], bool]
    name: str = "sitemap"
    role: str = "feed"
    broken: str = "broken_sitemap"
    empty: str = "empty_sitemap"
    smallest: int = SMALLEST

    def begin(self, sweep: bool) -> Iterator[Step]:
        for number, address in enumerate(self.addresses, 1):
            yield Step(address, address, f"sitemap {number}", conditional=not sweep)

    def read(self, step: Step, page: Page, sweep: bool) -> Found:
        kind, entries, cut = parse_sitemap(page.body, page.url, self.is_article)
        if kind == "sitemapindex":
            return _follow(step, entries, sweep)
        notes = []
        if cut:
            notes.append(("discovery_bound", f"{step.place}: more than {MAX_URLS} addresses, the rest was not read"))
        kept = newest(entries)
        if len(kept) < len(entries):
            notes.append(
                ("discovery_bound", f"{step.place}: {len(entries)} links, of which {len(kept)} were looked at")
            )
        return Found(tuple(kept), len(entries), notes=tuple(notes))


def parse_sitemap(body: bytes, base: str, wanted: Callable[[str], bool]) -> tuple[str, list[Link], bool]:
    """(``urlset`` or ``sitemapindex``, its entries in order, whether more than :data:`MAX_URLS` stood there).

    Of a ``urlset`` only addresses that are ``wanted`` are kept. Raises :class:`BrokenPage`.
    """
    parser = etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    entries: dict[str, Link] = {}
    kind, seen, parts = "", 0, 0
    try:
        for chunk in _unpacked(body):
            parser.feed(chunk)
            for event, element in _events(parser):
                if not kind:
                    kind = _kind_of(element)
                parts += 1
                if parts > MAX_ENTRY_PARTS:
                    raise BrokenPage("an entry without end")
                if event == "end" and _is_entry(element):
                    seen, parts = seen + 1, 0
                    if seen > MAX_URLS:
                        return kind, list(entries.values()), True
                    link = _entry(element, base)
                    if link is not None and (kind == "sitemapindex" or wanted(link.url)):
                        entries.setdefault(link.url, link)
                    _forget(element)
        parser.close()
    except etree.XMLSyntaxError as error:
        raise BrokenPage(f"the document is not well-formed XML (line {error.lineno})") from error
    return kind, list(entries.values()), False


def newest(links: list[Link]) -> list[Link]:
    """The newest :data:`MAX_LINKS` by their stamps. Of links without a stamp the first and the last ones are taken:
    some sites write the newest first, others last."""
    stamped = sorted((link for link in links if link.stamp), key=lambda link: moment_of(link.stamp), reverse=True)
    plain = [link for link in links if not link.stamp]
    room = max(MAX_LINKS - len(stamped), 0)
    if len(plain) > room:
        plain = plain[: room - room // 2] + plain[len(plain) - room // 2 :]
    return stamped[:MAX_LINKS] + plain


def moment_of(stamp: str) -> dt.datetime:
    """The time that a stamp names (W3C format, or that of mail), or the beginning of time."""
    for read in (dt.datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(stamp.strip())
        except (ValueError, OverflowError):
            continue
        return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    return _NEVER


def _follow(step: Step, entries: list[Link], sweep: bool) -> Found:
    """The newest parts of an index: by stamp, else the highest numbers, which sites give to the newest."""
    if step.depth >= _MAX_DEPTH:
        raise BrokenPage("an index of indexes of indexes")
    limit = SWEEP_PARTS if sweep else MAX_PARTS
    ordered = sorted(entries, key=lambda link: (moment_of(link.stamp), _numbers(link.url)), reverse=True)
    steps = tuple(
        replace(step, url=link.url, place=f"{step.place}, part {number}", depth=step.depth + 1)
        for number, link in enumerate(ordered[:limit], 1)
    )
    notes: tuple[tuple[str, str], ...] = ()
    if len(ordered) > limit:
        notes = (("discovery_bound", f"{step.place}: {len(ordered)} parts, of which {limit} were read"),)
    # An index may stay the same while its parts change.
    return Found(listed=0, steps=steps, notes=notes, keep_validators=False)


def _numbers(url: str) -> tuple[int, ...]:
    return tuple(int(number) for number in _NUMBERS.findall(url)[-6:] if len(number) < 20)


def _kind_of(root: etree._Element) -> str:
    if root.getroottree().docinfo.internalDTD is not None:
        raise BrokenPage(NO_DTD)
    kind = local_name(root)
    if kind not in ("urlset", "sitemapindex"):
        raise BrokenPage("the document is no sitemap")
    return kind


def _entry(element: etree._Element, base: str) -> Link | None:
    texts = {local_name(child): child.text or "" for child in element.iter() if child.text}
    # Only its own: a picture or a film inside of the entry has a ``loc``, too.
    url = next((absolute(child.text or "", base) for child in element if local_name(child) == "loc"), "")
    stamp = next((texts[name].strip()[:60] for name in _STAMPS if texts.get(name, "").strip()), "")
    return Link(url, stamp) if url else None


def _events(parser: etree.XMLPullParser) -> Iterator[tuple[str, etree._Element]]:
    return ((event, element) for event, element in parser.read_events() if isinstance(element, etree._Element))


def _is_entry(element: etree._Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.getparent() is None


def _forget(element: etree._Element) -> None:
    """Free what has been read: the element and those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _unpacked(body: bytes) -> Iterator[bytes]:
    """The document in pieces, at most :data:`MAX_UNPACKED` bytes of it. Raises :class:`BrokenPage`."""
    if not body.startswith(_GZIP):
        body = body.lstrip(b"\xef\xbb\xbf \t\r\n")
        yield from (body[start : start + _CHUNK] for start in range(0, len(body), _CHUNK))
        return
    unpacker, total, rest = zlib.decompressobj(zlib.MAX_WBITS | 16), 0, body
    try:
        while rest and not unpacker.eof:
            piece = unpacker.decompress(rest, _CHUNK)
            rest = unpacker.unconsumed_tail
            total += len(piece)
            if total > MAX_UNPACKED:
                raise BrokenPage(f"it opens to more than {MAX_UNPACKED} bytes")
            yield piece
    except zlib.error as error:
        raise BrokenPage("its gzip is damaged") from error
    if not unpacker.eof:
        raise BrokenPage("its gzip breaks off")
