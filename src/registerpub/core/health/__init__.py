"""How a source is doing: what its visits, findings and counts say, judged by named rules. Pure: ``now`` is given.

Silence is not "nothing new": a source that answers and brings nothing is as much in trouble as one that fails.
"""

from __future__ import annotations

from registerpub.core.health.judge import judge
from registerpub.core.health.model import (
    CONDITIONS,
    OUTCOMES,
    SEVERITY,
    STATES,
    TROUBLE,
    Condition,
    Day,
    OpenFinding,
    PageFault,
    SourceFacts,
    SourceHealth,
)
from registerpub.core.health.outcome import (
    BLOCKED,
    CHANGED_WITHOUT_ITEMS,
    LOST_LISTS,
    VisitCounts,
    ends_with,
    outcome_of,
)
from registerpub.core.health.project import PROJECT_CONDITIONS, ProjectFacts, judge_project
from registerpub.core.health.report import condition_data, health_change_data, health_data, moment
from registerpub.core.health.thresholds import THRESHOLDS, Thresholds

__all__ = [
    "BLOCKED",
    "CHANGED_WITHOUT_ITEMS",
    "CONDITIONS",
    "LOST_LISTS",
    "OUTCOMES",
    "PROJECT_CONDITIONS",
    "SEVERITY",
    "STATES",
    "THRESHOLDS",
    "TROUBLE",
    "Condition",
    "Day",
    "OpenFinding",
    "PageFault",
    "ProjectFacts",
    "SourceFacts",
    "SourceHealth",
    "Thresholds",
    "VisitCounts",
    "condition_data",
    "ends_with",
    "health_change_data",
    "health_data",
    "judge",
    "judge_project",
    "moment",
    "outcome_of",
]
