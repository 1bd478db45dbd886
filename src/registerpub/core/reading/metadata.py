"""Title and day of a page: the source's selectors, then JSON-LD, then meta elements, then what a reader would see."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

from lxml.html import HtmlElement as Element

from registerpub.core.reading.cleaning import tidy, words
from registerpub.core.reading.dates import is_plausible, parse_day

_ARTICLE_TYPES = words(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle BlogPosting "
    "LiveBlogPosting Report VideoObject"
)
_TITLE_METAS = ("og:title", "twitter:title", "dc.title")
_DATE_METAS = (
    "article:published_time",
    "og:published_time",
    "datePublished",
    "pubdate",
    "publish-date",
    "dc.date",
    "dc.date.issued",
    "date",
)
_LARGEST_DATA = 1_000_000


def find_title(tree: Element, selector: str) -> str:
    """The headline, empty if the page has none."""
    if selector:
        chosen = next((tidy(_text(element)) for element in tree.cssselect(selector)), "")
        if chosen:
            return chosen
    candidates = [data.get("headline") for data in _articles(tree)]
    candidates += [_meta(tree, name) for name in _TITLE_METAS]
    candidates += [_text(element) for element in [*tree.iter("h1")][:1] + [*tree.iter("title")][:1]]
    cleaned = (tidy(unescape(text)) for text in candidates if isinstance(text, str))
    return next((text for text in cleaned if text), "")


def find_day(tree: Element, selector: str, zone: ZoneInfo | None, fetched: dt.datetime) -> dt.date | None:
    """The day of publication in ``zone``, if one is given. A day after the page was fetched is not believed."""
    for text in _dates(tree, selector):
        day = parse_day(text, zone)
        if day is not None and is_plausible(day, fetched):
            return day
    return None


def _dates(tree: Element, selector: str) -> Iterator[str]:
    if selector:
        for element in tree.cssselect(selector):
            yield element.get("datetime") or element.get("content") or _text(element)
    for data in _articles(tree):
        for key in ("datePublished", "uploadDate"):
            if isinstance(data.get(key), str):
                yield data[key]
    for name in _DATE_METAS:
        yield _meta(tree, name)
    for element in tree.iter("time"):
        yield element.get("datetime") or _text(element)


def _meta(tree: Element, name: str) -> str:
    for element in tree.iter("meta"):
        label = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if label.lower() == name.lower():
            return element.get("content") or ""
    return ""


def _articles(tree: Element) -> Iterator[Mapping[str, Any]]:
    """Objects of JSON-LD that describe an article. What cannot be parsed is as if it were not there."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        source = (script.text or "")[:_LARGEST_DATA]
        try:
            data = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (item for item in _objects(data) if _types(item) & _ARTICLE_TYPES)


def _objects(data: Any) -> Iterator[Mapping[str, Any]]:
    items = data if isinstance(data, list) else [data]
    for item in items:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (node for node in graph if isinstance(node, dict)) if isinstance(graph, list) else ()


def _types(item: Mapping[str, Any]) -> set[str]:
    kind = item.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return {name for name in kinds if isinstance(name, str)}


def _text(element: Element) -> str:
    return "".join(str(part) for part in element.itertext())
