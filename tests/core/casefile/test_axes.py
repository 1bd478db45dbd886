"""Every event code beside every status of every axis: what is legal, what is marked, what comes of it.

The tables were written by hand from the texts of ``events.yml`` (``from``, ``to``, ``to_rule``, transitions and traps),
not from the code. Rows are codes; a letter stands for a status, in the order of the line ``STATUSES``.
"""

from __future__ import annotations

import pytest

from registerpub.core.casefile import CaseState, Step, timeline
from registerpub.core.events import CASE_STAGES, EVENT_TYPES, PENALTIES, STATUSES
from registerpub.core.records import Event, PartialDate

# a at large, d detained, A administrative arrest, p pretrial, h house arrest, b bail or undertaking, c in prison,
# r restricted freedom, s suspended, 1 served, 2 parole, 3 replaced, 4 health, 5 pardoned, 6 amnestied, 7 acquitted,
# ? released, ground unknown, e exile, f psychiatry, x died
LETTERS = dict(zip("adAphbcrs1234567?efx", list(STATUSES)[:-1], strict=True))
SENTENCED_FROM_FREEDOM = "aphbd" + "1234567?"

#: Code → letters of the statuses that it may follow. Codes without a row may follow all.
CUSTODY_FROM = {
    "DETAINED": "abAhrs234156" + "7e?",
    "RELEASED_WITHOUT_CHARGE": "d",
    "REMANDED": "adAbhrsc234156" + "7ef?",
    "REMAND_EXTENDED": "ph",
    "HOUSE_ARREST": "adAbpc1rfe?",
    "RESTRAINT_UNDERTAKING": "adAhpc1e?",
    "ADMIN_ARREST": "adAbrs234156" + "7e?",
    "ADMIN_ARREST_ENDED": "A",
    "SENTENCED_PRISON": "phbadArsc234156" + "7ef?",
    "SENTENCED_RESTRICTED": SENTENCED_FROM_FREEDOM + "s",
    "SENTENCED_SUSPENDED": SENTENCED_FROM_FREEDOM + "c",
    "SENTENCED_NONCUSTODIAL": SENTENCED_FROM_FREEDOM,
    "ACQUITTED": "abhpcrs?",
    "CASE_CLOSED": "dabhpf?",  # in prison only after the verdict was quashed: a test of its own
    "TRANSFERRED": "pcf",
    "PAROLE_GRANTED": "c",
    "REPLACED_MILDER": "c?",
    "RESTRICTION_REVOKED": "rs23dp",
    "RELEASED_SERVED": "cphrs234?",
    "RELEASED_UNSPECIFIED": "cphf" + "dA" + "23",  # status decides: short arrests end; after parole it is the way out
    "RELEASED_HEALTH": "cp?",
    "PARDONED": "crs?",
    "AMNESTIED": "crsphb?",
    "FORCED_PSYCHIATRY": "adbhpc",
    "PSYCHIATRY_ENDED": "f",
    "LEFT_COUNTRY": "abhcrs234156" + "7?",
}
#: Code → resulting custody, where it is not that of the row's own word below.
CUSTODY_TO = {
    "DETAINED": "d",
    "RELEASED_WITHOUT_CHARGE": "a",
    "REMANDED": "p",
    "HOUSE_ARREST": "h",
    "RESTRAINT_UNDERTAKING": "b",
    "ADMIN_ARREST": "A",
    "ADMIN_ARREST_ENDED": "a",
    "SENTENCED_PRISON": "c",
    "SENTENCED_RESTRICTED": "r",
    "SENTENCED_SUSPENDED": "s",
    "SENTENCED_NONCUSTODIAL": "a",
    "ACQUITTED": "7",
    "CASE_CLOSED": "7",
    "REPLACED_MILDER": "3",
    "RESTRICTION_REVOKED": "c",
    "RELEASED_SERVED": "1",
    "RELEASED_UNSPECIFIED": "?",
    "RELEASED_HEALTH": "4",
    "PARDONED": "5",
    "AMNESTIED": "6",
    "FORCED_PSYCHIATRY": "f",
    "PSYCHIATRY_ENDED": "a",
    "LEFT_COUNTRY": "e",
    "DIED": "x",
}
EXCEPTIONS = {
    ("CASE_CLOSED", "a"): "a",
    ("CASE_CLOSED", "c"): "c",
    ("RELEASED_UNSPECIFIED", "d"): "a",
    ("RELEASED_UNSPECIFIED", "A"): "a",
    ("RELEASED_UNSPECIFIED", "2"): "2",
    ("RELEASED_UNSPECIFIED", "3"): "3",
}

