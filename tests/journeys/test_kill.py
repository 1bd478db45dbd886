"""kill -9 at the boundary of every stage, then run again: the same result, nothing lost, nothing twice."""

from __future__ import annotations

import re
import signal
from pathlib import Path
from typing import Any

import pytest

from tests.pipeline.conftest import unpacked
from tests.projects import DATA, Project, copied, make_project

pytestmark = pytest.mark.journey


PROCESS_POINTS = [
    ("-registerpub.pipeline.storing:Capture.objects.bulk_create", 1),
    ("+registerpub.pipeline.storing:Capture.objects.bulk_create", 1),
    ("+registerpub.pipeline.filing:DocumentRow.objects.bulk_create", 1),
    ("+registerpub.pipeline.ingest:store_pages", 1),
    ("+registerpub.pipeline.ingest:_store_file", 1),
    ("-registerpub.pipeline.match:MentionRow.objects.bulk_create", 1),
    ("+registerpub.pipeline.match:MentionRow.objects.bulk_create", 1),
    ("+registerpub.pipeline.match:Stage.run", 1),
    ("+registerpub.pipeline.claim:ClaimRow.objects.bulk_create", 1),
    ("+registerpub.pipeline.claim:Stage.run", 1),
    ("+registerpub.pipeline.copies:Band.objects.bulk_create", 1),
    ("-registerpub.pipeline.copies:_file", 1),
    ("+registerpub.pipeline.copies:_look", 1),
    ("-registerpub.pipeline.document_cards:store", 4),
    ("+registerpub.pipeline.document_cards:store", 5),
    ("+registerpub.pipeline.propose:run_in_order", 1),
]
DECIDE_POINTS = [
    ("+registerpub.pipeline.decide:_vote", 1),
    ("+registerpub.pipeline.decide:close", 1),
    ("+registerpub.pipeline.effects:_record_events", 1),
    ("+registerpub.pipeline.effects:write_texts", 1),
]
AMEND_POINTS = [
    ("+registerpub.pipeline.amendments:_vote", 1),
    ("+registerpub.pipeline.amendments:close", 1),
    ("+registerpub.pipeline.amendment_effects:_rewrite", 1),
    ("+registerpub.pipeline.amendments:record_amendment", 1),
]
RELEASE_POINTS = [
    ("+registerpub.pipeline.publish:nameless_notices", 1),
    ("+registerpub.pipeline.publish:write_nameless", 1),
    ("+registerpub.pipeline.publish:_create_release", 1),
    ("+os:rename", 1),
]
PUBLISH_POINTS = [
    ("-registerpub.pipeline.publish:_create_release", 1),
    ("+registerpub.pipeline.publish:_create_release", 1),
    ("-registerpub.pipeline.publish:publish_folder", 1),
    ("-os:fsync", 1),
    ("-os:rename", 1),
    ("+os:rename", 1),
    ("-os:replace", 1),
]

TABLES = [
    "capture",
    "document",
    "band",
    "mention",
    "claim",
    "total",
    "proposal",
    "evidence",
    "ledger_event",
    "decision",
    "notice",
    "notice_text",
    "notice_version",
]


def killed(project: Project, point: str, nth: int, *command: str | Path) -> bool:
    """Run ``command`` until it kills itself; False if the point was never reached and it ended well."""
    done = project.run_module("tests.journeys.kill_at", point, str(nth), *command)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode == -signal.SIGKILL


def result(project: Project) -> dict[str, Any]:
    """Everything that matters of the store, without the opaque ids that are drawn anew."""
    counts = {table: project.sql(f"select count(*) from {table}")[0][0] for table in TABLES}
    events = sorted(map(str, project.sql("select code, date, status, register_id from ledger_event")))
    cards = [{k: v for k, v in card.items() if k not in ("id", "person")} for card in project.json("queue", "list")]
    return {"counts": counts, "events": events, "cards": sorted(cards, key=str)}


def published(project: Project) -> dict[str, bytes]:
    """The current tree, with what depends on the moment of the run taken out."""
    folder = (project.root / "var/public/current").resolve()
    time = rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d|\d\d:\d\d UTC|\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d"
    moment = re.compile(rb'"previous": "\w+"|' + time)  # what seals the release before holds its moment, too
    return {
        str(path.relative_to(folder)): moment.sub(b"", _plain(path))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != "SHA256SUMS"
    }


def _plain(path: Path) -> bytes:
    """The bytes of the file; of a packed twin those that it opens to."""
    return unpacked(path.name, path.read_bytes())


def new(root: Path) -> Project:
    project = make_project(root)
    project.ok("register", "import", DATA / "second-register.json")
    project.ok("import-evidence", DATA / "second-article.en.txt", "--published", "2021-03-03")
    return project


