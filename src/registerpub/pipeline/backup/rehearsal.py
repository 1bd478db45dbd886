"""Backs up and restores into a folder that is thrown away, with a key made for it: proof that it works, with times."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from registerpub.config import Config
from registerpub.core.errors import InputError, RegisterpubError
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


def rehearse(config: Config, now: dt.datetime, store: list[str], progress: Progress = quiet) -> Rehearsal:
    """``store``: the arguments of ``restore`` that name an empty database, for a project on PostgreSQL.

    Raises :class:`RegisterpubError` with the words of the restore, if it fails. Nothing is left behind.
    """
    if config.store.is_postgres and not store:
        raise InputError("the project is on PostgreSQL: name an empty database for the rehearsal with --database")
    config.cache.mkdir(mode=0o700, parents=True, exist_ok=True)
    with alone(config, "rehearsal"):
        for left in config.cache.glob(f"{_PREFIX}*"):  # of one that was killed: it holds the whole project in clear
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=config.cache, prefix=_PREFIX) as folder:
            return _rehearse(config, now, Path(folder), store, progress)


def _rehearse(config: Config, now: dt.datetime, folder: Path, store: list[str], progress: Progress) -> Rehearsal:
    key, place = folder / "key", folder / "place"
    settings = dataclasses.replace(config.backup, recipients=(make_identity(key),))
    began = time.monotonic()
    chosen = dataclasses.replace(config, backup=settings)
    made = make_backup(chosen, FolderPlace(place), Choices(rehearsal=True), now, progress)
    backed_up = time.monotonic()
    command = [sys.executable, "-m", "registerpub.cli", "restore", str(place), str(folder / "project")]
    options = ["--identity", str(key), "--digest", made.digest, "--json", *store]
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
