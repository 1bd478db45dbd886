"""What a schema cannot say of a ``source.toml``: time zone, expressions, selectors, dates, bands."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from cssselect import GenericTranslator, SelectorError

from registerpub.core.errors import Problem


def further_problems(data: Mapping[str, Any]) -> list[Problem]:
    """Faults of a file that fits the schema, by dotted key."""
    return [*_whole(data), *_articles(data), *_selectors(data), *_discovery(data.get("discovery", {}))]


def _whole(data: Mapping[str, Any]) -> Iterator[Problem]:
    try:
        ZoneInfo(data["timezone"])
    except (KeyError, ValueError, OSError):
        yield Problem("timezone", f"{data['timezone']!r} is not a time zone; write one like Asia/Almaty")
    verified = data.get("verified", False)
    if verified is not False and (not isinstance(verified, dt.date) or isinstance(verified, dt.datetime)):
        yield Problem("verified", "write false, or the day of the last check as 2026-01-31 without quotes")
    low, high = data.get("items_per_week", (0, 0))
    if low > high:
        yield Problem("items_per_week", "the first number is the smallest expected, the second the largest")
    start, end = data.get("politeness", {}).get("visit_window", ("0", "1"))
    if start == end:
        yield Problem("politeness.visit_window", "the two times are the same: leave the key out to visit at any hour")


def _articles(data: Mapping[str, Any]) -> Iterator[Problem]:
    articles = data.get("articles", {})
    for index, pattern in enumerate(articles.get("patterns", ())):
        problem = _expression_problem(pattern)
        if problem:
            yield Problem(f"articles.patterns.{index}", problem)
    if "public_address" in articles:
        pattern, replacement = articles["public_address"]
        problem = _expression_problem(pattern) or _replacement_problem(pattern, replacement)
        if problem:
            yield Problem("articles.public_address", problem)


def _selectors(data: Mapping[str, Any]) -> Iterator[Problem]:
    if data.get("articles", {}).get("format") == "json":
        return
    for key, selector in data.get("selectors", {}).items():
        problem = _selector_problem(selector)
        if problem:
            yield Problem(f"selectors.{key}", problem)


def _discovery(discovery: Mapping[str, Any]) -> Iterator[Problem]:
    for index, listing in enumerate(discovery.get("listings", ())):
        for key in ("links", "next"):
            problem = _selector_problem(listing.get(key, ""))
            if problem:
                yield Problem(f"discovery.listings.{index}.{key}", problem)
        if listing.get("next") and listing.get("pages"):
            yield Problem(f"discovery.listings.{index}", "give either next or pages, not both")
        if not (listing.get("next") or listing.get("pages")) and listing.get("max_pages", 1) > 1:
            yield Problem(f"discovery.listings.{index}.max_pages", "more than one page needs next or pages")
    for index, listing in enumerate(discovery.get("json", ())):
        if "{page}" not in listing["url"] and listing.get("max_pages", 1) > 1:
            yield Problem(f"discovery.json.{index}.max_pages", "more than one page needs {page} in url")
    for index, watched in enumerate(discovery.get("watched", ())):
        problem = _selector_problem(watched.get("items", ""))
        if problem:
            yield Problem(f"discovery.watched.{index}.items", problem)


def _expression_problem(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        return f"not a regular expression: {error}"
    return ""


def _replacement_problem(pattern: str, replacement: str) -> str:
    try:
        re.compile(pattern).sub(replacement, "")
    except (re.error, IndexError) as error:
        return f"the replacement cannot be used: {error}"
    return ""


def _selector_problem(selector: str) -> str:
    if not selector:
        return ""
    try:
        GenericTranslator().css_to_xpath(selector)
    except SelectorError as error:
        return f"not a CSS selector: {error}"
    return ""
