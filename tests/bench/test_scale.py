"""docs/scale.md holds what the simulation says, and the simulation does what queues do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bench.scale.__main__ import tables
from bench.scale.costs import kept_costs
from bench.scale.simulate import SETTINGS, TURNED, simulate

COSTS = kept_costs()


def test_the_page_shows_what_the_simulation_says() -> None:
    page = (Path(__file__).parents[2] / "docs" / "scale.md").read_text(encoding="utf-8")
    assert tables(COSTS) in page, "run `make bench-scale` and put its table into docs/scale.md"


def test_a_lane_too_few_falls_behind_and_more_of_them_do_not() -> None:
    few, more = simulate(SETTINGS[1], COSTS), simulate(TURNED[0], COSTS)
    assert few.shares["lanes"] > 1 and few.first_to_break == "lanes" and few.longest_wait["lanes"] > 24
    assert more.shares["lanes"] < 1 and more.longest_wait["lanes"] < 24
    assert few.documents_a_day == more.documents_a_day


@pytest.mark.parametrize("stage", ["ingest", "match", "claim", "propose", "crawl"])
def test_a_stage_that_costs_twice_as_much_takes_twice_as_long(stage: str) -> None:
    dearer = simulate(SETTINGS[0], replace(COSTS, **{stage: 2 * getattr(COSTS, stage)}))
    once = simulate(SETTINGS[0], COSTS).core_hours_a_day
    assert dearer.core_hours_a_day[stage] == pytest.approx(2 * once[stage])


def test_ten_times_the_sources_are_ten_times_the_documents() -> None:
    many = simulate(replace(SETTINGS[0], sources=150), COSTS)
    assert many.documents_a_day == pytest.approx(10 * simulate(SETTINGS[0], COSTS).documents_a_day, rel=0.05)
