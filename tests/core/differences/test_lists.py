"""Who came onto a list and who left it, in whatever order and spelling."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.differences import ListDifference, list_difference, schedule_difference
from registerpub.core.differences.lists import entry_name

LIST = ["Асан Жүнісов", "Ерлан Сәтпаев", "Болат Каримов", "Дина Оразова", "Алия Бекова", "Марат Есенов"]


def test_names_added_and_removed_are_told_as_written() -> None:
    found = list_difference(LIST, [*LIST[1:], "Камила Тұрсынова"])
    assert found == ListDifference(added=("Камила Тұрсынова",), removed=("Асан Жүнісов",))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Асан Жүнісов", "Жүнісов Асан"),
        ("Асан Жүнісов", "Асан Жунусов"),
        ("Асан Жүнісов", "Asan Zhunisov"),
        ("Ерлан Сәтпаев", "Сәтпаев Ерлан Болатұлы"),
        ("Болат Каримов", "Каримов Болат Серикович"),
        ("Болат Каримов", "Б. Каримов"),
        ("Айгерим Тлеужан", "Тілеужан Айгерім"),
    ],
)
def test_another_order_or_spelling_is_neither_removed_nor_added(before: str, after: str) -> None:
    others = ["Дина Оразова", "Марат Есенов"]
    found = list_difference([before, *others], [*others, after])
    assert found == ListDifference(respelled=((before, after),))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Алия Каримова", "Дина Каримова"),
        ("Болат Каримов", "Болатбек Каримов"),
        ("Болат Серикович Каримов", "Болат Маратович Каримов"),
        ("Болат Каримов", "Алия Каримова"),
    ],
)
def test_another_person_is_removed_and_added(before: str, after: str) -> None:
    found = list_difference([before, "Марат Есенов"], [after, "Марат Есенов"])
    assert (found.removed, found.added, found.respelled) == ((before,), (after,), ())


def test_where_it_may_be_two_people_both_are_told() -> None:
    found = list_difference(["Болат Каримов", "Марат Есенов"], ["Б. Каримов", "Б. С. Каримов", "Марат Есенов"])
    assert found.removed == ("Болат Каримов",) and len(found.added) == 2


def test_order_numbers_and_repetition_are_no_difference() -> None:
    numbered = [f"{number}. {name}" for number, name in enumerate(reversed(LIST), start=1)]
    assert not list_difference(LIST, [*numbered, "7. Асан Жүнісов"])


def test_what_stands_beside_a_name_is_told_apart_from_the_name() -> None:
    found = list_difference(["1. Болат Каримов, 7 лет", *LIST[:2]], ["1. Болат Каримов, 5 лет", *LIST[:2]])
    assert found == ListDifference(changed=(("Болат Каримов, 7 лет", "Болат Каримов, 5 лет"),))


def test_two_namesakes_are_two_entries() -> None:
    one, other = "Болат Каримов, 1985", "Болат Каримов, 1990"
    assert list_difference([one, *LIST[:2]], [one, other, *LIST[:2]]) == ListDifference(added=(other,))
    assert list_difference([one, other], [one]) == ListDifference(removed=(other,))


def test_one_person_twice_in_two_spellings_is_one() -> None:
    assert not list_difference(["Асан Жүнісов", *LIST[1:]], ["Жүнісов Асан", *LIST])
    assert not list_difference(["Жүнісов Асан", *LIST], LIST)


@pytest.mark.parametrize(
    ("kept", "believed"), [(20, True), (17, True), (15, True), (14, False), (1, False), (0, False)]
)
def test_a_list_that_lost_too_much_is_not_believed(kept: int, believed: bool) -> None:
    names = [f"{given} {surname}" for given in ("Асан", "Болат", "Марат", "Ерлан") for surname in SURNAMES]
    found = list_difference(names, names[:kept])
    assert found.shrank is not believed
    assert len(found.removed) == (20 - kept if believed else 0) and len(found.missing) == (0 if believed else 20 - kept)


SURNAMES = ("Каримов", "Есенов", "Оразов", "Сәтпаев", "Бекенов")


def test_a_short_list_that_is_suddenly_empty_is_not_believed() -> None:
    assert list_difference(["Болат Каримов"], []).missing == ("Болат Каримов",)
    assert list_difference(["Болат Каримов", "Марат Есенов"], ["Марат Есенов"]).removed == ("Болат Каримов",)


def test_names_on_a_list_that_shrank_are_still_told_as_added() -> None:
    assert list_difference(LIST, ["Камила Тұрсынова"]).added == ("Камила Тұрсынова",)


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ("1. Болат Каримов — 7 лет", "Болат Каримов"),
        ("журналист Болат Каримов (Алматы)", "Болат Каримов"),
        ("Болат Каримов, 1985 г. р.", "Болат Каримов"),
        ("КАРИМОВ Болат Серикович", "КАРИМОВ Болат Серикович"),
        ("Б. Каримов", "Б. Каримов"),
        ("Дархан Уәлі Абай-ұлы", "Дархан Уәлі Абай-ұлы"),
        ("один Каримов", "один Каримов"),
        ("", ""),
    ],
)
def test_the_name_of_an_entry_is_what_it_begins_with(entry: str, name: str) -> None:
    assert entry_name(entry) == name


def test_a_schedule_counts_its_entries_as_written() -> None:
    found = schedule_difference(["10:00 зал 3", "11:00 зал 3"], ["11:00 зал 3", "14:00 зал 3"])
    assert found == ListDifference(added=("14:00 зал 3",), removed=("10:00 зал 3",))
    assert schedule_difference(["10:00 зал 3"], []).removed == ("10:00 зал 3",)


names = st.lists(st.sampled_from([f"{given} {one}" for given in ("Асан", "Болат", "Дина") for one in SURNAMES]))


@given(names, names)
def test_everybody_is_told_of_once(before: list[str], after: list[str]) -> None:
    found = list_difference(before, after)
    gone = {*found.removed, *found.missing, *(one for one, _ in found.respelled)}
    come = {*found.added, *(other for _, other in found.respelled)}
    assert gone == set(before) - set(after) and come == set(after) - set(before)
    assert ListDifference.from_dict(json.loads(json.dumps(found.as_dict()))) == found


@given(st.lists(st.text(max_size=30), max_size=8), st.lists(st.text(max_size=30), max_size=8))
def test_any_entries_are_compared(before: list[str], after: list[str]) -> None:
    found = list_difference(before, after)
    assert ListDifference.from_dict(found.as_dict()) == found
    assert not list_difference(before, list(reversed(before)))
