"""Cards read from the store: a list of many does not read everybody for each of them."""

from __future__ import annotations

import dataclasses

from pytest_django import DjangoAssertNumQueries

from registerpub.pipeline.cards import get_card, list_cards
from registerpub.pipeline.persons import person_views
from registerpub.store.models import NameRow, PersonRow
from tests.pipeline.conftest import Desk


def test_a_card_shows_the_people_of_the_same_name(desk: Desk) -> None:
    row = next(row for row in desk.cards() if row.person)
    twin = PersonRow.objects.create(id="twin", created=desk.now)
    name = NameRow.objects.filter(person_id=row.person).first()
    assert name is not None
    NameRow.objects.create(person=twin, language=name.language, full=name.full, kind="main")
    card = get_card(desk.config, row.id)
    assert card.person == person_views([row.person or ""])[row.person or ""]
    assert [person.id for person in card.namesakes] == ["twin"]


def test_a_card_not_in_full_lacks_namesakes_and_totals_only(desk: Desk) -> None:
    for row in desk.cards():
        full, short = get_card(desk.config, row.id), get_card(desk.config, row.id, in_full=False)
        assert short == dataclasses.replace(full, namesakes=(), totals=())


def test_the_queries_for_a_card_do_not_grow_with_the_people_on_record(
    desk: Desk, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    row = next(row for row in desk.cards() if row.person)
    with django_assert_max_num_queries(25):
        get_card(desk.config, row.id)


def test_a_card_with_several_votes_waits_once_for_the_next(desk: Desk) -> None:
    policy = {"A": dataclasses.replace(desk.config.policy.classes["A"], people=3)}
    classes = {**desk.config.policy.classes, **policy}
    desk.config = dataclasses.replace(desk.config, policy=dataclasses.replace(desk.config.policy, classes=classes))
    card = next(row for row in desk.cards(severity="A") if row.person)
    for editor in ("aigul", "pavel"):
        desk.confirm(card, editor)
    (row,) = list_cards(desk.config, "second")
    assert (row.id, row.votes) == (card.id, 2)
