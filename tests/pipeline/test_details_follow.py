"""An open card of a detail follows its page: another detail, none any more, or the same from somebody else."""

from __future__ import annotations

from pathlib import Path

from registerpub.pipeline.cards import get_card
from registerpub.pipeline.reprocess import reprocess
from registerpub.store.models import Decision, Evidence, Proposal
from tests.pipeline.conftest import Desk
from tests.pipeline.test_details import LONG, WAIVED, details, pytestmark, recorded
from tests.pipeline.test_source_changes import GONE, read

__all__ = ["pytestmark", "recorded"]

OTHER = LONG.replace("two years", "three years")


def test_it_says_what_the_page_says_now(recorded: Desk, tmp_path: Path) -> None:
    read(recorded, tmp_path, LONG)
    (card,) = details(recorded)
    recorded.confirm(card, "aigul", WAIVED)
    read(recorded, tmp_path, OTHER)
    (after,) = details(recorded)
    assert (after.id, after.votes, after.articles) == (card.id, 0, 1)
    assert get_card(recorded.config, after.id).values["term"] == {"years": 3}
    reprocess(recorded.config, lambda: recorded.now)
    assert [one.id for one in details(recorded)] == [card.id]


def test_it_closes_itself_when_the_page_takes_the_detail_back(recorded: Desk, tmp_path: Path) -> None:
    read(recorded, tmp_path, LONG)
    (card,) = details(recorded)
    read(recorded, tmp_path, GONE)
    assert details(recorded) == []
    closed = Proposal.objects.get(public_id=card.id)
    assert closed.state == "superseded" and Evidence.objects.filter(proposal=closed).exists()
    assert Decision.objects.filter(proposal=closed, verb="withdraw", people=0).count() == 1
    read(recorded, tmp_path, LONG + " It was in the evening.")
    (again,) = details(recorded)
    assert again.id != card.id


def test_it_stays_while_another_page_says_so(recorded: Desk, tmp_path: Path) -> None:
    read(recorded, tmp_path, LONG)
    read(
        recorded,
        tmp_path,
        "In Semey, a judge sentenced Asel Zhunusova to two years in prison on June 3, 2021.",
        url="https://other.example/1",
    )
    (card,) = details(recorded)
    read(recorded, tmp_path, GONE)
    (after,) = details(recorded)
    assert after.id == card.id and after.articles == 1
    assert "source_withdrew" in {reason["key"] for reason in after.reasons}
