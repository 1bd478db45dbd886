"""A correction by hand is a card like any other: decided by as many people, appended to the ledger, never an edit."""

from __future__ import annotations

import dataclasses

import pytest

from registerpub.config import Policy
from registerpub.core.errors import DecisionError, InputError
from registerpub.core.records import Term
from registerpub.pipeline.case_changes import case_effect
from registerpub.pipeline.decide import Outcome
from registerpub.pipeline.hand_correction import correct_by_hand
from registerpub.store.mapping import ledger
from registerpub.store.models import Decision, LedgerEvent, Notice, Proposal
from tests.pipeline.conftest import Desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def verdict(desk: Desk) -> LedgerEvent:
    row = LedgerEvent(person_id="m1", code="SENTENCED_PRISON", date="2021-06", term={"years": 2}, recorded=desk.now)
    row.save()
    return row


def correct(desk: Desk, number: int, who: str = "aigul", channel: str = "desk", **values: str) -> tuple[str, Outcome]:
    return correct_by_hand(
        "m1",
        number,
        values or {"term": "3y"},
        "our_error",
        "the verdict itself",
        desk.user(who),
        config=desk.config,
        channel=channel,
        now=desk.now,
    )


def test_two_people_correct_a_verdict(desk: Desk, verdict: LedgerEvent) -> None:
    card, outcome = correct(desk, verdict.pk, term="3y", article="405")
    assert (outcome.state, outcome.missing_people) == ("waiting", 1)
    assert [(one.field, one.before, one.after) for one in case_effect(card).changes] == [
        ("term", Term(years=2), Term(years=3)),
        ("article", None, "405"),
    ]
    assert not LedgerEvent.objects.filter(code="AMENDED").exists()
    (row,) = desk.cards(person="m1", kind="detail")
    assert desk.confirm(row, "pavel").state == "decided"
    details = [one.details for one in LedgerEvent.objects.filter(code="AMENDED").order_by("id")]
    assert details == [
        {"event": str(verdict.pk), "field": "term", "old": "2y", "new": "3y", "cause": "our_error"},
        {"event": str(verdict.pk), "field": "article", "old": "", "new": "405", "cause": "our_error"},
    ]
    (event,) = [one for one in ledger(["m1"])["m1"] if one.id == verdict.pk]
    assert (event.term, event.details["article"]) == (Term(years=3), "405")
    verdict.refresh_from_db()
    assert verdict.term == {"years": 2} and not Notice.objects.exists()


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"term": "soon"}, "is not a term"),
        ({"date": "2021-13"}, "there is no month"),
        ({"person": "m2"}, "person: not a field"),
        ({"status": "suspended"}, "status: not a field"),
    ],
)
def test_bad_values_store_nothing(desk: Desk, verdict: LedgerEvent, values: dict[str, str], message: str) -> None:
    with pytest.raises(InputError, match=message):
        correct(desk, verdict.pk, **values)
    assert not Proposal.objects.filter(kind="detail").exists()


def test_what_is_not_there_cannot_be_corrected(desk: Desk, verdict: LedgerEvent) -> None:
    with pytest.raises(InputError, match="no event 999"):
        correct(desk, 999)
    with pytest.raises(DecisionError, match="on record already"):
        correct(desk, verdict.pk, term="2y")
    assert not Proposal.objects.filter(kind="detail").exists()


def test_an_event_with_a_notice_is_corrected_with_it(desk: Desk, verdict: LedgerEvent) -> None:
    card = Proposal.objects.create(
        key="k", public_id="p", person_id="m1", event=verdict.code, severity="A", created=desk.now, updated=desk.now
    )
    decision = Decision.objects.create(proposal=card, verb="confirm", people=2, at=desk.now)
    told = LedgerEvent(person_id="m1", code="DETAINED", date="2021", recorded=desk.now, decision=decision)
    told.save()
    Notice.objects.create(number=1, decision=decision, person_id="m1", event="DETAINED", created=desk.now, due=desk.now)
    with pytest.raises(DecisionError, match="correct the notice"):
        correct(desk, told.pk, date="2021-05")


def test_the_terminal_decides_only_where_the_policy_lets_it(desk: Desk, verdict: LedgerEvent) -> None:
    off = dataclasses.replace(desk.config.policy, terminal_decisions=False)
    assert isinstance(off, Policy)
    closed = Desk(dataclasses.replace(desk.config, policy=off), desk.now)
    with pytest.raises(DecisionError, match="decisions from the terminal are off"):
        correct(closed, verdict.pk, channel="terminal")
    with pytest.raises(DecisionError, match="may not decide"):
        correct(desk, verdict.pk, who="vera")
    assert not Proposal.objects.filter(kind="detail").exists()


def test_a_field_is_emptied_and_a_reported_state_says_another(desk: Desk, verdict: LedgerEvent) -> None:
    verdict.details = {"court": "Ақсай қалалық соты", "place": "Ақсай"}
    verdict.save()
    card, _ = correct(desk, verdict.pk, court=" ", place="")
    assert [(one.field, one.before, one.after) for one in case_effect(card).changes] == [
        ("court", "Ақсай қалалық соты", None),
        ("place", "Ақсай", None),
    ]
    (row,) = desk.cards(person="m1", kind="detail")
    assert desk.confirm(row, "pavel").state == "decided"
    (event,) = [one for one in ledger(["m1"])["m1"] if one.id == verdict.pk]
    assert event.details == {} and event.term == Term(years=2)
    told = [one.details["new"] for one in LedgerEvent.objects.filter(code="AMENDED")]
    assert told == ["", ""] and verdict.details["court"]
    state = LedgerEvent.objects.create(
        person_id="m1", code="STATE_REPORTED", date="2021-07", status="suspended", recorded=desk.now
    )
    assert correct(desk, state.pk, status="restricted_freedom")[1].state == "decided"
    (event,) = [one for one in ledger(["m1"])["m1"] if one.id == state.pk]
    assert event.status == "restricted_freedom"


def test_what_a_case_file_cannot_be_read_without_is_not_emptied(desk: Desk, verdict: LedgerEvent) -> None:
    with pytest.raises(DecisionError, match="the date is not known"):
        correct(desk, verdict.pk, date="")
    state = LedgerEvent.objects.create(
        person_id="m1", code="STATE_REPORTED", date="2021-07", status="suspended", recorded=desk.now
    )
    with pytest.raises(InputError, match="needs the status"):
        correct(desk, state.pk, status="")
    with pytest.raises(DecisionError, match="on record already"):
        correct(desk, verdict.pk, court="")
    assert not Proposal.objects.filter(kind="detail").exists()
