"""Opening a card leases it; unsaved choices are kept for whoever made them."""

import datetime as dt

import pytest
from django.test import Client

from registerpub.pipeline import lease
from registerpub.store.models import AuditEntry, Decision, Draft, Lease, Vote

from .conftest import sign_in
from .samples import World
from .test_card import CARD, form_of, send, take_over, text_of


def test_opening_a_card_leases_it_and_everybody_sees_that(editor: Client, second: Client, world: World) -> None:
    editor.get(CARD)
    assert "open with e1" in text_of(second.get("/"))
    assert "open with you" in text_of(editor.get("/"))
    assert "e1 has had this card open since" in text_of(second.get(CARD))
    assert Lease.objects.get().user.username == "e1"


def test_who_only_reads_leases_nothing(viewer: Client, world: World) -> None:
    viewer.get(CARD)
    assert not Lease.objects.exists()


def test_a_card_that_is_open_elsewhere_has_no_buttons_to_decide(editor: Client, second: Client, world: World) -> None:
    editor.get(CARD)
    page = second.get(CARD).content.decode()
    assert 'value="confirm"' not in page and 'value="take_over"' in page


def test_a_decision_on_a_card_open_elsewhere_is_refused_and_nothing_is_lost(
    editor: Client, second: Client, world: World
) -> None:
    fields = form_of(editor.get(CARD))
    take_over(second, CARD)
    response = editor.post(CARD, {**fields, "value.term": "4y6m", "action": "confirm"})
    assert response.status_code == 409 and not Vote.objects.exists()
    assert "e2 has taken this card over" in text_of(response)
    assert form_of(response)["value.term"] == "4y6m"
    assert Draft.objects.get().user.username == "e1"


def test_taking_over_needs_a_reason_and_both_read_it(editor: Client, second: Client, world: World) -> None:
    editor.get(CARD)
    second.post(CARD, {"action": "take_over", "reason": "  "})
    assert Lease.objects.get().user.username == "e1"
    take_over(second, CARD)
    assert Lease.objects.get().user.username == "e2"
    assert "on a call with the family" in text_of(editor.get(CARD))
    assert "on a call with the family" in text_of(second.get(CARD))
    assert AuditEntry.objects.filter(action="take_over").count() == 1


def test_a_lease_ends_after_ten_minutes(editor: Client, second: Client, world: World) -> None:
    editor.get(CARD)
    Lease.objects.update(until=dt.datetime.now(dt.UTC) - dt.timedelta(seconds=1))
    assert 'value="confirm"' in second.get(CARD).content.decode()
    assert Lease.objects.get().user.username == "e2"


def test_a_lease_lasts_ten_minutes_from_the_last_look(world: World) -> None:
    from django.contrib.auth.models import User

    sign_in("e1", "editor")
    user, now = User.objects.get(username="e1"), dt.datetime(2026, 11, 20, 9, tzinfo=dt.UTC)
    lease.open_lease("verdict234", user, now)
    later = now + dt.timedelta(minutes=9)
    view = lease.open_lease("verdict234", user, later)
    assert view is not None and view.since == now and view.until == later + lease.LENGTH
    assert lease.holder("verdict234", later + lease.LENGTH) is None


def test_a_decision_gives_the_card_back(editor: Client, second: Client, world: World) -> None:
    send(editor, CARD, "confirm")
    assert not Lease.objects.exists()
    send(second, CARD, "confirm")
    assert Decision.objects.get().people == 2


def test_who_has_confirmed_does_not_keep_the_second_editor_out(editor: Client, second: Client, world: World) -> None:
    send(editor, CARD, "confirm")
    editor.get(CARD)
    assert 'value="confirm"' in second.get(CARD).content.decode()


@pytest.mark.parametrize("action", ["preview", "keep"])
def test_unsaved_choices_are_there_again_for_their_editor_alone(
    editor: Client, second: Client, world: World, action: str
) -> None:
    send(editor, CARD, action, **{"value.term": "4y6m"})
    again = editor.get(CARD)
    assert form_of(again)["value.term"] == "4y6m" and "Your unsaved choices of" in text_of(again)
    take_over(second, CARD)
    assert form_of(second.get(CARD))["value.term"] == "5y"


def test_a_kept_card_is_given_back_and_stands_under_mine(editor: Client, second: Client, world: World) -> None:
    send(editor, CARD, "keep", **{"value.term": "4y6m"})
    assert not Lease.objects.exists()
    assert "verdict234" in editor.get("/mine/").content.decode()
    assert "verdict234" not in second.get("/mine/").content.decode()


def test_unsaved_choices_can_be_discarded(editor: Client, world: World) -> None:
    send(editor, CARD, "preview", **{"value.term": "4y6m"})
    editor.post(CARD, {"action": "discard"})
    assert form_of(editor.get(CARD))["value.term"] == "5y"


def test_unsaved_choices_are_laid_over_a_card_that_has_changed(editor: Client, world: World) -> None:
    send(editor, CARD, "preview", **{"value.term": "4y6m"})
    world.verdict.values["date"], world.verdict.version = "2026-10-12", 2
    world.verdict.save()
    page = editor.get(CARD)
    assert form_of(page)["value.term"] == "4y6m" and form_of(page)["value.date"] == "2026-10-12"
    assert "The card has changed since" in text_of(page)


def test_a_decision_leaves_no_unsaved_choices(editor: Client, world: World) -> None:
    changed = send(editor, CARD, "preview", **{"value.term": "4y6m"})
    editor.post(CARD, {**form_of(changed), "action": "confirm"})
    assert Vote.objects.exists() and not Draft.objects.exists()
