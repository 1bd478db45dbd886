"""Headlines agree with the person they name; an outlet's name stays as the outlet writes it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from registerpub.core.notices import NoticeRequest, compose
from registerpub.core.records import Event, PartialDate, Source
from registerpub.wording import Wording
from tests.core.notices.test_compose import DAY, NAMES, OWNERS, WOMAN, body


@pytest.mark.parametrize(
    ("sex", "headline"),
    [
        ("f", "Признание политзаключённой («Адил жол»): Айсулу Бекова"),
        ("m", "Признание политзаключённым («Адил жол»): Нурлан Сеитов"),
    ],
)
def test_a_russian_headline_agrees_with_the_person(sex: str, headline: str, wordings: Mapping[str, Wording]) -> None:
    names = WOMAN if sex == "f" else NAMES
    event = Event("LIST_RECOGNISED", PartialDate(2020, 9, 8))
    request = NoticeRequest(names["ru"], sex, event, owner=OWNERS["ru"], checked=DAY)
    assert compose(request, "ru", wordings["ru"]).headline == headline


def test_an_outlet_begins_a_sentence_as_it_writes_itself(wordings: Mapping[str, Wording]) -> None:
    event = Event("ILL_TREATMENT_ALLEGED", PartialDate(2021, 10, 11))
    site, saved = Source("one.example", None, "kk"), Source("редактор сақтаған бет", None, "kk")
    assert body(event, "kk", wordings, sources=(site,)).startswith("one.example мәліметінше, Нұрлан Сейтов")
    assert body(event, "kk", wordings, sources=(saved,)).startswith("Редактор сақтаған бет мәліметінше, Нұрлан Сейтов")
