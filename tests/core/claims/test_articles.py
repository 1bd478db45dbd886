"""Articles of the seed's kind with other people, numbers, months, owner, sex and wording, in three languages."""

from __future__ import annotations

import pytest

from registerpub.core.records import Reading, Register, Term
from tests.core.claims import articles
from tests.core.claims.reading import read, recognised, told

TEXTS = {
    "en": (articles.ENGLISH, articles.ENGLISH_PEOPLE),
    "ru": (articles.RUSSIAN, articles.RUSSIAN_PEOPLE),
    "kk": (articles.KAZAKH, articles.KAZAKH_PEOPLE),
}
FIRST = {"en": "Dana Omarova", "ru": "Дана Омарова", "kk": "Дана Омарова"}
SERVING = {"en": "Aigerim Tulegenova", "ru": "Айдар Тулегенов", "kk": "Айдар Төлегенов"}
REMANDED = {"en": "Madina Sadykova", "ru": "Марат Садыков", "kk": "Марат Садықов"}
LANGUAGES = pytest.mark.parametrize("language", ["en", "ru", "kk"])


def reading(language: str) -> Reading:
    text, people = TEXTS[language]
    return read(text, language, people)


@LANGUAGES
def test_everybody_named_as_new_is_recognised_by_the_owner_on_its_date(language: str) -> None:
    found = reading(language)
    count = {"en": 3, "ru": 4, "kk": 4}[language]
    assert len(recognised(found)) == count
    listed = [claim for claim in found.claims if claim.event == "LIST_RECOGNISED"]
    assert {(c.register, str(c.date), c.person) for c in listed} == {("bridge", "2023-03-01", None)}


@LANGUAGES
def test_the_owners_total_is_read(language: str) -> None:
    expected = {"en": 4, "ru": 7, "kk": 7}[language]
    assert [(t.number, t.register) for t in reading(language).totals] == [(expected, "bridge")]


@LANGUAGES
def test_a_recent_verdict_is_asserted_with_its_month_inferred(language: str) -> None:
    verdict = told(reading(language).claims, FIRST[language])["SENTENCED_PRISON"]
    assert (str(verdict.date), verdict.date_basis, verdict.polarity) == ("2023-01", "inferred", "asserted")
    assert verdict.term == Term(years=2)


@LANGUAGES
def test_a_served_term_is_a_state_and_no_verdict(language: str) -> None:
    claims = told(reading(language).claims, SERVING[language])
    states = [c for c in reading(language).claims if c.name == SERVING[language] and c.event == "STATE_REPORTED"]
    assert states[0].status == "convicted_imprisoned"
    assert states[0].term == Term(years=3)
    assert str(states[0].date) == "2023-03-03"
    assert "SENTENCED_PRISON" not in claims


@LANGUAGES
def test_an_old_mild_sentence_and_the_later_arrest_are_background(language: str) -> None:
    claims = [claim for claim in reading(language).claims if claim.name == REMANDED[language]]
    mild = next(c for c in claims if c.event.startswith("SENTENCED"))
    assert mild.event == ("SENTENCED_SUSPENDED" if language == "en" else "SENTENCED_RESTRICTED")
    assert (str(mild.date), mild.polarity) == ("2022-06", "background")
    assert all(c.polarity == "background" for c in claims if c.event in ("DETAINED", "REMANDED"))
    states = [c for c in claims if c.event == "STATE_REPORTED"]
    assert {c.status for c in states} == {"pretrial_detention"}


@LANGUAGES
def test_respectively_deals_out_the_months_in_order(language: str) -> None:
    released = [c for c in reading(language).claims if c.event == "RELEASED_UNSPECIFIED"]
    first, second = ("e3", "e2") if language == "en" else ("e2", "e3")
    assert [(c.person, str(c.date), c.date_basis) for c in released] == [
        (first, "2022-10", "inferred"),
        (second, "2022-12", "inferred"),
    ]
    assert {c.polarity for c in released} == {"background"}


@LANGUAGES
def test_an_old_sentence_of_a_member_is_background(language: str) -> None:
    verdict = told(reading(language).claims, "e1")["SENTENCED_PRISON"]
    assert (str(verdict.date), verdict.term, verdict.polarity) == ("2019", Term(years=7), "background")


@LANGUAGES
def test_only_people_of_the_list_and_of_the_register_get_claims(language: str) -> None:
    allowed = set(recognised(reading(language)))
    for claim in reading(language).claims:
        assert claim.person or claim.name in allowed
        assert claim.event != "DIED"


def test_an_unknown_owner_stays_as_written_and_has_no_register() -> None:
    text = articles.ENGLISH.replace("Oak Bridge", "Free Wind")
    found = read(text, "en", articles.ENGLISH_PEOPLE)
    assert {(c.register, c.owner) for c in found.claims if c.event == "LIST_RECOGNISED"} == {(None, "Free Wind")}
    assert [(t.register, t.owner) for t in found.totals] == [(None, "Free Wind")]


def test_the_group_of_three_is_the_last_three_named() -> None:
    states = [c for c in reading("kk").claims if c.event == "STATE_REPORTED" and c.place == "Павлодар"]
    assert [c.name for c in states] == ["Айдар Төлегенов", "Марат Садықов", "Ерлан Жанов"]


def test_the_nearest_owner_wins_over_another_register() -> None:
    other = Register("other", {"en": "Stone Gate"})
    text = "The Stone Gate group criticised the courts.\n" + articles.ENGLISH
    found = read(text, "en", articles.ENGLISH_PEOPLE, registers=[other, Register("bridge", {"en": "Oak Bridge"})])
    assert {c.register for c in found.claims if c.event == "LIST_RECOGNISED"} == {"bridge"}
