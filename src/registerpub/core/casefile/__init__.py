"""The case file: an append-only list of events, folded into a state as of any date and as known on any moment."""

from registerpub.core.casefile.corrections import case_files, effective_events
from registerpub.core.casefile.fold import fold, timeline
from registerpub.core.casefile.open_register import open_register
from registerpub.core.casefile.ordering import event_order
from registerpub.core.casefile.register import RegisterCount, added_up, count_register, members
from registerpub.core.casefile.state import CaseState, Fault, Step

__all__ = [
    "CaseState",
    "Fault",
    "RegisterCount",
    "Step",
    "added_up",
    "case_files",
    "count_register",
    "effective_events",
    "event_order",
    "fold",
    "members",
    "open_register",
    "timeline",
]
