"""A published notice that the record has moved on from is listed until somebody amends it; nobody is told by itself."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from registerpub.pipeline.outdated import outdated_notices
from registerpub.pipeline.publish import publish
from registerpub.store.models import LedgerEvent, Notice, PersonRow
from tests.pipeline.conftest import LATER, Desk
from tests.pipeline.test_details import WAIVED, confirm, details
from tests.pipeline.test_propose import read

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
SHORT = "A judge sentenced Asel Zhunusova to prison in June 2021. Her mother waited outside in the rain."
LONG = "On June 3, 2021, a judge sentenced Asel Zhunusova to two years in prison, her lawyer told reporters later."


@pytest.fixture
def told(desk: Desk, tmp_path: Path) -> Desk:
    """The verdict is public, without its day and term; a later report gives both."""
    PersonRow.objects.filter(pk="m1").update(consent="public_record_only")
    read(desk, tmp_path, SHORT, dt.date(2021, 6, 4), outlet="One")
    (card,) = [card for card in desk.cards(person="m1") if card.event == "SENTENCED_PRISON"]
    confirm(desk, card)
    public = dataclasses.replace(desk, now=desk.now + LATER)
    publish(public.config, public.now)
    read(public, tmp_path, LONG, dt.date(2021, 6, 5), outlet="Two")
    return public


def test_it_is_listed_with_its_fields_once_the_detail_is_confirmed(told: Desk) -> None:
    assert outdated_notices() == []
    later = dataclasses.replace(told, now=told.now + DAY)
    confirm(later, details(later)[0])
    (one,) = outdated_notices()
    assert (one.person, one.event, set(one.fields), one.cause) == (
        "m1",
        "SENTENCED_PRISON",
        {"date", "term"},
        "new_fact",
    )
    assert one.since == later.now
    assert outdated_notices([one.number]) == [one] and outdated_notices([one.number + 1]) == []
    # Nothing of it reaches readers by itself.
    assert not publish(later.config, later.now + DAY).created


def test_what_is_not_public_or_was_amended_since_is_not_listed(told: Desk) -> None:
    later = dataclasses.replace(told, now=told.now + DAY)
    confirm(later, details(later)[0], WAIVED)
    notice = Notice.objects.get(number=outdated_notices()[0].number)
    amendment = Notice.objects.create(
        number=notice.number + 1,
        person_id="m1",
        event="AMENDED",
        kind="clarification",
        corrects=notice,
        created=later.now + DAY,
        due=later.now + DAY,
    )
    assert outdated_notices() == []
    amendment.delete()
    assert len(outdated_notices()) == 1
    notice.hidden = True
    notice.save()
    assert outdated_notices() == []


def test_a_detail_that_was_taken_back_does_not_count(told: Desk) -> None:
    later = dataclasses.replace(told, now=told.now + DAY)
    confirm(later, details(later)[0])
    decision = LedgerEvent.objects.filter(code="AMENDED").latest("pk").decision
    assert decision is not None
    decision.undone = later.now
    decision.save()
    assert outdated_notices() == []
