"""Cards that belong together or apart, as editors see and decide it on the page; translations and changed reports."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from registerpub.config import Config
from registerpub.pipeline.process import process
from registerpub.store.models import CardMove, LedgerEvent, PersonRow, Proposal, TwoPeople
from tests.pipeline.one_day import add_page, add_people, read, told

from .conftest import sign_in

pytestmark = pytest.mark.django_db
TEXTS = {text["id"]: text for text in told("candidates")["texts"]}

Reader = Callable[[str, dict[str, str]], None]


@pytest.fixture
def day(db: None, config: Config, now: dt.datetime, tmp_path: Path) -> Reader:
    add_people(tmp_path, now)
    clock = iter(now + dt.timedelta(minutes=number) for number in range(100))

    def take(host: str, page: dict[str, str]) -> None:
        text = {"id": host, "language": "en", "published": "2024-04-18", "title": f"News of {host}", **page}
        add_page(tmp_path, config, host, {**text, "paragraphs": [page["text"]]})
        process(config, lambda: next(clock))

    return take


def page_of(client: Client, card: Proposal) -> str:
    response = client.get(_address(card))
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode())


def _address(card: Proposal) -> str:
    return reverse("card", args=[card.public_id])


def post(client: Client, card: Proposal, action: str, **other: object) -> int:
    card.refresh_from_db()
    return client.post(_address(card), {"version": card.version, "action": action, **other}).status_code


@pytest.fixture
def two(day: Reader) -> tuple[Proposal, Proposal]:
    for name in ("k1", "e1", "e2"):
        day(TEXTS[name]["host"], TEXTS[name])
    whole = Proposal.objects.get(candidate="Нұрлыбек Шәукенов")
    return whole, Proposal.objects.get(candidate="N. Shaukenov")


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "Бір адам ба?"), ("ru", "Один и тот же человек?"), ("en", "Same person?")]
)
def test_both_cards_ask_in_the_editors_language(two: tuple[Proposal, Proposal], language: str, words: str) -> None:
    client = sign_in(f"in-{language}", "editor", language)
    for card, other in (two, two[::-1]):
        shown = page_of(client, card)
        assert words in shown and f'href="{_address(other)}"' in shown
        assert f'value="same.{other.public_id}"' in shown and f'value="different.{other.public_id}"' in shown


def test_who_only_reads_is_asked_nothing(two: tuple[Proposal, Proposal], viewer: Client) -> None:
    whole, short = two
    assert "same." not in page_of(viewer, whole)
    assert post(viewer, whole, f"same.{short.public_id}") == 403
    assert not CardMove.objects.exists()


def test_an_editor_makes_one_card_of_two(two: tuple[Proposal, Proposal], editor: Client) -> None:
    whole, short = two
    assert post(editor, whole, f"same.{short.public_id}") == 302
    short.refresh_from_db()
    assert short.state == "superseded" and CardMove.objects.get().user.username == "e1"
    assert "Same person?" not in page_of(editor, whole)
    assert post(editor, whole, f"same.{short.public_id}") == 422


def test_an_editor_tells_two_people_apart(two: tuple[Proposal, Proposal], editor: Client) -> None:
    whole, short = two
    assert post(editor, whole, f"different.{short.public_id}") == 302
    assert TwoPeople.objects.count() == 1
    assert "Same person?" not in page_of(editor, whole) and "Same person?" not in page_of(editor, short)


def test_a_ruling_on_a_card_that_has_changed_is_refused(two: tuple[Proposal, Proposal], editor: Client) -> None:
    whole, short = two
    data = {"version": whole.version - 1, "action": f"same.{short.public_id}"}
    assert editor.post(_address(whole), data).status_code == 409
    assert not CardMove.objects.exists()


def test_articles_are_split_off_and_the_page_says_what_cannot_be(
    two: tuple[Proposal, Proposal], editor: Client
) -> None:
    whole, _ = two
    documents = list(whole.evidence.values_list("document", flat=True).distinct())
    assert "tell of another event or person" in page_of(editor, whole)
    assert post(editor, whole, "split.person", document=documents) == 422
    assert post(editor, whole, "split.person") == 422
    assert post(editor, whole, "split.sneeze", document=documents[:1]) == 400
    assert post(editor, whole, "split.person", document=documents[-1:]) == 302
    new = CardMove.objects.get().target
    assert (new.candidate, new.person_id) == ("Nurlybek Shaukenov", None)


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "қайта екі карточка ету"), ("ru", "снова сделать двумя карточками"), ("en", "make two cards again")],
)
def test_a_joining_is_told_and_taken_back(two: tuple[Proposal, Proposal], language: str, words: str) -> None:
    whole, short = two
    client, stranger = sign_in(f"in-{language}", "editor", language), sign_in("reads", "viewer", language)
    post(client, whole, f"same.{short.public_id}")
    shown = page_of(client, whole)
    assert words in shown and f'value="back.{short.public_id}"' in shown and f"in-{language}" in shown
    assert "back." not in page_of(stranger, whole) and _address(whole) in page_of(client, short)
    assert post(stranger, whole, f"back.{short.public_id}") == 403
    assert post(client, whole, f"back.{short.public_id}") == 302
    short.refresh_from_db()
    assert short.state == "open" and "back." not in page_of(client, whole)
    assert post(client, whole, f"back.{short.public_id}") == 422


def test_a_split_is_taken_back_and_the_page_that_was_open_is_told(
    two: tuple[Proposal, Proposal], editor: Client
) -> None:
    whole, _ = two
    documents = list(whole.evidence.values_list("document", flat=True).distinct())
    post(editor, whole, "split.event", document=documents[-1:])
    new = CardMove.objects.get().target
    second = sign_in("e2", "editor")
    page_of(second, new)  # which leases it
    stale = {"version": new.version, "action": f"back.{whole.public_id}"}
    assert editor.post(_address(new), stale).status_code == 409, "it is open with somebody else"
    assert post(editor, whole, f"back.{new.public_id}") == 302
    assert second.post(_address(new), stale).status_code == 409, "the open page is told"
    new.refresh_from_db()
    assert new.state == "superseded"


def test_a_translation_is_named_and_adds_no_source(
    day: Reader, config: Config, now: dt.datetime, tmp_path: Path, editor: Client
) -> None:
    read(tmp_path, config, now, ("report-ru", "translation-of-ru"))
    card = Proposal.objects.get(person_id="q03")
    shown = page_of(editor, card)
    assert "May be a translation of what Прииртышский листок wrote" in shown
    assert shown.count('class="origin"') == 1


def test_contradicting_sources_stand_side_by_side(day: Reader, editor: Client) -> None:
    first = "Aigerim Dukenova was sentenced to two years in prison on April 17, a court in Pavlodar said on Thursday."
    second = (
        "A judge in Pavlodar gave her no mercy: on April 17 Aigerim Dukenova was sentenced to three years in prison."
    )
    day("one.example", {"text": first})
    day("two.example", {"text": second})
    shown = page_of(editor, Proposal.objects.get(person_id="q03"))
    assert "The sources contradict one another: Term" in shown
    assert re.search(r"<dd>2 years \(one.example\)</dd><dd>3 years \(two.example\)</dd>", shown), shown


def test_a_changed_report_shows_the_words_that_changed(day: Reader, editor: Client, now: dt.datetime) -> None:
    told_first = (
        "Aigerim Dukenova was sentenced to two years in prison on April 17, a court in Pavlodar said on Thursday."
    )
    day("one.example", {"text": told_first})
    card = Proposal.objects.get(person_id="q03")
    Proposal.objects.filter(pk=card.pk).update(state="confirmed")
    person = PersonRow.objects.get(pk="q03")
    LedgerEvent.objects.create(
        person=person, code="SENTENCED_PRISON", date="2024-04-17", term={"years": 2}, recorded=now
    )
    day(
        "one.example",
        {"text": "A court in Pavlodar heard the case of Aigerim Dukenova on Thursday and then adjourned."},
    )
    changed = Proposal.objects.get(kind="corrected")
    shown = page_of(editor, changed)
    assert "What the source said" in shown and "What it says now" in shown and "<ins>" in shown
    assert 'value="confirm"' not in shown
    assert post(editor, changed, "reject.already_known") == 302