def removals(project: Project) -> list[str]:
    cards = [card for card in project.json("queue", "list") if card["implicit"]]
    return [card["id"] for card in sorted(cards, key=lambda card: str(card["person"]))]


def test_killing_any_stage_of_processing_changes_nothing_in_the_end(tmp_path: Path) -> None:
    undisturbed, disturbed = new(tmp_path / "one"), new(tmp_path / "two")
    undisturbed.ok("process")
    reached = [killed(disturbed, point, nth, "process") for point, nth in PROCESS_POINTS]
    assert all(reached), [p for p, hit in zip(PROCESS_POINTS, reached, strict=True) if not hit]
    disturbed.ok("process")
    assert result(disturbed) == result(undisturbed)


def test_killing_an_import_leaves_evidence_whole_or_absent(tmp_path: Path) -> None:
    undisturbed, disturbed = new(tmp_path / "one"), make_project(tmp_path / "two")
    disturbed.ok("register", "import", DATA / "second-register.json")
    command = ("import-evidence", DATA / "second-article.en.txt", "--published", "2021-03-03")
    for point in ("-registerpub.archive.writing:WarcWriter._write", "+registerpub.archive.writing:WarcWriter._write"):
        assert killed(disturbed, point, 1, *command)
    disturbed.ok(*command)
    for project in (undisturbed, disturbed):
        project.ok("process")
        project.ok("verify")
    assert result(disturbed)["cards"] == result(undisturbed)["cards"]


def test_killing_a_decision_or_a_release_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    undisturbed, disturbed = new(tmp_path / "one"), new(tmp_path / "two")
    for project in (undisturbed, disturbed):
        project.ok("process")
        for card in removals(project):
            project.ok("queue", "confirm", card, "--as", "aigul")
    for card in removals(undisturbed):
        undisturbed.ok("queue", "confirm", card, "--as", "pavel")
    undisturbed.ok("publish")
    for card in removals(disturbed):
        for point, nth in DECIDE_POINTS:
            assert killed(disturbed, point, nth, "queue", "confirm", card, "--as", "pavel")
        disturbed.ok("queue", "confirm", card, "--as", "pavel")
    assert any(killed(disturbed, point, nth, "publish") for point, nth in PUBLISH_POINTS)
    disturbed.ok("publish")
    assert result(disturbed) == result(undisturbed)
    assert published(disturbed) == published(undisturbed)
    disturbed.ok("verify")


def test_killing_a_correction_or_a_retraction_loses_nothing_and_doubles_nothing(tmp_path: Path) -> None:
    """Corrected and retracted by two people, one taken out for safety; killed at each step, and run again."""
    why = ("--reason", "misread")
    correct = ("notice", "correct", "1", "--as", "aigul", "--cause", "our_error", "--set", "date=2021-02", *why)
    safety = ("notice", "retract", "2", "--as", "zarina", "--cause", "safety", *why)
    undisturbed = new(tmp_path / "one")
    undisturbed.ok("user", "add", "zarina", "--role", "publisher")
    undisturbed.ok("process")
    for card in removals(undisturbed):
        for editor in ("aigul", "pavel"):
            undisturbed.ok("queue", "confirm", card, "--as", editor)
    undisturbed.ok("publish")
    disturbed = copied(undisturbed, tmp_path / "two")
    for command in (("notice", "confirm", waiting(undisturbed, correct), "--as", "pavel"), safety, ("publish",)):
        undisturbed.ok(*command)
    assert killed(disturbed, *AMEND_POINTS[0], *correct)
    confirm = ("notice", "confirm", waiting(disturbed, correct), "--as", "pavel")
    for command, points in ((confirm, AMEND_POINTS), (safety, AMEND_POINTS[1:2])):
        for point, nth in points:
            assert killed(disturbed, point, nth, *command), point
        disturbed.ok(*command)
    reached = [killed(disturbed, point, nth, "publish") for point, nth in RELEASE_POINTS]
    assert all(reached[:3]), reached
    disturbed.ok("publish")
    assert result(disturbed) == result(undisturbed)
    assert published(disturbed) == published(undisturbed)
    for project in (undisturbed, disturbed):
        project.ok("verify")
        assert [row["kind"] for row in project.json("notice", "list")][:2] == ["withdrawal", "correction"]


def waiting(project: Project, command: tuple[str | Path, ...]) -> str:
    """Write the amendment that ``command`` describes; the id of its card."""
    project.ok(*command)
    return next(str(row["waiting"]) for row in project.json("notice", "list") if row["waiting"])
