"""What an open page is told without being loaded again."""

from __future__ import annotations

import time

from django.contrib.auth.models import User
from django.test import Client

from registerpub.desk.entry.proof import SEEN
from registerpub.pipeline.lease import take_over
from registerpub.store.models import Proposal

from .samples import NOW, World, add_evidence, make_claim, make_document
from .test_card import CARD, form_of

LIVE = f"/live{CARD}"


def test_a_changed_a_taken_and_a_decided_card_are_told_to_whoever_has_it_open(
    editor: Client, second: Client, world: World
) -> None:
    page = editor.get(CARD).content.decode()
    assert f'data-live-card="{LIVE}" data-version="1"' in page and "has changed since you opened it" in page
    before = editor.get(LIVE).json()
    assert before == {"version": 1, "state": "open", "seal": "", "elsewhere": ""}
    Proposal.objects.filter(pk=world.verdict.pk).update(version=2)
    assert editor.get(LIVE).json() == {**before, "version": 2}
    take_over(world.verdict.public_id, User.objects.get(username="e2"), "urgent", NOW.replace(year=2999))
    assert editor.get(LIVE).json()["elsewhere"] == "e2" and second.get(LIVE).json()["elsewhere"] == ""
    Proposal.objects.filter(pk=world.verdict.pk).update(state="confirmed")
    assert editor.get(LIVE).json()["state"] == "confirmed"
    assert editor.get("/live/cards/nothere234/").status_code == 404


def test_new_contradicting_evidence_is_told_and_confirming_waits_for_a_look(editor: Client, world: World) -> None:
    fields = form_of(editor.get(CARD))
    text = "Двенадцатого октября суд приговорил Талгата Бекенова."
    document = make_document("ru", text, "third")
    claim = make_claim(document, world.person, world.verdict.event, "Талгата Бекенова", "приговорил")
    claim.data["date"] = "2026-09-01"
    claim.save()
    add_evidence(world.verdict, document, claim)
    seal = editor.get(LIVE).json()["seal"]
    assert len(seal) == 64
    refused = editor.post(CARD, {**fields, "action": "confirm"})
    assert refused.status_code == 422 and "contradict one another" in refused.content.decode()
    editor.post(CARD, {**fields, "action": "look", "seal": seal})
    assert editor.get(LIVE).json()["seal"] == ""


def test_the_counts_of_the_views_are_those_of_the_page(editor: Client, world: World) -> None:
    counts = editor.get("/live/counts/").json()
    page = editor.get("/").content.decode()
    assert all(f'data-count="{view}">{number}<' in page for view, number in counts.items()) and counts["open"] != "0"


def test_a_page_that_asks_by_itself_keeps_nobody_signed_in(editor: Client, world: World) -> None:
    session = editor.session
    session[SEEN] = seen = time.time() - 120
    session.save()
    for address in (LIVE, "/live/counts/"):
        assert editor.get(address).status_code == 200
    assert editor.session[SEEN] == seen
    editor.get("/")
    assert editor.session[SEEN] > seen


def test_nothing_that_is_polled_names_anybody(editor: Client, world: World) -> None:
    for address in (LIVE, "/live/counts/"):
        text = editor.get(address).content.decode()
        assert "Бекенов" not in text and "Bekenov" not in text
