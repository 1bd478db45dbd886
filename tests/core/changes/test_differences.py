"""Differences of case files: every field that changes, once, with both values; nothing else."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.casefile import CaseState, Fault, fold
from registerpub.core.changes.differences import CASE_FIELDS, FieldChange, effect_of, state_changes
from registerpub.core.records import Event, PartialDate, Term
from tests.core.casefile.test_ledger_properties import events

REMANDED = Event("REMANDED", PartialDate(2020, 3, 4), details={"place": "Almaty"}, id=1)
LISTED = Event("LIST_RECOGNISED", PartialDate(2020, 4, 10), register="r1", id=2)
VERDICT = Event("SENTENCED_PRISON", PartialDate(2020, 9, 1), term=Term(years=5), details={"place": "Almaty city"})
states = st.lists(events(), max_size=6).map(fold)


@given(states, states)
def test_the_changes_lead_from_one_state_to_the_other(before: CaseState, after: CaseState) -> None:
    changes = state_changes(before, after)
    plain = {change.field: change.after for change in changes if change.field != "membership"}
    lists = {c.register or "": c.after for c in changes if c.field == "membership"}
    merged = {**dict[str, object](before.memberships), **lists}
    memberships = {register: status for register, status in merged.items() if status is not None}
    hidden = {"before_arrest": after.before_arrest, "release_pending": after.release_pending}
    assert dataclasses.replace(before, **plain, memberships=memberships, **hidden) == after  # type: ignore[arg-type]  # by name
    assert all(change.before != change.after for change in changes)
    assert [change.field for change in changes] == sorted((c.field for c in changes), key=CASE_FIELDS.index)
    assert state_changes(before, before) == ()


def test_a_verdict_changes_these_fields() -> None:
    effect = effect_of([VERDICT], [REMANDED, LISTED], {"r1": 9})
    assert {change.field: (change.before, change.after) for change in effect.changes} == {
        "custody": ("pretrial_detention", "convicted_imprisoned"),
        "since": (PartialDate(2020, 3, 4), PartialDate(2020, 9, 1)),
        "stage": ("none", "verdict_first_instance"),
        "penalty": (None, "prison"),
        "term": (None, Term(years=5)),
        "place": ("Almaty", "Almaty city"),
    }
    assert effect.faults == ()


def test_a_list_changes_with_its_count_and_history_changes_nothing_that_is_now() -> None:
    removed = Event("LIST_REMOVED", PartialDate(2020, 9, 8), register="r1")
    assert effect_of([removed], [REMANDED, LISTED], {"r1": 9}).changes == (
        FieldChange("membership", "recognised", "removed", "r1"),
        FieldChange("count", 9, 8, "r1"),
    )
    assert effect_of([Event("DETAINED", PartialDate(2020, 3, 2))], [REMANDED]).changes == ()


def test_a_step_that_does_not_fit_says_so() -> None:
    paroled = Event("PAROLE_GRANTED", PartialDate(2020, 9, 1))
    assert effect_of([paroled], [REMANDED]).faults == (Fault("custody", "pretrial_detention"),)


def test_words_are_compared_only_in_free_text_that_was_there() -> None:
    parts = FieldChange("place", "Almaty", "Almaty city").words()
    assert [(part.op, part.text) for part in parts] == [("same", "Almaty"), ("added", " city")]
    assert FieldChange("place", None, "Almaty").words() == ()
    assert FieldChange("custody", "died", "unknown").words() == ()
