"""A late report beside a card: what it adds, what it contradicts, and what merely says the same."""

from __future__ import annotations

from typing import Any

import pytest

from registerpub.core.changes import conflicts, dates_agree, facts_conflict, merged, merged_facts, merged_reasons

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


TOLD = {"date": "2024-04-17", "date_basis": "stated"}
NO_DAY = {"date": "2024-04-18", "date_basis": "relative", "date_not_later": True}
NEXT_DAY = {"date": "2024-04-19", "date_basis": "relative", "date_not_later": True}


@pytest.mark.parametrize(
    ("one", "two", "agree"),
    [
        (TOLD, NO_DAY, True),
        (NO_DAY, NEXT_DAY, True),
        (TOLD, {**TOLD, "date": "2024-04-18"}, False),
        ({**TOLD, "date": "2024-04-20"}, NO_DAY, False),
        ({**TOLD, "date": "2024-04-05"}, NO_DAY, False),
        ({**TOLD, "date": "2024-04"}, TOLD, True),
        ({"date": None}, TOLD, True),
    ],
)
def test_a_day_of_publication_only_says_that_it_was_not_later(
    one: dict[str, Any], two: dict[str, Any], agree: bool
) -> None:
    assert dates_agree(one, two) is dates_agree(two, one) is agree
    assert conflicts(one, two) is not agree


@pytest.mark.parametrize(
    ("kept", "new", "result"),
    [
        (NO_DAY, TOLD, TOLD),
        (TOLD, NO_DAY, TOLD),
        (NEXT_DAY, NO_DAY, NO_DAY),
        (NO_DAY, NEXT_DAY, NO_DAY),
        ({"date": "2024-04", "date_basis": "stated"}, TOLD, TOLD),
        (TOLD, {**TOLD, "date": "2024-04-09"}, TOLD),
        ({"date": None, "date_basis": "stated"}, NO_DAY, NO_DAY),
    ],
)
def test_a_date_gives_way_to_one_that_agrees_and_says_more(
    kept: dict[str, Any], new: dict[str, Any], result: dict[str, Any]
) -> None:
    assert merged(kept, new) == result


def test_a_doubt_holds_only_as_long_as_every_report_has_it() -> None:
    kept = [{"key": "new"}, {"key": "hearsay"}, {"key": "no_date"}]
    assert merged_reasons(kept, [{"key": "new"}, {"key": "no_date"}], {"date": None}) == [kept[0], kept[2]]
    assert merged_reasons(kept, kept, {"date": "2024-04-17"}) == kept[:2]
