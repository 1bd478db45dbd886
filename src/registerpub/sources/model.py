"""What a source folder says, as frozen data, and the schema that its ``source.toml`` must fit."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from registerpub.core.reading import ReadingRules, canonical_url

KINDS = ("news", "court", "owner_list", "government")
TIERS = ("primary", "news")
FORMATS = ("html", "json")
WATCHED_KINDS = ("page", "list", "schedule")


@dataclass(frozen=True, slots=True)
class Selectors:
    """CSS selectors of the parts of an article; an empty one leaves the part to the general rules.

    Where articles are JSON, dotted paths instead; ``body`` may be HTML there.
    """

    title: str = ""
    date: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Politeness:
    """``delay`` in seconds between requests to a host; sources of one ``group`` are never crawled at once.

    ``visit_window``: from when until when, by the clock of the source's time zone, it is visited at all (it may cross
    midnight); ``None``: at any hour.
    """

    delay: float = 2.0
    concurrency: int = 1
    group: str = ""
    visit_window: tuple[dt.time, dt.time] | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of links, newest first. ``links``: CSS selector of the links (empty: every link of the page).

    Further pages: ``next`` is the CSS selector of the link to the next one, or ``pages`` an address with ``{page}``,
    counted from 2. ``max_pages`` are read on a usual visit, while they bring something new; ``sweep_pages`` once a
    week, whatever they bring.
    """

    url: str
    links: str = ""
    next: str = ""
    pages: str = ""
    max_pages: int = 1
    sweep_pages: int = 1


@dataclass(frozen=True, slots=True)
class JsonListing:
    """A list of articles as JSON. ``url`` may hold ``{page}``, counted from ``first_page``.

    ``items``: dotted path to the array (empty: the document is the array). ``link``: address of an article with
    fields of the item in braces (``https://www.example.kz/{alias}``, dotted paths allowed), joined to ``url`` if
    relative. ``stamp``: dotted path of the item's time of change (empty: none). ``headers`` are sent with the listing
    and with the articles found in it (such as ``Accept-Language``).
    """

    url: str
    items: str
    link: str
    stamp: str = ""
    first_page: int = 1
    max_pages: int = 1
    sweep_pages: int = 1
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Watched:
    """A page that is fetched on every visit and kept in versions. ``kind`` is one of :data:`WATCHED_KINDS`.

    ``items``: CSS selector of the entries of a list or schedule, one person or session each; empty: its paragraphs.
    """

    url: str
    kind: str = "page"
    items: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One source. ``name`` is its folder's name; ``hosts`` and ``mirrors`` are host names without scheme or port.

    ``article_patterns`` are regular expressions searched in the whole address; none means every link that was found.
    ``article_format`` is one of :data:`FORMATS`. ``public_address``: expression and replacement that turn the address
    an article is fetched at into the one people open, where the two differ.
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
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    listings: tuple[Listing, ...] = ()
    json_listings: tuple[JsonListing, ...] = ()
    watched: tuple[Watched, ...] = ()
    mirrors: tuple[str, ...] = ()
    article_patterns: tuple[str, ...] = ()
    article_format: str = "html"
    public_address: tuple[str, str] | None = None
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
    def discovery_addresses(self) -> tuple[str, ...]:
        """Every address that a visit may begin at, in the order of discovery."""
        listed = (entry.url for entries in (self.listings, self.json_listings, self.watched) for entry in entries)
        return (*self.feeds, *self.sitemaps, *listed)

    @property
    def claims(self) -> tuple[str, ...]:
        """What one crawl at a time may hold: the group if one is given, and every host that the source may ask.

        Hosts are claimed beside the group, so that two sources of one host keep apart even if only one names a group.
        """
        group = (f"group {self.politeness.group}",) if self.politeness.group else ()
        return (*group, *(f"host {host}" for host in sorted(self.asked_hosts)))

    @property
    def asked_hosts(self) -> frozenset[str]:
        """Every host that a visit may ask: the source's own, its mirrors, and that of its home.

        Discovery stays on these: loading refuses any other.
        """
        own = {host.rstrip(".").lower() for host in (*self.hosts, *self.mirrors)}
        return frozenset(own | {_host_of(self.home)}) - {""}

    def window_seconds(self, now: dt.datetime) -> float | None:
        """Seconds until the visit window closes, 0 while it is closed; ``None`` where every hour is open.

        ``now`` is aware. The end of the window is not part of it.
        """
        window = self.politeness.visit_window
        if window is None:
            return None
        zone = ZoneInfo(self.timezone)
        local = now.astimezone(zone)
        for days in (-1, 0):
            day = local.date() + dt.timedelta(days=days)
            start = dt.datetime.combine(day, window[0], zone)
            over = dt.timedelta(days=window[1] <= window[0])
            end = dt.datetime.combine(day + over, window[1], zone)
            if start <= local < end:
                return (end.astimezone(dt.UTC) - now.astimezone(dt.UTC)).total_seconds()
        return 0.0

    def is_own(self, url: str) -> bool:
        """Whether ``url`` lies on one of the source's hosts or mirrors."""
        try:
            host = (urlsplit(url).hostname or "").rstrip(".").lower()
        except ValueError:
            return False
        return host in self.hosts or host in self.mirrors

    def watched_at(self, url: str) -> Watched:
        """How the watched page fetched at ``url`` is set up; one that no setting names any more is a plain page.

        A page that was fetched elsewhere than asked is known where it is the only one.
        """
        wanted = self._address(url)
        found = next((page for page in self.watched if self._address(page.url) == wanted), None)
        only = self.watched[0] if len(self.watched) == 1 else Watched(url)
        return found or only

    def _address(self, url: str) -> str:
        return canonical_url(url, self.home, self.hosts, self.mirrors)

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
            format=self.article_format,
        )


def _host_of(url: str) -> str:
    return (urlsplit(url).hostname or "").rstrip(".").lower()
