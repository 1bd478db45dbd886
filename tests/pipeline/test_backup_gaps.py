"""Backups of projects that do not lie as they should, and in places that do not do as they should."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import tomlkit

from registerpub.config import load_config
from registerpub.pipeline.backup.keeping import check_backup, find_backup, list_backups
from registerpub.pipeline.backup.places import FolderPlace
from registerpub.pipeline.watching.marks import BACKUP, last_mark
from tests.pipeline.backing import BackedUp

pytestmark = pytest.mark.journey


@pytest.mark.parametrize("where", ["absolute", "outside", "among the sources", "its own place"])
def test_the_root_of_time_stamps_is_there_after_a_restore_wherever_it_lay(
    copy: BackedUp, tmp_path: Path, where: str
) -> None:
    root, elsewhere = copy.project.root, tmp_path / "etc"
    elsewhere.mkdir()
    name = {
        "absolute": str(elsewhere / "tsa.pem"),
        "outside": "../etc/tsa.pem",
        "among the sources": "sources/tsa.pem",
        "its own place": "certificates/tsa.pem",
    }[where]
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text("the authority's\n")
    _stamped(root, name)
    copy.project.ok("backup", copy.place)
    (root / name).unlink()  # the other machine has none
    into = tmp_path / "new"
    copy.restore(into)
    restored = load_config(into)  # refuses a root that is not there
    found = into / restored.evidence.timestamp_root
    assert found.resolve().is_relative_to(into) and found.read_text() == "the authority's\n"
    assert restored.evidence.timestamp_root == (name if where in ("among the sources", "its own place") else found.name)


def _stamped(root: Path, name: str) -> None:
    settings = root / "registerpub.toml"
    document = tomlkit.parse(settings.read_text(encoding="utf-8"))
    document.setdefault("archive", tomlkit.table())["timestamp_root"] = name
    settings.write_text(tomlkit.dumps(document), encoding="utf-8")


def test_what_could_not_be_restored_is_refused_before_anything_is_sent(copy: BackedUp) -> None:
    (copy.project.root / "pack.tar").write_text("the authority's\n")
    _stamped(copy.project.root, "pack.tar")
    before = FolderPlace(copy.place).find("")
    told = copy.project.refused("backup", copy.place)
    assert "belongs nowhere in a project: 'pack.tar': it could not be restored" in told
    assert FolderPlace(copy.place).find("") == before


@pytest.mark.parametrize("gone", ["moved away", "a link"])
def test_a_backup_that_lacks_archive_files_is_no_good_one_and_costs_no_older_one(
    copy: BackedUp, tmp_path: Path, gone: str
) -> None:
    [page] = (copy.project.root / "var/archive").rglob("*.warc.gz")
    place, stored = FolderPlace(copy.place), tmp_path / "object-storage"
    good, noted = list_backups(place), last_mark(load_config(copy.project.root), BACKUP)
    page.rename(stored)
    if gone == "a link":
        page.symlink_to(stored)
    told = copy.project.refused("backup", copy.place, "--keep", "1")
    assert f"lacks 1 archive file that the database knows ({page.relative_to(copy.project.root)}): " in told
    assert "digest " in told and "Bring them back" in told
    assert last_mark(load_config(copy.project.root), BACKUP) == noted
    assert list_backups(place)[:-1] == good  # the last copy of the page is there
    page.unlink(missing_ok=True)
    stored.rename(page)
    assert copy.project.json("backup", copy.place, "--keep", "1")["missing"] == []
    assert check_backup(place, list_backups(place)[0])[1] == []
    assert last_mark(load_config(copy.project.root), BACKUP) != noted


def test_a_backup_is_good_and_told_where_older_ones_cannot_be_removed(copy: BackedUp) -> None:
    place, noted = FolderPlace(copy.place), last_mark(load_config(copy.project.root), BACKUP)
    [first] = list_backups(place)
    place.remove(first.sums)  # nobody can tell what it needs: nothing may go
    done = copy.project.run("backup", copy.place, "--keep", "2", "--json")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert told["removed"] == [] and "is gone or was changed" in told["kept_because"]
    assert f"digest {told['digest']}" in done.stderr
    assert "is whole and noted as a good one, but older ones were not removed" in done.stderr
    assert check_backup(place, find_backup(place, told["id"]))[1] == []
    assert last_mark(load_config(copy.project.root), BACKUP) != noted
