"""HTML listings → links, page by page: by the link to the next page or by numbered addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cssselect import GenericTranslator
from lxml.html import HtmlElement

from registerpub.core.reading import decode_page
from registerpub.core.reading.tree import parse_html
from registerpub.sources import Listing
from registerpub_crawler.discovery import SMALLEST, BrokenPage, Found, Link, Page, Step, absolute, bounded


@dataclass(frozen=True, slots=True)
class Listings:
    """The HTML listings of a source."""

    listings: tuple[Listing, ...]
    name: str = "listing"
    role: str = "feed"
    broken: str = "broken_listing"
    empty: str = "empty_listing"
    smallest: int = SMALLEST

    def begin(self, sweep: bool) -> Iterator[Step]:
        for number, listing in enumerate(self.listings, 1):
            yield Step(listing.url, listing.url, f"listing {number}", conditional=not sweep)

    def read(self, step: Step, page: Page, sweep: bool) -> Found:
        listing = next(listing for listing in self.listings if listing.url == step.entry)
        tree = _tree(page)
        base = _base(tree, page.url)
        found = bounded(_links(tree, listing.links, base), step.place)
        return replace(found, next_page=_next(tree, listing, step, base, sweep))


def _tree(page: Page) -> HtmlElement:
    tree, too_deep = parse_html(decode_page(page.body, page.content_type).text)
    if tree is None:
        raise BrokenPage("the page is no HTML")
    if too_deep:
        raise BrokenPage("the page is nested too deeply to be read")
    return tree


def _base(tree: HtmlElement, url: str) -> str:
    stated = next((element.get("href") for element in tree.iter("base") if element.get("href")), "")
    return absolute(stated or "", url) or url


def _links(tree: HtmlElement, selector: str, base: str) -> list[Link]:
    """The links that ``selector`` chooses: its elements, or the first link below each; in order, each once."""
    links: dict[str, Link] = {}
    for element in _chosen(tree, selector or "a[href]"):
        link = element if element.get("href") else next(iter(element.iter("a")), None)
        url = absolute(link.get("href") or "", base) if link is not None else ""
        if url:
            links.setdefault(url, Link(url))
    return list(links.values())


def _next(tree: HtmlElement, listing: Listing, step: Step, base: str, sweep: bool) -> Step | None:
    number = step.number + 1
    if number > (max(listing.sweep_pages, listing.max_pages) if sweep else listing.max_pages):
        return None
    url = ""
    if listing.pages:
        url = listing.pages.replace("{page}", str(number))
    elif listing.next:
        following = next((element.get("href") for element in _chosen(tree, listing.next) if element.get("href")), "")
        url = absolute(following or "", base)
    return later_page(step, url, number) if url and url != step.url else None


def later_page(step: Step, url: str, number: int) -> Step:
    """The step to page ``number`` of the listing that ``step`` belongs to."""
    return replace(step, url=url, number=number, place=f"{step.place.partition(', page')[0]}, page {number}")


def _chosen(tree: HtmlElement, selector: str) -> list[HtmlElement]:
    chosen: list[HtmlElement] = tree.xpath(GenericTranslator().css_to_xpath(selector))
    return chosen
