"""A detail that is held back reaches no byte of the tree, by whichever way the register or a notice came to know it."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registerpub.config import Config
from registerpub.core.errors import InputError
from registerpub.core.notices.told_values import told_values
from registerpub.core.records import HOLD_FIELDS, Event, Term
from registerpub.pipeline.accounts import create_user
from registerpub.pipeline.held_fields import held_fields, without_held
from registerpub.pipeline.holds import lift_hold, place_hold
from registerpub.pipeline.outbox import outbox
from registerpub.pipeline.publish import publish
from registerpub.store.models import (
    Decision,
    Hold,
    LedgerEvent,
    NameRow,
    Notice,
    NoticeTextRow,
    PersonRow,
    Proposal,
    RegisterRow,
    TextVersion,
)
from tests.pipeline.test_public_bytes import everything

START = dt.datetime(2021, 3, 4, 9, 0, tzinfo=dt.UTC)
TEXTUAL = ("article", "court", "facility", "place")
WAYS = ("event", "hand", "correction", "words", "version")

stories = st.lists(
    st.tuples(st.sampled_from(WAYS), st.sets(st.sampled_from(TEXTUAL), min_size=1), st.integers(0, 1)),
    min_size=1,
    max_size=5,
)
holds = st.lists(st.sets(st.sampled_from(TEXTUAL)), min_size=2, max_size=2)


def token(at: int, field: str) -> str:
    return f"zq{at}{field}zq"


def tell(at: int, way: str, fields: set[str], person: str) -> None:
    """A public-to-be notice whose words tell ``fields``, known in one of the ways."""
    card = Proposal.objects.create(
        key=f"k{at}", public_id=f"c{at}", person_id=person, event="REMANDED", severity="A", certainty="strong",
        state="confirmed", created=START, updated=START,
    )  # fmt: skip
    decision = Decision.objects.create(proposal=card, verb="confirm", people=2, at=START)
    notice = Notice.objects.create(
        number=2 * at + 1, decision=decision, person_id=person, event="REMANDED", created=START, due=START
    )
    values = {field: token(at, field) for field in fields}
    words = " ".join(values.values())
    event = LedgerEvent.objects.create(
        person_id=person, code="REMANDED", recorded=START, decision=decision,
        details=values if way == "event" else {},
    )  # fmt: skip
    body = f"B{at}" if way == "version" else f"B{at} {words}"
    text = NoticeTextRow.objects.create(
        notice=notice, language="en", headline=f"H{at}", summary="S", body=body, state="template"
    )
    if way in ("hand", "correction", "version"):
        for field, value in values.items():
            details = {"event": str(event.pk), "field": field, "old": "", "new": value, "cause": "our_error"}
            LedgerEvent.objects.create(person_id=person, code="AMENDED", recorded=START, details=details)
    if way in ("correction", "version"):
        made = Notice.objects.create(
            number=2 * at + 2, person_id=person, event="AMENDED", created=START, due=START, kind="correction",
            cause="our_error", corrects=notice,
        )  # fmt: skip
        TextVersion.objects.create(
            text=text, amendment=made, event="REMANDED", headline="V", body=f"V {words}", state="template"
        )
        NoticeTextRow.objects.create(
            notice=made, language="en", headline="T", summary="T", body=f"T {words}", state="template"
        )


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=stories, held=holds)
def test_the_value_of_a_held_field_is_in_no_byte(
    told: list[tuple[str, set[str], int]],
    held: list[set[str]],
    config: Config,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    out = tmp_path_factory.mktemp("public")
    config = dataclasses.replace(config, show_register=True)
    with transaction.atomic():
        RegisterRow.objects.create(id="dala", owner={"en": "Dala"})
        for at in range(2):
            PersonRow.objects.create(id=f"p{at}", consent="public_by_person", created=START, position=at)
            NameRow.objects.create(person_id=f"p{at}", language="en", full=f"Asel{at} Test", kind="main", checked=True)
            LedgerEvent.objects.create(person_id=f"p{at}", code="LIST_RECOGNISED", register_id="dala", recorded=START)
        for at, (way, fields, person) in enumerate(told):
            tell(at, way, fields, f"p{person}")
        publish(config, START, out)
        before = everything(out / "current")
        for at, (_, fields, _person) in enumerate(told):
            assert all(token(at, field).encode() in before for field in fields), "the world tells nothing to begin with"
        for person, fields in enumerate(held):
            for field in fields:
                Hold.objects.create(person_id=f"p{person}", field=field, reason="safety", owner="a", placed=START)
        publish(config, START + dt.timedelta(hours=1), out)
        data = everything(out)
        for at, (way, fields, person) in enumerate(told):
            hidden = fields & held[person]
            # Nothing but its words tells what an editor wrote: there no event says which field a word belongs to.
            known = set() if way == "words" else hidden
            assert not any(token(at, field).encode() in data for field in known), (at, way)
            if not hidden:
                current = everything(out / "current")
                assert all(token(at, field).encode() in current for field in fields), (at, way)
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_words_that_tell_a_held_value_elsewhere_are_kept_back_too(config: Config) -> None:
    PersonRow.objects.create(id="p0", consent="public_by_person", created=START)
    NameRow.objects.create(person_id="p0", language="en", full="Asel Test", kind="main", checked=True)
    tell(0, "event", {"place"}, "p0")
    tell(1, "words", {"court"}, "p0")
    NoticeTextRow.objects.filter(notice__number=3).update(body=f"An editor wrote: in {token(0, 'place').upper()}.")
    hold = Hold.objects.create(person_id="p0", field="place", reason="safety", owner="a", placed=START)
    assert publish(config, START).release is None
    assert {row.number: dict(row.stopped) for row in outbox(config)} == {
        1: {"en": "hold_field"},
        3: {"en": "hold_field"},
    }
    Hold.objects.filter(pk=hold.pk).update(lifted=START)
    assert publish(config, START).release is not None


@pytest.mark.django_db
def test_a_field_is_held_and_let_go_by_the_same_rules_as_a_person() -> None:
    PersonRow.objects.create(id="p0", consent="public_by_person", created=START)
    editor = create_user("aigul", "a long pass phrase of aigul", "editor")
    publisher = create_user("pavel", "a long pass phrase of pavel", "publisher")
    day = START.date() + dt.timedelta(days=9)
    with pytest.raises(InputError, match="field: 'name' is not one of"):
        place_hold("p0", "safety", "aigul", day, editor, START, field="name")
    hold = place_hold("p0", "safety", "aigul", day, editor, START, field="court")
    assert place_hold("p0", "safety", "aigul", day, editor, START).field == ""
    with pytest.raises(InputError, match="already"):
        place_hold("p0", "safety", "aigul", day, editor, START, field="court")
    assert held_fields() == {"p0": {"court"}}
    lift_hold(hold.id, publisher, START)
    assert held_fields() == {}


def test_events_are_told_without_what_is_held() -> None:
    event = Event("SENTENCED_PRISON", term=Term(years=5), details={"court": "X", "place": "Y"})
    (left,) = without_held([event], {"term", "court"})
    assert (left.term, dict(left.details)) == (None, {"place": "Y"})


@pytest.mark.parametrize(
    ("field", "value", "wording"),
    [
        ("term", Term(years=5), "пяти лет"),
        ("term", Term(years=5), "five years"),
        ("facility", "ЛА-155/8", "la-155/8"),
        ("court", "Some Court", "some court"),
        ("place", "Алматы", "almaty"),
    ],
)
def test_a_value_is_known_in_the_words_of_every_language(field: str, value: Term | str, wording: str) -> None:
    assert field in HOLD_FIELDS
    assert any(wording in told for told in told_values(field, value)), told_values(field, value)