# n none, r reported, s suspect, i indicted, t trial, v verdict, a appeal, f in force, k cassation, c closed
STAGE_LETTERS = dict(zip("nrsitvafkc", CASE_STAGES, strict=True))
#: Code → (resulting stage, stages that it may follow). Codes without a row leave the stage alone.
STAGES = {
    "CASE_OPENED": ("r", "nrfkc"),
    "SUSPECT": ("s", "nrsfkc"),
    "INDICTED": ("i", "nrsifkc"),
    "TRIAL_STARTED": ("t", "nrsitvafkc"),
    "SENTENCED_PRISON": ("v", "nrsitvfkc"),
    "SENTENCED_RESTRICTED": ("v", "nrsitvfkc"),
    "SENTENCED_SUSPENDED": ("v", "nrsitvfkc"),
    "SENTENCED_NONCUSTODIAL": ("v", "nrsitvfkc"),
    "ACQUITTED": ("v", "nrsitvfkc"),
    "CASE_CLOSED": ("c", "nrsitvafkc"),
    "APPEAL_FILED": ("a", "nva"),
    "APPEAL_UPHELD": ("f", "nvafk"),
    "VERDICT_QUASHED": ("t", "nvafkc"),
}

# P prison, R restricted freedom, S suspended, N fine or work, M replaced by a milder one, s served, l lifted
PENALTY_LETTERS = dict(zip("PRSNMsl", PENALTIES, strict=True))
EVERY = "PRSNMsl"
#: Code → (resulting penalty, "=" for unchanged; penalties that it may follow). Codes without a row: unchanged, all.
PENALTY = {
    "SENTENCED_PRISON": ("P", EVERY),
    "SENTENCED_RESTRICTED": ("R", EVERY),
    "SENTENCED_SUSPENDED": ("S", EVERY),
    "SENTENCED_NONCUSTODIAL": ("N", EVERY),
    "ACQUITTED": ("l", EVERY),
    "CASE_CLOSED": ("l", EVERY),
    "TERM_CHANGED": ("=", "PRSNM"),
    "VERDICT_QUASHED": ("l", "PRSNMs"),
    "PAROLE_GRANTED": ("=", "P"),
    "PAROLE_DENIED": ("=", "P"),
    "REPLACED_MILDER": ("M", "P"),
    "RESTRICTION_REVOKED": ("P", "PRSM"),
    "RELEASED_SERVED": ("s", "PRSM"),
    "RELEASED_HEALTH": ("=", "P"),
    "PARDONED": ("l", "PRSNM"),
    "AMNESTIED": ("l", "PRSNM"),
}
#: Membership before → event → (after, legal). Every other code leaves lists alone.
LISTS: dict[str | None, dict[str, tuple[str | None, bool]]] = {
    None: {
        "LIST_CANDIDATE": ("candidate", True),
        "LIST_RECOGNISED": ("recognised", True),
        "LIST_REMOVED": ("removed", False),
    },
    "candidate": {
        "LIST_CANDIDATE": ("candidate", True),
        "LIST_RECOGNISED": ("recognised", True),
        "LIST_REMOVED": (None, True),
    },
    "recognised": {
        "LIST_CANDIDATE": ("recognised", False),
        "LIST_RECOGNISED": ("recognised", True),
        "LIST_REMOVED": ("removed", True),
    },
    "removed": {
        "LIST_CANDIDATE": ("candidate", False),
        "LIST_RECOGNISED": ("recognised", True),
        "LIST_REMOVED": ("removed", True),
    },
}

CODES = [code for code in EVENT_TYPES if code not in ("AMENDED", "WITHDRAWN")]
OWN_STATUS = ("STATE_REPORTED",)


def last(*events: Event) -> tuple[Step, list[str]]:
    step = timeline(events)[-1]
    return step, [fault.axis for fault in step.faults]


def happening(code: str, day: int, **fields: object) -> Event:
    register = "r1" if code.startswith("LIST_") else None
    return Event(code, PartialDate(2020, 1, day), register=register, **fields)  # type: ignore[arg-type]  # test helper


def reported(status: str) -> Event:
    return happening("STATE_REPORTED", 1, status=status)


