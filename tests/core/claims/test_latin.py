"""Kazakh in Latin letters is read by the rules for Cyrillic; spans and names stay those of the text."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registerpub.core.claims import read_claims
from registerpub.core.claims.latin import latin_paragraphs
from registerpub.core.claims.plain import read_plain
from registerpub.core.records import Document, Mention, Reading

PUBLISHED = dt.date(2023, 3, 3)
LETTERS = "abdegijklmnopqrstuyzäğñöşüūıáǵńóúýSHTIQ "


def read(text: str, *people: str) -> Reading:
    mentions = [
        Mention(f"p{number}", "text", text.index(name), text.index(name) + len(name), name, "strong")
        for number, name in enumerate(people)
    ]
    return read_claims(Document("d", text, language="kk", published=PUBLISHED), mentions, ())


@pytest.mark.parametrize(
    ("text", "event", "polarity"),
    [
        ("Aidos Nūrlanov üş jylğa bas bostandyğynan aiyryldy.", "SENTENCED_PRISON", "asserted"),
        ("Sot Aidos Nūrlanovty eki aiğa qamauğa aldy.", "REMANDED", "asserted"),
        ("Aidos Nūrlanov keşe koloniadan şyqty.", "RELEASED_UNSPECIFIED", "asserted"),
        ("Aidos Nūrlanov bosatylmady.", "RELEASED_UNSPECIFIED", "denied"),
        ("Apelliasia Aidos Nūrlanovtyñ ükimin özgerissiz qaldyrdy.", "APPEAL_UPHELD", "asserted"),
        ("Aidos Nurlanov jazasyn tolyq ótep, bostandyqqa shyqty.", "RELEASED_SERVED", "asserted"),
    ],
)
def test_claims_are_read_with_exact_quotes(text: str, event: str, polarity: str) -> None:
    name = next(
        form for form in ("Aidos Nūrlanovtyñ", "Aidos Nūrlanovty", "Aidos Nūrlanov", "Aidos Nurlanov") if form in text
    )
    (claim,) = (claim for claim in read(text, name).claims if claim.polarity == polarity)
    assert (claim.event, claim.polarity, claim.name) == (event, polarity, name)
    assert text[claim.quote.start : claim.quote.end] == text
    assert claim.trigger is not None and text[claim.trigger.end] in ". ,"


def test_a_newcomers_name_stays_as_written() -> None:
    text = "«Aspan» qory Aidos Nūrlanov pen Dana Saparovany saiasi tūtqyn dep tanydy."
    names = {claim.name for claim in read(text, "Aidos Nūrlanov").claims}
    assert names == {"Aidos Nūrlanov", "Dana Saparova"} or names == {"Aidos Nūrlanov", "Dana Saparovany"}


@pytest.mark.parametrize("text", ["The court released Aidos.", "Сот оны босатты.", "Der Richter sprach ihn frei.", ""])
def test_other_texts_are_left_alone(text: str) -> None:
    assert latin_paragraphs(Document("d", text, language="kk")) == []


@given(st.text(LETTERS, max_size=80))
def test_nothing_becomes_longer_and_every_letter_leads_back(text: str) -> None:
    plain = read_plain(text, [(0, len(text))])
    assert len(plain.text) <= len(text)
    source = plain.source if plain.source is not None else range(len(text))
    assert len(source) == len(plain.text)
    assert list(source) == sorted(set(source))
    assert all(plain.text[n] == text[place] for n, place in enumerate(source) if not text[place].isalpha())
