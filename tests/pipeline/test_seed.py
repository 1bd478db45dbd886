"""The day that the project started from, decided in the store: what people confirm counts, what they reject shows."""

from __future__ import annotations

import datetime as dt

import pytest

from registerpub.config import Config
from registerpub.pipeline.accounts import create_user
from registerpub.pipeline.importing import import_evidence
from registerpub.pipeline.options import NewPerson, Options
from registerpub.pipeline.process import process
from registerpub.pipeline.registers import computed_count, import_register, register_summaries
from tests.pipeline.conftest import Desk
from tests.projects import SHARED

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        not (SHARED / "data/seed-article.txt").is_file(), reason="the seed article is not beside the project"
    ),
]


@pytest.fixture
def seed(db: None, config: Config, now: dt.datetime) -> Desk:
    import_register(SHARED / "data/register-before.json", now)
    import_evidence([SHARED / "data/seed-article.txt"], config, published=dt.date(2020, 9, 8))
    process(config, lambda: now)
    for name in ("aigul", "pavel"):
        create_user(name, f"a long pass phrase of {name}", "editor")
    return Desk(config, now)


def confirm_newcomers(seed: Desk) -> None:
    for card in seed.cards(candidate=True):
        seed.confirm(card, "aigul", Options(new_person=NewPerson({}, None, "public_record_only")))
        seed.confirm(card, "pavel")


def test_with_the_removals_rejected_the_count_is_eleven_and_the_mismatch_is_visible(seed: Desk) -> None:
    confirm_newcomers(seed)
    for card in seed.cards(implicit=True):
        seed.reject(card, "aigul")
    assert computed_count("ark", None).count == 11
    (summary,) = register_summaries()
    assert summary.mismatch
    assert [(total.number, total.date) for total in summary.claimed] == [(9, "2020-09-08")]
    process(seed.config, lambda: seed.now)
    assert seed.cards() == []


def test_with_everything_confirmed_nine_people_are_counted_and_nothing_mismatches(seed: Desk) -> None:
    confirm_newcomers(seed)
    for card in seed.cards(implicit=True):
        seed.confirm(card, "aigul")
        seed.confirm(card, "pavel")
    counted = computed_count("ark", dt.date(2020, 9, 8))
    assert (counted.count, dict(counted.by_status)) == (9, {"pretrial_detention": 4, "convicted_imprisoned": 5})
    assert computed_count("ark", dt.date(2020, 9, 7)).count == 5
    assert not register_summaries()[0].mismatch
