"""Decisions: the policy of people and origins, versions, roles, and one decision each card."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from django.contrib.auth.models import User

from registerpub.config import ClassPolicy, Config, Policy
from registerpub.core.errors import DecisionError, InputError
from registerpub.pipeline.cards import get_card, list_cards
from registerpub.pipeline.decide import DifferingOptions, StaleCard
from registerpub.pipeline.options import NewPerson, Options
from registerpub.pipeline.preview import preview
from registerpub.store.models import Decision, LedgerEvent, Notice, NoticeTextRow, PersonRow, Proposal, Vote
from tests.pipeline.conftest import PERSON, Desk


def with_policy(desk: Desk, **changes: object) -> Desk:
    policy = dataclasses.replace(desk.config.policy, **changes)  # type: ignore[arg-type]  # test helper
    return dataclasses.replace(desk, config=dataclasses.replace(desk.config, policy=policy))


def test_class_a_needs_two_people_and_nothing_happens_before(desk: Desk) -> None:
    card = desk.cards(event="LIST_RECOGNISED")[0]
    outcome = desk.confirm(card, "aigul", PERSON)
    assert (outcome.state, outcome.missing_people) == ("waiting", 1)
    assert not LedgerEvent.objects.exclude(decision=None).exists()
    assert not Notice.objects.exists()
    assert desk.confirm(card, "pavel").state == "decided"
    assert Decision.objects.get().people == 2


def test_one_person_cannot_be_two(desk: Desk) -> None:
    card = desk.cards(event="LIST_RECOGNISED")[0]
    desk.confirm(card, "aigul", PERSON)
    with pytest.raises(DecisionError, match="already decided"):
        desk.confirm(card, "aigul", PERSON)


def test_two_votes_from_the_terminal_are_one_person(desk: Desk) -> None:
    desk = with_policy(desk, terminal_decisions=True)
    card = desk.cards(event="LIST_RECOGNISED")[0]
    desk.confirm(card, "aigul", PERSON, channel="terminal")
    assert desk.confirm(card, "pavel", channel="terminal").state == "waiting"
    assert desk.confirm(card, "kairat").state == "decided"


def test_keepers_never_decide_alone(desk: Desk) -> None:
    card = desk.cards(event="LIST_RECOGNISED")[0]
    desk.confirm(card, "kairat", PERSON)
    assert desk.confirm(card, "kunsulu").state == "waiting"
    assert desk.confirm(card, "aigul").state == "decided"


def test_a_viewer_decides_nothing(desk: Desk) -> None:
    card = desk.cards()[0]
    with pytest.raises(DecisionError, match="may not decide"):
        desk.confirm(card, "vera")
    with pytest.raises(DecisionError, match="may not decide"):
        desk.reject(card, "vera")
    assert not Vote.objects.exists()


def test_a_stale_page_is_refused_and_stores_nothing(desk: Desk) -> None:
    card = desk.cards(event="LIST_RECOGNISED")[0]
    seen = get_card(desk.config, card.id).version
    Proposal.objects.filter(public_id=card.id).update(version=seen + 1)
    with pytest.raises(StaleCard):
        desk.confirm(card, "aigul", PERSON, seen_version=seen)
    assert not Vote.objects.exists()


def test_the_second_editor_may_not_choose_otherwise(desk: Desk) -> None:
    card = desk.cards(event="LIST_RECOGNISED")[0]
    desk.confirm(card, "aigul", PERSON)
    other = Options(new_person=NewPerson({"en": "Aliya Bekova"}, "m", "public_record_only"))
    with pytest.raises(DifferingOptions) as caught:
        desk.confirm(card, "pavel", other)
    assert caught.value.differences == [("new_person.sex", "f", "m")]


def test_too_few_origins_need_a_written_reason(desk: Desk) -> None:
    strict = ClassPolicy(people=2, origins=2, primary_is_enough=True, outbox_minutes=30)
    desk = with_policy(desk, classes={**desk.config.policy.classes, "A": strict})
    card = desk.cards(event="LIST_RECOGNISED")[0]
    with pytest.raises(DecisionError, match="asks for 2 independent sources and this card has 1"):
        desk.confirm(card, "aigul", PERSON)
    waived = dataclasses.replace(PERSON, waiver="the owner's own announcement")
    desk.confirm(card, "aigul", waived)
    with pytest.raises(DecisionError, match="give a written reason"):
        desk.confirm(card, "pavel")
    assert desk.confirm(card, "pavel", Options(waiver="I called the owner")).state == "decided"
    told = dict(Vote.objects.filter(proposal__public_id=card.id).values_list("user__username", "options__waiver"))
    assert told == {"aigul": "the owner's own announcement", "pavel": "I called the owner"}


def test_a_decided_card_is_closed(desk: Desk) -> None:
    card = desk.cards(implicit=True)[0]
    desk.reject(card, "aigul")
    with pytest.raises(DecisionError, match="already rejected"):
        desk.confirm(card, "pavel")
    assert card.id not in [row.id for row in list_cards(desk.config, "open")]


def test_recognition_and_state_are_two_events_of_one_decision(desk: Desk) -> None:
    (card,) = [c for c in desk.cards(event="LIST_RECOGNISED") if c.person_name == "Aliya Bekova"]
    desk.confirm(card, "aigul", PERSON)
    outcome = desk.confirm(card, "pavel")
    events = LedgerEvent.objects.filter(person_id=outcome.person).order_by("id")
    assert [(e.code, e.date, e.date_basis) for e in events] == [
        ("LIST_RECOGNISED", "2021-03-03", "inferred"),
        ("SENTENCED_PRISON", "2021-02", "inferred"),
    ]
    assert all(e.claims.count() == 1 and e.decision_id for e in events)


def test_fields_and_facts_can_be_set_or_dropped(desk: Desk) -> None:
    (card,) = [c for c in desk.cards(event="LIST_RECOGNISED") if c.person_name == "Aliya Bekova"]
    chosen = dataclasses.replace(PERSON, values={"date": "2021-03-02", "fact.0": "drop"})
    desk.confirm(card, "aigul", chosen)
    outcome = desk.confirm(card, "pavel")
    assert [(e.code, e.date) for e in LedgerEvent.objects.filter(person_id=outcome.person)] == [
        ("LIST_RECOGNISED", "2021-03-02")
    ]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"date": "2020-02-31"}, "there is no day 2020-02-31"),
        ({"status": "free"}, "status: 'free' is not one of"),
        ({"colour": "red"}, "colour: not a field; use one of"),
        ({"fact.7.date": "2020"}, "this card has 1 facts"),
        ({"register": "nowhere"}, "there is no register 'nowhere'"),
        ({"term": "long"}, "'long' is not a term"),
        ({"date_basis": "guessed"}, "date_basis: 'guessed' is not one of"),
    ],
)
def test_bad_values_are_refused_by_name(desk: Desk, values: dict[str, str], message: str) -> None:
    (card,) = [c for c in desk.cards(event="LIST_RECOGNISED") if c.person_name == "Aliya Bekova"]
    with pytest.raises(InputError, match=message):
        desk.confirm(card, "aigul", dataclasses.replace(PERSON, values=values))
    assert not Vote.objects.exists()


def test_a_candidate_can_be_linked_to_a_known_person_whose_spelling_is_remembered(desk: Desk) -> None:
    (card,) = [c for c in desk.cards(event="LIST_RECOGNISED") if c.person_name == "Aliya Bekova"]
    known = PersonRow.objects.create(id="known", sex="f", consent="public_by_person", created=desk.now)
    known.names.create(language="kk", full="Әлия Бекова", kind="main", checked=True)
    desk.confirm(card, "aigul", Options(person="known"))
    assert desk.confirm(card, "pavel").person == "known"
    assert ("en", "Aliya Bekova", "alias") in known.names.values_list("language", "full", "kind")


def test_a_vote_on_an_earlier_state_of_the_card_does_not_count(desk: Desk) -> None:
    """What joined the card after the first vote has been seen by nobody but the second editor."""
    card = desk.cards(event="LIST_RECOGNISED")[0]
    desk.confirm(card, "aigul", PERSON)
    Proposal.objects.filter(public_id=card.id).update(version=2)
    assert desk.confirm(card, "pavel", PERSON).state == "waiting"
    assert desk.confirm(card, "aigul").state == "decided"


def test_an_editor_may_mend_a_slip_until_somebody_follows(desk: Desk) -> None:
    card = desk.cards(event="LIST_RECOGNISED")[0]
    desk.confirm(card, "aigul", dataclasses.replace(PERSON, values={"date": "2021-03-01"}))
    assert desk.confirm(card, "aigul", PERSON).state == "waiting"
    assert desk.confirm(card, "pavel").state == "decided"
    assert LedgerEvent.objects.get(decision__isnull=False, code="LIST_RECOGNISED").date == "2021-03-03"


def test_what_the_second_editor_leaves_out_is_no_other_choice(desk: Desk) -> None:
    card = desk.cards(event="LIST_RECOGNISED")[0]
    desk.confirm(card, "aigul", dataclasses.replace(PERSON, values={"date": "2021-03-02"}))
    partly = Options(new_person=NewPerson({}, None, "public_record_only"), waiver="the owner said so")
    assert desk.confirm(card, "pavel", partly).state == "decided"


def test_the_vote_of_a_closed_account_does_not_count(desk: Desk) -> None:
    card = desk.cards(event="LIST_RECOGNISED")[0]
    desk.confirm(card, "aigul", PERSON)
    User.objects.filter(username="aigul").update(is_active=False)
    assert desk.confirm(card, "pavel", PERSON).state == "waiting"


def test_a_keeper_closes_no_card_alone_even_after_an_editor_confirmed(desk: Desk) -> None:
    card = desk.cards(event="LIST_RECOGNISED")[0]
    desk.confirm(card, "aigul", PERSON)
    with pytest.raises(DecisionError, match="a keeper cannot decide alone"):
        desk.reject(card, "kairat")
    assert desk.reject(card, "aigul").state == "decided"
    assert Decision.objects.get().people == 1


def test_a_change_without_a_date_waits_for_one(desk: Desk) -> None:
    card = desk.cards(implicit=True)[0]
    with pytest.raises(DecisionError, match="the date is not known: set date"):
        desk.confirm(card, "aigul", Options(values={"date": ""}))
    assert desk.confirm(card, "aigul", Options(values={"date": "2021"})).state == "waiting"


def test_nobody_is_recognised_twice(desk: Desk) -> None:
    card = desk.cards(event="LIST_RECOGNISED")[0]
    with pytest.raises(DecisionError, match="already on the list of ftw"):
        desk.confirm(card, "aigul", Options(person="m1"))


def test_a_name_form_that_the_editor_left_out_is_kept_for_searching_but_not_for_print(desk: Desk) -> None:
    (card,) = [c for c in desk.cards(event="LIST_RECOGNISED") if c.person_name == "Aliya Bekova"]
    chosen = Options(new_person=NewPerson({"en": "", "ru": "Алия Бекова"}, "f", "public_record_only"))
    desk.confirm(card, "aigul", chosen)
    person = PersonRow.objects.get(pk=desk.confirm(card, "pavel").person)
    assert sorted(person.names.values_list("language", "full", "kind", "checked")) == [
        ("en", "Aliya Bekova", "alias", False),
        ("ru", "Алия Бекова", "main", True),
    ]
    assert NoticeTextRow.objects.get(language="en").state == "waiting"


def test_a_cleared_field_is_recorded_as_not_known(desk: Desk) -> None:
    (card,) = [c for c in desk.cards(event="LIST_RECOGNISED") if c.person_name == "Aliya Bekova"]
    chosen = dataclasses.replace(PERSON, values={"fact.0.term": "", "fact.0.date": ""})
    desk.confirm(card, "aigul", chosen)
    verdict = LedgerEvent.objects.get(person_id=desk.confirm(card, "pavel").person, code="SENTENCED_PRISON")
    assert (verdict.term, verdict.date) == (None, "")


def test_the_preview_says_what_the_notice_will_say(desk: Desk) -> None:
    removals = desk.cards(implicit=True)
    for card in [*desk.cards(event="LIST_RECOGNISED"), *removals[1:]]:
        desk.reject(card, "aigul")
    shown = preview(removals[0].id, Options(), config=desk.config, now=desk.now)
    desk.confirm(removals[0], "aigul")
    desk.confirm(removals[0], "pavel")
    written = {row.language: row.body for row in NoticeTextRow.objects.exclude(state="waiting")}
    assert {language: text.body for language, text in shown.items()} == written
    assert "5" in written["en"]


def test_no_notice_is_due_before_the_outbox_and_the_time_to_undo_are_over(desk: Desk) -> None:
    card = desk.cards(implicit=True)[0]
    desk.confirm(card, "aigul")
    desk.confirm(card, "pavel")
    assert Notice.objects.get().due == desk.now + dt.timedelta(minutes=30)
    classes = {
        name: dataclasses.replace(policy, outbox_minutes=0) for name, policy in desk.config.policy.classes.items()
    }
    quick = with_policy(desk, classes=classes)
    card = desk.cards(implicit=True)[0]
    quick.confirm(card, "aigul")
    quick.confirm(card, "pavel")
    assert Notice.objects.latest("number").due == desk.now + dt.timedelta(seconds=60)


def test_an_edited_text_is_marked_as_checked_and_keeps_its_template(desk: Desk) -> None:
    card = desk.cards(implicit=True, person="m5")[0]
    chosen = Options(texts={"en": {"headline": "Ruslan Kasenov left the list"}})
    desk.confirm(card, "aigul", chosen)
    desk.confirm(card, "pavel")
    row = NoticeTextRow.objects.get(language="en")
    assert (row.state, row.headline) == ("human_checked", "Ruslan Kasenov left the list")
    assert row.template["headline"] and row.template["headline"] != row.headline


def test_the_size_of_a_list_is_told_only_when_no_other_change_of_it_waits(desk: Desk) -> None:
    removals = desk.cards(implicit=True)
    for card in [*desk.cards(event="LIST_RECOGNISED"), removals[0]]:
        desk.reject(card, "aigul")
    for card in removals[1:]:
        desk.confirm(card, "aigul")
        desk.confirm(card, "pavel")
    assert list(Notice.objects.order_by("number").values_list("list_size", flat=True)) == [None, 4]


def test_the_default_policy_is_the_strict_one() -> None:
    policy = Policy()
    assert (policy.classes["A"].people, policy.classes["A"].origins, policy.classes["A"].outbox_minutes) == (2, 2, 30)
    assert not policy.terminal_decisions
    assert policy.undo_seconds == 60
    assert isinstance(Config.__dataclass_fields__["policy"], dataclasses.Field)
