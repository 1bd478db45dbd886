"""Title, days, section and author of a page: the source's selectors, JSON-LD, meta elements, then what readers see."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement as Element

from registerpub.core.reading.cleaning import tidy
from registerpub.core.reading.dates import parse_day
from registerpub.core.reading.days import Candidate, Clock, is_plausible
from registerpub.core.reading.head import Head
from registerpub.core.reading.selectors import select

_TITLE_METAS = ("og:title", "twitter:title", "dc.title")
_DATE_METAS = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publish-date",
    "dc.date",
    "dc.date.issued",
    "date",
)
_CHANGE_METAS = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "dc.date.modified",
)
_CHANGE_MARK = re.compile(r"modif|updat|edited", re.IGNORECASE)
_FURNITURE = ("aside", "nav", "footer")
_LONGEST_NAME = 200


def find_title(tree: Element, head: Head, selector: str) -> str:
    """The headline, empty if the page has none."""
    chosen = _first(_text(element) for element in select(tree, selector))
    if chosen:
        return chosen
    candidates = [*head.first("headline"), *head.meta(*_TITLE_METAS)]
    candidates += [_text(element) for element in [*tree.iter("h1")][:1] + [*tree.iter("title")][:1]]
    return _first(candidates)


def find_section(head: Head) -> str:
    """The page's own heading for its kind («Қоғам», "Politics"), empty if it says none."""
    return _first([*head.first("articleSection"), *head.meta("article:section", "section")])[:_LONGEST_NAME]


def find_author(head: Head) -> str:
    """Who signed the page, empty if nobody did. For telling the byline from the text, and for nothing else."""
    people = (_name(value) for value in head.first("author"))
    return _first([*people, *head.meta("author", "article:author", "dc.creator")])[:_LONGEST_NAME]


def date_candidates(tree: Element, head: Head, selector: str) -> Iterator[Candidate]:
    """Dates that may be that of the publication, the likeliest first; those of changes are left out."""
    for element in select(tree, selector):
        yield Candidate(element.get("datetime") or element.get("content") or _text(element), "selector")
    for value in head.first("datePublished", "uploadDate"):
        if isinstance(value, str):
            yield Candidate(value, "json_ld")
    for text in head.meta(*_DATE_METAS):
        yield Candidate(text, "meta")
    times = [element for element in tree.iter("time") if not _tells_of_a_change(element) and not _is_aside(element)]
    for element in sorted(times, key=lambda one: not (one.get("pubdate") or one.get("itemprop") == "datePublished")):
        yield Candidate(element.get("datetime") or _text(element), "time")


def find_change(head: Head, clock: Clock) -> dt.date | None:
    """The day of the last change that the page itself tells, if it can be true."""
    stated = [value for value in head.first("dateModified") if isinstance(value, str)]
    days = (parse_day(text, clock.zone) for text in [*stated, *head.meta(*_CHANGE_METAS)])
    return next((day for day in days if day is not None and is_plausible(day, clock.latest)), None)


def _tells_of_a_change(element: Element) -> bool:
    return bool(_CHANGE_MARK.search(f"{element.get('itemprop') or ''} {element.get('class') or ''}"))


def _is_aside(element: Element) -> bool:
    """Times beside the article are those of other articles."""
    return any(parent.tag in _FURNITURE for parent in element.iterancestors())


def _name(value: Any) -> str:
    value = value[0] if isinstance(value, list) and value else value
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _first(candidates: Iterable[Any]) -> str:
    cleaned = (tidy(unescape(text)) for text in candidates if isinstance(text, str))
    return next((text for text in cleaned if text), "")


def _text(element: Element) -> str:
    return "".join(map(str, element.itertext()))
