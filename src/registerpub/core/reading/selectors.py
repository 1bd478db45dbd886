"""CSS selectors of sources, each compiled once."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement as Element


def select(root: Element, selector: str) -> list[Element]:
    """Elements that fit, in the order of the page; none for an empty selector."""
    found: Any = _compiled(selector)(root) if selector else []
    return list(found)


@lru_cache(maxsize=512)
def _compiled(selector: str) -> CSSSelector:
    return CSSSelector(selector, translator="html")
