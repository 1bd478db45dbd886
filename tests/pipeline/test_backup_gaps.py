"""Backups of projects that do not lie as they should, and in places that do not do as they should."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomlkit

from registerpub.config import load_config
from registerpub.pipeline.backup.places import FolderPlace
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
