"""A person or a spelling that is added is looked for in what was read before; the findings arrive as one card."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from registerpub.core.errors import DecisionError
from registerpub.pipeline import earlier, earlier_card
from registerpub.pipeline.earlier import open_earlier
from registerpub.pipeline.importing import import_evidence
from registerpub.pipeline.process import process
from registerpub.pipeline.reprocess import reprocess
from registerpub.store.models import DocumentRow, Finding, LedgerEvent, MentionRow, NameRow, PersonRow, Proposal
from tests.pipeline.conftest import PERSON, Desk

pytestmark = pytest.mark.django_db

PAGES = (
    ("One", "Sanzhar Ordabek was sentenced to two years in prison on June 3, 2021, a court in Semey said on Thursday."),
    ("Two", "Sanzhar Ordabek was hospitalised on July 1, 2021. His brother told reporters that he felt better."),
    ("Three", "Among the guests of the book fair was Sanzhar Ordabek, who read from his new poems to the children."),
    ("Four", "The market in the old town was open until nine and no one complained about the prices of apples."),
)

OTHER = """Fair Trial Watch said on March 3 that three more people are recognized as political prisoners on the list.

The new political prisoners named on the list are Aliya Bekova, Marat Tulegenov, and Daniyar Sarsenov.

Their relatives, who gathered outside the court building in Shymkent, told reporters that they had hoped for this.
"""


@pytest.fixture
def read(desk: Desk, tmp_path: Path) -> Desk:
    for number, (outlet, text) in enumerate(PAGES):
        path = tmp_path / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        import_evidence([path], desk.config, published=dt.date(2021, 7, 2), outlet=outlet)
    process(desk.config, lambda: desk.now)
    assert not NameRow.objects.filter(searched__isnull=True).exists()
    return desk


def add_person(person: str = "p9", full: str = "Sanzhar Ordabek") -> None:
    PersonRow.objects.get_or_create(id=person, defaults={"sex": "m", "created": dt.datetime(2021, 8, 1, tzinfo=dt.UTC)})
    NameRow.objects.create(person_id=person, language="en", full=full, kind="main")


def run(desk: Desk) -> None:
    process(desk.config, lambda: desk.now)


def test_a_newcomer_is_found_in_what_was_read_before_on_one_card(read: Desk) -> None:
    others = [card.id for card in read.cards()]
    add_person()
    run(read)
    (card,) = read.cards(person="p9")
    assert (card.kind, card.articles, card.informs, card.severity) == ("earlier", 3, True, "C")
    assert dict(card.reasons[0]) == {"key": "earlier_mentions", "documents": 3, "claims": 2}
    assert [row.id for row in read.cards() if row.person != "p9"] == others
    assert MentionRow.objects.filter(person="p9").values("document").distinct().count() == 3
    run(read)
    assert [row.id for row in read.cards(person="p9")] == [card.id]


def test_a_new_spelling_is_looked_for_where_nothing_was_known_of_the_person(read: Desk) -> None:
    NameRow.objects.create(person_id="m1", language="en", full="Sanzhar Ordabek", kind="alias")
    run(read)
    kinds = [card.kind for card in read.cards(person="m1")]
    assert kinds.count("earlier") == 1
    NameRow.objects.create(person_id="m1", language="en", full="Asel Zhunussova", kind="alias")
    run(read)
    assert [card.kind for card in read.cards(person="m1")] == kinds


def test_one_editor_makes_cards_of_them(read: Desk) -> None:
    add_person()
    run(read)
    (card,) = read.cards(person="p9")
    made = open_earlier(
        card.id, read.user("aigul"), config=read.config, channel="desk", seen_version=None, now=read.now
    )
    events = {row.event: row for row in read.cards(person="p9")}
    assert made == len(events) == 2
    assert set(events) == {"SENTENCED_PRISON", "HOSPITALISED"}
    row = Proposal.objects.get(public_id=card.id)
    assert (row.state, row.decisions.get().verb, LedgerEvent.objects.filter(person="p9").count()) == (
        "confirmed",
        "open",
        0,
    )
    with pytest.raises(DecisionError, match="already confirmed"):
        open_earlier(card.id, read.user("pavel"), config=read.config, channel="desk", seen_version=None, now=read.now)
    with pytest.raises(DecisionError, match="no list of earlier mentions"):
        open_earlier(
            events["HOSPITALISED"].id,
            read.user("aigul"),
            config=read.config,
            channel="desk",
            seen_version=None,
            now=read.now,
        )


def test_a_list_is_not_confirmed_and_a_keeper_does_not_open_it_alone(read: Desk) -> None:
    add_person()
    run(read)
    (card,) = read.cards(person="p9")
    with pytest.raises(DecisionError, match="only informs"):
        read.confirm(card, "aigul")
    with pytest.raises(DecisionError, match="keeper"):
        open_earlier(card.id, read.user("kairat"), config=read.config, channel="desk", seen_version=None, now=read.now)
    with pytest.raises(DecisionError, match="may not decide"):
        open_earlier(card.id, read.user("vera"), config=read.config, channel="desk", seen_version=None, now=read.now)
    assert [row.kind for row in read.cards(person="p9")] == ["earlier"]


@pytest.mark.parametrize("closed", [True, False])
def test_what_was_closed_is_not_asked_again_by_reading_again(read: Desk, closed: bool) -> None:
    add_person()
    run(read)
    (card,) = read.cards(person="p9")
    if closed:
        read.reject(card, "aigul", "already_known")
    done = reprocess(read.config, lambda: read.now)
    assert (done.opened, done.withdrawn) == (0, 0)
    assert [row.id for row in read.cards(person="p9")] == ([] if closed else [card.id])


def test_a_list_follows_the_names_and_an_empty_one_is_withdrawn(read: Desk) -> None:
    add_person()
    run(read)
    NameRow.objects.filter(person="p9").delete()
    reprocess(read.config, lambda: read.now)
    assert read.cards(person="p9") == []
    assert not Proposal.objects.filter(person="p9").exists()


def test_a_search_that_fails_half_way_stores_nothing_and_is_done_again(
    read: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_person()
    with monkeypatch.context() as broken:
        broken.setattr(earlier_card, "attach", lambda *_: 1 / 0)
        (result,) = (stage for stage in process(read.config, lambda: read.now) if stage.stage == "earlier")
    assert result.failed == 1
    assert Finding.objects.filter(kind="stage_failed", detail__contains="earlier failed").count() == 1
    assert read.cards(person="p9") == [] and not MentionRow.objects.filter(person="p9").exists()
    run(read)
    assert [row.articles for row in read.cards(person="p9")] == [3]


def test_pages_whose_words_are_gone_are_left_out(read: Desk) -> None:
    DocumentRow.objects.filter(outlet__in=("One", "Two")).update(pruned=read.now, title="", text="", paragraphs=[])
    add_person()
    run(read)
    assert [row.articles for row in read.cards(person="p9")] == [1]


def test_nothing_is_searched_without_new_names(read: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(earlier, "_find", lambda *_: 1 / 0)
    assert [stage.failed for stage in process(read.config, lambda: read.now)] == [0, 0, 0, 0, 0]


def test_what_was_asked_of_somebody_not_on_record_is_still_asked_when_they_are(desk: Desk, tmp_path: Path) -> None:
    (card,) = (card for card in desk.cards() if card.person_name == "Aliya Bekova")
    other = tmp_path / "other.txt"
    other.write_text(OTHER, encoding="utf-8")
    import_evidence([other], desk.config, published=dt.date(2021, 3, 4), outlet="Other")
    run(desk)
    assert [row.articles for row in desk.cards(id=card.id)] == [2]
    add_person("p8", "Aliya Bekova")
    run(desk)
    asked = desk.cards(person="p8")
    assert {row.kind for row in asked} == {"event"}
    assert [(row.severity, row.articles) for row in asked if row.event == "LIST_RECOGNISED"] == [("A", 2)]
    assert not desk.cards(id=card.id)
    done = reprocess(desk.config, lambda: desk.now)
    assert (done.opened, done.withdrawn) == (0, 0) and desk.cards(person="p8") == asked


def test_a_newcomer_s_own_pages_are_no_earlier_mentions(read: Desk) -> None:
    card = next(card for card in read.cards() if card.person_name == "Aliya Bekova")
    for editor in ("aigul", "pavel"):
        read.confirm(card, editor, PERSON)
    run(read)
    person = Proposal.objects.get(public_id=card.id).person_id
    assert MentionRow.objects.filter(person=person).exists()
    assert read.cards(person=person) == []


def test_a_name_stays_due_while_a_page_that_has_it_is_on_its_way(read: Desk) -> None:
    add_person()
    on_its_way = DocumentRow.objects.filter(outlet="One")
    on_its_way.update(proposed=None)
    earlier.search_earlier(read.config, read.now)
    assert read.cards(person="p9") == [] and NameRow.objects.filter(searched__isnull=True, person="p9").exists()
    run(read)
    assert [row.articles for row in read.cards(person="p9")] == [3]
    assert not NameRow.objects.filter(searched__isnull=True).exists()
