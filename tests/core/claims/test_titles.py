"""Headlines assert like sentences, but only what the body says nothing of, and never surely."""

from __future__ import annotations

import dataclasses

import pytest

from registerpub.core.claims import read_claims
from registerpub.core.records import Claim
from tests.core.claims.reading import HERO, document, mentions


def titled(title: str, body: str, language: str) -> tuple[Claim, ...]:
    people = {"hero": HERO[language]}
    named = [dataclasses.replace(mention, field="title") for mention in mentions(title, people)]
    page = dataclasses.replace(document(body, language), title=title)
    return read_claims(page, [*named, *mentions(body, people)], ()).claims


@pytest.mark.parametrize(
    ("language", "title", "event"),
    [
        ("en", "Aidos Nurlanov sentenced to five years in prison", "SENTENCED_PRISON"),
        ("ru", "Айдос Нурланов приговорён к пяти годам лишения свободы", "SENTENCED_PRISON"),
        ("kk", "Айдос Нұрланов қамауға алынды", "REMANDED"),
    ],
)
def test_a_headline_alone_makes_a_claim_to_be_checked(language: str, title: str, event: str) -> None:
    (claim,) = titled(title, "", language)
    assert (claim.person, claim.event, claim.certainty, claim.quote.field) == ("hero", event, "check", "title")
    assert claim.trigger is not None and claim.trigger.field == "title"
    assert title[claim.quote.start : claim.quote.end] == title


@pytest.mark.parametrize(
    "body",
    [
        "On Thursday a court sentenced Aidos Nurlanov to five years in prison.",
        "Aidos Nurlanov was sentenced to two years of restricted freedom.",
        "Aidos Nurlanov was not sentenced to prison, his lawyer said.",
        "Aidos Nurlanov was taken to a police station.",
    ],
)
def test_what_the_body_tells_of_the_story_stands_alone(body: str) -> None:
    found = titled("Aidos Nurlanov sentenced to five years in prison", body, "en")
    assert found and all(claim.quote.field == "text" for claim in found)


def test_a_body_about_somebody_else_leaves_the_headline() -> None:
    found = titled("Aidos Nurlanov detained in Aktau", "The weather was fine and the fair was well attended.", "en")
    assert [(claim.event, claim.quote.field) for claim in found] == [("DETAINED", "title")]


@pytest.mark.parametrize(
    "title",
    [
        "Will Aidos Nurlanov be sentenced to five years in prison?",
        "Activists demand release of Aidos Nurlanov",
        "Aidos Nurlanov recognised as a political prisoner",
        "Nobody of note sentenced to five years in prison",
    ],
)
def test_questions_demands_lists_and_strangers_make_none(title: str) -> None:
    assert titled(title, "", "en") == ()
