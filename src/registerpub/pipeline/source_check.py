"""Tries a source out: fetches one of its articles as a visit would find it, and says what would be read of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from registerpub.core.counted import counted
from registerpub.core.errors import RegisterpubError
from registerpub.core.records import CapturedPage
from registerpub.pipeline.source_fetch import Answer, FetchFailed, Visitor
from registerpub.sources import Source, discovery_kind
from registerpub.sources.saved import Discover, read_article

#: Documents between a discovery address and an article: an index of sitemaps may hold another.
_LONGEST_WAY = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One document of a check: what it is (``feed``, …, ``article``, ``watched``) and what was read of it."""

    kind: str
    url: str
    read: Mapping[str, Any]


def check_source(
    source: Source, visitor: Visitor, discover: Discover, now: Callable[[], dt.datetime], url: str = ""
) -> list[Step]:
    """The steps of a check, the page that was read last. ``url``: that page, instead of the first one that is found.

    Raises :class:`FetchFailed` or :class:`GateError` if a document cannot be had, :class:`RegisterpubError` if no
    article is found; the message says what to do.
    """
    if url:
        return [_look(source, visitor.get(url, _headers(source, url)), discover, now(), url)]
    steps: list[Step] = []
    for start in source.discovery_addresses:
        steps += _follow(source, _first_page(source, start), visitor, discover, now)
        if steps[-1].kind in ("article", "watched"):
            return steps
    raise RegisterpubError(
        f"{source.name}: no link to an article was found in {counted(len(steps), 'document')}: look at [discovery] and "
        "at articles.patterns of its source.toml, or give an article with --url"
    )


def problems_of(source: Source, steps: list[Step]) -> list[str]:
    """What is wrong with the page that was read last, each with the key of ``source.toml`` that mends it."""
    page = steps[-1]
    findings = list(page.read.get("findings", ()))
    found = [f"{kind}: {_MENDS.get(kind, 'look at the page in a browser')}" for kind in findings]
    if page.kind == "watched":
        found = [line for line in found if not line.startswith("no_date")]
    language = page.read.get("language")
    if language and language not in source.languages:
        found.append(f"the text is {language}: languages of source.toml has only {', '.join(source.languages)}")
    found += [f"{step.kind}: {step.read['fault']}" for step in steps if step.read.get("fault")]
    return found


_MENDS = {
    "missing_mark": "articles.must_contain or must_not_contain of source.toml does not fit this page",
    "no_text": "selectors.body of source.toml finds nothing, and neither do the general rules",
    "no_date": "give selectors.date in source.toml",
    "challenge_page": "the site shows a visitor check; it is not to be evaded, leave the source out",
    "selector_missed": "a selector of source.toml finds nothing on this page",
    "date_from_address": "give selectors.date in source.toml: the day was only found in the address",
    "broken_json": "the page is no JSON: look at articles.format of source.toml",
    "not_html": "the page is of another kind: look at articles.format of source.toml",
}


def _follow(
    source: Source, start: str, visitor: Visitor, discover: Discover, now: Callable[[], dt.datetime]
) -> list[Step]:
    """From a discovery address to the first article, by way of at most a few parts of a sitemap."""
    steps = [_look(source, visitor.get(start, _headers(source, start)), discover, now(), start)]
    while steps[-1].kind not in ("article", "watched") and len(steps) <= _LONGEST_WAY:
        read = steps[-1].read
        links = [*read.get("articles", ()), *read.get("parts", ())]
        if not links:
            break
        steps.append(_look(source, visitor.get(links[0], _headers(source, links[0])), discover, now(), links[0]))
    return steps


def _look(source: Source, answer: Answer, discover: Discover, now: dt.datetime, asked: str) -> Step:
    kind = discovery_kind(source, asked)
    if kind not in ("article", "watched"):
        return Step(kind, asked, discover(source, asked, answer.body))
    page = CapturedPage("check", 0, answer.url, now, answer.body, "", source.name, answer.content_type, answer.status)
    return Step(kind, asked, read_article(source, page))


def _first_page(source: Source, address: str) -> str:
    numbers = {entry.url: entry.first_page for entry in source.json_listings}
    return address.replace("{page}", str(numbers.get(address, 1)))


def _headers(source: Source, url: str) -> dict[str, str]:
    """What a JSON listing wants sent with it and with the articles found in it."""
    if discovery_kind(source, url) not in ("json", "article") or not source.json_listings:
        return {}
    return dict(source.json_listings[0].headers)


__all__ = ["FetchFailed", "Step", "check_source", "problems_of"]
