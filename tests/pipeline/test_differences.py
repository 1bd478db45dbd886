"""Two editors' choices: effects are compared, what stands on the card may be repeated, and differences are shown."""

from __future__ import annotations

import dataclasses

import pytest

from registerpub.core.errors import DecisionError, InputError
from registerpub.pipeline.decide import DifferingOptions
from registerpub.pipeline.options import NewPerson, Options
from registerpub.pipeline.views import CardRow
from registerpub.store.models import PersonRow
from tests.pipeline.conftest import PERSON, Desk


def newcomer(desk: Desk) -> CardRow:
    """The card of a candidate with one fact: recognised on 3 March 2021, sentenced in February."""
    return next(card for card in desk.cards(event="LIST_RECOGNISED") if card.person_name == "Aliya Bekova")


def details(**values: str | None) -> Options:
    """What ``--sex`` and ``--consent`` come to without ``--new-person``."""
    return Options(new_person=NewPerson(**values, asked=False))  # type: ignore[arg-type]  # test helper


def refused(desk: Desk, first: Options, second: Options) -> list[tuple[str, object, object]]:
    card = newcomer(desk)
    desk.confirm(card, "aigul", first)
    with pytest.raises(DifferingOptions) as caught:
        desk.confirm(card, "pavel", second)
    return caught.value.differences


@pytest.mark.parametrize(
    ("second", "difference"),
    [
        (details(sex="m"), ("new_person.sex", "f", "m")),
        (details(consent="withheld"), ("new_person.consent", "public_record_only", "withheld")),
        (
            Options(new_person=NewPerson({"ru": "Алия Бекова"}, asked=False)),
            ("new_person.names.ru", None, "Алия Бекова"),
        ),
        (Options(person="m1"), ("person", "a new person", "m1")),
        (Options(values={"date": "2021-03-01"}), ("values.date", "2021-03-03", "2021-03-01")),
        (Options(values={"date": ""}), ("values.date", "2021-03-03", None)),
        (Options(values={"place": "Shymkent"}), ("values.place", None, "Shymkent")),
        (Options(values={"fact.0.date": "2020"}), ("values.fact.0.date", "2021-02", "2020")),
        (Options(values={"fact.0": "drop"}), ("values.fact.0", None, "drop")),
        (Options(values={"fact.9.date": "2020"}), ("values.fact.9.date", None, "2020")),
        (Options(values={"date": "soon"}), ("values.date", "2021-03-03", "soon")),
        (Options(texts={"en": {"headline": "H"}}), ("texts.en.headline", None, "H")),
    ],
)
def test_another_choice_is_refused_with_the_effects_that_differ(
    desk: Desk, second: Options, difference: tuple[str, object, object]
) -> None:
    assert refused(desk, PERSON, second) == [difference]


def test_a_new_person_is_another_choice_than_a_known_one(desk: Desk) -> None:
    PersonRow.objects.create(id="known", created=desk.now)
    bare = Options(new_person=NewPerson())
    assert refused(desk, Options(person="known"), bare) == [("person", "known", "a new person")]


@pytest.mark.parametrize(
    "second",
    [
        details(sex="f"),
        details(consent="public_record_only"),
        Options(new_person=NewPerson({"en": " Aliya  Bekova "})),
        Options(new_person=NewPerson()),
        Options(values={"date": "2021-03-03", "register": "ftw", "date_basis": "inferred", "place": ""}),
        Options(values={"fact.0.date": "2021-02", "fact.0.term": "3Y"}),
    ],
)
def test_what_the_first_editor_chose_or_the_card_says_may_be_repeated(desk: Desk, second: Options) -> None:
    card = newcomer(desk)
    desk.confirm(card, "aigul", PERSON)
    assert desk.confirm(card, "pavel", second).state == "decided"


def test_the_person_of_the_card_may_be_named_again_by_the_second_editor(desk: Desk) -> None:
    card = desk.cards(implicit=True)[0]
    desk.confirm(card, "aigul")
    with pytest.raises(DifferingOptions, match=f"person: the first editor chose '{card.person}', you chose 'm1'"):
        desk.confirm(card, "pavel", Options(person="m1"))
    assert desk.confirm(card, "pavel", Options(person=card.person)).state == "decided"


def test_the_first_editor_must_ask_for_a_new_person_to_describe_one(desk: Desk) -> None:
    for card in (newcomer(desk), desk.cards(implicit=True)[0]):
        with pytest.raises(InputError, match="--name, --sex and --consent belong to --new-person"):
            desk.confirm(card, "aigul", details(sex="f"))


def test_a_card_about_somebody_on_record_is_about_nobody_else(desk: Desk) -> None:
    card = desk.cards(implicit=True)[0]
    other = next(person for person in ("m1", "m2") if person != card.person)
    for options in (Options(person=other), PERSON):
        with pytest.raises(DecisionError, match="about a person on record"):
            desk.confirm(card, "aigul", options)


def test_a_changed_value_is_shown_as_the_first_editor_left_it(desk: Desk) -> None:
    first = dataclasses.replace(PERSON, values={"date": "2021-03-02", "fact.0.term": "4y"})
    second = Options(values={"date": "2021-03-03", "fact.0.term": "3y"})
    assert refused(desk, first, second) == [
        ("values.date", "2021-03-02", "2021-03-03"),
        ("values.fact.0.term", "4y", "3y"),
    ]
