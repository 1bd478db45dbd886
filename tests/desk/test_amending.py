"""Correcting and retracting at the desk: nothing is sent unread, two people, and no name in an address."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from registerpub.store.models import Decision, LedgerEvent, Notice, NoticeTextRow, Proposal, Release, TextVersion

from .conftest import sign_in
from .samples import World
from .test_card import CARD, form_of, send, text_of

WHY = "the court sent its verdict"


@pytest.fixture
def shown(editor: Client, second: Client, world: World) -> Notice:
    """A verdict's notice that readers have in three languages."""
    send(editor, CARD, "confirm")
    send(second, CARD, "confirm")
    notice = Notice.objects.get()
    now = timezone.now()
    release = Release.objects.create(number=1, time=now)
    NoticeTextRow.objects.filter(notice=notice).update(release=release, published=now, updated=now)
    return notice


@pytest.fixture
def publisher(db: None) -> Client:
    return sign_in("p1", "publisher")


def address(notice: Notice, name: str = "notice_correct") -> str:
    return reverse(name, args=[notice.number])


def preview(client: Client, where: str, **changes: str) -> Any:
    return client.post(where, {**form_of(client.get(where)), "reason": WHY, **changes, "action": "preview"})


def send_read(client: Client, where: str, **changes: str) -> Any:
    """Preview, read, send what was read."""
    read = preview(client, where, **changes)
    assert read.status_code == 200, text_of(read)
    return client.post(where, {**form_of(read), **kind_of(changes), "action": "send"})


def kind_of(changes: dict[str, str]) -> dict[str, str]:
    return {"kind": changes["kind"]} if "kind" in changes else {}


def card_address() -> str:
    return reverse("amendment", args=[Proposal.objects.get(kind="amendment", state="open").public_id])


def test_published_notices_are_listed_and_lead_to_a_correction(editor: Client, shown: Notice) -> None:
    page = editor.get("/notices/").content.decode()
    assert "Talgat Bekenov" in page and f'href="{address(shown, "notice")}"' in page
    page = editor.get(address(shown, "notice")).content.decode()
    assert address(shown) in page and address(shown, "notice_retract") not in page
    assert "Only a publisher can retract a notice." in page
    assert address(shown, "notice") in editor.get(f"/people/{shown.person_id}/").content.decode()
    assert "/notices/" in editor.get("/outbox/").content.decode()


def test_nothing_is_sent_that_was_not_read(editor: Client, shown: Notice) -> None:
    fields = form_of(editor.get(address(shown)))
    changes = {"value.term": "3y", "cause": "our_error", "reason": WHY}
    response = editor.post(address(shown), {**fields, **changes, "action": "send"})
    assert response.status_code == 422
    assert "Read what will be public, then send it." in text_of(response)
    assert not Proposal.objects.filter(kind="amendment").exists()
    read = form_of(response)
    response = editor.post(address(shown), {**read, "value.term": "4y", "action": "send"})
    assert response.status_code == 422 and not Proposal.objects.filter(kind="amendment").exists()


def test_a_preview_shows_the_changed_words_and_the_notice_about_them(editor: Client, shown: Notice) -> None:
    response = preview(editor, address(shown), **{"value.term": "3y", "cause": "our_error", "explanation": "misread"})
    page = response.content.decode()
    assert "<del>five</del>" in page and "<ins>three</ins>" in page
    assert "we earlier gave “five years” (term). The correct value is “three years”." in unescape(page)
    assert "We misread the source." in page
    assert "three years" in form_of(response)["text.en.body"] and "үш жыл" in form_of(response)["text.kk.body"]
    assert not Proposal.objects.filter(kind="amendment").exists()


def test_a_correction_goes_from_one_person_to_the_next_and_to_the_outbox(
    editor: Client, second: Client, shown: Notice
) -> None:
    assert send_read(editor, address(shown), **{"value.term": "3y", "cause": "our_error"}).status_code == 302
    assert "a change waits" in text_of(editor.get("/notices/"))
    page = text_of(editor.get(card_address()))
    assert "Another person must confirm it, too." in page and WHY in page
    inbox = second.get("/").content.decode()
    card = Proposal.objects.get(kind="amendment")
    assert f"/cards/{card.public_id}/" in inbox and "Our correction" in inbox
    assert second.get(f"/cards/{card.public_id}/")["Location"] == card_address()
    page = second.get(card_address()).content.decode()
    assert "<ins>three</ins>" in page and WHY in page
    assert second.post(card_address(), {"action": "confirm"}).status_code == 302
    assert LedgerEvent.objects.get(code="AMENDED").details["new"] == "3y"
    assert TextVersion.objects.count() == 3
    outbox = second.get("/outbox/").content.decode()
    assert f">Notice {shown.number}</a>" in outbox
    assert second.get("/done/").status_code == 200
    assert "corrected" not in text_of(second.get(address(shown, "notice"))).split("What was done")[0].lower()


