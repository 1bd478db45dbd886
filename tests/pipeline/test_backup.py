"""Backups: made, restored and proven; wrong keys, cut and changed files, full disks and kills at every turn."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from registerpub.backup_settings import BackupSettings
from registerpub.config import Config, load_config
from registerpub.core.errors import InputError, RegisterpubError
from registerpub.database_settings import DatabaseSettings
from registerpub.pipeline.backup.keeping import check_backup, find_backup, list_backups, read_sums
from registerpub.pipeline.backup.making import Choices, make_backup
from registerpub.pipeline.backup.manifest import OBJECTS
from registerpub.pipeline.backup.places import FolderPlace
from registerpub.pipeline.backup.postgres import borrowed, fill_postgres
from registerpub.pipeline.backup.sealing import make_identity
from tests.conftest import NOW
from tests.pipeline.backing import BackedUp, make_backed_up, page_added, run_all, tree
from tests.projects import Project

pytestmark = pytest.mark.journey


def lame(command: list[str], root: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that is meant to die."""
    return subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120, check=False)


def test_a_restored_project_proves_itself_and_is_the_one_that_was_backed_up(
    backed_up: BackedUp, tmp_path: Path
) -> None:
    into = tmp_path / "new"
    done = Project(tmp_path).run(
        "restore", backed_up.place, into, "--identity", backed_up.key, "--digest", backed_up.told["digest"]
    )
    assert done.returncode == 0, done.stderr
    assert "registers fold to: " in done.stderr
    assert "release: 1 signature held" in done.stderr
    assert tree(into) == tree(backed_up.project.root)
    assert (into / "var/public/current").resolve() == into / "var/public/releases/1"
    # Nothing that opens something came along: the secret is a new one, and no key is here.
    assert (into / "var/secret.key").read_text() != (backed_up.project.root / "var/secret.key").read_text()
    assert sorted(path.name for path in into.iterdir()) == ["feeds", "registerpub.toml", "sources", "var"]
    assert (into / "var").stat().st_mode & 0o077 == 0
    # Nothing readable lies in the place.
    stored = b"".join(path.read_bytes() for path in backed_up.place.rglob("*") if path.is_file())
    assert b"SQLite format" not in stored and b"WARC/1" not in stored and "Байменов".encode() not in stored


def test_only_what_is_new_is_sent_and_old_ones_go_with_what_only_they_needed(copy: BackedUp) -> None:
    first = set(FolderPlace(copy.place).find(OBJECTS))
    run_all(copy.project, ["backup", copy.place])
    assert set(FolderPlace(copy.place).find(OBJECTS)) == first  # nothing new, nothing sent
    (copy.project.root / "sources" / "note.toml").write_text("# something new\n")
    added = page_added(copy.project, 2, "Суд отложил заседание.")
    told = json.loads(run_all(copy.project, added, ["backup", copy.place, "--keep", "1", "--json"]))
    # The page, and the pack for the note; the first page and the database stayed.
    assert told["sent"] == 2
    assert len(told["removed"]) == 2
    place = FolderPlace(copy.place)
    [kept] = list_backups(place)
    left = set(place.find(OBJECTS))
    assert left == {name for name in read_sums(place, kept) if name.startswith(OBJECTS)}
    assert len(left & first) == len(first) - 1
    assert check_backup(place, kept) == (len(left) + 1, [])


@pytest.mark.slow
def test_the_rehearsal_restores_and_leaves_nothing(backed_up: BackedUp) -> None:
    told = backed_up.project.json("backup", "rehearse")
    assert told["proof"]["problems"] == []
    assert told["files"] > 10
    assert not list((backed_up.project.root / "var/cache").glob("rehearsal-*"))


def test_another_key_opens_nothing_and_leaves_nothing(backed_up: BackedUp, tmp_path: Path) -> None:
    other = tmp_path / "other.key"
    make_identity(other)
    told = Project(tmp_path).refused("restore", backed_up.place, tmp_path / "new", "--identity", other)
    assert "the key does not open it" in told
    told = Project(tmp_path).refused("restore", backed_up.place, tmp_path / "new")
    assert "the key does not open it" in told
    assert not (tmp_path / "new").exists()
    with pytest.raises(InputError, match="it is another one, or forged"):
        backed_up.restore(tmp_path / "new", digest="0" * 64)
    assert not (tmp_path / "new").exists()


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _change(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:-20] + bytes([data[-20] ^ 1]) + data[-19:])


def _lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"x")


