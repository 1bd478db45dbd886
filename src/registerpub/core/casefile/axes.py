"""The four axes of a case file, each folded on its own from the same events.

An axis takes one event at a time and answers with the code that the event cannot follow, or None. The event takes
effect all the same, because reports miss steps; only a list is left to its owner: no other event takes anybody off.
"""

from __future__ import annotations

from registerpub.core.events import (
    EVENT_TYPES,
    MEMBERSHIP_EVENTS,
    is_legal,
    is_legal_membership,
    is_legal_stage,
    may_follow,
)
from registerpub.core.events.penalties import (
    NEW_SENTENCES,
    PENALTY_OF_STATUS,
    PENALTY_RULES,
    STANDING,
    TERM_ENDS,
    is_penalty_kept,
)
from registerpub.core.records import Event, PartialDate, Term

#: Statuses that come back when a short arrest ends (events.yml, to_rule).
LASTING = frozenset(
    (
        "at_large_restrained",
        "house_arrest",
        "restricted_freedom",
        "suspended",
        "released_parole",
        "released_replaced",
        "in_exile",
    )
)
ARRESTS = ("detained", "administrative_arrest")
_RELEASES = ("released_parole", "released_replaced")
_BEFORE_VERDICT = ("reported", "suspect", "indicted", "trial")
_STAGE_OF_STATUS = {"convicted_imprisoned": "verdict_first_instance"}


class Custody:
    """Where the body is."""

    __slots__ = ("before_arrest", "now", "pending", "quashed", "since")

    def __init__(self) -> None:
        self.now: str | None = None
        self.since: PartialDate | None = None
        self.before_arrest: str | None = None
        self.pending: str | None = None
        self.quashed = False

    def copy(self) -> Custody:
        other = Custody()
        for name in self.__slots__:
            setattr(other, name, getattr(self, name))
        return other

    def apply(self, event: Event) -> str | None:
        kind, before = EVENT_TYPES[event.code], self.now
        after = self._after(event)
        fits = self._fits(event)
        if after is not None:
            self._move(event, after)
        if event.code == "PAROLE_GRANTED":
            self.pending = "released_parole"
        elif after is not None and kind.family in ("arrest", "verdict", "release"):
            self.pending = None
        if event.code == "VERDICT_QUASHED" or event.code.startswith("SENTENCED_"):
            self.quashed = event.code == "VERDICT_QUASHED"
        return None if fits else before

    def _after(self, event: Event) -> str | None:
        """The custody status that ``event`` leads to, or None where it changes nothing."""
        kind = EVENT_TYPES[event.code]
        if event.status is not None:
            return event.status
        if event.details.get("in_absentia") or kind.to is None:
            return None
        if event.code == "CASE_CLOSED" and self.now in ("at_large", "convicted_imprisoned") and not self.quashed:
            return None
        if event.code == "AMNESTIED" and event.term is not None:
            return None  # an amnesty that gives another term has only shortened it
        if kind.returns_to_previous and self.before_arrest in LASTING:
            return self.before_arrest
        if event.code == "RELEASED_UNSPECIFIED":
            return self._released()
        return kind.to

    def _released(self) -> str:
        """A release without a ground: what is known says which one it is."""
        if self.now in ARRESTS:
            return self.before_arrest if self.before_arrest in LASTING else "at_large"
        if self.now in _RELEASES:
            return self.now
        return self.pending or "released_unspecified"

    def _fits(self, event: Event) -> bool:
        if self.now is None or self.now == "unknown" or event.details.get("in_absentia"):
            return True
        if event.status is not None:
            return is_legal(self.now, event.status)
        if event.code == "RELEASED_UNSPECIFIED" and (self.now in ARRESTS or self.now in _RELEASES):
            return True
        if event.code == "CASE_CLOSED" and self.now == "convicted_imprisoned":
            return self.quashed
        return may_follow(event.code, self.now)

    def _move(self, event: Event, after: str) -> None:
        if after not in ARRESTS:
            self.before_arrest = None
        elif self.now not in ARRESTS:
            self.before_arrest = self.now
        if not (after == self.now and event.code == "STATE_REPORTED" and self.since is not None):
            self.since = event.date
        self.now = after


class Stage:
    """Where the criminal case is."""

    __slots__ = ("now",)

    def __init__(self) -> None:
        self.now = "none"

    def apply(self, event: Event) -> str | None:
        before, after = self.now, self._after(event)
        if after is None:
            return None
        self.now = after
        no_verdict = event.code == "VERDICT_QUASHED" and before in _BEFORE_VERDICT
        return None if is_legal_stage(before, after) and not no_verdict else before

    def _after(self, event: Event) -> str | None:
        stage = event.details.get("case_stage") or EVENT_TYPES[event.code].stage
        if event.code == "STATE_REPORTED" and self.now == "none":
            stage = stage or _STAGE_OF_STATUS.get(event.status or "")
        return stage


class Penalty:
    """What was imposed: the kind of penalty, its term, the article it rests on."""

    __slots__ = ("article", "now", "term")

    def __init__(self) -> None:
        self.now: str | None = None
        self.term: Term | None = None
        self.article: str | None = None

    def apply(self, event: Event) -> str | None:
        before, rule = self.now, PENALTY_RULES.get(event.code)
        fits = before is None or rule is None or before in rule.legal_from
        after = PENALTY_OF_STATUS.get(event.status) if event.status is not None else None
        if after is None and rule is not None and not is_penalty_kept(event):
            after = rule.to
        self._term(event, after)
        self.now = after or before
        self.article = event.details.get("article") or self.article
        return None if fits else before

    def _term(self, event: Event, after: str | None) -> None:
        """A term that is stated holds; another penalty without one leaves it unknown, never that of the old one."""
        if event.term is not None and EVENT_TYPES[event.code].has_term:
            self.term = event.term
        elif event.code in TERM_ENDS or event.code in NEW_SENTENCES or self._is_another(after):
            self.term = None

    def _is_another(self, after: str | None) -> bool:
        """Whether a penalty of another kind takes the place of the one on record; called in, the rest is the same."""
        kinds = {after, self.now}
        return len(kinds) == 2 and kinds <= STANDING - {"replaced"}


class Memberships:
    """Per register: candidate, recognised or removed. Custody never changes it."""

    __slots__ = ("now",)

    def __init__(self) -> None:
        self.now: dict[str, str] = {}

    def apply(self, event: Event) -> str | None:
        after = MEMBERSHIP_EVENTS.get(event.code)
        if after is None:
            return None
        register = event.register or ""
        before = self.now.get(register, "none")
        if after == "removed" and before == "candidate":
            after = "none"  # who was never recognised is no longer under review
        if after == "none":
            del self.now[register]
        elif not (before == "recognised" and after == "candidate"):
            self.now[register] = after
        return None if is_legal_membership(before, after) else before
