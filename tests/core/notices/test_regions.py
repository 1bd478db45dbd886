"""Regions are taken from the towns of recorded places, as far as the text tells them."""

from __future__ import annotations

import pytest

from registerpub.core.notices.places import TOWNS
from registerpub.core.notices.regions import REGIONS, regions_told


@pytest.mark.parametrize(
    ("places", "text", "told"),
    [
        (("Алматы",), "Ержан Ахметов Алматыда ұсталды.", ("KZ-75",)),
        (("Алматинский городской суд",), "Суд: Алматинский городской суд.", ("KZ-75",)),
        (("Almaty regional court",), "Court: the Almaty regional court.", ()),
        (("Алматинский областной суд",), "Суд: Алматинский областной суд.", ()),
        (("Уральск",), "Detained in Oral.", ("KZ-27",)),
        (("Орал",), "Oral hearing moved.", ("KZ-27",)),
        (("Семей", "Taraz"), "Семейский суд; перевод в Тараз", ("KZ-10", "KZ-31")),
        (("Семей",), "семей не нашли", ()),
        (("Актау",), "Сообщение из Актобе", ()),
        (("some village",), "some village", ()),
        ((), "В Алматы", ()),
    ],
)
def test_a_region_is_recorded_and_told(places: tuple[str, ...], text: str, told: tuple[str, ...]) -> None:
    assert regions_told(places, text) == told


def test_a_place_that_an_editor_took_out_of_the_text_gives_no_region() -> None:
    assert regions_told(("Шымкент",), "Detained. Source: Dala News.") == ()


def test_every_town_has_its_region_and_is_found_by_each_of_its_names() -> None:
    assert len(REGIONS) == 20
    for town in TOWNS:
        (code,) = regions_told((town.en,), town.en)
        for name in (town.kk, town.kk_where, town.ru, town.ru_where, *town.also):
            assert regions_told((name,), name) == (code,), name
