"""An attribute or relative clause belongs to the name beside it, also when that person is on no register."""

from __future__ import annotations

import pytest

from tests.core.claims.reading import about_hero


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Aidos Nurlanov spoke about the death of activist Serik Omarov, who died in custody."),
        ("en", "Aidos Nurlanov spoke with Serik Omarov, who was released on Monday."),
        ("en", "Aidos Nurlanov met Serik Omarov, sentenced to five years in 2019."),
        ("en", "Aidos Nurlanov spoke about a fellow prisoner, who died in custody."),
        ("en", "The brother of Aidos Nurlanov, who was detained in May, was fined."),
        ("ru", "Айдос Нурланов рассказал о смерти активиста Серика Омарова, который умер в колонии."),
        ("ru", "Айдос Нурланов встретился с Сериком Омаровым, который вышел на свободу."),
        ("ru", "Айдос Нурланов рассказал о сокамернике, который умер в колонии."),
        ("kk", "Айдос Нұрланов түрмеде қайтыс болған белсенді Серік Омаров туралы айтты."),
        ("kk", "Айдос Нұрланов түрмеден босатылған Серік Омаровпен кездесті."),
        ("kk", "Айдос Нұрланов түрмеде қайтыс болған ақынның отбасына көмектесті."),
    ],
)
def test_the_event_of_the_person_named_beside_it_is_not_the_subjects(language: str, text: str) -> None:
    assert about_hero(text, language) == ()


@pytest.mark.parametrize(
    ("language", "text", "event"),
    [
        ("en", "Serik Omarov spoke about the death of Aidos Nurlanov, who died in custody.", "DIED"),
        ("en", "Serik Omarov spoke with Aidos Nurlanov, who was released in January.", "RELEASED_UNSPECIFIED"),
        ("en", "Aidos Nurlanov is a well-known activist who was detained in May.", "DETAINED"),
        (
            "ru",
            "Серик Омаров рассказал об Айдосе Нурланове, которого приговорили к пяти годам колонии.",
            "SENTENCED_PRISON",
        ),
        ("kk", "Серік Омаров бес жылға сотталған Айдос Нұрланов туралы айтты.", "SENTENCED_PRISON"),
    ],
)
def test_it_is_that_persons_history_whatever_the_case(language: str, text: str, event: str) -> None:
    assert [(claim.event, claim.polarity) for claim in about_hero(text, language)] == [(event, "background")]


def test_an_aside_between_the_name_and_its_clause_changes_nothing() -> None:
    text = "Aidos Nurlanov, a nurse from Taraz, who was sentenced to five years in 2016, was released on Friday."
    found = {claim.event: claim.polarity for claim in about_hero(text, "en")}
    assert found == {"SENTENCED_PRISON": "background", "RELEASED_UNSPECIFIED": "asserted"}


def test_a_clause_of_place_keeps_the_sentences_subject() -> None:
    claims = about_hero("Aidos Nurlanov was sent to the prison in Karaganda, where he died on Monday.", "en")
    assert "DIED" in [claim.event for claim in claims]
