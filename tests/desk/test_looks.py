"""A card whose sources contradict one another is confirmed by nobody who has not looked at it."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.test import Client

from registerpub.pipeline import decide
from registerpub.pipeline.looks import NotLooked
from registerpub.pipeline.options import Options
from registerpub.store.models import AuditEntry, ClaimRow, Look, Vote

from .samples import World
from .test_card import CARD, form_of, send, text_of


@pytest.fixture
def torn(world: World) -> World:
    """The second source gives another day."""
    claim = ClaimRow.objects.filter(evidence__proposal=world.verdict).order_by("-id")[0]
    claim.data["date"] = "2026-09-30"
    claim.save()
    return world


def test_confirm_waits_until_the_contradiction_is_looked_at(editor: Client, torn: World) -> None:
    page = editor.get(CARD).content.decode()
    assert 'value="confirm" disabled' in page and "The sources contradict one another" in page
    response = send(editor, CARD, "confirm")
    assert response.status_code == 422 and not Vote.objects.exists()
    looked = send(editor, CARD, "look", **{"value.term": "4y6m"} | seal(page))
    assert form_of(looked)["value.term"] == "4y6m" and 'value="confirm" disabled' not in looked.content.decode()
    assert send(editor, CARD, "confirm").status_code == 302
    assert Look.objects.get().user.username == "e1"
    assert AuditEntry.objects.filter(action="look").count() == 1


def seal(page: str) -> dict[str, str]:
    return {"seal": page.split('name="seal" value="')[1].split('"')[0]}


def test_each_editor_looks_for_themselves(editor: Client, second: Client, torn: World) -> None:
    send(editor, CARD, "look", **seal(editor.get(CARD).content.decode()))
    send(editor, CARD, "confirm")
    assert 'value="confirm" disabled' in second.get(CARD).content.decode()


def test_new_contradicting_evidence_asks_again_and_an_old_page_cannot_answer(editor: Client, torn: World) -> None:
    old = seal(editor.get(CARD).content.decode())
    claim = ClaimRow.objects.filter(evidence__proposal=torn.verdict).order_by("id")[0]
    claim.data["term"] = {"years": 7}
    claim.save()
    other = ClaimRow.objects.filter(evidence__proposal=torn.verdict).order_by("-id")[0]
    other.data["term"] = {"years": 5}
    other.save()
    response = send(editor, CARD, "look", **old)
    assert "The sources say something else by now" in text_of(response)
    assert not Look.objects.exists()


def test_the_pipeline_itself_refuses_in_the_desk(editor: Client, torn: World, settings: object) -> None:
    user = User.objects.get(username="e1")
    with pytest.raises(NotLooked):
        decide.confirm(
            "verdict234",
            user,
            Options(),
            config=settings.REGISTERPUB,  # type: ignore[attr-defined]  # pytest-django's settings
            channel="desk",
            seen_version=1,
            now=dt.datetime.now(dt.UTC),
        )
    assert not Vote.objects.exists()


def test_sources_that_agree_ask_for_nothing(editor: Client, world: World) -> None:
    assert 'name="seal"' not in editor.get(CARD).content.decode()