@pytest.mark.parametrize("damage", [_cut, _change, _lengthen, Path.unlink])
@pytest.mark.parametrize("which", ["first object", "last object", "manifest", "list"])
def test_whatever_is_damaged_is_named_and_nothing_is_restored(
    backed_up: BackedUp, tmp_path: Path, damage: Callable[[Path], None], which: str
) -> None:
    place = tmp_path / "place"
    shutil.copytree(backed_up.place, place)
    kept = find_backup(FolderPlace(place))
    objects = sorted(FolderPlace(place).find(OBJECTS))
    name = {"first object": objects[0], "last object": objects[-1], "manifest": kept.manifest, "list": kept.sums}[which]
    damage(place / name)
    if which != "list" and (place / kept.manifest).exists():
        [problem] = check_backup(FolderPlace(place), kept)[1]
        assert problem.path == name
    with pytest.raises(RegisterpubError, match="as it was written|No such file|no whole backup|is gone|cut") as told:
        backed_up.restore(tmp_path / "new", place)
    assert name.split("-")[0] in str(told.value) or damage is Path.unlink
    assert not (tmp_path / "new").exists()


def test_a_folder_with_something_in_it_is_left_alone(backed_up: BackedUp, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(InputError, match="is not empty"):
        backed_up.restore(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
    (tmp_path / "mount").mkdir()
    backed_up.restore(tmp_path / "mount")
    assert (tmp_path / "mount/registerpub.toml").is_file()


@pytest.mark.parametrize(
    ("point", "nth"),
    [
        ("+registerpub.pipeline.backup.restoring:_bring", 2),
        ("-registerpub.pipeline.backup.restoring:_move_up", 1),
        ("-registerpub.pipeline.backup.restoring:Path.rename", 2),
    ],
)
def test_a_killed_restore_leaves_no_project_and_is_done_again(
    backed_up: BackedUp, tmp_path: Path, point: str, nth: int
) -> None:
    into = tmp_path / "new"
    command = ["restore", str(backed_up.place), str(into), "--identity", str(backed_up.key)]
    done = Project(tmp_path).run_module("tests.pipeline.kill_scan", point, str(nth), *command)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert not (into / "registerpub.toml").exists()
    backed_up.restore(into)
    assert tree(into) == tree(backed_up.project.root)
    assert sorted(path.name for path in into.iterdir()) == ["feeds", "registerpub.toml", "sources", "var"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("point", "nth"),
    [
        ("-registerpub.pipeline.backup.making:seal_file", 1),
        ("-registerpub.pipeline.backup.places:os.fsync", 3),
        ("+registerpub.pipeline.backup.places:FolderPlace.put", 2),
    ],
)
def test_a_killed_backup_is_none_and_the_next_one_is_whole(copy: BackedUp, point: str, nth: int) -> None:
    (copy.project.root / "sources" / "note.toml").write_text("# something new\n")
    place = FolderPlace(copy.place)
    before = list_backups(place)
    done = copy.project.run_module("tests.journeys.kill_at", point, str(nth), "backup", copy.place)
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert list_backups(place) == before
    assert check_backup(place, before[-1])[1] == []
    told = copy.project.json("backup", copy.place)
    assert check_backup(place, find_backup(place, told["id"]))[1] == []
    assert not list(copy.place.rglob(".tmp-*"))
    assert not list((copy.project.root / "var/cache").glob("backup-*"))


def test_a_full_disk_is_told_and_nothing_is_half_there(copy: BackedUp, tmp_path: Path) -> None:
    full = ["prlimit", "--fsize=150000", sys.executable, "-m", "registerpub.cli"]
    (copy.project.root / "sources" / "notes.bin").write_bytes(os.urandom(160_000))
    before = list_backups(FolderPlace(copy.place))
    done = lame([*full, "backup", str(copy.place)], copy.project.root)
    assert done.returncode == 1
    assert "File too large" in done.stderr or "full" in done.stderr
    assert list_backups(FolderPlace(copy.place)) == before
    assert not list((copy.project.root / "var/cache").glob("backup-*"))
    into = tmp_path / "new"
    done = lame([*full, "restore", str(copy.place), str(into), "--identity", str(copy.key)], tmp_path)
    assert done.returncode == 1
    assert "make room and run it again" in done.stderr
    assert not into.exists()


def test_in_clear_only_with_a_reason(copy: BackedUp, tmp_path: Path) -> None:
    assert copy.project.run("backup", tmp_path / "clear", "--in-clear", "why").returncode == 2
    assert not (tmp_path / "clear").exists()
    run_all(copy.project, ["backup", tmp_path / "clear", "--in-clear", "an encrypted disk in a safe", "--with-keys"])
    place = FolderPlace(tmp_path / "clear")
    manifest = json.loads((tmp_path / "clear" / find_backup(place).manifest).read_text())
    assert manifest["clear_because"] == "an encrypted disk in a safe"
    assert any("has no password: it is not in this backup" in warning for warning in manifest["warnings"])
    into = tmp_path / "new"
    copy.restore(into, tmp_path / "clear")
    assert (into / "var/secret.key").read_bytes() == (copy.project.root / "var/secret.key").read_bytes()
    assert [path.suffix for path in (into / "restored-keys").iterdir()] == [".pub"]


def test_a_place_is_of_one_project_and_outside_of_it(backed_up: BackedUp, tmp_path: Path) -> None:
    config = load_config(backed_up.project.root)
    unsealed = dataclasses.replace(config, backup=BackupSettings())

    def refused(config: Config, place: Path) -> str:
        with pytest.raises(InputError) as told:
            make_backup(config, FolderPlace(place), Choices(), NOW)
        return str(told.value)

    assert "backup.recipients names nobody" in refused(unsealed, tmp_path / "new")
    assert "lies in the project" in refused(config, config.root / "var" / "backup")
    (tmp_path / "letter.txt").write_text("mine")
    assert "is not empty and holds no backups" in refused(config, tmp_path)
    other = dataclasses.replace(config, root=tmp_path / "other")
    (other.root / "var").mkdir(parents=True)
    (other.root / "var" / "secret.key").write_text("another")
    assert "holds the backups of another project" in refused(other, backed_up.place)
    assert not (tmp_path / "new").exists()


@pytest.mark.slow
def test_postgres_is_dumped_and_restored_into_an_empty_database(postgres: Path, tmp_path: Path) -> None:
    from tests.postgres import new_database

    made = make_backed_up(tmp_path, postgres)
    new, restore = tmp_path / "new", ("restore", made.place, tmp_path / "new", "--identity", made.key)
    assert "name an empty one with --database" in Project(tmp_path).refused(*restore)
    used = load_config(made.project.root).store.url
    assert "is not empty" in Project(tmp_path).refused(*restore, "--database", used)
    assert not new.exists()
    url = new_database(postgres, f"restored{os.getpid()}")
    done = Project(tmp_path).run(*restore, "--database", url)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "release: 1 signature held" in done.stderr
    assert load_config(new).store.url == url
    assert not (new / "var/database.dump").exists()
    Project(new).ok("register", "show", "--register", "ftw")


@pytest.mark.slow
def test_a_rehearsal_leaves_the_database_it_borrows_as_it_found_it(postgres: Path, tmp_path: Path) -> None:
    from tests.postgres import new_database

    made = make_backed_up(tmp_path, postgres)
    url = new_database(postgres, f"rehearsed{os.getpid()}")
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE FUNCTION of_the_operator() RETURNS int LANGUAGE sql AS 'SELECT 1'")
    standing = _standing(url)
    for _ in range(2):
        assert made.project.json("backup", "rehearse", "--database", url)["proof"]["problems"] == []
        assert _standing(url) == standing
    # A page that is lost: the proof fails in the restored project, when the database is full.
    [page] = (made.project.root / "var/archive").rglob("*.warc.gz")
    page.rename(tmp_path / "lost")
    told = made.project.refused("backup", "rehearse", "--database", url)
    assert "the backup does not restore" in told and "is restored, but 1 problem found" in told
    assert _standing(url) == standing
    # What others put there, meanwhile or before, is not ours to drop.
    store = DatabaseSettings(url)
    with pytest.raises(InputError, match="is not empty"), borrowed(store, tmp_path):
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute("CREATE TABLE of_the_operator (id int)")
        fill_postgres(store, tmp_path, tmp_path / "dump")
    assert "is not empty" in made.project.refused("backup", "rehearse", "--database", url)
    assert len(_standing(url)) == len(standing) + 1
    used = load_config(made.project.root).store.url
    assert "is not empty" in made.project.refused("backup", "rehearse", "--database", used)
    made.project.ok("register", "show", "--register", "ftw")


def _standing(url: str) -> list[str]:
    """Whatever of anybody's stands in the database."""
    with psycopg.connect(url) as connection:
        found = connection.execute(
            "SELECT relname::text FROM pg_class WHERE relnamespace >= 16384 OR relnamespace = 'public'::regnamespace "
            "UNION ALL SELECT proname::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace "
            "UNION ALL SELECT nspname::text FROM pg_namespace UNION ALL SELECT extname::text FROM pg_extension"
        ).fetchall()
    return sorted(name for (name,) in found)
