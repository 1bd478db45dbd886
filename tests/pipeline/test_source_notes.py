"""A source corrects itself in a note of its own: what was built on its words is asked again, and nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from registerpub.pipeline.cards import get_card
from registerpub.pipeline.case_changes import case_effect
from registerpub.pipeline.reprocess import reprocess
from registerpub.pipeline.views import CardRow
from registerpub.store.models import LedgerEvent, Proposal
from tests.pipeline.conftest import Desk
from tests.pipeline.test_source_changes import DAY, VERDICT, cards, decided, keys, read

pytestmark = pytest.mark.django_db

NOTE = "https://dala.example/note"
LATER = DAY + dt.timedelta(days=2)
OTHERWISE = "Correction: Asel Zhunusova was sentenced to three years in prison, not two. We are sorry for the mistake."
TAKEN_BACK = (
    "Correction: we wrote that Asel Zhunusova was sentenced to two years in prison. In fact, no verdict has been "
    "delivered. We apologise to her family."
)
RUSSIAN = "Уточнение: суд приговорил Асель Жунусову к трём, а не к двум годам лишения свободы. Приносим извинения."
KAZAKH = "Түзету: сот Әсел Жүнісоваға екі жыл емес, үш жыл бас бостандығынан айыру жазасын кесті. Кешірім сұраймыз."


def roles(desk: Desk, card: CardRow) -> list[tuple[str, str]]:
    articles = get_card(desk.config, card.id).articles
    return sorted((quote.role, quote.text.split(".")[0]) for article in articles for quote in article.quotes)


def test_an_open_card_says_what_the_note_says_and_shows_what_was_said_before(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT)
    (first,) = cards(desk)
    desk.confirm(first, "aigul")
    read(desk, tmp_path, OTHERWISE, LATER, url=NOTE)
    (card,) = cards(desk)
    shown = get_card(desk.config, card.id)
    assert card.id == first.id and "source_corrected" in keys(card) and card.votes == 0
    assert shown.values["term"] == {"years": 3} and shown.values["date"] == "2021-06-03"
    assert [role for role, _ in roles(desk, card)] == ["before", "main"]
    assert shown.stated == () and card.sources == 1
    before = Proposal.objects.get(public_id=card.id)
    reprocess(desk.config, lambda: desk.now)
    again = Proposal.objects.get(public_id=card.id)
    assert (again.values, again.reasons, again.version) == (before.values, before.reasons, before.version)


def test_a_note_that_only_takes_back_stands_on_the_open_card(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT)
    read(desk, tmp_path, TAKEN_BACK, LATER, url=NOTE)
    (card,) = [one for one in cards(desk) if one.kind != "check"]
    assert "source_corrected" in keys(card) and card.event == "SENTENCED_PRISON"
    assert {role for role, _ in roles(desk, card)} & {"after", "denial"}
    assert get_card(desk.config, card.id).values["term"] == {"years": 2}


@pytest.mark.parametrize("note", [OTHERWISE, RUSSIAN, KAZAKH], ids=["en", "ru", "kk"])
def test_a_decided_matter_is_asked_again_as_a_change_of_the_record(desk: Desk, tmp_path: Path, note: str) -> None:
    decided(desk, tmp_path, "confirmed")
    known = LedgerEvent.objects.filter(code="SENTENCED_PRISON", person="m1").count()
    read(desk, tmp_path, note, LATER, url=NOTE)
    (card,) = cards(desk)
    assert (card.kind, card.event, card.people_needed) == ("detail", "SENTENCED_PRISON", 2)
    assert card.reasons[0] == {"key": "source_corrected", "fields": ["term"]}
    changes = [(one.field, one.before.years, one.after.years) for one in case_effect(card.id).changes]  # type: ignore[union-attr]
    assert changes == [("term", 2, 3)]
    reprocess(desk.config, lambda: desk.now)
    assert [row.id for row in cards(desk)] == [card.id]
    desk.confirm(card, "aigul")
    desk.confirm(card, "pavel")
    entry = LedgerEvent.objects.latest("id")
    assert (entry.code, entry.details["new"], entry.details["cause"]) == ("AMENDED", "3y", "source_error")
    assert LedgerEvent.objects.filter(code="SENTENCED_PRISON", person="m1").count() == known


def test_a_decided_matter_that_is_taken_back_is_shown_before_and_after(desk: Desk, tmp_path: Path) -> None:
    decided(desk, tmp_path, "confirmed")
    read(desk, tmp_path, TAKEN_BACK, LATER, url=NOTE)
    (card,) = [one for one in cards(desk) if one.kind != "check"]
    assert card.kind == "corrected" and keys(card) == {"source_corrected"}
    assert [role for role, _ in roles(desk, card)] == ["after", "before"]


def test_only_the_matter_that_the_note_tells_of_is_asked_again(desk: Desk, tmp_path: Path) -> None:
    decided(desk, tmp_path, "confirmed")
    moved = "Asel Zhunusova was transferred to a colony in Atyrau on June 4, 2021. Her lawyer was told of it by phone."
    read(desk, tmp_path, moved, DAY + dt.timedelta(days=1), url="https://dala.example/moved")
    note = "Correction: we wrote that Asel Zhunusova was transferred to another colony. That was our mistake."
    read(desk, tmp_path, note, LATER, url=NOTE)
    (card,) = cards(desk)
    assert card.event == "TRANSFERRED" and "source_corrected" in keys(card)


def test_a_note_without_anything_before_it_makes_no_event(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, TAKEN_BACK, LATER, url=NOTE)
    assert [card for card in cards(desk) if card.kind == "event"] == []


def test_a_note_that_repeats_the_record_asks_nothing(desk: Desk, tmp_path: Path) -> None:
    decided(desk, tmp_path, "confirmed")
    note = "Correction: Asel Zhunusova was sentenced to two years in prison, not three. We apologise to our readers."
    read(desk, tmp_path, note, LATER, url=NOTE)
    assert cards(desk) == []
