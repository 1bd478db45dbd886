"""A text that denies what a card tells stands on that card, whichever of the two came first, and supports nothing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from registerpub.pipeline.cards import get_card
from registerpub.pipeline.cited_evidence import evidence_of_notices
from registerpub.pipeline.notices import decided_evidence
from registerpub.pipeline.options import Options
from registerpub.pipeline.publish import publish
from registerpub.pipeline.release_entries import release_entries
from registerpub.pipeline.reprocess import reprocess
from registerpub.pipeline.views import CardRow
from registerpub.store.models import Decision, LedgerEvent, Release
from tests.pipeline.conftest import LATER, Desk
from tests.pipeline.test_propose import read

pytestmark = pytest.mark.django_db

DAY = dt.date(2021, 6, 3)
TOLD = "Asel Zhunusova was detained in Semey on June 3, 2021. A neighbour saw the cars leave the yard before noon."
DENIED = "Asel Zhunusova was not detained, the city's police said. The officers had only asked for directions."
BOTH = (
    "Asel Zhunusova was detained in Semey on June 3, 2021.\n\nThe market was closed for the day, and the buses went by "
    "another way.\n\nAsel Zhunusova was not detained, the city's police said."
)


def card(desk: Desk) -> CardRow:
    (found,) = desk.cards(person="m1", event="DETAINED")
    return found


def roles(desk: Desk, row: CardRow) -> list[str]:
    return sorted(quote.role for article in get_card(desk.config, row.id).articles for quote in article.quotes)


@pytest.mark.parametrize("order", [(TOLD, DENIED), (DENIED, TOLD)])
def test_the_denial_is_on_the_card_and_no_source_of_it(desk: Desk, tmp_path: Path, order: tuple[str, str]) -> None:
    for number, text in enumerate(order):
        read(desk, tmp_path, text, DAY, outlet=f"Outlet {number}")
    found = card(desk)
    assert roles(desk, found) == ["denial", "main"]
    assert (found.sources, found.articles) == (1, 2)
    assert {"key": "denied"} in found.reasons


def test_a_denial_makes_no_card_of_its_own(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, DENIED, DAY)
    assert desk.cards(person="m1") == []


def test_a_vote_given_before_the_denial_lapses(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, TOLD, DAY, outlet="One")
    assert desk.confirm(card(desk), "aigul", Options(waiver="seen")).state == "waiting"
    read(desk, tmp_path, DENIED, DAY, outlet="Two")
    assert card(desk).votes == 0


def test_nothing_that_is_recorded_or_told_rests_on_the_denial(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, TOLD, DAY, outlet="One")
    read(desk, tmp_path, DENIED, DAY, outlet="Two")
    for who in ("aigul", "pavel"):
        desk.confirm(card(desk), who, Options(waiver="seen"))
    row = LedgerEvent.objects.get(person="m1", code="DETAINED")
    assert [claim.polarity for claim in row.claims.all()] == ["asserted"]
    decision = Decision.objects.get(events=row)
    assert [one.role for one in decided_evidence(decision)] == ["main"]
    assert [one.role for one in evidence_of_notices()[decision.pk]] == ["main"]
    publish(desk.config, desk.now + LATER)
    entries = release_entries(Release.objects.latest("number"))
    assert {source.title for entry in entries for source in entry.sources} == {"One"}


def test_reading_again_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, TOLD, DAY, outlet="One")
    read(desk, tmp_path, DENIED, DAY, outlet="Two")
    before = get_card(desk.config, card(desk).id)
    reprocess(desk.config, lambda: desk.now)
    after = get_card(desk.config, card(desk).id)
    assert (after.version, after.row.reasons, roles(desk, after.row)) == (
        before.version,
        before.row.reasons,
        roles(desk, before.row),
    )


def test_a_denial_of_another_time_is_of_something_else(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, DENIED, dt.date(2020, 6, 3), outlet="Two")
    read(desk, tmp_path, TOLD, DAY, outlet="One")
    assert roles(desk, card(desk)) == ["main"]


def test_a_text_that_denies_what_it_tells_is_said_to(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, BOTH, DAY, outlet="One")
    found = card(desk)
    keys = {reason["key"] for reason in found.reasons}
    assert "denied_too" in keys and not keys & {"hearsay", "denied"}
    assert roles(desk, found) == ["denial", "main"]
