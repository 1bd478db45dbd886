"""Health as plain data: what ``source health --json`` prints and what the notification hook is told.

Names of sources, codes, times and numbers; never an address, a person's name or a word of a page.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from registerpub.core.health.model import Condition, SourceHealth


def condition_data(condition: Condition) -> dict[str, Any]:
    """kind, state, since (ISO 8601, UTC, or null), counts."""
    return {
        "kind": condition.kind,
        "state": condition.state,
        "since": moment(condition.since),
        "counts": dict(condition.counts),
    }


def health_data(health: SourceHealth) -> dict[str, Any]:
    """One source as in ``docs/health-1.schema.json``."""
    facts = health.facts
    return {
        "source": health.name,
        "state": health.state,
        "since": moment(health.since),
        "conditions": [condition_data(condition) for condition in health.conditions],
        "last_visit": moment(facts.last_visit),
        "last_outcome": facts.last_outcome or None,
        "last_success": moment(facts.last_success),
        "last_new_item": moment(facts.last_new_item),
        "items_this_week": health.week,
        "items_per_week": list(facts.band) if facts.band else None,
    }


def health_change_data(health: SourceHealth, previous: str, now: dt.datetime) -> dict[str, Any]:
    """What the notification hook is told: source, state, previous (null: none was noted), since, time, conditions."""
    return {
        "source": health.name,
        "state": health.state,
        "previous": previous or None,
        "since": moment(health.since),
        "time": moment(now),
        "conditions": [condition_data(condition) for condition in health.conditions],
    }


def moment(time_of: dt.datetime | None) -> str | None:
    """To the second, in UTC."""
    return f"{time_of.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}" if time_of is not None else None
