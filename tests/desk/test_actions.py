"""How many actions a decision costs, counted from the inbox: a link followed, a box chosen, a button pressed."""

import re
from typing import Any

import pytest
from django.test import Client

from registerpub.store.models import Decision, PersonRow, Proposal

from .samples import World, add_evidence, make_card, make_claim, make_document
from .test_card import form_of


class Hands:
    """An editor at work; counts what they do."""

    def __init__(self, client: Client) -> None:
        self.client, self.actions = client, 0
        self.page: Any = client.get("/")
        self.fields: dict[str, str] = {}

    def open(self, card: str) -> None:
        assert re.search(rf'href="/cards/{card}/"', self.page.content.decode())
        self.actions += 1
        self.address = f"/cards/{card}/"
        self.page = self.client.get(self.address)
        self.fields = form_of(self.page)

    def choose(self, name: str, value: str) -> None:
        self.actions += 1
        self.fields[name] = value

    def press(self, action: str) -> int:
        self.actions += 1
        assert f'value="{action}"' in self.page.content.decode()
        self.page = self.client.post(self.address, {**self.fields, "action": action})
        if self.page.status_code == 200:
            self.fields = form_of(self.page)
        return int(self.page.status_code)


@pytest.fixture
def plain(world: World) -> Proposal:
    card = make_card("plain23456", "APPEAL_FILED", "B", person=world.person)
    document = make_document("ru", "Талгат Бекенов подал апелляционную жалобу.", "shamshyraq", title="Жалоба")
    add_evidence(card, document, make_claim(document, world.person, "APPEAL_FILED", "Талгат Бекенов", "подал"))
    return card


def test_a_plain_card_takes_three_actions_at_most(editor: Client, plain: Proposal) -> None:
    hands = Hands(editor)
    hands.open(plain.public_id)
    assert hands.press("confirm") == 302
    assert Decision.objects.exists() and hands.actions <= 3


def test_a_card_of_class_a_takes_six_actions_of_both_editors_together(
    editor: Client, second: Client, world: World
) -> None:
    total = 0
    for client in (editor, second):
        hands = Hands(client)
        hands.open("verdict234")
        assert hands.press("confirm") == 302
        total += hands.actions
    assert Decision.objects.exists() and total <= 6


def test_somebody_new_takes_six_actions_of_one_editor(editor: Client, world: World) -> None:
    document = make_document("ru", "Арман Жунусов признан политзаключённым.", "jarshy", tier="primary", title="Список")
    claim = make_claim(document, None, "LIST_RECOGNISED", "Арман Жунусов", "признан")
    add_evidence(world.candidate, document, claim)
    hands = Hands(editor)
    hands.open("candidate2")
    hands.choose("person_mode", "new")
    hands.choose("consent", "public_record_only")
    assert hands.press("preview") == 200
    assert hands.press("confirm") == 302
    assert hands.actions <= 6 and PersonRow.objects.count() == 1


def test_no_card_is_confirmed_from_the_inbox_itself(editor: Client, world: World) -> None:
    assert 'value="confirm"' not in editor.get("/").content.decode()
