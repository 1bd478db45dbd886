"""A project folder driven through the real command line, as an operator would."""

from __future__ import annotations

import atexit
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
import uuid
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from registerpub.config import load_config
from tests import warm
from tests.postgres import VARIABLE, new_database

#: The server that all tests run on, if they do.
EVERYWHERE = os.environ.get(VARIABLE)
DATA = Path(__file__).parent / "data"
SHARED = Path(__file__).parents[2] / "shared"

OPEN_POLICY = """\
[policy]
terminal_decisions = true
terminal_may_be_two = true
undo_seconds = 0

[policy.A]
origins = 1
outbox_minutes = 0

[policy.B]
outbox_minutes = 0
"""


@dataclass(frozen=True)
class Project:
    """``run`` returns the finished process; ``ok`` insists on exit 0 and gives standard output; ``json`` parses it."""

    root: Path

    def run(self, *arguments: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return self.run_module("registerpub.cli", *arguments, stdin=stdin)

    def run_module(
        self, module: str, *arguments: str | Path, stdin: str = "", **variables: str
    ) -> subprocess.CompletedProcess[str]:
        """``python -m module`` in the project's folder; ``variables`` of its environment besides those of the tests."""
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "REGISTERPUB"))
        }
        return warm.run(module, [*map(str, arguments)], self.root, environment | variables, stdin)

    def ok(self, *arguments: str | Path, stdin: str = "") -> str:
        done = self.run(*arguments, stdin=stdin)
        assert done.returncode == 0, f"{arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stdout

    def json(self, *arguments: str | Path) -> Any:
        return json.loads(self.ok(*arguments, "--json"))

    def sql(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Run one statement on the project's database; ``?`` stands for each value."""
        store = load_config(self.root).store
        if store.is_postgres:
            with psycopg.connect(store.url, autocommit=True) as connection:
                done = connection.execute(statement.replace("?", "%s").encode(), values)
                return done.fetchall() if done.description else []
        with closing(sqlite3.connect(store.sqlite_path(self.root))) as database, database:
            return database.execute(statement, values).fetchall()

    def refused(self, *arguments: str | Path) -> str:
        done = self.run(*arguments)
        assert done.returncode == 1, f"{arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done.stderr


def copied(project: Project, root: Path) -> Project:
    """The same project once more, with a database of its own."""
    shutil.copytree(project.root, root, symlinks=True)
    store = load_config(project.root).store
    if EVERYWHERE and store.is_postgres:
        url = new_database(EVERYWHERE, f"p{uuid.uuid4().hex}", urlsplit(store.url).path.strip("/"))
        path = root / "registerpub.toml"
        path.write_text(path.read_text(encoding="utf-8").replace(store.url, url), encoding="utf-8")
    return Project(root)


def make_project(
    root: Path,
    settings: str = OPEN_POLICY,
    editors: tuple[str, ...] = ("aigul", "pavel"),
    *,
    postgres: Path | str | None = EVERYWHERE,
) -> Project:
    """A new project with settings and two editors. ``postgres``: the socket's folder of a server; None: on SQLite."""
    if postgres:
        Project(root.parent).ok("init", root, "--database", new_database(postgres, f"p{uuid.uuid4().hex}"))
        _add_editors(Project(root), editors)
    else:
        shutil.copytree(_prepared(editors), root, dirs_exist_ok=True)
    path = root / "registerpub.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + settings, encoding="utf-8")
    return Project(root)


@cache
def _prepared(editors: tuple[str, ...]) -> Path:
    """A new project on SQLite with these editors, made once by the real commands: copies of it cost nothing."""
    folder = Path(tempfile.mkdtemp(prefix="registerpub-prepared-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    Project(folder).ok("init", folder / "project")
    _add_editors(Project(folder / "project"), editors)
    return folder / "project"


def _add_editors(project: Project, editors: tuple[str, ...]) -> None:
    for name in editors:
        project.ok("user", "add", name, "--role", "editor")
