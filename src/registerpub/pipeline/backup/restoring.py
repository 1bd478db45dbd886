"""Brings a backup back into an empty folder. Nothing stands where a project stands before every digest was checked.

Everything is written into ``INTO/.restoring`` first and moved up when it is whole, the settings last, so that whoever
kills it leaves no project, or the whole one. Run again, it begins anew or goes on moving.
"""

from __future__ import annotations

import json
import os
import shutil
import tarfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Final

import tomlkit

from registerpub.config import CONFIG_NAME
from registerpub.core.errors import InputError, RegisterpubError
from registerpub.database_settings import DatabaseSettings
from registerpub.pipeline.backup import postgres
from registerpub.pipeline.backup.keeping import Kept, read_sums
from registerpub.pipeline.backup.manifest import (
    CONFIG_FOLDERS,
    DATABASES,
    PACK,
    TIMESTAMP_ROOT,
    Item,
    Manifest,
    read_manifest,
)
from registerpub.pipeline.backup.places import Place
from registerpub.pipeline.backup.sealing import Counting, open_sealed
from registerpub.pipeline.progress import Progress, quiet
from registerpub.pipeline.project import write_secret
from registerpub.pipeline.settings_file import read_settings, write_whole

_ASIDE: Final = ".restoring"
_WHOLE: Final = "whole.json"


@dataclass(frozen=True, slots=True)
class Wanted:
    """``digest``: of the manifest, as the backup told it; empty: whatever is there. ``store``: a PostgreSQL database to
    bring the dump into. ``identities``: private keys of age.
    """

    identities: Sequence[Any]
    digest: str = ""
    store: DatabaseSettings | None = None


def restore(place: Place, kept: Kept, into: Path, wanted: Wanted, progress: Progress = quiet) -> Manifest:
    """Restore ``kept`` to ``into``, which is empty or absent; what the project must add up to.

    Raises :class:`InputError` for a folder with something in it, a key that does not fit, or another backup than the
    one wanted, :class:`RegisterpubError` for anything changed, cut or missing, and for a disk that is full.
    """
    aside = into / _ASIDE
    with _told(into), _cleared(into, aside):
        done = _begin(into, aside, kept)
        manifest = _open_manifest(place, kept, wanted, aside)
        _check_store(manifest, wanted)
        postgres.check_migration(manifest.migration)
        if not done:
            _fill(place, manifest, aside / "project", wanted, progress)
            _settle(manifest, aside / "project", wanted)
            _write(aside / _WHOLE, json.dumps({"manifest": kept.manifest}))
        _move_up(aside, into)
    return manifest


@contextmanager
def _cleared(into: Path, aside: Path) -> Iterator[None]:
    """What fails before everything was checked leaves nothing."""
    try:
        yield
    except BaseException:
        if not (aside / _WHOLE).exists():
            shutil.rmtree(aside, ignore_errors=True)
            with suppress(OSError):  # it is not empty, and not ours
                into.rmdir()
        raise


def _begin(into: Path, aside: Path, kept: Kept) -> bool:
    """Make room; whether everything was checked before and only has to be moved up."""
    into.mkdir(mode=0o700, parents=True, exist_ok=True)
    marker = aside / _WHOLE
    if marker.exists():
        if json.loads(marker.read_text()) == {"manifest": kept.manifest}:
            return True
        raise InputError(f"{into}: another backup was being restored there: empty the folder first")
    if any(path.name != _ASIDE for path in into.iterdir()):
        raise InputError(f"{into} is not empty: a backup is restored into a new folder only")
    shutil.rmtree(aside, ignore_errors=True)
    (aside / "project").mkdir(mode=0o700, parents=True)
    return False


def _open_manifest(place: Place, kept: Kept, wanted: Wanted, aside: Path) -> Manifest:
    expected = read_sums(place, kept).get(kept.manifest, "")
    path = aside / "manifest"
    with place.read(kept.manifest) as source, path.open("wb") as target:
        stored, _ = open_sealed(source, target, wanted.identities, kept.manifest)
    if stored.sha256 != expected:
        raise RegisterpubError(f"{kept.manifest} is not as it was written: it was changed or cut")
    if wanted.digest and wanted.digest.lower() != stored.sha256:
        raise InputError(
            f"the backup {kept.id} has the digest {stored.sha256}, not {wanted.digest}: it is another one, or forged"
        )
    manifest = read_manifest(path.read_bytes())
    if manifest.id != kept.id:
        raise RegisterpubError(f"{kept.manifest} is the manifest of {manifest.id}: somebody has moved it")
    return manifest


