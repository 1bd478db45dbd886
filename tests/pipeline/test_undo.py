"""A decision is taken back before anything of it is public: nothing is deleted, and everybody decides anew."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from registerpub.core.errors import DecisionError, InputError
from registerpub.pipeline.cards import get_card
from registerpub.pipeline.counts import computed_count
from registerpub.pipeline.options import Options
from registerpub.pipeline.outbox import outbox
from registerpub.pipeline.people import add_name, withdraw_name
from registerpub.pipeline.persons import get_person, list_people
from registerpub.pipeline.publish import publish
from registerpub.pipeline.rulings import list_rulings
from registerpub.pipeline.undo import just_decided, pull_back, undo, way_back
from registerpub.pipeline.verify import verify
from registerpub.pipeline.views import CardRow
from registerpub.store.mapping import all_people
from registerpub.store.models import (
    AuditEntry,
    Decision,
    Hold,
    LedgerEvent,
    NameRow,
    Notice,
    NoticeTextRow,
    Proposal,
    ReplyRequest,
)

from .conftest import PERSON, Desk

SECOND = dt.timedelta(seconds=1)
REGISTER = "second"


def take_back(desk: Desk, card: CardRow, who: str, now: dt.datetime) -> None:
    undo(card.id, desk.user(who), config=desk.config, channel="desk", now=now)


def removal(desk: Desk) -> CardRow:
    """A confirmed removal of a person on record."""
    card = desk.cards(implicit=True)[0]
    desk.confirm(card, "aigul")
    desk.confirm(card, "pavel")
    return card


def everything(desk: Desk) -> list[object]:
    models = (Decision, LedgerEvent, Notice, NoticeTextRow)
    return [row for model in models for row in model.objects.order_by("pk").values_list("pk", flat=True)]


def test_an_undone_confirmation_leaves_the_person_as_before_and_the_card_open(desk: Desk) -> None:
    card = desk.cards(implicit=True)[0]
    assert card.person is not None and card.register is not None
    before, count = get_person(card.person).memberships, computed_count(card.register, None).count
    removal(desk)
    assert get_person(card.person).memberships != before
    take_back(desk, card, "pavel", desk.now + 59 * SECOND)
    assert get_person(card.person).memberships == before
    assert computed_count(card.register, None).count == count
    again = get_card(desk.config, card.id)
    assert again.row.state == "open" and not again.votes and len(again.lapsed) == 2
    assert verify(desk.config)[0] == []


def test_nothing_is_deleted(desk: Desk) -> None:
    card = removal(desk)
    before = everything(desk)
    take_back(desk, card, "aigul", desk.now + SECOND)
    assert set(before) <= set(everything(desk))
    assert LedgerEvent.objects.filter(code="WITHDRAWN").exists()


def test_an_undone_notice_is_never_published(desk: Desk) -> None:
    card = removal(desk)
    take_back(desk, card, "aigul", desk.now + SECOND)
    assert outbox(desk.config) == []
    assert publish(desk.config, desk.now + dt.timedelta(days=1)).release is None


def test_a_card_can_be_decided_again_and_only_that_is_published(desk: Desk) -> None:
    card = removal(desk)
    take_back(desk, card, "aigul", desk.now + SECOND)
    desk.confirm(card, "pavel")
    desk.confirm(card, "aigul")
    publish(desk.config, desk.now + dt.timedelta(days=1))
    released = NoticeTextRow.objects.filter(release__isnull=False).values_list("notice__number", flat=True)
    assert set(released) == {2}
    assert Decision.objects.filter(proposal__public_id=card.id).count() == 2
    assert verify(desk.config)[0] == []


@pytest.mark.parametrize(
    ("who", "seconds", "words"), [("pavel", 60, "is over"), ("kairat", 1, "took part"), ("vera", 1, "took part")]
)
def test_undo_is_for_who_took_part_and_for_a_minute(desk: Desk, who: str, seconds: int, words: str) -> None:
    card = removal(desk)
    with pytest.raises(DecisionError, match=words):
        take_back(desk, card, who, desk.now + seconds * SECOND)
    assert get_card(desk.config, card.id).row.state == "confirmed"


def test_a_decision_is_taken_back_once(desk: Desk) -> None:
    card = removal(desk)
    take_back(desk, card, "aigul", desk.now + SECOND)
    with pytest.raises(InputError, match="no decision"):
        take_back(desk, card, "pavel", desk.now + SECOND)


def test_no_notice_is_due_before_the_time_to_undo_is_over(desk: Desk) -> None:
    removal(desk)
    assert Notice.objects.get().due >= desk.now + dt.timedelta(seconds=desk.config.policy.undo_seconds)


def test_a_rejection_is_undone_with_what_was_remembered_of_it(desk: Desk) -> None:
    card = desk.cards(implicit=True)[0]
    rulings = len(list_rulings())
    desk.reject(card, "aigul", "not_this_person")
    take_back(desk, card, "aigul", desk.now + SECOND)
    assert get_card(desk.config, card.id).row.state == "open"
    assert len(list_rulings()) == rulings


def test_a_candidate_linked_by_mistake_leaves_no_spelling_behind(desk: Desk) -> None:
    card = next(row for row in desk.cards(candidate=True))
    person = get_person(desk.cards(implicit=True)[0].person or "")
    names = NameRow.objects.filter(person_id=person.id).count()
    proposal = Proposal.objects.get(public_id=card.id)
    Proposal.objects.filter(pk=proposal.pk).update(register=None, event="QUESTIONED", severity="C")
    desk.confirm(card, "aigul", Options(person=person.id, values={"date": "2021-03-02"}))
    assert NameRow.objects.filter(person_id=person.id).count() == names + 1
    take_back(desk, card, "aigul", desk.now + SECOND)
    assert NameRow.objects.filter(person_id=person.id).count() == names
    assert Proposal.objects.get(pk=proposal.pk).person_id is None


def test_a_person_made_by_an_undone_confirmation_is_off_the_record_again(desk: Desk) -> None:
    card = next(row for row in desk.cards(candidate=True))
    desk.confirm(card, "aigul", PERSON)
    desk.confirm(card, "pavel", PERSON)
    person = Proposal.objects.get(public_id=card.id).person
    assert person is not None and person.pk in {one.id for one in list_people()}
    undo(card.id, desk.user("pavel"), config=desk.config, channel="desk", now=desk.now)
    assert person.pk not in {one.id for one in list_people()} | {one.id for one in all_people()}
    assert not person.names.exists() and get_person(person.pk).status is None
    assert AuditEntry.objects.get(action="person_removed").subject == f"person:{person.pk}"
    desk.confirm(card, "aigul", PERSON)
    desk.confirm(card, "pavel", PERSON)
    again = Proposal.objects.get(public_id=card.id).person
    assert again is not None and again.pk != person.pk and again.names.exists()


@pytest.mark.parametrize("what", ["hold", "event", "card", "request"])
def test_a_person_to_whom_something_else_refers_is_kept(desk: Desk, what: str) -> None:
    card = next(row for row in desk.cards(candidate=True))
    desk.confirm(card, "aigul", PERSON)
    desk.confirm(card, "pavel", PERSON)
    person = Proposal.objects.get(public_id=card.id).person
    assert person is not None
    if what == "hold":
        Hold.objects.create(person=person, reason="safety", owner="aigul", placed=desk.now)
    elif what == "event":
        LedgerEvent.objects.create(person=person, code="QUESTIONED", recorded=desk.now)
    elif what == "card":
        Proposal.objects.exclude(public_id=card.id).filter(candidate="").update(person=person)
    else:
        ReplyRequest.objects.create(person=person, kind="reply", received=desk.now, due=desk.now, by="aigul")
    undo(card.id, desk.user("pavel"), config=desk.config, channel="desk", now=desk.now)
    assert person.names.exists() and person.pk in {one.id for one in list_people()}
    assert AuditEntry.objects.get(action="person_kept").subject == f"person:{person.pk}"


def test_a_notice_is_pulled_back_until_it_is_public(desk: Desk) -> None:
    card, late = removal(desk), desk.now + dt.timedelta(minutes=29)
    with pytest.raises(DecisionError, match="may not change"):
        pull_back(card.id, desk.user("vera"), "", channel="desk", now=late)
    pull_back(card.id, desk.user("aigul"), "the family asked", channel="desk", now=late)
    assert get_card(desk.config, card.id).row.state == "open"
    assert publish(desk.config, desk.now + dt.timedelta(days=1)).release is None


def test_what_is_public_is_neither_undone_nor_pulled_back(desk: Desk) -> None:
    card = removal(desk)
    publish(desk.config, desk.now + dt.timedelta(minutes=30))
    with pytest.raises(DecisionError, match="public already"):
        pull_back(card.id, desk.user("aigul"), "", channel="desk", now=desk.now + dt.timedelta(minutes=31))
    with pytest.raises(DecisionError, match="public already"):
        take_back(desk, card, "aigul", desk.now + SECOND)
    assert way_back(card.id, desk.user("aigul"), desk.config, desk.now + SECOND) is None


def in_english_only(desk: Desk) -> tuple[CardRow, dt.datetime]:
    """A removal that has been public in one language for two days: nobody has checked the name in the others."""
    card, late = desk.cards(implicit=True, person="m5")[0], desk.now + dt.timedelta(days=2)
    desk.confirm(card, "aigul")
    desk.confirm(card, "pavel")
    publish(desk.config, late)
    return card, late


def named(desk: Desk, full: str, now: dt.datetime) -> None:
    add_name("m5", "ru", full, user=desk.user("aigul"), config=desk.config, now=now)


def languages() -> list[str]:
    return list(
        NoticeTextRow.objects.filter(release__isnull=False).order_by("language").values_list("language", flat=True)
    )


def test_a_text_that_waited_for_a_name_stays_in_the_outbox_like_any_other(desk: Desk) -> None:
    """However long its notice has been due: nobody has read these words yet."""
    _, late = in_english_only(desk)
    named(desk, "Руслан Касенов", late)
    assert not publish(desk.config, late + dt.timedelta(minutes=29)).created
    assert languages() == ["en"]
    assert publish(desk.config, late + dt.timedelta(minutes=30)).created
    assert languages() == ["en", "ru"]


def test_a_class_without_an_outbox_still_leaves_the_time_to_undo(desk: Desk) -> None:
    _, late = in_english_only(desk)
    classes = {code: dataclasses.replace(one, outbox_minutes=0) for code, one in desk.config.policy.classes.items()}
    config = dataclasses.replace(desk.config, policy=dataclasses.replace(desk.config.policy, classes=classes))
    add_name("m5", "ru", "Руслан Касенов", user=desk.user("aigul"), config=config, now=late)
    assert not publish(config, late + 59 * SECOND).created
    assert publish(config, late + 60 * SECOND).created


def test_of_a_public_notice_the_languages_that_are_not_are_pulled_back(desk: Desk) -> None:
    card, late = in_english_only(desk)
    named(desk, "Руслан Касеев", late)
    assert [row.stoppable for row in outbox(desk.config)] == [("ru",)]
    done = pull_back(card.id, desk.user("pavel"), "a slip", channel="desk", now=late + SECOND)
    assert done == ("ru",) and [row.stoppable for row in outbox(desk.config)] == [()]
    assert get_card(desk.config, card.id).row.state == "confirmed" and languages() == ["en"]
    withdraw_name("m5", "ru", "Руслан Касеев", desk.user("pavel"), late + SECOND)
    assert not publish(desk.config, late + dt.timedelta(days=1)).created
    with pytest.raises(DecisionError, match="public already"):
        pull_back(card.id, desk.user("pavel"), "", channel="desk", now=late + SECOND)
    named(desk, "Руслан Касенов", late + dt.timedelta(days=1))
    publish(desk.config, late + dt.timedelta(days=2))
    text = NoticeTextRow.objects.get(language="ru")
    assert languages() == ["en", "ru"] and "Касенов" in text.body and "Касеев" not in text.body
    assert verify(desk.config)[0] == []


def test_what_an_editor_wrote_in_a_text_that_is_pulled_back_is_kept(desk: Desk) -> None:
    card, late = in_english_only(desk)
    NoticeTextRow.objects.filter(language="ru").update(template={"edited": {"summary": "Своими словами."}})
    named(desk, "Руслан Касеев", late)
    pull_back(card.id, desk.user("pavel"), "", channel="desk", now=late)
    named(desk, "Руслан Касенов", late)
    text = NoticeTextRow.objects.get(language="ru")
    assert (text.state, text.summary) == ("human_checked", "Своими словами.") and "Касенов" in text.headline


def test_the_way_back_is_told_to_whoever_has_one(desk: Desk) -> None:
    card = removal(desk)
    soon, late = desk.now + SECOND, desk.now + 61 * SECOND
    kinds = {
        (who, now): way.kind if (way := way_back(card.id, desk.user(who), desk.config, now)) else None
        for who in ("aigul", "vera")
        for now in (soon, late)
    }
    assert kinds == {("aigul", soon): "undo", ("aigul", late): "pull_back", ("vera", soon): None, ("vera", late): None}
    assert [way.card for way in just_decided(desk.user("aigul"), desk.config, soon)] == [card.id]
    assert just_decided(desk.user("aigul"), desk.config, late) == []
