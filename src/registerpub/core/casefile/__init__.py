"""The case file: an append-only list of events, folded into a state as of any date and as known on any moment."""

from registerpub.core.casefile.corrections import effective_events
from registerpub.core.casefile.fold import CaseState, Step, event_order, fold, timeline
from registerpub.core.casefile.register import RegisterCount, count_register, members

__all__ = [
    "CaseState",
    "RegisterCount",
    "Step",
    "count_register",
    "effective_events",
    "event_order",
    "fold",
    "members",
    "timeline",
]
