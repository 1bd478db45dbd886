"""Invented articles in the manner of a list update, read from names to cards as the product reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from registerpub.core.changes.drafts import CardDraft
from registerpub.core.changes.propose import Context, propose
from registerpub.core.changes.totals import ends_custody
from registerpub.core.claims import read_claims
from registerpub.core.events import EVENT_TYPES
from registerpub.core.names import build_matcher
from registerpub.core.records import Claim, Document, Event, PartialDate, Person, PersonName, Reading, Term
from tests.core.claims.variants import VARIANTS, Opening, Variant

RECORDED = dt.datetime(2019, 1, 1, tzinfo=dt.UTC)
EACH = pytest.mark.parametrize("name", sorted(VARIANTS))
OPENINGS = [(name, person) for name, variant in VARIANTS.items() for person in variant.openings]
BACKGROUND = [(name, person) for name, variant in VARIANTS.items() for person in variant.background]


def reading(variant: Variant) -> Reading:
    people = [Person(id, (PersonName(variant.language, full),)) for id, full in variant.members.items()]
    document = Document("d", variant.text, language=variant.language, published=variant.published)
    return read_claims(document, build_matcher(people).find(document), (variant.register,))


def cards(variant: Variant) -> Sequence[CardDraft]:
    found = reading(variant)
    start = PartialDate(2019, 1, 1)
    ledger = {
        person: (
            Event("LIST_RECOGNISED", start, register=variant.register.id, recorded=RECORDED, id=1),
            Event("STATE_REPORTED", start, status="convicted_imprisoned", recorded=RECORDED, id=2),
        )
        for person in variant.members
    }
    return propose(found.claims, found.totals, Context(ledger))


def current(claims: Sequence[Claim], name: str) -> list[Opening]:
    return [
        (c.event, c.status, str(c.date) if c.date else None, months(c.term))
        for c in claims
        if c.name == name and c.polarity in ("asserted", "reported")
    ]


def months(term: Term | None) -> int | None:
    return None if term is None else term.years * 12 + term.months


@EACH
def test_exactly_the_newcomers_are_recognised_on_the_owners_day(name: str) -> None:
    variant = VARIANTS[name]
    listed = [c for c in reading(variant).claims if c.event == "LIST_RECOGNISED" and c.polarity != "background"]
    assert {c.name: str(c.date) for c in listed} == dict.fromkeys(variant.openings, variant.day)
    assert {(c.person, c.register) for c in listed} == {(None, variant.register.id)}


@pytest.mark.parametrize(("name", "person"), OPENINGS)
def test_a_newcomers_state_or_verdict_is_read(name: str, person: str) -> None:
    variant = VARIANTS[name]
    assert variant.openings[person] in current(reading(variant).claims, person)


@pytest.mark.parametrize(("name", "person"), OPENINGS)
def test_a_newcomers_file_opens_with_that_and_nothing_else(name: str, person: str) -> None:
    variant = VARIANTS[name]
    event, status, _, _ = variant.openings[person]
    card = next(card for card in cards(variant) if card.candidate == person)
    assert [(fact.event, fact.status) for fact in card.facts] == [(event, status)]


@EACH
def test_the_total_is_read(name: str) -> None:
    variant = VARIANTS[name]
    assert {(t.number, t.register) for t in reading(variant).totals} == {(variant.total, variant.register.id)}


@EACH
def test_releases_are_told_of_the_right_people_at_the_right_time(name: str) -> None:
    variant = VARIANTS[name]
    released = {
        (c.person, str(c.date)): c.event
        for c in reversed(reading(variant).claims)
        if EVENT_TYPES[c.event].family == "release"
    }
    assert released == {(person, date): event for person, (event, date) in variant.releases.items()}


@EACH
def test_nobody_but_newcomers_and_members_gets_a_claim(name: str) -> None:
    variant = VARIANTS[name]
    claims = reading(variant).claims
    assert {c.person or c.name for c in claims} <= set(variant.openings) | set(variant.members)


@EACH
def test_a_bystanders_name_is_in_no_claim(name: str) -> None:
    variant = VARIANTS[name]
    named = " ".join(c.name for c in reading(variant).claims)
    assert not [bystander for bystander in variant.nobody if bystander in named.split() or " " + bystander in named]


@pytest.mark.parametrize(("name", "person"), BACKGROUND)
def test_an_old_sentence_is_background(name: str, person: str) -> None:
    variant = VARIANTS[name]
    told = [(c.event, str(c.date), c.polarity) for c in reading(variant).claims if c.person == person]
    assert (*variant.background[person], "background") in told


@EACH
def test_the_cards_take_off_the_released_and_leave_the_others_alone(name: str) -> None:
    variant = VARIANTS[name]
    found = cards(variant)
    assert {card.candidate for card in found if card.person is None} == set(variant.openings)
    news = [c for c in found if c.person and {"key": "history_missing"} not in c.reasons]
    assert {(c.person, c.event) for c in news} == {
        (person, "LIST_REMOVED" if ends_custody(event) else event) for person, (event, _) in variant.releases.items()
    }
