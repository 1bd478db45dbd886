"""Kazakh, Russian and English pages about one day give one card per person, whatever order they come in."""

from __future__ import annotations

import datetime as dt
from itertools import permutations
from pathlib import Path

import pytest

from registerpub.config import Config
from registerpub.pipeline.accounts import create_user
from registerpub.pipeline.views import CardRow
from tests.pipeline.conftest import Desk
from tests.pipeline.one_day import REPEATED, REPORTS, add_people, read, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def day(db: None, config: Config, now: dt.datetime, tmp_path: Path) -> Desk:
    add_people(tmp_path, now)
    create_user("aigul", "a long pass phrase of aigul", "editor")
    return Desk(config, now)


def labelled(desk: Desk) -> dict[str, CardRow]:
    """The cards of the labels by their person, or the event of the candidate; each is there exactly once."""
    optional = {(card["person"], card["event"]) for card in told("labels")["optional"]}
    rows = [row for row in desk.cards(kind="event") if (row.person, row.event) not in optional]
    found = {row.person or row.event: row for row in rows}
    assert len(found) == len(rows), [(row.person, row.candidate, row.person_name, row.event) for row in rows]
    return found


ORDERS = [*permutations((*REPORTS, REPEATED[0])), *(permutations((*REPORTS, REPEATED[1])))][::7]


@pytest.mark.parametrize("order", [(*REPORTS, *REPEATED), (*REPEATED, *REPORTS), *ORDERS], ids=",".join)
def test_one_card_for_each_person_with_three_origins(day: Desk, tmp_path: Path, order: tuple[str, ...]) -> None:
    read(tmp_path, day.config, day.now, order)
    found = labelled(day)
    for card in told("labels")["cards"]:
        row = found.pop(card["person"] or card["event"])
        assert (row.event, str(row.date), row.articles) == (card["event"], card["date"], len(order))
        assert row.sources == len(card["origins"]), row
    assert not found
    # The owner counts more people than are on record here: one card for all the pages that say so.
    (numbers,) = day.cards(kind="mismatch")
    assert numbers.reasons[0]["claimed"] == told("labels")["totals"][0]["number"]
