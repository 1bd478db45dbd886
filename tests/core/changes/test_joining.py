"""A late report beside a card: what it adds, what it contradicts, and what merely says the same."""

from __future__ import annotations

from typing import Any

import pytest

from registerpub.core.changes import conflicts, facts_conflict, merged, merged_facts

CARD: dict[str, Any] = {"date": "2021-06-03", "date_basis": "stated", "status": None, "term": {"years": 2}}


@pytest.mark.parametrize(
    "values",
    [
        {"date": "2021-06-03", "term": {"years": 2}},
        {"date": "2021-06", "date_basis": "relative"},
        {"date": None, "term": None},
        {"place": "Semey"},
    ],
)
def test_what_says_the_same_or_less_contradicts_nothing(values: dict[str, Any]) -> None:
    assert not conflicts(CARD, values)


@pytest.mark.parametrize("values", [{"date": "2021-06-04"}, {"date": "2020"}, {"term": {"years": 3}}])
def test_another_day_or_term_is_a_contradiction(values: dict[str, Any]) -> None:
    assert conflicts(CARD, values)


@pytest.mark.parametrize(
    ("name", "one", "two", "conflict"),
    [
        ("place", "Almaty", "в Алматы", False),
        ("place", "Almaty", "Astana", True),
        ("place", "Қаратал", "Каратал", False),
        ("article", "статья 405", "Article 405, part 2", False),
        ("article", "405 (1)", "405 (2)", True),
        ("article", "Article 405", "174-бап", True),
        ("facility", "УГ-157/9", "colony UG-157/9", False),
        ("facility", "УГ-157/9", "УГ-157/3", True),
        ("court", "Almaly District Court of Almaty", "the Almaly District Court", False),
        ("court", "Алмалинского районного суда", "Алмалинский районный суд Алматы", False),
        ("court", "Almaly District Court", "Auezov District Court", True),
        ("court", "Almaly District Court", "Алмалинский районный суд", False),
        ("reason", "died", "released", True),
    ],
)
def test_details_are_compared_by_what_they_mean(name: str, one: str, two: str, conflict: bool) -> None:
    assert conflicts({name: one}, {name: two}) is conflict


def test_a_date_that_is_filled_in_brings_how_it_is_known() -> None:
    undated = {"date": None, "date_basis": "stated", "place": "Semey"}
    late = {"date": "2021-06-03", "date_basis": "inferred", "place": "Almaty"}
    assert merged(undated, late) == {"date": "2021-06-03", "date_basis": "inferred", "place": "Semey"}
    assert merged(CARD, {"date": "2021-06", "date_basis": "inferred"}) == CARD


def fact(event: str, date: str | None, **details: str) -> dict[str, Any]:
    return {"event": event, "kind": "history", "status": None, "date": date, "date_basis": "stated", "term": None} | {
        "details": details,
        "quote": f"{event} {date}",
    }


def test_a_further_fact_comes_along_and_a_known_one_stays() -> None:
    known, other = fact("DETAINED", "2020-01"), fact("INDICTED", "2020-05")
    assert merged_facts([known], [fact("DETAINED", None), other]) == [known, other]


def test_facts_contradict_by_date_and_by_detail() -> None:
    known = [fact("DETAINED", "2020-01", place="Almaty")]
    assert not facts_conflict(known, [fact("DETAINED", "2020-01-15", place="Алматы"), fact("INDICTED", "2019")])
    assert facts_conflict(known, [fact("DETAINED", "2020-02")])
    assert facts_conflict(known, [fact("DETAINED", "2020-01", place="Astana")])
