"""The card of earlier mentions in the desk: it informs, is closed, or is made into cards."""

from __future__ import annotations

import pytest
from django.test import Client

from registerpub.core.records import Claim, PartialDate, Span
from registerpub.pipeline.contradictions import contradictions
from registerpub.pipeline.earlier_card import tell
from registerpub.store.models import MentionRow, Proposal
from registerpub.store.reading_mapping import claim_row

from .conftest import sign_in
from .samples import NOW, World, make_document
from .test_card import send, text_of

pytestmark = pytest.mark.django_db

TEXT = "Талгата Бекенова допросили в Аксае 3 сентября, сообщил его адвокат."


@pytest.fixture
def address(world: World) -> str:
    """A page that was read before the person was on record."""
    document = make_document("ru", TEXT, "shamshyraq", title="Допрос")
    claim = Claim(
        world.person.pk, "Талгата Бекенова", "QUESTIONED", Span("text", 0, len(TEXT)), PartialDate(2026, 9, 3)
    )
    claim_row(claim, document).save()
    MentionRow.objects.create(
        document=document, person=world.person, field="text", start=0, end=16, surface="Талгата Бекенова"
    )
    tell(world.person.pk, [document.pk], NOW)
    return f"/cards/{Proposal.objects.get(kind='earlier').public_id}/"


@pytest.mark.parametrize(
    ("language", "words"), [("en", "earlier mentions"), ("ru", "прежние упоминания"), ("kk", "бұрынғы айтылымдар")]
)
def test_it_is_listed_and_shown_with_its_quotes_in_every_language(
    world: World, address: str, language: str, words: str
) -> None:
    client = sign_in("l1", "editor", language)
    assert words in text_of(client.get("/"))
    page = client.get(address).content.decode()
    assert words in page and "допросили" in page and '<mark class="name">Талгата Бекенова</mark>' in page
    assert 'value="open"' in page and 'value="confirm"' not in page and 'value="preview"' not in page


def tell_of_another_day(world: World) -> None:
    """Another page tells of another event on another day: no contradiction, only more of the story."""
    document = make_document("ru", TEXT.replace("3", "9"), "alatau", title="Суд")
    claim = Claim(world.person.pk, "Талгата Бекенова", "ARRESTED", Span("text", 0, len(TEXT)), PartialDate(2026, 9, 9))
    claim_row(claim, document).save()
    tell(world.person.pk, [document.pk], NOW)


def test_what_pages_tell_of_different_events_is_no_contradiction(world: World, address: str, editor: Client) -> None:
    tell_of_another_day(world)
    evidence = Proposal.objects.get(kind="earlier").evidence.select_related("document__capture", "claim")
    assert contradictions(evidence)  # were it a card of one event
    page = text_of(editor.get(address))
    assert "contradict" not in page
    assert page.count("Талгата Бекенова") >= 2


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "1 page from before the name was on record; 1 statement there", "2 pages from before"),
        ("ru", "1 страница из времени до внесения имени; 1 сообщение на них", "2 страницы из времени"),
        ("kk", "есім тіркелмей тұрғандағы 1 бет; олардағы 1 хабар", "есім тіркелмей тұрғандағы 2 бет"),
    ],
)
def test_one_page_is_counted_as_one(world: World, address: str, language: str, one: str, two: str) -> None:
    client = sign_in("l1", "editor", language)
    assert one in text_of(client.get(address))
    tell_of_another_day(world)
    assert two in text_of(client.get(address))


def test_one_editor_makes_cards_of_it(world: World, address: str, editor: Client) -> None:
    before = Proposal.objects.filter(event="QUESTIONED", kind="event").count()
    response = send(editor, address, "open")
    assert response.status_code == 302
    assert "1 card was made" in text_of(editor.get("/"))
    assert Proposal.objects.filter(event="QUESTIONED", kind="event").count() == before + 1
    assert "made into cards" in text_of(editor.get(address))
    # A second editor who still has the page open is told that it is decided.
    assert editor.post(address, {"version": "2", "action": "open"}).status_code == 409


def test_it_is_closed_like_any_card(world: World, address: str, editor: Client) -> None:
    assert send(editor, address, "reject.already_known").status_code == 302
    assert Proposal.objects.get(kind="earlier").state == "rejected"


def test_it_cannot_be_confirmed_by_a_forged_form_nor_opened_by_a_reader(
    world: World, address: str, editor: Client, viewer: Client
) -> None:
    assert editor.post(address, {"version": "2", "action": "confirm"}).status_code in (409, 422)
    assert viewer.post(address, {"version": "2", "action": "open"}).status_code == 403
    assert Proposal.objects.get(kind="earlier").state == "open"


def test_another_card_is_not_opened(world: World, editor: Client) -> None:
    assert send(editor, "/cards/small23456/", "open").status_code == 422
    assert Proposal.objects.get(public_id="small23456").state == "open"
