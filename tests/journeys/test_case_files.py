"""The acceptance scenarios at the command line: who is on a list, two owners who are both right, prison after release.

Each runs through archive, claims, cards, two editors and the ledger. The first two run in an invented world and, where
its article stands beside the project, in the one that the project started from.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.projects import DATA, SHARED, Project, make_project

pytestmark = pytest.mark.journey
NEW = ("--new-person", "--consent", "public_record_only")


@dataclass(frozen=True)
class World:
    """A register, an article about its update, and what must come of it."""

    register: str
    file: Path
    article: Path
    published: str
    before: int
    added: int
    removed: int
    after: int
    by_status: Mapping[str, int]


WORLDS = [
    World(
        "ftw",
        DATA / "second-register.json",
        DATA / "second-article.en.txt",
        "2021-03-03",
        before=6,
        added=3,
        removed=3,
        after=6,
        by_status={"pretrial_detention": 2, "convicted_imprisoned": 4},
    ),
    World(
        "ark",
        SHARED / "data/register-before.json",
        SHARED / "data/seed-article.txt",
        "2020-09-08",
        before=5,
        added=6,
        removed=2,
        after=9,
        by_status={"pretrial_detention": 4, "convicted_imprisoned": 5},
    ),
]


@pytest.fixture(scope="module", params=WORLDS, ids=lambda world: world.register)
def world(request: pytest.FixtureRequest) -> World:
    found: World = request.param
    if not found.article.is_file():
        pytest.skip("the article is not beside the project")
    return found


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, world: World) -> Project:
    """The newcomers confirmed; the removals that the total implies wait."""
    project = make_project(tmp_path_factory.mktemp("case") / "project")
    project.ok("register", "import", world.file)
    project.ok("import-evidence", world.article, "--published", world.published)
    project.ok("process")
    found = cards(project)
    assert [card["candidate"] for card in found].count(True) == world.added
    assert [card["implicit"] for card in found].count(True) == world.removed
    assert len(found) == world.added + world.removed
    for card in found:
        if card["candidate"]:
            confirm(project, card, *NEW)
    return project


def cards(project: Project, **wanted: Any) -> list[dict[str, Any]]:
    return [
        card for card in project.json("queue", "list") if all(card[name] == value for name, value in wanted.items())
    ]


def confirm(project: Project, card: dict[str, Any], *options: str) -> None:
    project.ok("queue", "confirm", card["id"], "--as", "aigul", *options)
    if card["people_needed"] > 1:
        project.ok("queue", "confirm", card["id"], "--as", "pavel")


def count(project: Project, register: str, *options: str) -> dict[str, Any]:
    found: dict[str, Any] = project.json("register", "count", "--register", register, *options)
    return found


# --- A: five, two gone, six added: nine; then B: nine beside sixteen of another owner ------------------------------


def test_before_anybody_is_removed_the_mismatch_is_shown_and_explained(project: Project, world: World) -> None:
    """The count that stands, too, where the removals are rejected."""
    printed = project.ok("register", "count", "--register", world.register)
    assert f"MISMATCH: computed {world.after + world.removed}, claimed {world.after}" in printed
    told = project.ok("register", "totals", "--owner", world.register)
    assert f"computed {world.after + world.removed} on that day: {world.removed} more than claimed" in told
    assert f"removals that wait for a decision: {world.removed}" in told


def test_confirmed_whole_the_count_is_the_owners(project: Project, world: World) -> None:
    removals = cards(project, implicit=True)
    shown = project.ok("queue", "show", removals[0]["id"])
    assert f"membership on {world.register}: recognised -> removed" in shown
    full = world.after + world.removed
    assert f"count on {world.register}: {full} -> {full - 1}" in shown
    for card in removals:
        confirm(project, card)
    found = count(project, world.register, "--as-of", world.published)
    assert (found["count"], found["by_status"]) == (world.after, world.by_status)
    assert [total["number"] for total in found["claimed"]] == [world.after]
    assert count(project, world.register, "--as-of", f"{world.published[:4]}-01")["count"] == world.before
    assert count(project, world.register, "--known-on", "2020-01-01")["count"] == 0
    people = {p["id"]: p for p in project.json("register", "show", "--register", world.register)["people"]}
    assert {people[card["person"]]["custody"] for card in removals} == {"released_unspecified"}
    assert not [event for person in people.values() for event in person["events"] if event["faults"]]
    assert "the same" in project.ok("register", "totals")


def other_register(folder: Path) -> Path:
    data = {
        "format": "registerpub/register-1",
        "register": {
            "id": "kopir",
            "owner": {"kk": "Көпір", "ru": "Копир", "en": "Kopir Alliance"},
            "scope": "invented",
        },
        "people": [],
    }
    path = folder / "kopir.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_two_owners_are_both_right(project: Project, world: World, tmp_path: Path) -> None:
    people = project.json("register", "show", "--register", world.register)["people"]
    newcomers = [
        p for p in people if any(event["event"] == "LIST_RECOGNISED" and event["date"] for event in p["events"])
    ]
    assert len(newcomers) == world.added
    names = ", ".join(person["name"] for person in newcomers)
    article = tmp_path / "other.en.txt"
    article.write_text(
        "Alliance Updates Its List\n\n"
        "ALMATY, Kazakhstan -- The number of political prisoners in Kazakhstan has risen from 10 to "
        f"{10 + world.added}, the Kopir Alliance says in an update of the register it keeps.\n\n"
        "The head of the Kopir Alliance, Gulnara Omarova, said that more people have now been recognized as political "
        "prisoners on the list.\n\n"
        f"The new political prisoners named on the list are {names}.\n",
        encoding="utf-8",
    )
    project.ok("register", "import", other_register(tmp_path))
    project.ok("import-evidence", article, "--published", world.published)
    project.ok("process")
    found_cards = cards(project)
    assert {card["kind"] for card in found_cards} == {"event", "mismatch"}  # it claims more than the ones it names
    waiting = [card for card in found_cards if card["kind"] == "event"]
    assert {(card["event"], card["register"], card["person"]) for card in waiting} == {
        ("LIST_RECOGNISED", "kopir", person["id"]) for person in newcomers
    }
    for card in waiting:
        confirm(project, card)
    own, other = count(project, world.register), count(project, "kopir")
    assert (own["count"], [total["number"] for total in own["claimed"]]) == (world.after, [world.after])
    assert (other["count"], [total["number"] for total in other["claimed"]]) == (world.added, [10 + world.added])
    told = project.ok("register", "totals", "--owner", "kopir alliance")
    assert f"{world.added} known of {10 + world.added} claimed" in told
    assert "Fair" not in told
    found = project.json("register", "totals")
    assert [(total["register"], total["difference"]) for total in found] == [(world.register, 0), ("kopir", 10)]
    both = {"kopir": "recognised", world.register: "recognised"}
    shown = project.json("register", "show", "--register", "kopir")["people"]
    assert [person["memberships"] for person in shown] == [both] * world.added


# --- C: released, then in prison again -----------------------------------------------------------------------------

PERSON: dict[str, Any] = {
    "id": "q1",
    "names": [{"language": "en", "full": "Sanat Orazov", "kind": "main"}],
    "sex": "m",
    "consent": "public_record_only",
    "events": [
        {"event": "STATE_REPORTED", "date": "2020-09-08", "status": "pretrial_detention"},
        {"event": "LIST_RECOGNISED", "register": "ftw", "date": "2020-09-08"},
    ],
}
NEWS = [
    ("2021-10-12", "A court in Almaty sentenced Sanat Orazov to five years in prison on October 11."),
    ("2022-04-13", "The rest of Sanat Orazov's prison term was replaced by a fine on April 12."),
    ("2024-05-24", "Sanat Orazov is currently in prison in Qonaev."),
]


def test_release_is_not_the_end(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project")
    data = json.loads((DATA / "second-register.json").read_text(encoding="utf-8"))
    path = tmp_path / "register.json"
    path.write_text(json.dumps({**data, "people": [PERSON]}), encoding="utf-8")
    project.ok("register", "import", path)
    for published, sentence in NEWS:
        article = tmp_path / f"{published}.en.txt"
        article.write_text(f"News Of The Day\n\nALMATY, Kazakhstan -- {sentence}\n", encoding="utf-8")
        project.ok("import-evidence", article, "--published", published)
        project.ok("process")
        (card,) = cards(project)
        confirm(project, card)
    for day, status in (
        ("2021-10-10", "pretrial_detention"),
        ("2021", "convicted_imprisoned"),
        ("2022-04", "released_replaced"),
        ("2024-05-24", "convicted_imprisoned"),
    ):
        found = count(project, "ftw", "--as-of", day)
        assert (found["count"], found["by_status"]) == (1, {status: 1}), day
    (person,) = project.json("register", "show", "--register", "ftw")["people"]
    assert (person["custody"], person["penalty"]) == ("convicted_imprisoned", "prison")
    assert [event["faults"] for event in person["events"]] == [[]] * 5


def test_moments_are_days_of_the_projects_zone(tmp_path: Path) -> None:
    project = make_project(tmp_path / "project", editors=())
    data = json.loads((DATA / "second-register.json").read_text(encoding="utf-8"))
    recorded = {"recorded": "2021-02-03T19:30:00Z"}  # half past midnight on the fourth in Almaty at that time
    person = {**PERSON, "events": [{**event, **recorded} for event in PERSON["events"]]}
    path = tmp_path / "register.json"
    path.write_text(json.dumps({**data, "people": [person]}), encoding="utf-8")
    project.ok("register", "import", path)
    for moment, number in (
        ("2021-02-03", 0),
        ("2021-02-04", 1),
        ("2021-02", 1),
        ("2021-02-03T19:29:59Z", 0),
        ("2021-02-04T01:30:00+06:00", 1),
    ):
        assert count(project, "ftw", "--known-on", moment)["count"] == number, moment
    assert count(project, "ftw", "--known-on", "9999")["count"] == 1
    done = project.run("register", "count", "--register", "ftw", "--known-on", "2021-02-03T19:30")
    assert (done.returncode, "needs a time zone" in done.stderr) == (2, True)
    done = project.run("register", "show", "--register", "ftw", "--as-of", "2020-13")
    assert (done.returncode, "there is no month 13" in done.stderr) == (2, True)
