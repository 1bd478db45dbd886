"""The labelled texts are as they were frozen, well formed, and cover what they promise. No rule is scored here."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from bench.claims.texts import LANGUAGES, make_documents, people
from hypothesis import given, settings
from hypothesis import strategies as st

from registerpub.core.events import EVENT_TYPES, STATUSES
from registerpub.core.records import PartialDate

FOLDER = Path(__file__).resolve().parents[3] / "bench" / "claims"
HALVES = ("dev", "heldout")
INTERNAL = {"AMENDED", "WITHDRAWN"}
KEYS = ["id", "language", "published", "text", "people", "on_list", "expected", "optional", "totals", "trap", "note"]
CLAIM = {"person", "candidate", "event", "polarity", "date", "date_basis", "term", "term_kind"}
AS_WRITTEN = ("candidate", "court", "place", "owner")
TERM_KINDS = {"prison", "restricted", "suspended", "administrative"}

Row = dict[str, Any]


def rows_of(half: str) -> list[Row]:
    lines = (FOLDER / "cases" / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


ROWS = {half: rows_of(half) for half in HALVES}
ALL = [row for half in HALVES for row in ROWS[half]]
CLAIMS = [(row, claim) for row in ALL for claim in row["expected"]]


@pytest.mark.parametrize("half", [*HALVES, "heldout-2"])
def test_a_half_is_as_it_was_frozen(half: str) -> None:
    rows = rows_of(half)
    digest = hashlib.sha256((FOLDER / "cases" / f"{half}.jsonl").read_bytes()).hexdigest()
    stated = (FOLDER / "cases" / "README.md").read_text(encoding="utf-8")
    assert f"| `{half}.jsonl` | {len(rows)} | `{digest}` |" in stated


def test_every_line_has_the_same_keys_and_a_day() -> None:
    for row in ALL:
        assert list(row) == KEYS, row["id"]
        assert row["language"] in LANGUAGES
        assert row["text"].strip() == row["text"] != ""
        dt.date.fromisoformat(row["published"])


def test_no_text_and_no_id_stands_twice() -> None:
    assert len({row["id"] for row in ALL}) == len(ALL)
    assert len({re.sub(r"\W+", " ", row["text"].casefold()) for row in ALL}) == len(ALL)


def test_a_claim_names_a_known_code_and_polarity() -> None:
    for row, claim in CLAIMS:
        assert set(claim) >= CLAIM, row["id"]
        assert set(claim) <= CLAIM | {"article", "court", "place", "owner", "list", "status"}, row["id"]
        assert claim["event"] in EVENT_TYPES, row["id"]
        assert claim["polarity"] in ("asserted", "reported"), row["id"]
    assert all(one["event"] in EVENT_TYPES for row in ALL for one in row["optional"])


def test_one_person_and_event_stand_once_in_a_text() -> None:
    for row in ALL:
        told = Counter((one["person"], one["candidate"], one["event"]) for one in row["expected"] + row["optional"])
        assert not [key for key, times in told.items() if times > 1], row["id"]


def test_people_are_those_of_the_texts_own_register() -> None:
    for row in ALL:
        ids = [person["id"] for person in row["people"]]
        assert len(ids) == len(set(ids)), row["id"]
        assert set(row["on_list"]) <= set(ids), row["id"]
        for claim in row["expected"] + row["optional"]:
            assert (claim["person"] is None) != (claim["candidate"] is None), row["id"]
            assert claim["person"] is None or claim["person"] in ids, row["id"]


def names_by_person() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for row in ALL:
        for person in row["people"]:
            for language, name in person["names"].items():
                assert found.setdefault(person["id"], {}).setdefault(language, name) == name, row["id"]
    return found


def test_a_person_has_one_name_for_each_language() -> None:
    found = names_by_person()
    assert all(set(names) == set(LANGUAGES) for names in found.values())
    for language in LANGUAGES:
        assert len({names[language] for names in found.values()}) == len(found)


def is_kazakh_in_latin(row: Row) -> bool:
    return row["language"] == "kk" and re.search(r"[а-яәіңғүұқөһ]", row["text"]) is None


def test_everybody_of_the_register_is_in_the_text() -> None:
    found = names_by_person()
    for row in ALL:
        if is_kazakh_in_latin(row):
            continue
        for person in row["people"]:
            surname = found[person["id"]][row["language"]].split()[-1]
            assert surname[:-1] in row["text"], (row["id"], surname)


def test_some_texts_are_kazakh_in_latin_letters() -> None:
    assert sum(is_kazakh_in_latin(row) for row in ALL) >= 6


def test_what_is_quoted_stands_in_the_text() -> None:
    for row, claim in CLAIMS:
        for key in AS_WRITTEN:
            assert claim.get(key) is None or claim[key] in row["text"], (row["id"], key)
    for row in ALL:
        for total in row["totals"]:
            assert total["owner"] in row["text"] and total["number"] > 0, row["id"]


def test_dates_are_partial_dates_up_to_the_day_of_publication() -> None:
    for row, claim in CLAIMS:
        assert (claim["date"] is None) == (claim["date_basis"] is None), row["id"]
        if claim["date"] is not None:
            assert claim["date_basis"] in ("stated", "relative", "inferred"), row["id"]
            assert PartialDate.parse(claim["date"]).first_day() <= dt.date.fromisoformat(row["published"]), row["id"]


def test_a_stated_date_has_its_year_in_the_text() -> None:
    for row, claim in CLAIMS:
        if claim["date_basis"] == "stated":
            assert claim["date"][:4] in row["text"], row["id"]


def test_terms_have_units_and_a_kind() -> None:
    for row, claim in CLAIMS:
        assert claim["term_kind"] is None or claim["term"] is not None, row["id"]
        if claim["term"] is not None:
            assert claim["term_kind"] in TERM_KINDS | {None}, row["id"]
            assert claim["term"] and set(claim["term"]) <= {"years", "months", "days"}, row["id"]
            assert all(value > 0 for value in claim["term"].values()), row["id"]


def test_a_reported_state_is_a_known_status() -> None:
    for row, claim in CLAIMS:
        if claim["event"] == "STATE_REPORTED":
            assert claim["status"] in STATUSES, row["id"]
        else:
            assert "status" not in claim, row["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_enough_texts_half_of_them_traps(language: str) -> None:
    rows = [row for row in ALL if row["language"] == language]
    assert len(rows) >= 120
    assert 2 * sum(row["trap"] is not None for row in rows) >= len(rows)
    for half in HALVES:
        assert len([row for row in ROWS[half] if row["language"] == language]) >= 60


def test_a_trap_says_why_and_any_other_text_asserts_something() -> None:
    for row in ALL:
        assert row["note"] if row["trap"] else row["expected"], row["id"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_is_there_three_times_and_in_both_halves(language: str) -> None:
    counts = Counter(claim["event"] for row, claim in CLAIMS if row["language"] == language)
    assert {code for code in EVENT_TYPES if counts[code] < 3} == INTERNAL
    for half in HALVES:
        rows = [row for row in ROWS[half] if row["language"] == language]
        assert {claim["event"] for row in rows for claim in row["expected"]} == set(EVENT_TYPES) - INTERNAL


def test_made_documents_are_the_same_every_time_and_near_the_size() -> None:
    made = list(make_documents(60, seed=7))
    assert made == list(make_documents(60, seed=7))
    assert made != list(make_documents(60, seed=8))
    assert {document.language for document in made} == set(LANGUAGES)
    assert all(1900 <= len(document.text.encode()) <= 2048 for document in made)


@given(st.integers(1000, 6000), st.floats(0, 1), st.integers())
@settings(max_examples=30)
def test_a_made_document_never_exceeds_its_size(size: int, share: float, seed: int) -> None:
    for document in make_documents(3, size, share=share, seed=seed):
        assert size - 200 <= len(document.text.encode()) <= size
        assert document.text.strip() == document.text


def test_a_made_document_holds_its_dev_text_whole_and_no_heldout_text() -> None:
    dev = {row["id"]: row["text"] for row in ROWS["dev"]}
    for document in make_documents(60):
        assert document.case is not None and dev[document.case] in document.text
        assert not [
            row["id"] for half in ("heldout", "heldout-2") for row in rows_of(half) if row["text"] in document.text
        ]
    assert {document.case for document in make_documents(9, share=0.0)} == {None}


def test_a_size_too_small_for_a_dev_text_is_refused() -> None:
    with pytest.raises(ValueError, match="size 100 is too small"):
        list(make_documents(1, 100))


def test_the_register_of_made_documents_knows_everybody_of_the_dev_texts() -> None:
    known = {person["id"] for person in people()}
    assert known == {person["id"] for row in ROWS["dev"] for person in row["people"]}


def neutral(language: str) -> list[str]:
    return (FOLDER / "neutral" / f"{language}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_neutral_paragraphs_are_thirty_and_name_nobody(language: str) -> None:
    paragraphs = neutral(language)
    assert len(set(paragraphs)) == 30
    surnames = [names[language].split()[-1] for names in names_by_person().values()]
    assert not [one for one in paragraphs for surname in surnames if surname[:-1] in one]
