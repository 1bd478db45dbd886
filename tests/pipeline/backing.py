"""A project with a register, pages and a signed release, backed up once; for the tests of backups."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from registerpub.pipeline.backup.keeping import find_backup
from registerpub.pipeline.backup.manifest import Manifest
from registerpub.pipeline.backup.places import FolderPlace
from registerpub.pipeline.backup.restoring import Wanted, restore
from registerpub.pipeline.backup.sealing import make_identity, read_identities
from tests.projects import DATA, OPEN_POLICY, Project, make_project

PAGE = '<html lang="ru"><head><title>Суд</title></head><body><article><h1>Суд</h1><p>{}</p></article></body></html>'
SETTINGS = """
[backup]
recipients = ["{recipient}"]
"""


@dataclass(frozen=True)
class BackedUp:
    """``told``: what the backup printed as JSON."""

    project: Project
    place: Path
    key: Path
    told: dict[str, Any]

    def restore(self, into: Path, place: Path | None = None, **wanted: Any) -> Manifest:
        """In this process, without the proof: the newest backup of ``place``."""
        opened = FolderPlace(place or self.place)
        return restore(opened, find_backup(opened), into, Wanted(read_identities(self.key), **wanted))


def make_backed_up(folder: Path, postgres: Path | None = None, to: str = "") -> BackedUp:
    key = folder / "backup.key"
    settings = SETTINGS.format(recipient=make_identity(key))
    project = make_project(folder / "project", OPEN_POLICY, (), postgres=postgres)
    path = project.root / "registerpub.toml"
    shown = path.read_text(encoding="utf-8").replace("[site]\n", "[site]\nshow_register = true\n", 1)
    path.write_text(shown + settings, encoding="utf-8")
    place = folder / "place"
    told = run_all(
        project,
        ["register", "import", DATA / "second-register.json"],
        page_added(project, 1, "Тимур Байменов вышел на свободу."),
        ["process"],
        ["key", "new", "--folder", folder / "keys", "--without-password"],
        ["publish"],
        ["backup", to or place, "--json"],
    )
    return BackedUp(project, place, key, json.loads(told))


def page_added(project: Project, number: int, text: str) -> list[str | Path]:
    """The command that archives a page of these words."""
    page = project.root.parent / f"page-{number}.html"
    page.write_text(PAGE.format(text), encoding="utf-8")
    return ["import-evidence", page, "--url", f"https://example.org/{number}", "--published", "2021-03-03"]


def run_all(project: Project, *commands: list[str | Path]) -> str:
    """Several commands, one after the other; what they printed."""
    return "".join(project.ok(*command) for command in commands)


def tree(root: Path) -> dict[str, str]:
    """Digest by path of everything that a restored project has in common with the one that was backed up."""
    parts = ("sources", "feeds", "var/archive", "var/public/releases")
    files = [path for part in parts for path in (root / part).rglob("*") if path.is_file()]
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if not path.name.startswith(".")
    }
