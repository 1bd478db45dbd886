"""The kind of penalty that a prosecutor asks for."""

from __future__ import annotations

import pytest

from tests.core.claims.reading import about_hero


@pytest.mark.parametrize(
    ("language", "text", "penalty"),
    [
        ("en", "The prosecutor asked for seven years in prison for Aidos Nurlanov.", "imprisonment"),
        (
            "en",
            "The prosecutor asked to sentence Aidos Nurlanov to three years of restricted freedom.",
            "restricted_freedom",
        ),
        ("en", "The prosecutor asked the court to give Aidos Nurlanov a suspended sentence.", "suspended"),
        ("en", "The prosecutor asked for seven years for Aidos Nurlanov.", None),
        ("ru", "Прокурор запросил Айдосу Нурланову пять лет лишения свободы.", "imprisonment"),
        ("ru", "Прокурор запросил для Айдоса Нурланова три года ограничения свободы.", "restricted_freedom"),
        ("ru", "Прокурор запросил Айдосу Нурланову три года условно.", "suspended"),
        ("ru", "Прокурор запросил для Айдоса Нурланова штраф.", "fine"),
        ("ru", "Прокурор запросил Айдосу Нурланову пять лет.", None),
        ("kk", "Прокурор Айдос Нұрлановты сегіз жылға бас бостандығынан айыруды сұрады.", "imprisonment"),
        ("kk", "Прокурор Айдос Нұрлановқа үш жыл бас бостандығын шектеу жазасын беруді сұрады.", "restricted_freedom"),
    ],
)
def test_it_is_kept_where_the_text_names_one(language: str, text: str, penalty: str | None) -> None:
    found = [claim for claim in about_hero(text, language) if claim.event == "PROSECUTOR_DEMAND"]
    assert [claim.penalty for claim in found] == [penalty], text


def test_a_verdict_keeps_its_kind_in_its_code() -> None:
    (claim,) = about_hero("A court sentenced Aidos Nurlanov to five years in prison.", "en")
    assert (claim.event, claim.penalty) == ("SENTENCED_PRISON", None)
