"""The database as it was at one moment, and brought back: SQLite's online copy, PostgreSQL's own dump and restore.

Neither keeps anybody from writing. What the copy adds up to is counted in the copy.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from registerpub.config import Config
from registerpub.core.casefile import added_up, count_register
from registerpub.core.errors import RegisterpubError
from registerpub.pipeline.audit import chain_head
from registerpub.pipeline.backup.manifest import Facts
from registerpub.pipeline.backup.postgres import run_program
from registerpub.store.mapping import register_parts
from registerpub.store.models import (
    ArchiveFile,
    AuditEntry,
    Decision,
    DocumentRow,
    LedgerEvent,
    Notice,
    PersonRow,
    RegisterRow,
    Release,
)

_COUNTED = {
    "people": PersonRow,
    "events": LedgerEvent,
    "decisions": Decision,
    "notices": Notice,
    "releases": Release,
    "documents": DocumentRow,
    "archive files": ArchiveFile,
    "audit entries": AuditEntry,
}
_ALIAS = "default"


@contextmanager
def copied(config: Config, target: Path) -> Iterator[Callable[[], None]]:
    """Copy the database to ``target``; inside, everything that is asked of the store is answered by the copy.

    What is written to the store from now on is not in it. Call what is given to have the copy on the disk: a dump of
    PostgreSQL takes its time, and nobody has to wait for it. Raises :class:`RegisterpubError` if the disk or the server
    refuses; nothing usable is left then.
    """
    with _dumped(config, target) if config.store.is_postgres else _copied(config, target) as finish:
        yield finish


@contextmanager
def _copied(config: Config, target: Path) -> Iterator[Callable[[], None]]:
    try:
        with closing(sqlite3.connect(config.database, timeout=30)) as source, closing(sqlite3.connect(target)) as copy:
            # In one step: it reads one state of a database whose writers go on.
            source.backup(copy)
            # One file, and none beside it, also while it is read below.
            copy.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.Error as error:
        raise RegisterpubError(f"{target}: the database cannot be copied: {error}") from error
    settings = {**connections[_ALIAS].settings_dict, "NAME": str(target)}
    settings["OPTIONS"] = {**settings["OPTIONS"], "init_command": "PRAGMA query_only=ON"}
    with _answered_by(type(connections[_ALIAS])(settings, _ALIAS)):
        yield lambda: None


@contextmanager
def _dumped(config: Config, target: Path) -> Iterator[Callable[[], None]]:
    """The dump and the counts see one snapshot, which a transaction that only reads holds open."""
    from django.db.backends.postgresql.base import DatabaseWrapper

    settings = dict(connections[_ALIAS].settings_dict)
    settings["OPTIONS"] = {**settings["OPTIONS"], "options": "-c idle_in_transaction_session_timeout=0"}
    # Django's own backend: ours would take the writers' lock.
    reader = DatabaseWrapper(settings, _ALIAS)
    with _answered_by(reader):
        reader.set_autocommit(False)
        with reader.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            [snapshot] = cursor.fetchone()
        options = ("--format=custom", f"--snapshot={snapshot}", f"--file={target}")
        yield partial(run_program, config.store, config.root, "pg_dump", *options)


@contextmanager
def _answered_by(copy: Any) -> Iterator[None]:
    before = connections[_ALIAS]
    connections[_ALIAS] = copy
    try:
        yield
    finally:
        copy.close()
        connections[_ALIAS] = before


def facts() -> Facts:
    """What the store adds up to, register by register, a part of the people at a time."""
    registers = {}
    for name in RegisterRow.objects.order_by("id").values_list("id", flat=True):
        counted = added_up((count_register(name, part) for part in register_parts(name)), name, None)
        registers[name] = {"members": counted.count, **counted.by_status}
    number, head = chain_head()
    rows = {name: model._default_manager.count() for name, model in _COUNTED.items()}
    return Facts(rows, f"{number} {head}", registers)


def latest_migration() -> str:
    applied = MigrationRecorder(connections[_ALIAS]).migration_qs.filter(app="store")
    return max(applied.values_list("name", flat=True), default="")


def known_archive_files() -> list[str]:
    """Names of the files whose pages stand in the store and that nobody has removed."""
    return list(ArchiveFile.objects.filter(removed__isnull=True).order_by("name").values_list("name", flat=True))
