"""Cards that ask to look, and cards that complete an event on record, in the desk."""

from __future__ import annotations

import pytest
from django.test import Client

from registerpub.core.changes import CHECK, DETAIL
from registerpub.core.events import EVENT_TYPES
from registerpub.desk.card_page import event_choices
from registerpub.pipeline.named_event import NAMEABLE
from registerpub.store.models import Evidence, LedgerEvent, MentionRow, Proposal, new_card_id

from .conftest import sign_in
from .samples import NOW, World, make_document
from .test_card import send, text_of

pytestmark = pytest.mark.django_db

TEXT = "Суд закрыл от прессы процесс по делу Талгата Бекенова."


def make_card(world: World, kind: str, event: str, **values: object) -> str:
    document = make_document("ru", TEXT, "shamshyraq", title="Процесс")
    MentionRow.objects.create(
        document=document, person=world.person, field="text", start=37, end=53, surface="Талгата Бекенова"
    )
    card = Proposal.objects.create(
        key=f"{kind}-{event}",
        public_id=new_card_id(),
        person=world.person,
        event=event,
        severity="C" if kind == CHECK else EVENT_TYPES[event].severity,
        certainty="weak",
        kind=kind,
        values=values,
        reasons=[{"key": "unexplained" if kind == CHECK else "adds_detail"}],
        created=NOW,
        updated=NOW,
    )
    quote = {"field": "text", "start": 0, "end": len(TEXT)}
    Evidence.objects.create(proposal=card, document=document, quote=quote, added=NOW)
    return f"/cards/{card.public_id}/"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "to be looked at: no event was recognised"),
        ("ru", "нужно посмотреть: событие не распознано"),
        ("kk", "қарап шығу керек: оқиға танылмады"),
    ],
)
def test_a_check_card_is_listed_and_offers_every_event(world: World, language: str, words: str) -> None:
    address = make_card(world, CHECK, "STATE_REPORTED")
    client = sign_in("l1", "editor", language)
    assert words in text_of(client.get("/"))
    page = client.get(address).content.decode()
    assert words in page and '<mark class="name">Талгата Бекенова</mark>' in page
    assert 'value="name"' in page and 'value="confirm"' not in page and 'value="open"' not in page
    assert all(f'<option value="{code}">' in page for code in NAMEABLE)


def test_events_to_choose_from_are_in_the_order_of_their_names() -> None:
    names = [name.casefold() for _, name in event_choices()]
    assert names == sorted(names) and len(names) == len(NAMEABLE)


def test_naming_the_event_leads_to_its_card(world: World, editor: Client) -> None:
    address = make_card(world, CHECK, "STATE_REPORTED")
    response = send(editor, address, "name", event="CASE_OPENED")
    assert response.status_code == 302
    new = Proposal.objects.get(event="CASE_OPENED", kind="event", person=world.person)
    assert response["Location"] == f"/cards/{new.public_id}/"
    assert "an editor said that this is an event" in text_of(editor.get(response["Location"]))
    assert Proposal.objects.get(kind=CHECK).state == "confirmed"


def test_without_an_event_nothing_is_decided(world: World, editor: Client, viewer: Client) -> None:
    address = make_card(world, CHECK, "STATE_REPORTED")
    response = send(editor, address, "name", event="")
    assert (response.status_code, "Choose which event it is." in text_of(response)) == (422, True)
    assert viewer.post(address, {"version": "1", "action": "name", "event": "DIED"}).status_code == 403
    assert Proposal.objects.get(kind=CHECK).state == "open"


def test_a_check_card_is_closed_like_any(world: World, editor: Client) -> None:
    address = make_card(world, CHECK, "STATE_REPORTED")
    assert send(editor, address, "reject.not_a_change").status_code == 302
    assert Proposal.objects.get(kind=CHECK).state == "rejected"


def test_a_detail_card_shows_before_and_after_and_no_notice(world: World, editor: Client) -> None:
    event = LedgerEvent(person=world.person, code="TRIAL_STARTED", date="2026-09", recorded=NOW)
    event.save()
    address = make_card(
        world, DETAIL, "TRIAL_STARTED", date="2026-09-03", date_basis="stated", court="Aqsai court", amends=event.pk
    )
    assert "adds detail" in text_of(editor.get("/"))
    page = editor.get(address).content.decode()
    assert "September 2026" in page and "3 September 2026" in page and "Aqsai court" in page
    assert 'name="value.date"' in page and 'name="value.term"' not in page and 'name="text.en.headline"' not in page
    assert "No notice is written of it." in page
    assert send(editor, address, "confirm").status_code == 302
    assert "No notice is written of it." in text_of(editor.get("/"))
    fields = [row.details["field"] for row in LedgerEvent.objects.filter(person=world.person, code="AMENDED")]
    assert fields == ["date", "court"]
