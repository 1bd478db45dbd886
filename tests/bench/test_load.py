"""Many editors at once: what the bench looks for is what the desk says, and nothing lost or untold escapes it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bench.load.codes import app_code
from bench.load.report import is_whole, share, table
from bench.load.said import SAID, deed_said, patterns
from bench.load.world import check, mark
from django.utils import timezone

from registerpub.config import Config
from registerpub.pipeline.decide import reject
from tests.desk.samples import make_card, make_person, make_register, make_user

ROOT = Path(__file__).parents[2]


def test_codes_are_those_of_the_standard() -> None:
    """RFC 6238, appendix B, of which an app shows the last six digits."""
    seed = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
    assert [app_code(seed, at) for at in (59, 1111111109, 20000000000)] == ["287082", "081804", "353130"]


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_deeds_are_read_in_every_language(language: str) -> None:
    english = patterns("en")
    assert {deed for deed, looks in patterns(language).items() if looks == english[deed]} == set()


def test_a_deed_is_what_the_whole_message_says() -> None:
    assert deed_said(["Saved.", "Rejected: not a change."], "en") == "rejected"
    assert deed_said(["Your choices are kept: you find the card under «Mine»."], "en") == "keep"
    assert deed_said(["Not Rejected: not a change."], "en") == ""
    assert set(patterns("en")) == set(SAID)


def test_a_share_is_the_nearest_rank() -> None:
    values = [float(number) for number in range(1, 101)]
    assert (share(values, 0.5), share(values, 0.95), share([7.0], 0.95)) == (50, 95, 7)


def test_the_table_sets_many_beside_one() -> None:
    clicks = [("alone", "card", 10.0, ""), ("many", "card", 25.0, ""), ("many", "card", 1.0, "card: status 500")]
    held = {"decisions": [1, 1], "closed": [1, 1, 1], "lost": [], "untold": [], "twice": 0, "problems": []}
    phases = {"alone": 1.0, "many": 2.0, "conflicts": 3}
    cpu = {"alone": 0.01, "many": 0.03}
    told = table({"clicks": clicks, "errors": ["card: status 500"], "phases": phases, "cpu": cpu, "held": held})
    assert "| card | 1, 10, 10 | 1, 25, 25 | 2.5 | 2.5 |" in told
    assert "errors: 1" in told and "1 × card: status 500" in told


WHOLE: dict[str, Any] = {"decisions": [2, 2], "closed": [1, 1, 1], "lost": [], "untold": [], "twice": 0, "problems": []}


@pytest.mark.parametrize(
    "fault",
    [{"lost": [1]}, {"untold": [1]}, {"twice": 1}, {"problems": ["x"]}, {"decisions": [1, 2]}, {"closed": [1, 1, 2]}],
)
def test_nothing_lost_untold_or_twice_escapes(fault: dict[str, Any]) -> None:
    assert is_whole(WHOLE) and not is_whole({**WHOLE, **fault})


@pytest.mark.django_db
def test_the_store_is_compared_with_what_editors_were_told(config: Config) -> None:
    make_register()
    before = mark()
    user = make_user("e1", "editor")
    for card in ("card111111", "card222222"):
        make_card(card, "QUESTIONED", "C", person=make_person(f"p{card}"))
        reject(card, user, "not_a_change", config=config, channel="desk", seen_version=None, now=timezone.now())
    both = [("e1", "card111111", "rejected"), ("e1", "card222222", "rejected")]
    assert is_whole(check(both, before))
    assert is_whole(check([], mark()))
    assert check(both[:1], before)["untold"] == [("e1", "card222222", "decide")]
    assert check([*both, ("e1", "card333333", "rejected")], before)["lost"] == [("e1", "card333333", "decide")]


@pytest.mark.slow
@pytest.mark.parametrize("store", ["sqlite", "postgres"])
def test_fifty_editors_at_once_meet_no_error_and_lose_nothing(store: str) -> None:
    """At the full size. ``REGISTERPUB_LOAD_CARDS`` makes it smaller where there is no time."""
    cards = int(os.environ.get("REGISTERPUB_LOAD_CARDS", "100000"))
    size = ["--cards", str(cards), "--mentions", str(10 * cards), "--editors", "50", "--seconds", "240"]
    done = subprocess.run(
        [sys.executable, "-m", "bench.load", "--stores", store, *size], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