def test_a_clarification_sends_only_the_words_that_were_changed(editor: Client, second: Client, shown: Notice) -> None:
    words = {"text.en.body": "He may appeal until November.", "kind": "clarification", "cause": "new_fact"}
    assert send_read(editor, address(shown), **words).status_code == 302
    second.post(card_address(), {"action": "confirm"})
    versions = {version.text.language: version.body for version in TextVersion.objects.select_related("text")}
    assert versions["en"] == "He may appeal until November."
    assert not LedgerEvent.objects.filter(code="AMENDED").exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"value.term": "long", "cause": "our_error"}, "This is not a term"),
        ({"value.term": "3y", "cause": "our_error", "reason": " "}, "Write down why"),
        ({"value.term": "3y", "cause": ""}, "One of the choices does not exist"),
        ({"cause": "our_error"}, "Nothing would change"),
        ({"value.term": "3y", "cause": "new_fact", "kind": "clarification"}, "A clarification changes no value"),
    ],
)
def test_a_bad_choice_is_said_in_words_and_nothing_is_lost(
    editor: Client, shown: Notice, changes: dict[str, str], said: str
) -> None:
    response = preview(editor, address(shown), **changes)
    assert response.status_code == 422 and said in text_of(response)
    assert form_of(response).get("value.term") == changes.get("value.term", "5y")


def test_only_a_publisher_retracts(editor: Client, publisher: Client, second: Client, shown: Notice) -> None:
    where = address(shown, "notice_retract")
    assert editor.get(where).status_code == 403 and editor.post(where, {"action": "send"}).status_code == 403
    assert send_read(publisher, where, cause="source_error", explanation="source_withdrew").status_code == 302
    assert second.post(card_address(), {"action": "confirm"}).status_code == 302
    assert LedgerEvent.objects.filter(code="WITHDRAWN").count() == 1
    assert Notice.objects.get(kind="retraction").corrects == shown
    response = publisher.post(address(shown, "notice_retract"), {"kind": "retraction", "action": "preview"})
    assert response.status_code == 422


def test_a_retraction_whose_publisher_is_gone_waits_for_another_and_says_so(
    editor: Client, publisher: Client, second: Client, shown: Notice
) -> None:
    said = "Only a publisher retracts: a publisher must confirm this, too."
    send_read(publisher, address(shown, "notice_retract"), cause="source_error")
    where = card_address()
    assert said not in text_of(editor.get(where))
    User.objects.filter(username="p1").update(is_active=False)
    assert said in text_of(editor.get(where))
    for client in (editor, second):
        answer = client.post(where, {"action": "confirm"}, follow=True)
        assert said in text_of(answer) and "The notice about it waits" not in text_of(answer)
    assert not Notice.objects.filter(kind="retraction").exists()


def test_for_safety_one_publisher_acts_alone_after_reading(publisher: Client, shown: Notice) -> None:
    where = address(shown, "notice_retract")
    page = text_of(preview(publisher, where, kind="safety"))
    assert "1 notice leaves: this one." in page and "A notice was withdrawn" in page and "acts at once" in page
    assert send_read(publisher, where, kind="safety").status_code == 302
    shown.refresh_from_db()
    assert shown.hidden and Decision.objects.filter(reason="safety").count() == 1
    assert "usually within a minute" in text_of(publisher.get(address(shown, "notice")))


def test_whoever_declines_leaves_the_notice_as_it_is(editor: Client, second: Client, shown: Notice) -> None:
    send_read(editor, address(shown), **{"value.term": "3y", "cause": "our_error"})
    where = card_address()
    assert second.post(where, {"action": "decline"}).status_code == 302
    assert not TextVersion.objects.exists()
    assert "rejected" in text_of(second.get(where))


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_page_speaks_the_editors_language(publisher: Client, shown: Notice, language: str) -> None:
    client = sign_in(f"x-{language}", "publisher", language)
    send_read(publisher, address(shown), **{"value.term": "3y", "cause": "our_error", "explanation": "misread"})
    for where in (
        "/notices/",
        address(shown, "notice"),
        address(shown),
        address(shown, "notice_retract"),
        card_address(),
    ):
        page = text_of(client.get(where))
        for word in ("notice", "Retract", "Correct", "Preview", "public", "Cause", "editor"):
            assert not re.search(rf"\b{word}", page.split("Қазақша", 1)[-1].split("Talgat")[0]), (where, word)


def test_a_notice_that_was_never_public_has_no_page(editor: Client, world: World) -> None:
    for name in ("notice", "notice_correct"):
        assert editor.get(reverse(name, args=[77])).status_code == 404
    assert editor.get(reverse("amendment", args=["verdict234"])).status_code == 404


def test_no_address_or_title_holds_a_name(editor: Client, shown: Notice) -> None:
    for where in ("/notices/", address(shown, "notice"), address(shown)):
        page = editor.get(where).content.decode()
        title = re.findall("<title>(.*?)</title>", page)[0]
        assert "Bekenov" not in title
        assert not re.search(r'(href|action)="[^"]*Bekenov', page)
        assert (
            page.count("<script") <= 2 and " style=" not in page
        )  # those of the keyboard and of what happens meanwhile
