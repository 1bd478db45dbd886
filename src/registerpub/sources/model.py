"""What a source folder says, as frozen data, and the schema that its ``source.toml`` must fit."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from registerpub.core.reading import ReadingRules
from registerpub.core.records import LANGUAGES

KINDS = ("news", "court", "owner_list", "government")
TIERS = ("primary", "news")


@dataclass(frozen=True, slots=True)
class Selectors:
    """CSS selectors of the parts of an article; an empty one leaves the part to the general rules."""

    title: str = ""
    date: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Politeness:
    """``delay`` in seconds between requests to a host; sources of one ``group`` are never crawled at once."""

    delay: float = 2.0
    concurrency: int = 1
    group: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One source. ``name`` is its folder's name; ``hosts`` and ``mirrors`` are host names without scheme or port.

    ``article_patterns`` are regular expressions searched in the whole address; none means every link of a feed.
    ``must_contain``: at least one of the marks stands in every true page; ``must_not_contain``: none ever does.
    ``verified`` is the day a person last ran the source on the live site, ``None`` if nobody has.
    """

    name: str
    title: str
    home: str
    hosts: tuple[str, ...]
    kind: str
    tier: str
    languages: tuple[str, ...]
    timezone: str
    feeds: tuple[str, ...]
    mirrors: tuple[str, ...] = ()
    article_patterns: tuple[str, ...] = ()
    selectors: Selectors = field(default_factory=Selectors)
    politeness: Politeness = field(default_factory=Politeness)
    interval_minutes: int = 60
    items_per_week: tuple[int, int] | None = None
    must_contain: tuple[str, ...] = ()
    must_not_contain: tuple[str, ...] = ()
    verified: dt.date | None = None

    @property
    def group(self) -> str:
        """The host group of the source: the one given, else its home host."""
        return self.politeness.group or (urlsplit(self.home).hostname or self.name)

    @property
    def claims(self) -> tuple[str, ...]:
        """What one crawl at a time may hold: the group if one is given, and every host that the source may ask.

        Hosts are claimed beside the group, so that two sources of one host keep apart even if only one names a group.
        """
        asked = {urlsplit(url).hostname or "" for url in (self.home, *self.feeds)}
        hosts = {host.rstrip(".").lower() for host in (*self.hosts, *self.mirrors, *asked)} - {""}
        group = (f"group {self.politeness.group}",) if self.politeness.group else ()
        return (*group, *(f"host {host}" for host in sorted(hosts)))

    def is_own(self, url: str) -> bool:
        """Whether ``url`` lies on one of the source's hosts or mirrors."""
        try:
            host = (urlsplit(url).hostname or "").rstrip(".").lower()
        except ValueError:
            return False
        return host in self.hosts or host in self.mirrors

    def reading_rules(self) -> ReadingRules:
        """How ``core.reading`` is to read the source's pages."""
        return ReadingRules(
            title_selector=self.selectors.title,
            date_selector=self.selectors.date,
            body_selector=self.selectors.body,
            timezone=self.timezone,
            languages=self.languages,
            must_contain=self.must_contain,
            must_not_contain=self.must_not_contain,
        )


def _object(properties: dict[str, Any], required: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


_TEXT = {"type": "string", "minLength": 1}
_SELECTOR = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_HOSTS = {"type": "array", "items": {"type": "string", "pattern": r"^[^\s/:@]+$"}}
_ADDRESS = {"type": "string", "pattern": r"^https?://[^\s/]+(/[^\s]*)?$"}

SOURCE_SCHEMA: dict[str, Any] = _object(
    {
        "title": _TEXT,
        "home": _ADDRESS,
        "hosts": {**_HOSTS, "minItems": 1},
        "mirrors": _HOSTS,
        "kind": {"enum": list(KINDS)},
        "tier": {"enum": list(TIERS)},
        "languages": {"type": "array", "items": {"enum": list(LANGUAGES)}, "minItems": 1},
        "timezone": _TEXT,
        "interval_minutes": {"type": "integer", "minimum": 1},
        "items_per_week": {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2},
        "verified": {"not": {"const": True}},
        "discovery": _object({"feeds": {"type": "array", "items": _ADDRESS, "minItems": 1}}, ("feeds",)),
        "articles": _object({"patterns": _TEXTS, "must_contain": _TEXTS, "must_not_contain": _TEXTS}),
        "selectors": _object({"title": _SELECTOR, "date": _SELECTOR, "body": _SELECTOR}),
        "politeness": _object(
            {
                "delay": {"type": "number", "minimum": 0, "maximum": 600},
                "concurrency": {"type": "integer", "minimum": 1, "maximum": 8},
                "group": _TEXT,
            }
        ),
    },
    ("title", "home", "hosts", "kind", "tier", "languages", "timezone", "discovery"),
)
