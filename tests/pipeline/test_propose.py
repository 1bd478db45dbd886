"""Cards in the store: what joins one, what opens another, and that a decision hides nothing that comes later."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from registerpub.config import Config
from registerpub.pipeline.importing import import_evidence
from registerpub.pipeline.options import Options
from registerpub.pipeline.process import process
from registerpub.pipeline.views import CardRow
from registerpub.store.models import DocumentRow, Evidence, MentionRow, Proposal, Vote
from tests.pipeline.conftest import Desk

pytestmark = pytest.mark.django_db


def read(desk: Desk, tmp_path: Path, text: str, published: dt.date, **other: Any) -> None:
    path = tmp_path / "page.txt"
    path.write_text(text, encoding="utf-8")
    import_evidence([path], desk.config, published=published, **other)
    process(desk.config, lambda: desk.now)


def events(desk: Desk, person: str) -> list[tuple[str, str]]:
    return [(card.event, str(card.date)) for card in desk.cards(person=person)]


VERDICT = "Asel Zhunusova was sentenced to two years in prison on {day}, a court in Semey said on Thursday."
OTHER_WORDS = (
    "The hearing lasted less than an hour and no journalist was let in. Then the judge left the room without a word. "
    "On {day}, a judge sentenced Asel Zhunusova to two years in prison. Her mother waited outside in the rain."
)


def test_a_second_article_joins_the_open_card(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT.format(day="June 3, 2021"), dt.date(2021, 6, 3), outlet="One")
    read(desk, tmp_path, OTHER_WORDS.format(day="June 3, 2021"), dt.date(2021, 6, 4), outlet="Two")
    (card,) = desk.cards(person="m1")
    assert (card.sources, card.articles) == (2, 2)


def test_near_copies_and_pages_of_one_host_add_articles_and_no_origin(desk: Desk, tmp_path: Path) -> None:
    text = OTHER_WORDS.format(day="June 3, 2021")
    for number, outlet in enumerate(("One", "Two", "Three", "Four")):
        copy = text.replace("an hour", f"{number + 2} hours") + f" {outlet} was there."
        read(desk, tmp_path, copy, dt.date(2021, 6, 3), outlet=outlet)
    (card,) = desk.cards(person="m1")
    assert (card.sources, card.articles) == (1, 4)
    for number, words in enumerate((VERDICT, "Two years for a rally. " + VERDICT)):
        url = f"https://late.example/{number}"
        read(desk, tmp_path, words.format(day="June 3, 2021"), dt.date(2021, 6, 5), url=url, outlet=f"Late {number}")
    DocumentRow.objects.filter(canonical__startswith="https://late").update(origin="another-folder", text=OTHER_WORDS)
    (card,) = desk.cards(person="m1")
    assert (card.sources, card.articles) == (1, 6)


def test_a_text_that_cites_another_of_the_card_adds_no_origin(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT.format(day="June 3, 2021"), dt.date(2021, 6, 3), outlet="Dala News")
    told = OTHER_WORDS.format(day="June 3, 2021") + " Dala News reported it first."
    read(desk, tmp_path, told, dt.date(2021, 6, 4), outlet="Two")
    (card,) = desk.cards(person="m1")
    assert (card.sources, card.articles) == (1, 2)


def version(card: CardRow) -> int:
    return Proposal.objects.get(public_id=card.id).version


def test_a_late_article_that_says_the_same_leaves_the_first_editor_s_vote(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT.format(day="June 3, 2021"), dt.date(2021, 6, 3), outlet="One")
    (card,) = desk.cards(person="m1")
    desk.confirm(card, "aigul")
    before = version(card)
    read(desk, tmp_path, OTHER_WORDS.format(day="June 3, 2021"), dt.date(2021, 6, 4), outlet="Two")
    (again,) = desk.cards(person="m1")
    assert (again.sources, again.votes, version(card)) == (2, 1, before)
    assert desk.confirm(again, "pavel").state == "decided"


@pytest.mark.parametrize(
    ("old", "new"), [("two years", "three years"), ("June 3", "June 10"), ("a judge", "the Almaly District Court")]
)
def test_a_late_article_that_differs_or_knows_more_asks_the_first_editor_again(
    desk: Desk, tmp_path: Path, old: str, new: str
) -> None:
    read(desk, tmp_path, VERDICT.format(day="June 3, 2021"), dt.date(2021, 6, 3), outlet="One")
    (card,) = desk.cards(person="m1")
    desk.confirm(card, "aigul")
    before = version(card)
    other = OTHER_WORDS.format(day="June 3, 2021").replace(old, new)
    assert other != OTHER_WORDS.format(day="June 3, 2021")
    read(desk, tmp_path, other, dt.date(2021, 6, 11), outlet="Two")
    (again,) = desk.cards(person="m1")
    assert (again.articles, again.votes, version(card)) == (2, 0, before + 1)
    assert Vote.objects.filter(proposal__public_id=card.id, user__username="aigul").count() == 1


def test_a_rejected_card_hides_nothing_that_happens_later(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT.format(day="June 3, 2021"), dt.date(2021, 6, 3))
    desk.reject(desk.cards(person="m1")[0], "aigul")
    read(desk, tmp_path, VERDICT.format(day="May 5, 2023"), dt.date(2023, 5, 5))
    assert events(desk, "m1") == [("SENTENCED_PRISON", "2023-05-05")]


def test_what_was_decided_is_not_asked_again_about_the_same_event(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT.format(day="June 3, 2021"), dt.date(2021, 6, 3))
    card = desk.cards(person="m1")[0]
    desk.reject(card, "aigul")
    read(desk, tmp_path, "Reporters say: " + VERDICT.format(day="June 3, 2021"), dt.date(2021, 6, 4))
    assert desk.cards(person="m1") == []
    assert Evidence.objects.filter(proposal__public_id=card.id).values("document").distinct().count() == 2


def test_another_term_than_the_confirmed_one_is_a_card_of_its_own(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT.format(day="June 3, 2021"), dt.date(2021, 6, 3))
    card = desk.cards(person="m1")[0]
    desk.confirm(card, "aigul")
    desk.confirm(card, "pavel")
    other = VERDICT.format(day="June 3, 2021").replace("two years", "three years")
    read(desk, tmp_path, other, dt.date(2021, 6, 4))
    (again,) = desk.cards(person="m1")
    assert again.reasons[0]["key"] == "contradicts"


def test_the_same_words_at_another_address_join_and_add_no_origin(desk: Desk, tmp_path: Path) -> None:
    text = VERDICT.format(day="June 3, 2021")
    read(desk, tmp_path, text, dt.date(2021, 6, 3), url="https://one.example/a")
    read(desk, tmp_path, text, dt.date(2021, 6, 3), url="https://mirror.example/a")
    (card,) = desk.cards(person="m1")
    assert (card.sources, card.articles) == (1, 2)


def test_one_outlet_under_two_addresses_is_one_origin_and_so_are_files_from_nowhere(desk: Desk, tmp_path: Path) -> None:
    for number, where in enumerate(({"url": "https://www.one.example/a"}, {"url": "https://one.example/b"}, {}, {})):
        words = VERDICT if where else OTHER_WORDS
        read(desk, tmp_path, f"Update {number}: " + words.format(day="June 3, 2021"), dt.date(2021, 6, 3), **where)
    (card,) = desk.cards(person="m1")
    assert (card.sources, card.articles) == (2, 4)


def test_a_removed_person_can_be_recognised_again_and_removed_again(desk: Desk, tmp_path: Path) -> None:
    removed = "Fair Trial Watch removed Asel Zhunusova from its list of political prisoners on {day}, the group said."
    added = "Fair Trial Watch recognized Asel Zhunusova as a political prisoner on {day}, the group said."
    for text, year in ((removed, 2022), (added, 2023), (removed, 2024)):
        read(desk, tmp_path, text.format(day=f"May 5, {year}"), dt.date(year, 5, 5))
        (card,) = desk.cards(person="m1", register="ftw")
        assert str(card.date) == f"{year}-05-05"
        desk.confirm(card, "aigul", Options())
        desk.confirm(card, "pavel", Options())


def test_pages_wait_until_there_is_a_register(db: None, config: Config, now: dt.datetime, tmp_path: Path) -> None:
    desk = Desk(config, now)
    read(desk, tmp_path, VERDICT.format(day="June 3, 2021"), dt.date(2021, 6, 3))
    assert DocumentRow.objects.get().matched is None
    assert not MentionRow.objects.exists() and not Proposal.objects.exists()
