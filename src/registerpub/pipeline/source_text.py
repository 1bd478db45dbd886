"""The text of a new ``source.toml``: what is known filled in, what is not explained in comments."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

_TEXT = """\
# Made by 'registerpub source new'. Read docs/sources.md, complete this file, then look at what is read:
# registerpub source check NAME --saved
title = {title}
home = {home}
hosts = {hosts}             # only addresses on these hosts are fetched
# mirrors = []              # hosts with the same pages, folded into home
kind = "news"               # news, court, owner_list or government
tier = "news"               # primary: the source knows it itself (a court, the owner of a list); news: it reports
languages = {languages}
timezone = {timezone}
interval_minutes = 120
# items_per_week = [5, 200] # fewer or more new articles than this is reported
verified = false            # the day of the last check on the live site, as 2026-01-31

[discovery]
{discovery}
[articles]
{pattern}# must_contain = ["class=\\"article\\""]   # at least one stands in every true page
# must_not_contain = []

# CSS selectors; without one the general rules look for the part. Give body at least.
[selectors]
# title = "h1"
# date = "time"
# body = "div.article-text"

[politeness]
delay = 5.0                 # seconds between two requests
concurrency = 1
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a source before a person has looked; ``pattern`` and ``listing`` are empty if unknown."""

    title: str
    home: str
    hosts: Sequence[str]
    timezone: str
    languages: Sequence[str] = ("kk", "ru")
    feeds: Sequence[str] = ()
    sitemaps: Sequence[str] = ()
    listing: str = ""
    pattern: str = ""


def source_text(draft: Draft) -> str:
    """TOML that fits the schema."""
    pattern = f"patterns = {_list([draft.pattern])}" if draft.pattern else '# patterns = ["^https://…/news/\\\\d+"]'
    return _TEXT.format(
        title=_quoted(draft.title),
        home=_quoted(draft.home),
        hosts=_list(draft.hosts),
        languages=_list(draft.languages),
        timezone=_quoted(draft.timezone),
        discovery=_discovery(draft),
        pattern=f"{pattern}\n",
    )


def _discovery(draft: Draft) -> str:
    """Feeds and sitemaps; a listing if there is neither, or if a listing is what was given."""
    lines = [f"feeds = {_list(draft.feeds)}"] if draft.feeds else ["# feeds = []"]
    lines += [f"sitemaps = {_list(draft.sitemaps)}"] if draft.sitemaps else ["# sitemaps = []"]
    if draft.listing or not (draft.feeds or draft.sitemaps):
        lines += [
            "",
            "[[discovery.listings]]",
            f"url = {_quoted(draft.listing or draft.home)}",
            '# links = "h3 a"          # CSS selector of the links to articles; without it every link of the page',
            '# next = "a.next"',
        ]
    return "\n".join(lines) + "\n"


def _list(values: Sequence[str]) -> str:
    return f"[{', '.join(map(_quoted, values))}]"


def _quoted(value: str) -> str:
    """A basic string of TOML, which takes JSON's escapes."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
