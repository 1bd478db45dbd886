"""Backs up and restores into a folder that is thrown away, with a key made for it: proof that it works, with times."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from registerpub.config import Config
from registerpub.core.errors import InputError, RegisterpubError
from registerpub.database_settings import DatabaseSettings
from registerpub.pipeline.backup import postgres
from registerpub.pipeline.backup.making import Choices, alone, make_backup
from registerpub.pipeline.backup.places import FolderPlace
from registerpub.pipeline.backup.sealing import make_identity
from registerpub.pipeline.progress import Progress, quiet

_PREFIX: Final = "rehearsal-"


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """``backup_seconds`` and ``restore_seconds`` (with its proof), ``bytes`` as they were stored, ``proof`` as the
    restored project gave it.
    """

    backup_seconds: float
    restore_seconds: float
    files: int
    bytes: int
    proof: Any


def rehearse(
    config: Config, now: dt.datetime, store: DatabaseSettings | None = None, progress: Progress = quiet
) -> Rehearsal:
    """``store``: an empty database, for a project on PostgreSQL; it is empty again afterwards.

    Raises :class:`RegisterpubError` with the words of the restore, if it fails. Nothing is left behind either way; one
    that is killed leaves the project in clear, until the next begins, and the database as it is then.
    """
    if config.store.is_postgres and store is None:
        raise InputError("the project is on PostgreSQL: name an empty database for the rehearsal with --database")
    if store is not None and not config.store.is_postgres:
        raise InputError("the project is on SQLite: rehearse without --database")
    if store is not None and store.password_file:  # the restore has another folder
        store = replace(store, password_file=str(config.root / store.password_file))
    config.cache.mkdir(mode=0o700, parents=True, exist_ok=True)
    with alone(config, "rehearsal"):
        for left in config.cache.glob(f"{_PREFIX}*"):  # of one that was killed: it holds the whole project in clear
            shutil.rmtree(left, ignore_errors=True)
        borrowed = postgres.borrowed(store, config.root) if store is not None else nullcontext()
        with borrowed, tempfile.TemporaryDirectory(dir=config.cache, prefix=_PREFIX) as folder:
            return _rehearse(config, now, Path(folder), store, progress)


def _rehearse(
    config: Config, now: dt.datetime, folder: Path, store: DatabaseSettings | None, progress: Progress
) -> Rehearsal:
    key, place = folder / "key", folder / "place"
    settings = replace(config.backup, recipients=(make_identity(key),))
    began = time.monotonic()
    chosen = replace(config, backup=settings)
    made = make_backup(chosen, FolderPlace(place), Choices(rehearsal=True), now, progress)
    backed_up = time.monotonic()
    command = [sys.executable, "-m", "registerpub.cli", "restore", str(place), str(folder / "project")]
    options = ["--identity", str(key), "--digest", made.digest, "--json"]
    if store is not None:
        options += ["--database", store.url, "--password-file", store.password_file]
    # A process of its own: Django knows one project at a time.
    done = subprocess.run(  # nosec B603  # our own program, no shell
        [*command, *options], capture_output=True, text=True, check=False, cwd=folder
    )
    if done.returncode != 0:
        raise RegisterpubError(f"the backup does not restore: {(done.stdout + done.stderr).strip()}")
    restored = time.monotonic()
    return Rehearsal(
        round(backed_up - began, 2),
        round(restored - backed_up, 2),
        len(made.manifest.items),
        made.sent_bytes,
        json.loads(done.stdout),
    )
