"""A page that says something else than before, and what was decided about it: never silent, never asked for nothing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from registerpub.pipeline.cards import get_card
from registerpub.pipeline.importing import import_evidence
from registerpub.pipeline.process import process
from registerpub.pipeline.reprocess import reprocess
from registerpub.pipeline.views import CardRow
from registerpub.store.models import Decision, DocumentRow, Evidence, Proposal
from tests.pipeline.conftest import Desk

pytestmark = pytest.mark.django_db

PAGE = "https://dala.example/verdict"
DAY = dt.date(2021, 6, 3)
VERDICT = "Asel Zhunusova was sentenced to two years in prison on June 3, 2021, a court in Semey said on Thursday."
SAME = "Updated. " + VERDICT + " Her mother was in the courtroom and wept when the judge had finished reading."
LONGER = VERDICT.replace("two years", "three years")
GONE = "A court in Semey heard the case of Asel Zhunusova on Thursday. No decision has been published so far."
ELSEWHERE = (
    "The hearing lasted less than an hour and no journalist was let in. Then the judge left the room without a word. "
    "On June 3, 2021, a judge sentenced Asel Zhunusova to two years in prison. Her mother waited outside in the rain."
)


def read(desk: Desk, folder: Path, text: str, published: dt.date = DAY, url: str | None = PAGE, **other: Any) -> None:
    path = folder / "page.txt"
    path.write_text(text, encoding="utf-8")
    import_evidence([path], desk.config, published=published, url=url, **other)
    desk.now += dt.timedelta(minutes=1)
    process(desk.config, lambda: desk.now)


def cards(desk: Desk) -> list[CardRow]:
    return desk.cards(person="m1")


def keys(card: CardRow) -> set[str]:
    return {reason["key"] for reason in card.reasons}


def decided(desk: Desk, folder: Path, how: str) -> CardRow:
    read(desk, folder, VERDICT)
    (card,) = cards(desk)
    if how == "rejected":
        desk.reject(card, "aigul")
    else:
        desk.confirm(card, "aigul")
        desk.confirm(card, "pavel")
    assert cards(desk) == []
    return card


def test_an_open_card_rests_on_the_latest_version(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT)
    read(desk, tmp_path, LONGER)
    (card,) = cards(desk)
    assert (card.articles, get_card(desk.config, card.id).values["term"]) == (1, {"years": 3})
    assert get_card(desk.config, card.id).differing == ()
    reprocess(desk.config, lambda: desk.now)
    (again,) = cards(desk)
    assert get_card(desk.config, again.id).values["term"] == {"years": 3}


def test_a_version_that_says_the_same_takes_the_place_of_the_one_before(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT)
    read(desk, tmp_path, SAME)
    (card,) = cards(desk)
    assert DocumentRow.objects.filter(canonical=PAGE).count() == 2
    assert (card.articles, card.sources, keys(card)) == (1, 1, {"new"})


def test_an_open_card_that_its_page_no_longer_supports_waits_and_says_why(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT)
    (card,) = cards(desk)
    desk.confirm(card, "aigul")
    read(desk, tmp_path, GONE)
    (after,) = cards(desk)
    assert after.id == card.id and after.certainty == "weak" and "source_withdrew" in keys(after)
    assert (after.votes, after.articles) == (0, 1)
    reprocess(desk.config, lambda: desk.now)
    (again,) = cards(desk)
    assert (again.id, again.certainty, keys(again)) == (after.id, "weak", keys(after))


def test_what_is_said_again_supports_its_card_again(desk: Desk, tmp_path: Path) -> None:
    for text in (VERDICT, GONE, SAME):
        read(desk, tmp_path, text)
    (card,) = cards(desk)
    assert (card.certainty, keys(card), card.articles) == ("strong", {"new"}, 1)


def test_a_card_that_others_support_stays_and_says_that_one_withdrew(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT)
    read(desk, tmp_path, ELSEWHERE, url="https://other.example/1")
    read(desk, tmp_path, GONE)
    (card,) = cards(desk)
    assert card.articles == 1 and "source_withdrew" in keys(card) and card.certainty != "weak"


def test_a_confirmed_matter_that_its_source_takes_back_is_shown_before_and_after(desk: Desk, tmp_path: Path) -> None:
    first = decided(desk, tmp_path, "confirmed")
    read(desk, tmp_path, GONE)
    (card,) = cards(desk)
    assert (card.kind, card.informs, card.event, card.severity) == ("corrected", True, first.event, "A")
    quotes = [
        (quote.role, quote.text) for article in get_card(desk.config, card.id).articles for quote in article.quotes
    ]
    assert quotes == [("before", VERDICT), ("after", GONE)]
    process(desk.config, lambda: desk.now)
    reprocess(desk.config, lambda: desk.now)
    assert [row.id for row in cards(desk)] == [card.id]
    desk.reject(card, "aigul", "already_known")
    read(desk, tmp_path, GONE + " The court was closed.")
    assert [row.kind for row in cards(desk)] == []


def test_a_confirmed_matter_that_changes_is_asked_about_as_a_correction(desk: Desk, tmp_path: Path) -> None:
    decided(desk, tmp_path, "confirmed")
    read(desk, tmp_path, LONGER)
    (card,) = cards(desk)
    assert card.kind == "event" and {"contradicts", "source_corrected"} <= keys(card)


def test_a_note_of_correction_reopens_what_its_source_said(desk: Desk, tmp_path: Path) -> None:
    decided(desk, tmp_path, "confirmed")
    note = "Correction: we wrote wrongly about Asel Zhunusova last week. We have apologised to her family and readers."
    read(desk, tmp_path, note, DAY + dt.timedelta(days=7), url="https://dala.example/correction")
    (card,) = cards(desk)
    assert card.kind == "corrected" and keys(card) == {"source_corrected"}
    read(desk, tmp_path, note + " Again.", DAY + dt.timedelta(days=8), url="https://stranger.example/correction")
    assert len(cards(desk)) == 1


def test_a_note_of_correction_is_told_on_an_open_card(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, VERDICT)
    note = "Correction: we wrote wrongly about Asel Zhunusova last week. We have apologised to her family and readers."
    read(desk, tmp_path, note, DAY + dt.timedelta(days=7), url="https://dala.example/correction")
    (card,) = cards(desk)
    assert "source_corrected" in keys(card)


@pytest.mark.parametrize("text", [SAME, VERDICT + "\n\nShare this page with your friends."])
def test_a_rejected_matter_is_not_asked_again_by_a_version_that_claims_the_same(
    desk: Desk, tmp_path: Path, text: str
) -> None:
    decided(desk, tmp_path, "rejected")
    read(desk, tmp_path, text)
    assert cards(desk) == []


UNDATED = "Asel Zhunusova was detained in Semey, her friends said. Nobody has been able to speak to her since then."


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Updated at noon. " + UNDATED + " A lawyer is on the way.", PAGE),
        (UNDATED, "https://mirror.example/copy"),
        (UNDATED.replace("Nobody has", "Nobody so far has"), "https://mirror.example/near-copy"),
    ],
)
def test_nor_is_one_without_a_date_by_a_version_or_a_copy(desk: Desk, tmp_path: Path, text: str, url: str) -> None:
    read(desk, tmp_path, UNDATED)
    (card,) = cards(desk)
    desk.reject(card, "aigul")
    read(desk, tmp_path, text, url=url)
    assert cards(desk) == []


def test_one_without_a_date_is_asked_again_when_it_is_told_of_another_time(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, UNDATED)
    desk.reject(cards(desk)[0], "aigul")
    other = "Police in Almaty detained Asel Zhunusova at the railway station. She was on her way to a wedding."
    read(desk, tmp_path, other, DAY + dt.timedelta(days=40), url="https://other.example/2")
    assert len(cards(desk)) == 1


@pytest.mark.parametrize("url", [PAGE, "https://other.example/1"])
def test_a_rejected_matter_is_asked_again_when_text_and_claim_have_changed(
    desk: Desk, tmp_path: Path, url: str
) -> None:
    decided(desk, tmp_path, "rejected")
    read(desk, tmp_path, LONGER, url=url)
    (card,) = cards(desk)
    assert ("source_corrected" if url == PAGE else "asked_again") in keys(card)
    desk.reject(card, "aigul")
    read(desk, tmp_path, LONGER + " Nothing else is known.", url=url)
    assert cards(desk) == []
    assert Decision.objects.filter(verb="reject").count() == 2


def test_an_older_version_that_comes_in_late_changes_nothing(desk: Desk, tmp_path: Path) -> None:
    read(desk, tmp_path, LONGER)
    (card,) = cards(desk)
    row = DocumentRow.objects.get(canonical=PAGE)
    row.capture.fetched += dt.timedelta(days=1)
    row.capture.save()
    read(desk, tmp_path, VERDICT)
    (after,) = cards(desk)
    assert after.id == card.id and after.articles == 1
    assert Proposal.objects.get(public_id=card.id).values["term"] == {"years": 3}
    assert not Evidence.objects.exclude(document=row).filter(proposal__public_id=card.id).exists()