@pytest.mark.parametrize("code", [code for code in CODES if code not in OWN_STATUS])
def test_custody(code: str) -> None:
    for letter, status in LETTERS.items():
        step, faults = last(reported(status), happening(code, 2))
        legal = letter in CUSTODY_FROM.get(code, "adAphbcrs1234567?efx")
        assert ("custody" not in faults) == legal, f"{code} after {status}"
        to = EXCEPTIONS.get((code, letter), CUSTODY_TO.get(code, letter))
        assert step.state.custody == LETTERS[to], f"{code} after {status}"


@pytest.mark.parametrize("code", CODES)
def test_of_an_unknown_past_everything_may_be_heard(code: str) -> None:
    status = "pretrial_detention" if code in OWN_STATUS else None
    for before in ((), (reported("unknown"),)):
        step, faults = last(*before, happening(code, 2, status=status))
        assert faults == (["membership"] if code == "LIST_REMOVED" else []), code
        assert step.state.custody == LETTERS.get(CUSTODY_TO.get(code, ""), status or ("unknown" if before else None))


@pytest.mark.parametrize("code", [code for code in CODES if code not in OWN_STATUS])
def test_case_stage(code: str) -> None:
    for letter, stage in STAGE_LETTERS.items():
        before = happening("CASE_OPENED", 1, details={"case_stage": stage})
        step, faults = last(before, happening(code, 2))
        to, legal_from = STAGES.get(code, (letter, letter))
        assert step.state.stage == STAGE_LETTERS[to], f"{code} after {stage}"
        assert ("stage" not in faults) == (letter in legal_from), f"{code} after {stage}"


@pytest.mark.parametrize("code", [code for code in CODES if code not in OWN_STATUS])
def test_penalty(code: str) -> None:
    imposed_by = {
        "P": happening("SENTENCED_PRISON", 1),
        "R": happening("SENTENCED_RESTRICTED", 1),
        "S": happening("SENTENCED_SUSPENDED", 1),
        "N": happening("SENTENCED_NONCUSTODIAL", 1),
        "M": happening("REPLACED_MILDER", 1),
        "s": happening("RELEASED_SERVED", 1),
        "l": happening("PARDONED", 1),
    }
    for letter, penalty in PENALTY_LETTERS.items():
        step, faults = last(imposed_by[letter], happening(code, 2))
        to, legal_from = PENALTY.get(code, ("=", EVERY))
        assert step.state.penalty == PENALTY_LETTERS[letter if to == "=" else to], f"{code} after {penalty}"
        assert ("penalty" not in faults) == (letter in legal_from), f"{code} after {penalty}"


@pytest.mark.parametrize("code", [code for code in CODES if code not in OWN_STATUS])
def test_membership(code: str) -> None:
    before = {
        None: (),
        "candidate": (happening("LIST_CANDIDATE", 1),),
        "recognised": (happening("LIST_RECOGNISED", 1),),
        "removed": (happening("LIST_RECOGNISED", 1), happening("LIST_REMOVED", 2)),
    }
    for status, events in before.items():
        step, faults = last(*events, happening(code, 3))
        after, legal = LISTS[status].get(code, (status, True))
        assert (step.state.memberships.get("r1"), "membership" not in faults) == (after, legal), (
            f"{code} after {status}"
        )


@pytest.mark.parametrize("status", list(STATUSES))
def test_a_reported_state_follows_the_table_of_statuses(status: str) -> None:
    for before, entry in STATUSES.items():
        step, faults = last(reported(before), happening("STATE_REPORTED", 2, status=status))
        allowed = entry.legal_next == "*" or status in entry.legal_next.split()
        free = before == status or "unknown" in (before, status)
        assert ("custody" not in faults) == (allowed or free), f"{before} to {status}"
        assert step.state.custody == status


@pytest.mark.parametrize("code", CODES)
def test_no_event_moves_an_axis_that_is_not_its_own(code: str) -> None:
    """What is known of one axis says nothing about another: each folds alone."""
    status = "pretrial_detention" if code in OWN_STATUS else None
    quiet: CaseState = timeline([happening("HUNGER_STRIKE", 1)])[-1].state
    state = timeline([happening(code, 1, status=status)])[-1].state
    moved = {
        "custody": state.custody != quiet.custody,
        "stage": state.stage != quiet.stage,
        "penalty": state.penalty != quiet.penalty,
        "membership": state.memberships != quiet.memberships,
    }
    may = {
        "custody": code in CUSTODY_TO or code in OWN_STATUS,
        "stage": code in STAGES,
        "penalty": PENALTY.get(code, ("=", ""))[0] != "=",
        "membership": code.startswith("LIST_"),
    }
    assert moved == may
