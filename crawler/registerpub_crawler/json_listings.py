"""JSON listings → links: a dotted path to the items, a template with fields of an item in braces for its address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from registerpub.sources import JsonListing
from registerpub_crawler.discovery import BrokenPage, Found, Link, Page, Step, absolute, bounded
from registerpub_crawler.listings import later_page

_FIELD = re.compile(r"\{([^{}]+)\}")
_KEPT = "/:?@!$&'()*+,;=~-._%"


@dataclass(frozen=True, slots=True)
class JsonListings:
    """The JSON listings of a source."""

    listings: tuple[JsonListing, ...]
    name: str = "json"
    role: str = "feed"
    broken: str = "broken_listing"
    empty: str = "empty_listing"
    smallest: int = 2

    def begin(self, sweep: bool) -> Iterator[Step]:
        for number, listing in enumerate(self.listings, 1):
            url = _page_address(listing, 1)
            place = f"JSON listing {number}"
            yield Step(_entry(listing), url, place, headers=listing.headers, conditional=not sweep)

    def read(self, step: Step, page: Page, sweep: bool) -> Found:
        listing = next(listing for listing in self.listings if _entry(listing) == step.entry)
        links, without = parse_listing(page.body, page.url, listing)
        found = bounded(links, step.place)
        notes = found.notes
        if without:
            notes += (("broken_listing", f"{step.place}: {without} of {len(links) + without} items have no address"),)
        return replace(found, notes=notes, next_page=_next(listing, step, bool(links), sweep))


def parse_listing(body: bytes, base: str, listing: JsonListing) -> tuple[list[Link], int]:
    """The links in order, each once, and how many items gave none. Raises :class:`BrokenPage`."""
    try:
        data = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise BrokenPage("the document is not JSON") from error
    items = value_at(data, listing.items) if listing.items else data
    if not isinstance(items, list):
        raise BrokenPage(f"the document holds no list at {listing.items or 'its top'}")
    links: dict[str, Link] = {}
    without = 0
    for item in items:
        url = absolute(_filled(listing.link, item), base)
        if url:
            stamp = _text(value_at(item, listing.stamp)) if listing.stamp else ""
            links.setdefault(url, Link(url, (stamp or "")[:60], listing.headers))
        else:
            without += 1
    return list(links.values()), without


def value_at(data: Any, path: str) -> Any:
    """What stands at a dotted path; numbers are places in a list. ``None`` if nothing does."""
    for part in path.split("."):
        if isinstance(data, dict):
            data = data.get(part)
        elif isinstance(data, list) and part.isdecimal() and len(part) < 10 and int(part) < len(data):
            data = data[int(part)]
        else:
            return None
    return data


def _filled(template: str, item: Any) -> str:
    """The template with its fields; empty if one of them is missing. A template that is one field is taken as it is."""
    values = {field: _text(value_at(item, field)) for field in _FIELD.findall(template)}
    if not all(values.values()):
        return ""
    whole = _FIELD.fullmatch(template)
    if whole:
        return values[whole[1]] or ""
    return _FIELD.sub(lambda match: quote(values[match[1]] or "", safe=_KEPT), template)


def _text(value: Any) -> str | None:
    """A scalar as text; truth values, lists and objects are none."""
    return str(value).strip() if isinstance(value, str | int | float) and not isinstance(value, bool) else None


def _entry(listing: JsonListing) -> str:
    """Listings in two languages may share an address and differ in their headers."""
    return listing.url + "".join(f" {name}={value}" for name, value in listing.headers)


def _page_address(listing: JsonListing, number: int) -> str:
    return listing.url.replace("{page}", str(listing.first_page + number - 1))


def _next(listing: JsonListing, step: Step, any_links: bool, sweep: bool) -> Step | None:
    number = step.number + 1
    limit = max(listing.sweep_pages, listing.max_pages) if sweep else listing.max_pages
    if "{page}" not in listing.url or number > limit or not any_links:
        return None
    return later_page(step, _page_address(listing, number), number)
