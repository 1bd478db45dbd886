"""What health is judged from (facts of one source) and what it says (a state and the conditions behind it)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

#: How a visit ended. Only ``success`` means that the source gave what it has; ``failed`` is a fault of ours.
OUTCOMES = ("success", "blocked", "robots", "no_answer", "nothing", "failed")

#: State → how bad it is. A source has the worst state that any of its conditions asks for.
SEVERITY: Mapping[str, int] = MappingProxyType(
    {"disabled": 0, "never_visited": 0, "healthy": 0, "watch": 1, "silent": 2, "failing": 3, "blocked": 4}
)
STATES = tuple(SEVERITY)

#: States in which news can be missed.
TROUBLE = frozenset({"silent", "failing", "blocked"})

#: Every condition of a source, in the order in which they are told.
CONDITIONS = (
    "not_visited",
    "no_success",
    "archive_trouble",
    "crawl_failed",
    "proxy_trouble",
    "block_pages",
    "robots_refusal",
    "site_errors",
    "unreadable_lists",
    "bytes_changed_zero_items",
    "empty_bodies",
    "parse_failures",
    "nothing_new",
    "below_band",
    "above_band",
    "gaps",
    "long_running",
    "too_seldom",
    "clock",
    "other_findings",
)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of visits, by the project's time zone. ``swept_items``: those of ``new_items`` that a sweep brought."""

    day: dt.date
    visits: int = 0
    successes: int = 0
    articles: int = 0
    new_items: int = 0
    swept_items: int = 0


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """Findings of one kind that the last visits still show: how many, and since when the oldest."""

    kind: str
    since: dt.datetime
    count: int = 1


@dataclass(frozen=True, slots=True)
class PageFault:
    """Pages read within the window of pages (:class:`Thresholds`) that show one kind of finding."""

    kind: str
    since: dt.datetime
    count: int = 1


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """All that is known of one source. Times are aware; ``days`` are in order, days without a visit left out.

    ``band``: smallest and largest number of items that a week is expected to bring, ``None`` if nobody has said.
    ``running_since``: when the visit that is going on began. ``failed_in_a_row`` counts failures of the crawler itself.
    """

    name: str
    enabled: bool = True
    interval_minutes: int = 60
    band: tuple[int, int] | None = None
    time_limit_seconds: int = 900
    due: dt.datetime | None = None
    running_since: dt.datetime | None = None
    first_visit: dt.datetime | None = None
    last_visit: dt.datetime | None = None
    last_outcome: str = ""
    last_success: dt.datetime | None = None
    last_new_item: dt.datetime | None = None
    failed_in_a_row: int = 0
    days: tuple[Day, ...] = ()
    findings: tuple[OpenFinding, ...] = ()
    pages: tuple[PageFault, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """One named thing that is not as it should be; ``healthy`` as its ``state``: worth knowing, no trouble.

    ``counts`` is the evidence, numbers only.
    """

    kind: str
    state: str
    since: dt.datetime | None = None
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """``since``: when the oldest condition of this state began. ``week``: new items of the last seven days."""

    name: str
    state: str
    since: dt.datetime | None
    conditions: tuple[Condition, ...]
    facts: SourceFacts
    week: int = 0
