import datetime as dt

from django.test import Client

from registerpub.store.models import Decision, Notice, Proposal

from .conftest import sign_in
from .samples import World
from .test_card import CARD, send, text_of

SMALL = "/cards/small23456/"


def test_a_decision_can_be_undone_from_the_inbox(editor: Client, world: World) -> None:
    send(editor, SMALL, "reject.not_a_change")
    page = editor.get("/")
    assert 'value="undo"' in page.content.decode() and "this can be undone until" in text_of(page)
    response = editor.post(SMALL, {"action": "undo"})
    assert response.status_code == 302
    assert "Undone. The card is open again" in text_of(editor.get(SMALL))
    assert Proposal.objects.get(public_id="small23456").state == "open"


def test_the_button_goes_after_a_minute_and_a_late_press_says_why(editor: Client, world: World) -> None:
    send(editor, SMALL, "reject.not_a_change")
    Decision.objects.update(at=dt.datetime.now(dt.UTC) - dt.timedelta(seconds=61))
    assert 'value="undo"' not in editor.get("/").content.decode()
    editor.post(SMALL, {"action": "undo"})
    assert "The time to undo this is over" in text_of(editor.get("/"))
    assert Proposal.objects.get(public_id="small23456").state == "rejected"


def test_nobody_is_offered_to_undo_what_others_decided(editor: Client, second: Client, world: World) -> None:
    send(editor, SMALL, "reject.not_a_change")
    assert 'value="undo"' not in second.get("/").content.decode()


def test_a_notice_is_pulled_back_from_the_outbox(editor: Client, second: Client, world: World) -> None:
    send(editor, CARD, "confirm")
    send(second, CARD, "confirm")
    third = sign_in("e3", "publisher")
    page = third.get("/outbox/").content.decode()
    assert 'value="pull_back"' in page and "due" in page
    third.post(CARD, {"action": "pull_back", "reason": "the family asked"})
    assert "No notice has been confirmed yet." in text_of(third.get("/outbox/"))
    assert Proposal.objects.get(public_id="verdict234").state == "open"
    assert Notice.objects.count() == 1


def test_who_only_reads_cannot_pull_back(editor: Client, second: Client, viewer: Client, world: World) -> None:
    send(editor, CARD, "confirm")
    send(second, CARD, "confirm")
    assert 'value="pull_back"' not in viewer.get("/outbox/").content.decode()
    assert viewer.post(CARD, {"action": "pull_back"}).status_code == 403


def test_an_undone_card_tells_each_editor_what_they_had_chosen(editor: Client, second: Client, world: World) -> None:
    changed = send(editor, CARD, "preview", **{"value.place": "Ақсай"})
    from .test_card import form_of

    editor.post(CARD, {**form_of(changed), "action": "confirm"})
    send(second, CARD, "preview", **{"value.place": "Ақсай"})
    assert send(second, CARD, "confirm").status_code == 302
    second.post(CARD, {"action": "undo"})
    assert "your confirmation no longer counts" in text_of(editor.get(CARD))
