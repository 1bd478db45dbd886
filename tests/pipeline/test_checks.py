"""Check cards in the store: one for each person, that only informs, until an editor closes it or names the event."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from registerpub.core.errors import DecisionError, InputError
from registerpub.pipeline.cards import get_card
from registerpub.pipeline.named_event import name_event
from registerpub.pipeline.options import Options
from registerpub.pipeline.reprocess import reprocess
from registerpub.pipeline.views import CardRow
from registerpub.store.models import Evidence, LedgerEvent, Proposal, Ruling
from tests.pipeline.conftest import Desk
from tests.pipeline.test_propose import read

pytestmark = pytest.mark.django_db

DAY = dt.date(2021, 6, 3)
FROZEN = "A court in Semey ordered new curtains from Asel Zhunusova. Her neighbours said that they had heard nothing."
KEYS = (
    "The judge in Semey handed the keys of the flat back to Asel Zhunusova. The door had been sealed since the winter."
)
VERDICT = "Asel Zhunusova was sentenced to two years in prison on June 3, 2021, a court in Semey said on Thursday."


def checks(desk: Desk) -> list[CardRow]:
    return desk.cards(person="m1", kind="check")


def name(desk: Desk, card: CardRow, code: str, who: str = "aigul") -> str:
    user = desk.user(who)
    return name_event(card.id, code, user, config=desk.config, channel="desk", seen_version=None, now=desk.now)


def test_it_is_weak_and_only_informs(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, FROZEN, DAY, outlet="One")
    (card,) = checks(desk)
    assert (card.severity, card.certainty, card.informs, card.articles) == ("C", "weak", True, 1)
    (article,) = get_card(desk.config, card.id).articles
    assert [quote.text for quote in article.quotes] == [FROZEN.split(". ")[0] + "."]
    with pytest.raises(DecisionError, match="only informs"):
        desk.confirm(card, "aigul")


def test_further_texts_join_the_open_card_and_copies_make_none(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, FROZEN, DAY, outlet="One")
    (first,) = checks(desk)
    read(desk, tmp_path, KEYS, DAY, outlet="Two")
    (card,) = checks(desk)
    assert (card.id, card.articles) == (first.id, 2)
    assert get_card(desk.config, card.id).version > 1
    desk.reject(card, "aigul")
    read(desk, tmp_path, FROZEN, DAY, url="https://mirror.example/1", outlet="Mirror")
    read(desk, tmp_path, FROZEN.replace("nothing", "nothing at all"), DAY, outlet="Reprint")
    assert checks(desk) == []


def test_other_words_are_asked_about_after_a_card_was_closed(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, FROZEN, DAY, outlet="One")
    desk.reject(checks(desk)[0], "aigul")
    read(desk, tmp_path, KEYS, DAY, outlet="Two")
    (card,) = checks(desk)
    assert card.articles == 1


def test_a_new_version_asks_only_about_what_it_added(desk: Desk, tmp_path: Path) -> None:
    url = "https://paper.example/1"
    read(desk, tmp_path, FROZEN, DAY, url=url)
    desk.reject(checks(desk)[0], "aigul")
    read(desk, tmp_path, FROZEN + " The weather was fine.", DAY, url=url)
    assert checks(desk) == []
    read(desk, tmp_path, f"{FROZEN}\n\n{KEYS}", DAY, url=url)
    (card,) = checks(desk)
    (article,) = get_card(desk.config, card.id).articles
    assert [quote.text for quote in article.quotes] == [KEYS.split(". ")[0] + "."]


def test_no_card_where_the_text_makes_another_one(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, f"{VERDICT}\n\n{FROZEN}", DAY, outlet="One")
    assert [card.kind for card in desk.cards(person="m1")] == ["event"]


def test_reading_again_keeps_what_is_there_and_opens_nothing_twice(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, FROZEN, DAY, outlet="One")
    (card,) = checks(desk)
    before = get_card(desk.config, card.id)
    done = reprocess(desk.config, lambda: desk.now)
    assert (done.opened, done.altered, done.withdrawn) == (0, 0, 0)
    assert get_card(desk.config, card.id) == before
    desk.reject(card, "aigul")
    reprocess(desk.config, lambda: desk.now)
    assert checks(desk) == []


def test_an_editor_names_the_event_and_decides_on_it_like_on_any_other(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, FROZEN, DAY, outlet="One")
    (card,) = checks(desk)
    named = name(desk, card, "CASE_OPENED")
    assert checks(desk) == [] and not LedgerEvent.objects.filter(person="m1", code="CASE_OPENED").exists()
    (new,) = desk.cards(person="m1", kind="event")
    assert (new.id, new.event, new.severity, new.articles) == (named, "CASE_OPENED", "B", 1)
    # No rule reads it, so reading again must not take it away.
    reprocess(desk.config, lambda: desk.now)
    assert [row.id for row in desk.cards(person="m1")] == [named]
    outcome = desk.confirm(new, "aigul", Options(values={"date": "2021-06-03"}, waiver="a court's own words"))
    assert outcome.state == "decided"
    assert LedgerEvent.objects.get(person="m1", code="CASE_OPENED").date == "2021-06-03"


def test_a_second_check_named_alike_joins_the_first(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, FROZEN, DAY, outlet="One")
    first = name(desk, checks(desk)[0], "CASE_OPENED")
    read(desk, tmp_path, KEYS, DAY, outlet="Two")
    assert name(desk, checks(desk)[0], "CASE_OPENED") == first
    assert Evidence.objects.filter(proposal__public_id=first).values("document").distinct().count() == 2


def test_only_a_check_card_is_named_and_only_as_an_event(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, FROZEN, DAY, outlet="One")
    (card,) = checks(desk)
    for code in ("", "AMENDED", "NONSENSE"):
        with pytest.raises(InputError, match="is not an event"):
            name(desk, card, code)
    with pytest.raises(DecisionError, match="keeper"):
        name(desk, card, "CASE_OPENED", "kairat")
    assert Proposal.objects.get(public_id=card.id).state == "open"
    other = next(row for row in desk.cards() if row.kind == "event")
    with pytest.raises(DecisionError, match="does not ask"):
        name(desk, other, "CASE_OPENED")


def test_a_denial_of_what_is_on_record_is_shown_once(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT, DAY, outlet="One")
    (card,) = desk.cards(person="m1", kind="event")
    for who in ("aigul", "pavel"):
        desk.confirm(card, who, Options(waiver="seen in court"))
    denial = "Asel Zhunusova was not sentenced to prison, her lawyer said. The judge had fallen ill before the verdict."
    read(desk, tmp_path, denial, dt.date(2021, 6, 5), outlet="Two")
    (told,) = checks(desk)
    assert {"key": "denies_record"} in told.reasons


def test_that_somebody_else_is_meant_is_remembered(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, FROZEN, DAY, url="https://paper.example/2")
    desk.reject(checks(desk)[0], "aigul", "not_this_person")
    ruling = Ruling.objects.get(person="m1")
    assert (ruling.name, ruling.scope, ruling.place) == ("Asel Zhunusova", "document", "https://paper.example/2")
