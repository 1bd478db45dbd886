"""Two editors on one card: nothing is recorded or published that one of them has not had before their eyes."""

from __future__ import annotations

import re

from django.test import Client

from registerpub.store.models import Decision, LedgerEvent, NoticeTextRow, Proposal, Vote

from .samples import World
from .test_card import CANDIDATE, CARD, form_of, send, settle, text_of

OWN = "own"


def confirm_with(client: Client, **changes: str) -> None:
    """Change some boxes, read the notice, confirm."""
    preview = send(client, CARD, "preview", **changes)
    assert client.post(CARD, {**form_of(preview), "action": "confirm"}).status_code in (302, 409)


def test_words_that_only_the_first_editor_saw_are_not_agreed_to(editor: Client, second: Client, world: World) -> None:
    body = form_of(editor.get(CARD))["text.ru.body"] + " Дописано."
    confirm_with(editor, **{"text.ru.body": body})
    response = send(second, CARD, "confirm")
    assert response.status_code == 409 and not Decision.objects.exists()
    assert "<ins>" in response.content.decode() and "Дописано.</ins>" in response.content.decode()
    row = re.findall(r"<th scope=\"row\">(.*?)</th><td>(.*?)</td><td>(.*?)</td>", response.content.decode())
    assert row == [("Text of the notice: Russian: Text", "edited", "standard wording")]
    settle(second, CARD)
    assert NoticeTextRow.objects.get(language="ru").body == body
    assert "Дописано.</ins>" in editor.get(CARD).content.decode()


def test_a_value_that_only_the_first_editor_saw_is_not_agreed_to(editor: Client, second: Client, world: World) -> None:
    confirm_with(editor, **{"value.date": "2026-10-07"})
    response = send(second, CARD, "confirm")
    assert response.status_code == 409 and not LedgerEvent.objects.filter(decision__isnull=False).exists()
    assert "2026-10-07" in text_of(response) and "2026-10-11" in text_of(response)
    settle(second, CARD)
    assert LedgerEvent.objects.get(decision__isnull=False).date == "2026-10-07"


def test_the_same_choices_on_both_pages_need_no_settling(editor: Client, second: Client, world: World) -> None:
    for client in (editor, second):
        confirm_with(client, **{"value.term": "4y"})
    assert Decision.objects.get().people == 2


def test_who_keeps_to_their_own_choices_asks_the_first_editor_again(
    editor: Client, second: Client, world: World
) -> None:
    send(editor, CARD, "confirm")
    preview = send(second, CARD, "preview", **{"value.term": "4y"})
    response = second.post(CARD, {**form_of(preview), "action": "confirm", "settled": OWN})
    assert response.status_code == 302 and not Decision.objects.exists()
    assert "keeps to other choices" in text_of(editor.get(CARD))
    assert "You have decided" in text_of(second.get(CARD))
    settle(editor, CARD)
    assert Decision.objects.get().options["values"] == {"term": "4y"}
    assert Vote.objects.count() == 3


def test_both_may_change_their_minds_until_they_agree(editor: Client, second: Client, world: World) -> None:
    send(editor, CARD, "confirm")
    preview = send(second, CARD, "preview", **{"value.term": "4y"})
    second.post(CARD, {**form_of(preview), "action": "confirm", "settled": OWN})
    preview = send(editor, CARD, "preview", **{"value.term": "3y"})
    editor.post(CARD, {**form_of(preview), "action": "confirm", "settled": OWN})
    assert not Decision.objects.exists()
    settle(second, CARD)
    assert Decision.objects.get().options["values"] == {"term": "3y"}


def test_a_seal_of_other_choices_settles_nothing(editor: Client, second: Client, world: World) -> None:
    confirm_with(editor, **{"value.term": "4y"})
    response = second.post(CARD, {**form_of(second.get(CARD)), "action": "confirm", "settled": "0" * 16})
    assert response.status_code == 409 and not Decision.objects.exists()


def test_an_untouched_page_about_a_candidate_shows_whom_the_first_editor_meant(
    editor: Client, second: Client, world: World
) -> None:
    changes = {"person_mode": "new", "sex": "m", "consent": "public_record_only", "waiver": "a remote district"}
    preview = send(editor, CANDIDATE, "preview", **changes, **{"name.kk": "Арман Жүнісов"})
    assert editor.post(CANDIDATE, {**form_of(preview), "action": "confirm"}).status_code == 302
    page = text_of(send(second, CANDIDATE, "confirm", waiver="I know the district"))
    assert "A new person" in page and "Арман Жүнісов" in page and "a remote district" in page
    assert "Keep my choices" not in page
    settle(second, CANDIDATE, waiver="I know the district")
    assert Decision.objects.get().people == 2
    assert [vote.options["waiver"] for vote in Vote.objects.order_by("pk")] == [
        "a remote district",
        "I know the district",
    ]


def test_nobody_confirms_a_notice_unread(editor: Client, world: World) -> None:
    changes = {"person_mode": "new", "consent": "public_record_only", "waiver": "a remote district"}
    response = send(editor, CANDIDATE, "confirm", **changes)
    assert "read it, then confirm" in text_of(response) and not Vote.objects.exists()


def test_a_decided_card_shows_what_each_editor_chose(editor: Client, second: Client, world: World) -> None:
    confirm_with(editor, **{"value.term": "4y"})
    settle(second, CARD)
    page = editor.get(CARD).content.decode()
    assert len(re.findall(r"<dt>Term</dt><dd>4y</dd>", page)) == 2


def test_a_lapsed_confirmation_is_told_with_what_was_chosen(editor: Client, second: Client, world: World) -> None:
    confirm_with(editor, **{"value.term": "4y"})
    Proposal.objects.filter(public_id="verdict234").update(version=2)
    page = text_of(editor.get(CARD))
    assert "your confirmation no longer counts" in page and "4y" in page
    page = text_of(second.get(CARD))
    assert "another editor confirmed it" in page and "4y" not in page


def test_who_gives_way_decides_with_a_page_that_says_what_the_other_chose(
    editor: Client, second: Client, world: World
) -> None:
    confirm_with(editor, **{"value.term": "4y"})
    fields = form_of(second.get(CARD))
    assert second.post(CARD, {**fields, "action": "confirm", "settled": OWN}).status_code == 302
    assert send(editor, CARD, "confirm").status_code == 302
    assert Decision.objects.get().options["values"] == {}
