"""A document that both tells and denies an event asserts it no more; what it confirms after the denial it does."""

from __future__ import annotations

import pytest

from registerpub.core.changes import Context, propose
from registerpub.core.records import Claim
from tests.core.claims.reading import about_hero

LEAD_AND_DENIAL = [
    (
        "en",
        "Aidos Nurlanov was released from prison.\nHis relatives met him.\nThe weather was cold.\n"
        "The ministry denied that Aidos Nurlanov had been released.",
    ),
    (
        "ru",
        "Айдос Нурланов освобождён из колонии.\nВ колонии работает комиссия.\n"
        "Министерство отрицает, что Айдос Нурланов освобождён.",
    ),
    (
        "kk",
        "Айдос Нұрланов босатылды.\nТүрмеде тексеру жүріп жатыр.\n"
        "Министрлік Айдос Нұрланов босатылды деген ақпаратты жоққа шығарды.",
    ),
]
DENIED_THEN_CONFIRMED = [
    (
        "en",
        "It was reported that Aidos Nurlanov had died in custody. The prison service denied this. "
        "Later the ministry confirmed that Aidos Nurlanov had died.",
    ),
    (
        "ru",
        "Сообщалось, что Айдос Нурланов умер в колонии. Министерство это опровергло. "
        "Позже ведомство подтвердило, что Айдос Нурланов умер.",
    ),
    (
        "kk",
        "Айдос Нұрланов қайтыс болды деген хабар тарады. Министрлік мұны жоққа шығарды. "
        "Кейін министрлік Айдос Нұрланов қайтыс болды деп растады.",
    ),
]


def stances(claims: tuple[Claim, ...]) -> list[tuple[str, str]]:
    return [(claim.polarity, claim.certainty) for claim in claims]


@pytest.mark.parametrize(("language", "text"), LEAD_AND_DENIAL)
def test_the_lead_is_hearsay_to_be_checked_if_the_text_denies_it_later(language: str, text: str) -> None:
    assert stances(about_hero(text, language)) == [("reported", "check"), ("denied", "strong")]


@pytest.mark.parametrize(("language", "text"), DENIED_THEN_CONFIRMED)
def test_a_confirmation_after_the_denial_is_the_last_word(language: str, text: str) -> None:
    assert [claim.polarity for claim in about_hero(text, language)] == ["denied", "asserted"]


def test_a_confirmation_before_the_denial_is_in_doubt() -> None:
    text = (
        "A doctor confirmed that Aidos Nurlanov was released.\n"
        "The ministry denied that Aidos Nurlanov had been released."
    )
    assert [claim.polarity for claim in about_hero(text, "en")] == ["reported", "denied"]


def test_a_denied_event_of_another_day_contradicts_nothing() -> None:
    text = (
        "Officials denied that Aidos Nurlanov was detained on January 20, 2023.\n"
        "Aidos Nurlanov was detained on March 1, 2023."
    )
    assert [claim.polarity for claim in about_hero(text, "en")] == ["denied", "asserted"]


def test_the_editor_is_told_why_the_card_is_to_be_checked() -> None:
    (card,) = propose(about_hero(LEAD_AND_DENIAL[0][1], "en"), (), Context({}))
    assert (card.event, card.certainty) == ("RELEASED_UNSPECIFIED", "check")
    assert {"key": "denied_too"} in card.reasons