def _check_store(manifest: Manifest, wanted: Wanted) -> None:
    if manifest.database == "postgresql" and wanted.store is None:
        raise InputError("the backup is of a PostgreSQL database: name an empty one with --database postgresql://…")
    if manifest.database == "sqlite" and wanted.store is not None:
        raise InputError(
            "the backup is of an SQLite database: restore it without --database, then run 'registerpub db migrate-to'"
        )


def _fill(place: Place, manifest: Manifest, project: Path, wanted: Wanted, progress: Progress) -> None:
    items = manifest.objects
    for number, item in enumerate(items, start=1):
        target = project.parent / PACK if item.path == PACK else project / item.path
        _bring(place, item, target, wanted)
        if item.path == PACK:
            _unpack(target, manifest.packed, project)
            target.unlink()
        progress("restore", number, len(items))


def _bring(place: Place, item: Item, target: Path, wanted: Wanted) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with place.read(item.object) as source, _create(target) as file:
        stored, plain = open_sealed(source, file, wanted.identities, item.object)
        file.flush()
        os.fsync(file.fileno())
    if f"-{stored.sha256}-{stored.size}." not in item.object or plain.sha256 != item.sha256:
        raise RegisterpubError(f"{item.object} ({item.path}) is not as it was written: it was changed or cut")


def _unpack(pack: Path, expected: dict[str, Item], project: Path) -> None:
    """Files by the manifest and no others; ``tarfile``'s own filter refuses what leads out of the folder."""
    left = dict(expected)
    try:
        with tarfile.open(pack) as opened:
            for info in opened:
                if info.isfile():
                    item = left.pop(info.name, None)
                    source = opened.extractfile(info)
                    if item is None or source is None or Counting.of(source).sha256 != item.sha256:
                        raise RegisterpubError(f"{info.name} in {PACK} is not what the manifest lists")
                opened.extract(info, project, filter="data")
    except tarfile.TarError as error:
        raise RegisterpubError(f"{PACK} cannot be unpacked: {error}") from error
    if left:
        raise RegisterpubError(f"{PACK} lacks {len(left)} files that the manifest lists")


def _settle(manifest: Manifest, project: Path, wanted: Wanted) -> None:
    """The database in its place, folders that a project has, and a secret where the backup holds none."""
    for name in ("archive", "public", "crawl"):
        (project / "var" / name).mkdir(parents=True, exist_ok=True)
    (project / "var").chmod(0o700)
    for folder in CONFIG_FOLDERS:
        (project / folder).mkdir(exist_ok=True)
    write_secret(project / "var" / "secret.key")
    (project / "var" / "secret.key").chmod(0o600)
    document = read_settings(project)
    if wanted.store is not None:
        dump = project / DATABASES["postgresql"]
        postgres.fill_postgres(wanted.store, project, dump)
        dump.unlink()
        table = tomlkit.table()
        table["url"] = wanted.store.url
        if wanted.store.password_file:
            table["password_file"] = wanted.store.password_file
        document["database"] = table
    else:  # it may have lain elsewhere, even outside of the project
        document.pop("database", None)
    if TIMESTAMP_ROOT in manifest.packed:  # it lay where this machine may have nothing, or another one
        document["archive"]["timestamp_root"] = TIMESTAMP_ROOT
    write_whole(project / CONFIG_NAME, tomlkit.dumps(document))
    os.sync()


def _move_up(aside: Path, into: Path) -> None:
    """The settings last: a folder without them is no project."""
    names = sorted(path.name for path in (aside / "project").iterdir())
    for name in sorted(names, key=lambda name: name == CONFIG_NAME):
        (aside / "project" / name).rename(into / name)
    shutil.rmtree(aside)


def _create(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


def _write(path: Path, text: str) -> None:
    with path.open("w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


@contextmanager
def _told(into: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RegisterpubError(
            f"{error.filename or into}: {error.strerror or error}: nothing was restored; make room and run it again"
        ) from error
