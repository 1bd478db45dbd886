"""The table of event types and custody statuses, by code.

Trigger syntax (``triggers_kk``, ``triggers_ru``, ``triggers_en`` and the ``phrases_`` beside them): lower case;
``{n}`` a number in digits or words (with a word for years after it also a length in months, as ``{y}`` in years only),
``...`` a gap of up to six words in one sentence (in English behind a verb in -ed, «of» or «against» also a name with an
aside: «proceedings against X, a teacher, are over»), ``~`` an inflection ending (English: s, es, d, ed, ing), ``*`` any
ending, ``a/b`` one word or another, ``?word`` (also ``?{n}``) a word that may be missing; a trigger starts and ends at
a word boundary. Between two words of an English trigger «on Monday», «again» and their like may stand.
A Kazakh final verb in -ды or -ті stands for its other tenses too.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from registerpub.core.events.follows import FOLLOWS
from registerpub.core.events.model import EventType, Status
from registerpub.core.events.penalties import PENALTIES
from registerpub.core.events.statuses import MEMBERSHIP_NEXT, STAGE_NEXT, STATUS_TABLE
from registerpub.core.events.table import EVENT_TABLE

EVENT_TYPES: Mapping[str, EventType] = MappingProxyType({entry.code: entry for entry in EVENT_TABLE})
EVENT_RANK: Mapping[str, int] = MappingProxyType({entry.code: rank for rank, entry in enumerate(EVENT_TABLE)})
STATUSES: Mapping[str, Status] = MappingProxyType({entry.code: entry for entry in STATUS_TABLE})

CASE_STAGES = tuple(STAGE_NEXT)
MEMBERSHIP_EVENTS: Mapping[str, str] = MappingProxyType(
    {"LIST_CANDIDATE": "candidate", "LIST_RECOGNISED": "recognised", "LIST_REMOVED": "removed"}
)
REMOVAL_REASONS = ("released", "died", "error", "criteria_no_longer_met", "merged_duplicate")

#: Optional text fields of an event beside date, register, status and term.
DETAIL_FIELDS: tuple[str, ...] = tuple(
    dict.fromkeys(
        ["article", "court", "place", "facility", "reason", "penalty", "speaker"]
        + [name for entry in EVENT_TABLE for name in entry.details]
        + ["event", "field", "old", "new", "cause", "retracts_event", "in_absentia"]
    )
)

#: Statuses that only unpublishable events lead to: a report of such a state tells the same, so it is not public either.
PRIVATE_STATUSES = frozenset(
    status for status in STATUSES if {entry.publish for entry in EVENT_TABLE if entry.to == status} == {"never"}
)
#: Statuses that nothing but events needing consent (or private ones) leads to: a report of such a state needs it too.
CONSENT_STATUSES = frozenset(
    status
    for status in STATUSES
    if "consent" in (kinds := {entry.publish for entry in EVENT_TABLE if entry.to == status}) and "always" not in kinds
)


def is_private(code: str, status: str | None) -> bool:
    """Whether an event may reach no published byte, by its code or by the status that it carries."""
    return EVENT_TYPES[code].publish == "never" or status in PRIVATE_STATUSES


def is_consent_needed(code: str, status: str | None) -> bool:
    """Whether an event needs consent to be told, by its code or by the status that it carries."""
    return EVENT_TYPES[code].publish == "consent" or status in CONSENT_STATUSES


def is_legal(before: str | None, after: str) -> bool:
    """Whether custody may go from ``before`` to ``after``; an unknown past allows everything."""
    if before is None or before == "unknown" or after == "unknown" or before == after:
        return True
    allowed = STATUSES[before].legal_next
    return allowed == "*" or after in allowed.split()


def may_follow(code: str, custody: str) -> bool:
    """Whether an event that carries no status of its own may follow the status ``custody``."""
    follows, after = FOLLOWS.get(code), EVENT_TYPES[code].to
    return custody in follows if follows is not None else after is None or is_legal(custody, after)


def is_legal_stage(before: str, after: str) -> bool:
    """Whether a case may go from the stage ``before`` to ``after``; of no case on record everything may be heard."""
    allowed = STAGE_NEXT.get(before, "*")
    return before == after or allowed == "*" or after in allowed.split()


def is_legal_membership(before: str, after: str) -> bool:
    """Whether a list may hold somebody as ``after`` whom it held as ``before``; repeating it changes nothing."""
    return before == after or after in MEMBERSHIP_NEXT[before]


__all__ = [
    "CASE_STAGES",
    "CONSENT_STATUSES",
    "DETAIL_FIELDS",
    "EVENT_RANK",
    "EVENT_TYPES",
    "FOLLOWS",
    "MEMBERSHIP_EVENTS",
    "PENALTIES",
    "PRIVATE_STATUSES",
    "REMOVAL_REASONS",
    "STATUSES",
    "EventType",
    "Status",
    "is_consent_needed",
    "is_legal",
    "is_legal_membership",
    "is_legal_stage",
    "is_private",
    "may_follow",
]
