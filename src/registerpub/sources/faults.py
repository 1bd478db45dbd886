"""What a schema cannot say of a ``source.toml``: time zone, expressions, selectors, dates, bands, hosts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from cssselect import GenericTranslator, SelectorError

from registerpub.core.errors import Problem
from registerpub.sources.schema import VERIFIED

#: Where a source stands, the day may have begun that by UTC is tomorrow.
_AHEAD = dt.timedelta(days=1)


def further_problems(data: Mapping[str, Any], today: dt.date) -> list[Problem]:
    """Faults of a file that fits the schema, by dotted key. ``today``: the day by UTC."""
    discovery = data.get("discovery", {})
    own = {_plain(host) for host in (*data["hosts"], *data.get("mirrors", ()))}
    return [
        *_whole(data, today),
        *_articles(data),
        *_selectors(data),
        *_discovery(discovery),
        *_foreign(discovery, own),
    ]


def _whole(data: Mapping[str, Any], today: dt.date) -> Iterator[Problem]:
    try:
        ZoneInfo(data["timezone"])
    except (KeyError, ValueError, OSError):
        yield Problem("timezone", f"{data['timezone']!r} is not a time zone; write one like Asia/Almaty")
    verified = data.get("verified", False)
    if verified is not False and (not isinstance(verified, dt.date) or isinstance(verified, dt.datetime)):
        yield Problem("verified", f"{verified!r} cannot be used; write {VERIFIED}")
    elif verified is not False and verified > today + _AHEAD:
        yield Problem("verified", f"{verified} is yet to come: write {VERIFIED}")
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


def _foreign(discovery: Mapping[str, Any], own: Collection[str]) -> Iterator[Problem]:
    """Where articles are looked for on a host that is not the source's: the crawl would ask it in the source's name."""
    for key, address in _addresses(discovery):
        try:
            host = _plain(urlsplit(address).hostname or "")
        except ValueError:
            yield Problem(f"discovery.{key}", f"{address!r} is no address that can be asked")
            continue
        if host not in own:
            yield Problem(
                f"discovery.{key}",
                f"{address!r} lies on {host or 'no host'}, which is none of the source's; name it in hosts if articles "
                "or lists of the source stand there, in mirrors if it shows the same pages, or mend the address",
            )


def _addresses(discovery: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each address that a visit asks, by its key."""
    for kind in ("feeds", "sitemaps"):
        yield from ((f"{kind}.{index}", address) for index, address in enumerate(discovery.get(kind, ())))
    for kind in ("listings", "json", "watched"):
        for index, entry in enumerate(discovery.get(kind, ())):
            yield from ((f"{kind}.{index}.{key}", entry[key]) for key in ("url", "pages") if key in entry)


def _plain(host: str) -> str:
    return host.rstrip(".").lower()


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
