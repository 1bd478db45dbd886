"""What a case file amounts to: the state on its four axes, what is wrong with a step, and the steps themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from registerpub.core.records import Event, PartialDate, Term

Axis = Literal["custody", "stage", "penalty", "membership"]


@dataclass(frozen=True, slots=True)
class CaseState:
    """Four axes kept apart: custody, case stage, penalty (with term and article), membership per register.

    ``penalty`` is one of ``core.events.PENALTIES``, None where none is known. ``before_arrest`` and ``release_pending``
    belong to custody: what comes back when a short arrest ends, and what a release that was granted will be.
    """

    custody: str | None = None
    since: PartialDate | None = None
    stage: str = "none"
    penalty: str | None = None
    term: Term | None = None
    article: str | None = None
    facility: str | None = None
    place: str | None = None
    memberships: Mapping[str, str] = field(default_factory=dict)
    before_arrest: str | None = None
    release_pending: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an event does not fit what the case file says before it: on ``axis`` it cannot follow ``before``.

    ``before`` is a code of that axis: a custody status, a case stage, a penalty or a membership.
    """

    axis: Axis
    before: str


@dataclass(frozen=True, slots=True)
class Step:
    """One event with the state after it, and why it does not fit. A step with faults is shown, never dropped."""

    event: Event
    state: CaseState
    faults: tuple[Fault, ...] = ()

    @property
    def legal(self) -> bool:
        return not self.faults
