"""Migrations while desks and workers run: what each is, and that the program of the version before goes on after it."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import connection, migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.models import NOT_PROVIDED

from registerpub.store import backfill as module
from registerpub.store.backfill import backfill
from registerpub.store.models import ArchiveFile
from tests.projects import DATA, Project, make_project
from tests.store.migrations import BACKFILL, CONTRACT, EXPAND, HALT, kind_of

ROOT = Path(__file__).parents[2]
#: The rule binds from this number on. What came before the first release was made with every process stopped.
BOUND_FROM = 30
#: Of those the ones for which every process has to be stopped; the others only add.
HALTED = {*range(3, 8), 9, 10, *range(12, 17), 18, 20, 25}
#: Those that the version before is tried on.
NEWEST = ("0026_alerts", "0027_panic")
#: Those of them that came alone: 0026 came when several lines of work were joined and their migrations numbered anew.
IN_HISTORY = ("0027_panic",)


def loaded() -> dict[str, migrations.Migration]:
    loader = MigrationLoader(None)
    return {name: migration for (app, name), migration in sorted(loader.disk_migrations.items()) if app == "store"}


def test_every_new_migration_expands_fills_or_contracts_and_nothing_else() -> None:
    for name, migration in loaded().items():
        kind = kind_of(migration.operations, atomic=migration.atomic)
        if int(name[:4]) >= BOUND_FROM:
            assert kind != HALT, f"{name}: one of expand, backfill, contract; see docs/developers.md"
            assert getattr(migration, "kind", None) == kind, f"{name}: is {kind}: say so in it: kind = {kind!r}"
        elif int(name[:4]) <= int(NEWEST[-1][:4]):
            assert (kind == HALT) == (int(name[:4]) in HALTED) and kind in (HALT, EXPAND), name
    assert [kind_of(loaded()[name].operations) for name in NEWEST] == [EXPAND, EXPAND]


def test_what_stops_the_version_before_is_no_expansion() -> None:
    def added(field: models.Field[Any, Any]) -> str:
        return kind_of([migrations.AddField("Job", "x", field)])

    assert added(models.IntegerField(null=True)) == added(models.IntegerField(db_default=0)) == EXPAND
    assert added(models.IntegerField(default=0)) == added(models.IntegerField(null=True, unique=True)) == HALT
    index = models.Index(fields=["due"], name="x")
    assert kind_of([migrations.AddIndex("Job", index), AddIndexConcurrently("Job", index)]) == EXPAND
    assert kind_of([migrations.AddConstraint("Job", models.UniqueConstraint(fields=["due"], name="x"))]) == HALT
    assert kind_of([migrations.AlterField("Job", "due", models.TextField())]) == HALT
    assert kind_of([migrations.RemoveField("Job", "due")]) == CONTRACT
    fill = migrations.RunPython(migrations.RunPython.noop)
    assert kind_of([fill]) == HALT and kind_of([fill], atomic=False) == BACKFILL
    assert kind_of([migrations.AddField("Job", "x", models.IntegerField(null=True)), fill], atomic=False) == HALT


@pytest.mark.django_db
@pytest.mark.parametrize("name", NEWEST)
def test_statements_of_the_version_before_run_on_the_tables_of_this_one(name: str) -> None:
    """Its INSERT, SELECT and UPDATE of every table, as its models write them."""
    graph = MigrationLoader(connection).graph
    (before,) = (parent for parent in graph.node_map["store", name].parents if parent.key[0] == "store")
    apps = graph.make_state(nodes=[before.key]).apps
    written = 0
    with connection.constraint_checks_disabled():
        for model in apps.get_app_config("store").get_models():
            row = model(**{field.attname: sample(field) for field in model._meta.concrete_fields})
            row.save(force_insert=True)
            assert model._default_manager.filter(pk=row.pk).values().get()
            row.save(force_update=True)
            model._default_manager.filter(pk=row.pk).delete()
            written += 1
    assert written > 30


def sample(field: Any) -> Any:
    if field.default is not NOT_PROVIDED or field.null:
        return None if field.null else field.get_default()
    if field.is_relation:
        return sample(field.target_field)
    kind = field.get_internal_type()
    known = {"DateTimeField": "2021-03-04T09:00:00Z", "DateField": "2021-03-04", "BooleanField": False, "JSONField": {}}
    return known.get(kind, "x" if kind in ("CharField", "TextField") else 987654)


@pytest.mark.django_db
def test_a_backfill_that_is_killed_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    ArchiveFile.objects.bulk_create(
        ArchiveFile(name=f"{n}", sha256="", size=n, records=0, ingested="2021-03-04T09:00:00Z") for n in range(7)
    )
    due, seen = ArchiveFile.objects.filter(sha256=""), []

    def fill(row: ArchiveFile) -> None:
        if row.size == 4 and 4 not in seen:
            seen.append(4)
            raise KeyboardInterrupt
        seen.append(row.size)
        row.sha256 = "f"

    with pytest.raises(KeyboardInterrupt):
        backfill(due, fill, ["sha256"], at_once=2)
    assert due.count() == 3
    assert backfill(due, fill, ["sha256"], at_once=2) == 3 and seen == [0, 1, 2, 3, 4, 4, 5, 6]
    assert backfill(due, fill, ["sha256"]) == 0 and module.AT_ONCE <= 500
    with pytest.raises(ValueError, match="archive_file are still due"):
        backfill(ArchiveFile.objects.all(), lambda row: None, ["sha256"])


@pytest.mark.slow
@pytest.mark.parametrize("name", IN_HISTORY)
def test_the_program_of_the_version_before_goes_on_after_the_newest_migrations(tmp_path: Path, name: str) -> None:
    """The program as it was before the migration came, from the repository's own history."""
    place = f"src/registerpub/store/migrations/{name}.py"
    (made,) = git("log", "--diff-filter=A", "--format=%H", "--", place).decode().split()[-1:]
    with tarfile.open(fileobj=BytesIO(git("archive", f"{made}~1", "src", "crawler", "feeds", "locales"))) as old:
        old.extractall(tmp_path / "old", filter="data")
    assert not (tmp_path / "old" / place).exists()
    project = make_project(tmp_path / "project")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO", "REGISTERPUB"))}
    environment["PYTHONPATH"] = f"{tmp_path / 'old/src'}{os.pathsep}{tmp_path / 'old/crawler'}"

    def before(*arguments: str | Path) -> None:
        command = [sys.executable, "-m", "registerpub.cli", *map(str, arguments)]
        done = subprocess.run(command, cwd=project.root, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{arguments}: {done.stderr}"

    before("register", "import", DATA / "second-register.json")
    before("import-evidence", DATA / "second-article.en.txt", "--published", "2021-03-03")
    before("process")
    decided_by_turns(project, before)
    before("publish")
    before("verify")
    project.ok("verify")


def decided_by_turns(project: Project, before: Any) -> None:
    """Both versions at one card: one person decides with this program, the other with the one before."""
    card = next(card["id"] for card in project.json("queue", "list") if card["implicit"])
    project.ok("queue", "confirm", card, "--as", "aigul")
    before("queue", "confirm", card, "--as", "pavel")
    assert card not in {one["id"] for one in project.json("queue", "list")}


def git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=ROOT, check=True, capture_output=True).stdout
