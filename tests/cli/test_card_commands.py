"""The commands on cards that belong together or apart, as somebody at a terminal uses them."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from tests.projects import DATA, make_project

pytestmark = pytest.mark.journey


def test_cards_are_joined_taken_apart_again_and_told_apart(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    project.ok("register", "import", DATA / "second-register.json")
    project.ok("import-evidence", DATA / "second-article.en.txt", "--published", "2021-03-03")
    project.ok("process")

    def candidates() -> set[str]:
        return {card["id"] for card in project.json("queue", "list") if card["candidate"]}

    before = candidates()
    who = ("--as", "aigul")
    # Either way round: the one that stays keeps what is its own, also where one article names both.
    for one, two in permutations(sorted(before), 2):
        project.ok("queue", "merge", one, two, *who)
        assert candidates() == before - {two}
        project.ok("queue", "take-back", one, two, *who)
        assert candidates() == before
    one, two, *_ = sorted(before)
    assert project.ok("queue", "merge", one, two, *who).startswith(f"merged into card {one};")
    assert two not in candidates()
    assert f"taken back: card {one} is as it was" in project.ok("queue", "take-back", one, two, *who)
    assert candidates() == before
    assert project.ok("queue", "different", one, two, *who) == "remembered: two people\n"
    for command in (
        ("split", one, "--document", "999", "--another", "event"),
        ("open", one),
        ("name", one, "DETAINED"),
        ("merge", one, one),
    ):
        assert project.refused("queue", *command, *who).startswith("error: ")
    assert "nobody" in project.refused("queue", "merge", one, two, "--as", "nobody")
    assert candidates() == before
    assert project.ok("queue", "reject", one, *who, "--reason", "not_a_change") == "rejected\n"
    assert one not in candidates()
