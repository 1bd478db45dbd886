"""Facts of a source → its health: every rule is asked, the worst answer is the state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from registerpub.core.health import amounts, conditions
from registerpub.core.health.conditions import Rule
from registerpub.core.health.model import SEVERITY, Condition, SourceFacts, SourceHealth
from registerpub.core.health.thresholds import THRESHOLDS, Thresholds

#: In the order of :data:`registerpub.core.health.model.CONDITIONS`.
RULES: tuple[Rule, ...] = (
    conditions.not_visited,
    conditions.no_success,
    conditions.archive_trouble,
    conditions.crawl_failed,
    conditions.proxy_trouble,
    conditions.block_pages,
    conditions.robots_refusal,
    conditions.site_errors,
    conditions.unreadable_lists,
    conditions.bytes_changed_zero_items,
    conditions.empty_bodies,
    conditions.parse_failures,
    amounts.nothing_new,
    amounts.below_band,
    amounts.above_band,
    amounts.gaps,
    conditions.long_running,
    conditions.too_seldom,
    conditions.clock,
    conditions.other_findings,
)


def judge(facts: SourceFacts, now: dt.datetime, limits: Thresholds = THRESHOLDS) -> SourceHealth:
    """The health of a source. ``now`` is aware and lies in the time zone in which the days of ``facts`` are counted."""
    week = _week(facts, now)
    if not facts.enabled:
        return SourceHealth(facts.name, "disabled", None, (), facts, week)
    found = [condition for rule in RULES if (condition := rule(facts, now, limits)) is not None]
    if not found and facts.first_visit is None:
        return SourceHealth(facts.name, "never_visited", None, (), facts, week)
    state = max((condition.state for condition in found), key=SEVERITY.__getitem__, default="healthy")
    told = tuple(sorted(found, key=lambda condition: -SEVERITY[condition.state]))
    return SourceHealth(facts.name, state, _since(state, found), told, facts, week)


def _since(state: str, found: Sequence[Condition]) -> dt.datetime | None:
    if state == "healthy":
        return None
    return min((row.since for row in found if row.state == state and row.since is not None), default=None)


def _week(facts: SourceFacts, now: dt.datetime) -> int:
    first = now.date() - dt.timedelta(days=6)
    return sum(day.new_items for day in facts.days if first <= day.day <= now.date())
