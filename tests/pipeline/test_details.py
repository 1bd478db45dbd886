"""A report that adds to an event on record: a card of what is added, and corrections of the case file behind it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from registerpub.core.changes.differences import FieldChange
from registerpub.core.errors import DecisionError
from registerpub.core.records import PartialDate, Term
from registerpub.pipeline.case_changes import case_effect
from registerpub.pipeline.options import Options
from registerpub.pipeline.preview import preview
from registerpub.pipeline.views import CardRow
from registerpub.store.mapping import ledger
from registerpub.store.models import LedgerEvent, Notice, PersonRow, Proposal
from tests.pipeline.conftest import Desk
from tests.pipeline.test_propose import read

pytestmark = pytest.mark.django_db

LONG = (
    "On June 3, 2021, a judge sentenced Asel Zhunusova to two years in prison. Her mother waited outside in the rain."
)
WAIVED = Options(waiver="seen in court")


@pytest.fixture
def recorded(desk: Desk) -> Desk:
    row = LedgerEvent(person_id="m1", code="SENTENCED_PRISON", date="2021-06", recorded=desk.now)
    row.save()
    return desk


def details(desk: Desk) -> list[CardRow]:
    return desk.cards(person="m1", kind="detail")


def confirm(desk: Desk, card: CardRow, options: Options = WAIVED) -> None:
    for who in ("aigul", "pavel"):
        desk.confirm(card, who, options)


def test_the_card_shows_the_fields_before_and_after(recorded: Desk, tmp_path: Path) -> None:
    read(recorded, tmp_path, LONG, dt.date(2021, 6, 4), outlet="One")
    (card,) = details(recorded)
    assert (card.event, card.severity, card.informs, card.reasons[0]["key"]) == (
        "SENTENCED_PRISON",
        "A",
        False,
        "adds_detail",
    )
    assert case_effect(card.id).changes == (
        FieldChange("date", PartialDate(2021, 6), PartialDate(2021, 6, 3)),
        FieldChange("term", None, Term(years=2)),
    )
    assert preview(card.id, Options(), config=recorded.config, now=recorded.now) == {}


def test_confirming_appends_corrections_and_tells_nothing_anew(recorded: Desk, tmp_path: Path) -> None:
    read(recorded, tmp_path, LONG, dt.date(2021, 6, 4), outlet="One")
    notices = Notice.objects.count()
    confirm(recorded, details(recorded)[0])
    first = LedgerEvent.objects.get(person="m1", code="SENTENCED_PRISON", date="2021-06")
    assert (first.date, first.term) == ("2021-06", None)
    assert [row.details for row in LedgerEvent.objects.filter(person="m1", code="AMENDED").order_by("id")] == [
        {"event": str(first.pk), "field": "date", "old": "2021-06", "new": "2021-06-03", "cause": "new_fact"},
        {"event": str(first.pk), "field": "term", "old": "", "new": "2y", "cause": "new_fact"},
    ]
    event = ledger(["m1"])["m1"][-1]
    assert (event.date, event.term) == (PartialDate(2021, 6, 3), Term(years=2))
    assert Notice.objects.count() == notices
    # What is on record now is known: the same text elsewhere asks nothing.
    read(recorded, tmp_path, LONG + " It rained all day.", dt.date(2021, 6, 4), outlet="Two")
    assert recorded.cards(person="m1") == []


def test_another_report_joins_and_fills_in(recorded: Desk, tmp_path: Path) -> None:
    day = "Asel Zhunusova was sentenced to prison on June 3, 2021, the court's spokeswoman told a reporter by phone."
    read(recorded, tmp_path, day, dt.date(2021, 6, 4), outlet="One")
    (card,) = details(recorded)
    read(recorded, tmp_path, LONG, dt.date(2021, 6, 4), outlet="Two")
    (same,) = details(recorded)
    assert (same.id, same.articles) == (card.id, 2)
    assert [change.field for change in case_effect(card.id).changes] == ["date", "term"]


def test_what_was_turned_down_is_not_asked_again_but_other_details_are(recorded: Desk, tmp_path: Path) -> None:
    read(recorded, tmp_path, LONG, dt.date(2021, 6, 4), outlet="One")
    recorded.reject(details(recorded)[0], "aigul")
    read(recorded, tmp_path, LONG + " It rained all day.", dt.date(2021, 6, 5), outlet="Two")
    assert details(recorded) == []
    other = LONG.replace("two years", "three years") + " Nobody cheered."
    read(recorded, tmp_path, other, dt.date(2021, 6, 5), outlet="Three")
    assert len(details(recorded)) == 1


def test_an_editor_changes_what_is_added(recorded: Desk, tmp_path: Path) -> None:
    read(recorded, tmp_path, LONG, dt.date(2021, 6, 4), outlet="One")
    confirm(recorded, details(recorded)[0], Options(values={"term": "", "date": "2021-06-02"}, waiver="seen in court"))
    (row,) = LedgerEvent.objects.filter(person="m1", code="AMENDED")
    assert (row.details["field"], row.details["new"]) == ("date", "2021-06-02")


def test_the_correction_stands_where_the_event_was_recorded(recorded: Desk, tmp_path: Path) -> None:
    PersonRow.objects.create(id="elsewhere", created=recorded.now)
    row = LedgerEvent.objects.get(person="m1", code="SENTENCED_PRISON", date="2021-06")
    row.person_id = "elsewhere"
    row.save()
    moved = {"event": str(row.pk), "field": "person", "new": "m1"}
    LedgerEvent(person_id="elsewhere", code="AMENDED", details=moved, recorded=recorded.now, points_to="m1").save()
    read(recorded, tmp_path, LONG, dt.date(2021, 6, 4), outlet="One")
    confirm(recorded, details(recorded)[0])
    assert LedgerEvent.objects.filter(person="elsewhere", code="AMENDED").count() == 3
    event = ledger(["m1"])["m1"][-1]
    assert event.date == PartialDate(2021, 6, 3)


def test_an_event_that_is_gone_cannot_be_completed(recorded: Desk, tmp_path: Path) -> None:
    read(recorded, tmp_path, LONG, dt.date(2021, 6, 4), outlet="One")
    (card,) = details(recorded)
    row = LedgerEvent.objects.get(person="m1", code="SENTENCED_PRISON", date="2021-06")
    LedgerEvent(person_id="m1", code="WITHDRAWN", details={"event": str(row.pk)}, recorded=recorded.now).save()
    with pytest.raises(DecisionError, match="not on record any more"):
        recorded.confirm(card, "aigul", WAIVED)
    assert Proposal.objects.get(public_id=card.id).votes.count() == 0


def test_two_editors_are_asked_as_for_the_event_itself(recorded: Desk, tmp_path: Path) -> None:
    read(recorded, tmp_path, LONG, dt.date(2021, 6, 4), outlet="One")
    (card,) = details(recorded)
    assert recorded.confirm(card, "aigul", WAIVED).state == "waiting"
    with pytest.raises(DecisionError, match="already decided"):
        recorded.confirm(card, "aigul")
    assert not LedgerEvent.objects.filter(person="m1", code="AMENDED").exists()
    assert recorded.confirm(card, "pavel", WAIVED).state == "decided"
