"""Whole stories as they happen: back to prison, sentences changed, corrections of what was thought to be known."""

from __future__ import annotations

import datetime as dt

import pytest

from registerpub.core.casefile import CaseState, fold, timeline
from registerpub.core.records import Event, PartialDate, Term


def event(code: str, date: str | None = None, **fields: object) -> Event:
    return Event(code, PartialDate.parse(date) if date else None, **fields)  # type: ignore[arg-type]  # test helper


def story(*events: Event) -> CaseState:
    """The state after events that procedure knows in this order."""
    steps = timeline(events)
    assert [(step.event.code, step.faults) for step in steps if step.faults] == []
    return steps[-1].state


VERDICT = event("SENTENCED_PRISON", "2020-03-01", term=Term(years=5))
IN_FORCE = event("APPEAL_UPHELD", "2020-06-01")


def test_released_and_arrested_again_in_a_new_case() -> None:
    state = story(
        VERDICT,
        IN_FORCE,
        event("RELEASED_SERVED", "2024-01-10"),
        event("CASE_OPENED", "2024-05-01"),
        event("DETAINED", "2024-05-02"),
        event("REMANDED", "2024-05-04"),
    )
    assert (state.custody, state.stage, state.penalty) == ("pretrial_detention", "reported", "served")


def test_parole_is_revoked_and_the_rest_of_the_term_called_in() -> None:
    state = story(
        VERDICT,
        event("PAROLE_GRANTED", "2022-03-03"),
        event("RELEASED_UNSPECIFIED", "2022-03-19"),
        event("RESTRICTION_REVOKED", "2022-11-01"),
    )
    assert (state.custody, state.penalty, state.term) == ("convicted_imprisoned", "prison", Term(years=5))


def test_restricted_freedom_is_revoked_and_its_term_is_not_that_of_prison() -> None:
    state = story(
        event("SENTENCED_RESTRICTED", "2020-01-10", term=Term(years=1)), event("RESTRICTION_REVOKED", "2020-05-01")
    )
    assert (state.custody, state.penalty, state.term) == ("convicted_imprisoned", "prison", None)


@pytest.mark.parametrize("term", [Term(years=3), Term(years=7)], ids=["reduced", "raised"])
def test_an_appeal_changes_the_term(term: Term) -> None:
    state = story(VERDICT, event("APPEAL_FILED", "2020-03-15"), event("TERM_CHANGED", "2020-06-01", term=term))
    assert (state.custody, state.penalty, state.term) == ("convicted_imprisoned", "prison", term)


def test_an_appeal_replaces_prison_by_restricted_freedom() -> None:
    changed = event("TERM_CHANGED", "2020-06-01", status="restricted_freedom", term=Term(years=2))
    state = story(VERDICT, event("APPEAL_FILED", "2020-03-15"), changed)
    assert (state.custody, state.penalty, state.term) == ("restricted_freedom", "restricted_freedom", Term(years=2))


def test_a_sentence_that_was_changed_to_an_unknown_length_is_not_the_old_one() -> None:
    assert story(VERDICT, event("TERM_CHANGED", "2020-06-01")).term is None


def test_a_quashed_verdict_leaves_no_penalty_and_the_case_in_court() -> None:
    quashed = event("VERDICT_QUASHED", "2020-06-01", status="pretrial_detention")
    state = story(VERDICT, event("APPEAL_FILED", "2020-03-15"), quashed)
    assert (state.custody, state.stage, state.penalty, state.term) == ("pretrial_detention", "trial", "lifted", None)
    again = story(VERDICT, quashed, event("SENTENCED_PRISON", "2020-12-01", term=Term(years=4)))
    assert (again.custody, again.stage, again.term) == ("convicted_imprisoned", "verdict_first_instance", Term(years=4))


def test_a_case_is_closed_over_a_prisoner_only_after_the_verdict_was_quashed() -> None:
    closed = event("CASE_CLOSED", "2020-09-01")
    assert story(VERDICT, event("VERDICT_QUASHED", "2020-06-01"), closed).custody == "released_acquitted"
    (_, step) = timeline([VERDICT, closed])
    assert (step.state.custody, [fault.axis for fault in step.faults]) == ("convicted_imprisoned", ["custody"])


def test_an_amnesty_that_gives_another_term_has_not_released_anybody() -> None:
    shorter = story(VERDICT, event("AMNESTIED", "2021-12-01", term=Term(years=3)))
    assert (shorter.custody, shorter.penalty, shorter.term) == ("convicted_imprisoned", "prison", Term(years=3))
    assert story(VERDICT, event("AMNESTIED", "2021-12-01")).custody == "released_amnestied"


def test_a_release_after_the_term_was_replaced_is_the_way_out_and_nothing_new() -> None:
    state = story(VERDICT, event("REPLACED_MILDER", "2022-04-01"), event("RELEASED_UNSPECIFIED", "2022-04-15"))
    assert (state.custody, state.penalty) == ("released_replaced", "replaced")


def test_death_abroad_and_a_start_in_the_middle() -> None:
    state = story(
        event("STATE_REPORTED", status="convicted_imprisoned"),
        event("RELEASED_SERVED", "2019-05"),
        event("LEFT_COUNTRY", "2019-11"),
        event("DIED", "2021-11-24"),
    )
    assert (state.custody, state.stage, str(state.since)) == ("died", "verdict_first_instance", "2021-11-24")


def test_of_no_start_at_all_the_first_act_is_no_fault() -> None:
    for code in ("RELEASED_SERVED", "PAROLE_GRANTED", "RESTRICTION_REVOKED", "APPEAL_UPHELD", "TERM_CHANGED"):
        story(event(code, "2020-01-01"))


def test_a_faulty_step_says_on_which_axis_it_does_not_fit_and_what_stood_before() -> None:
    steps = timeline([event("PARDONED", "2020-01-01"), event("TERM_CHANGED", "2020-02-01", term=Term(years=1))])
    assert [(fault.axis, fault.before) for fault in steps[-1].faults] == [("penalty", "lifted")]


def test_taken_at_the_gate_on_the_day_an_arrest_ends() -> None:
    state = story(
        event("ADMIN_ARREST", "2020-03-01"), event("ADMIN_ARREST_ENDED", "2020-03-16"), event("REMANDED", "2020-03-16")
    )
    assert state.custody == "pretrial_detention"


def test_detained_and_let_go_on_one_day() -> None:
    assert story(event("RELEASED_WITHOUT_CHARGE", "2020-03-16"), event("DETAINED", "2020-03-16")).custody == "at_large"


def test_a_year_stands_where_procedure_puts_it_among_its_days() -> None:
    state = story(
        event("SENTENCED_PRISON", "2007", term=Term(years=18)),
        event("DETAINED", "2007-02-03"),
        event("REMANDED", "2007-02-05"),
        event("DIED", "2021"),
        event("RELEASED_HEALTH", "2021-10-01"),
    )
    assert state.custody == "died"
    early = fold([event("SENTENCED_PRISON", "2007"), event("DETAINED", "2007-02-03")], as_of=dt.date(2008, 1, 1))
    assert early.custody == "convicted_imprisoned"


def test_what_ended_before_another_began_is_never_put_after_it() -> None:
    steps = timeline([event("DIED", "2020-05"), event("DETAINED", "2020-06-01"), event("REMANDED", "2020")])
    codes = [step.event.code for step in steps]
    assert codes.index("DIED") < codes.index("DETAINED")
