"""What a page says of itself beside its text: meta elements and JSON-LD, gathered once. What is broken is left out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement as Element

from registerpub.core.reading.cleaning import words

_ARTICLE_TYPES = words(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle BlogPosting "
    "LiveBlogPosting Report VideoObject"
)
_LARGEST_DATA = 1_000_000


@dataclass(frozen=True, slots=True)
class Head:
    """``metas``: content by name in lower case, the first of each name. ``articles``: JSON-LD objects of articles."""

    metas: Mapping[str, str]
    articles: tuple[Mapping[str, Any], ...]

    def first(self, *keys: str) -> Iterator[Any]:
        """What the articles hold under any of ``keys``, article by article."""
        return (data[key] for data in self.articles for key in keys if key in data)

    def meta(self, *names: str) -> Iterator[str]:
        return (self.metas[name] for name in names if self.metas.get(name))


def read_head(tree: Element) -> Head:
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        label = element.get("property") or element.get("name") or element.get("itemprop")
        if label:
            metas.setdefault(label.lower(), element.get("content") or "")
    return Head(metas, tuple(_articles(tree)))


def _articles(tree: Element) -> Iterator[Mapping[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = json.loads((script.text or "")[:_LARGEST_DATA], strict=False)
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
