"""The article the project started from, where the shared reference data is at hand."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from registerpub.core.claims import read_claims
from registerpub.core.records import Claim, Document, Mention, PartialDate, Reading, Register, Term
from tests.core.claims.reading import mentions, recognised, told

SHARED = Path(__file__).parents[4] / "shared" / "data"
pytestmark = pytest.mark.skipif(not (SHARED / "seed-article.txt").exists(), reason="no shared reference data")
NEW = {"Zakirova", "Ibraev", "Ydyrysov", "Zheksebaev", "Begimbetov", "Qylyshev"}


@pytest.fixture(scope="module")
def seed() -> tuple[str, Reading, dict[str, str]]:
    text = (SHARED / "seed-article.txt").read_text(encoding="utf-8")
    data = json.loads((SHARED / "register-before.json").read_text(encoding="utf-8"))
    owner = data["register"]["owner"]
    register = Register("ark", {k: v for k, v in owner.items() if k != "aliases"}, tuple(owner["aliases"]))
    people: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for person in data["people"]:
        full = [name["full"] for name in person["names"] if name["language"] == "en"]
        people[person["id"]] = full + [name.split()[-1] for name in full]
        names[full[0].split()[-1]] = person["id"]
    document = Document("seed", text, language="en", published=dt.date(2020, 9, 8))
    found: list[Mention] = mentions(text, people)
    return text, read_claims(document, found, [register]), names


def by_surname(reading: Reading, surname: str) -> dict[str, Claim]:
    return {claim.event: claim for claim in reading.claims if claim.name.split()[-1] == surname}


def test_exactly_six_candidates_are_recognised_on_the_owners_list(seed: tuple[str, Reading, dict[str, str]]) -> None:
    _, reading, _ = seed
    listed = [claim for claim in reading.claims if claim.event == "LIST_RECOGNISED"]
    assert {claim.name.split()[-1] for claim in listed} == NEW
    assert len(listed) == 6
    assert {(c.person, str(c.date), c.register, c.polarity) for c in listed} == {
        (None, "2020-09-08", "ark", "asserted")
    }
    assert all(len(claim.name.split()) == 2 and claim.owner for claim in listed)


def test_the_total_is_nine(seed: tuple[str, Reading, dict[str, str]]) -> None:
    _, reading, _ = seed
    assert [(t.number, t.register, str(t.date)) for t in reading.totals] == [(9, "ark", "2020-09-08")]


def test_opening_facts_of_the_newcomers(seed: tuple[str, Reading, dict[str, str]]) -> None:
    _, reading, _ = seed
    verdict = by_surname(reading, "Zakirova")["SENTENCED_PRISON"]
    assert (verdict.date, verdict.date_basis, verdict.term) == (PartialDate(2020, 7), "inferred", Term(years=1))
    assert verdict.polarity == "asserted"
    state = by_surname(reading, "Ibraev")["STATE_REPORTED"]
    assert (state.status, state.term, str(state.date)) == ("convicted_imprisoned", Term(years=1), "2020-09-08")
    third = by_surname(reading, "Ydyrysov")
    assert (third["STATE_REPORTED"].status, third["STATE_REPORTED"].polarity) == ("pretrial_detention", "asserted")
    assert third["SENTENCED_RESTRICTED"].polarity == "background"
    assert all(claim.polarity == "background" for code, claim in third.items() if code == "DETAINED")
    for surname in ("Zheksebaev", "Begimbetov", "Qylyshev"):
        claims = by_surname(reading, surname)
        assert (claims["STATE_REPORTED"].status, claims["STATE_REPORTED"].place) == ("pretrial_detention", "Almaty")
        assert (claims["SUSPECT"].polarity, claims["SUSPECT"].date) == ("asserted", None)
        assert claims["ADMIN_ARREST"].polarity == "background"


def test_what_is_said_of_the_old_members_is_background(seed: tuple[str, Reading, dict[str, str]]) -> None:
    _, reading, names = seed
    old = [claim for claim in reading.claims if claim.person in names.values()]
    assert old and {claim.polarity for claim in old} == {"background"}
    released = [told(old, names[name])["RELEASED_UNSPECIFIED"] for name in ("Erimbetov", "Dzhakishev")]
    assert [(str(c.date), c.date_basis) for c in released] == [("2019-12", "inferred"), ("2020-03", "inferred")]


def test_nobody_else_gets_a_claim(seed: tuple[str, Reading, dict[str, str]]) -> None:
    _, reading, names = seed
    assert {claim.name.split()[-1] for claim in reading.claims} == NEW | set(names)
    assert "DIED" not in {claim.event for claim in reading.claims}


def test_the_caption_gives_nothing(seed: tuple[str, Reading, dict[str, str]]) -> None:
    text, reading, _ = seed
    captions = text.index("appears in court"), text.index("ALMATY")
    assert not [claim for claim in reading.claims if claim.quote.start < captions[1]]


def test_people_recognised_here_are_recognised_in_order(seed: tuple[str, Reading, dict[str, str]]) -> None:
    _, reading, _ = seed
    assert recognised(reading)[0].endswith("Zakirova")
