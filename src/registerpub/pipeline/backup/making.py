"""Makes a backup: the database first, then what it points to, then the manifest that says all of it is there.

The database is copied while no release is being published, so that the public tree fits it. Archive files only ever
come; where retention removes one meanwhile, the database is copied once more.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from registerpub import __version__
from registerpub.archive import file_sha256
from registerpub.config import Config
from registerpub.core.errors import ConfigError, InputError, RegisterpubError
from registerpub.pipeline.backup import contents, database
from registerpub.pipeline.backup.contents import Source
from registerpub.pipeline.backup.keeping import list_backups, remove_old
from registerpub.pipeline.backup.manifest import (
    BACKUPS,
    DATABASES,
    FORMAT,
    OBJECTS,
    OWNER,
    PACK,
    SUMS,
    Item,
    Manifest,
    Naming,
    check_paths,
    parts_of,
)
from registerpub.pipeline.backup.places import FolderPlace, Place
from registerpub.pipeline.backup.sealing import read_recipients, seal_file
from registerpub.pipeline.progress import Progress, quiet
from registerpub.publishing.swap import publishing_lock

_SCRATCH: Final = "backup-"
_TRIES: Final = 3


@dataclass(frozen=True, slots=True)
class Choices:
    """``keys``: what opens something, too. ``clear_because``: why nothing is sealed. ``keep``: 0 keeps all.
    ``rehearsal``: the place may lie in the project, as it is thrown away.
    """

    keys: bool = False
    rehearsal: bool = False
    clear_because: str = ""
    keep: int = 0


@dataclass(slots=True)
class Made:
    """``digest``: of the manifest as it lies there; noted elsewhere it proves which backup is ours. ``lacks``: archive
    files that the database knows and that are not here: it is no good backup then, and no older one is removed for
    it. ``kept_because``: why older ones that were to be removed have stayed, or some of them.
    """

    manifest: Manifest
    digest: str
    sent: int
    sent_bytes: int
    lacks: list[str]
    removed: list[str] = field(default_factory=list)
    kept_because: str = ""


def make_backup(config: Config, place: Place, choices: Choices, now: dt.datetime, progress: Progress = quiet) -> Made:
    """Back the project up. Raises :class:`RegisterpubError`; then no backup came to be and none was lost."""
    recipients = () if choices.clear_because else config.backup.recipients
    if not recipients and not choices.clear_because:
        raise ConfigError(
            "backup.recipients names nobody: make a key with 'registerpub backup key FILE' and enter its public half; "
            "or give --in-clear with the reason why nothing has to be sealed"
        )
    keys = read_recipients(recipients)
    if not choices.rehearsal:
        _check_place(config, place)
    with alone(config, "backup"), _scratch(config) as scratch:
        naming = Naming(config.var / "secret.key", recipients)
        place.sweep()
        _claim(place, naming, scratch)
        made = _Sender(place, naming, keys, scratch, progress).make(config, choices, now)
        # The last copy of what is missing here may be in an old one.
        if choices.keep and not made.lacks:
            try:
                made.removed = remove_old(place, choices.keep)
            except RegisterpubError as error:  # this backup is whole all the same, and its digest must be told
                made.kept_because = str(error)
        return made


def _check_place(config: Config, place: Place) -> None:
    if isinstance(place, FolderPlace) and place.folder.resolve().is_relative_to(config.root):
        raise InputError(f"{place.name} lies in the project: whatever takes the one takes the other; choose another")


def _claim(place: Place, naming: Naming, scratch: Path) -> None:
    """Enter whose backups lie there. Raises :class:`InputError` for a place with anything else in it."""
    files = place.find("")
    if OWNER in files:
        with place.read(OWNER) as file:
            if json.loads(file.read() or b"{}").get("project") == naming.owner:
                return
        raise InputError(
            f"{place.name} holds the backups of another project, or of this one with another var/secret.key: "
            "choose another place"
        )
    if files:
        raise InputError(f"{place.name} is not empty and holds no backups: choose another place")
    path = scratch / "owner"
    path.write_text(json.dumps({"format": FORMAT, "project": naming.owner}) + "\n", encoding="ascii")
    place.put(path, OWNER)


@contextmanager
def alone(config: Config, what: str) -> Iterator[None]:
    """Keep ``what`` (a backup, a rehearsal) to one process; a killed one leaves no lock behind."""
    descriptor = os.open(config.var / f"{what}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise InputError(f"a {what} of this project is under way: wait until it is done") from None
    finally:
        os.close(descriptor)


@contextmanager
def _scratch(config: Config) -> Iterator[Path]:
    """A folder for what is not sealed yet. What a killed backup left goes first."""
    try:
        config.cache.mkdir(mode=0o700, parents=True, exist_ok=True)
        for left in config.cache.glob(f"{_SCRATCH}*"):
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=config.cache, prefix=_SCRATCH) as folder:
            yield Path(folder)
    except OSError as error:
        raise RegisterpubError(f"{error.filename or config.cache}: {error.strerror or error}") from error


def _check_restorable(paths: Sequence[str]) -> None:
    """What a restore would refuse is found while the project is still there."""
    try:
        check_paths(paths)
    except RegisterpubError as error:
        raise InputError(
            f"{error}: it could not be restored, so nothing was backed up; give the file another name"
        ) from error


class _Sender:
    """Sends what a place does not have yet, one thing at a time."""

    def __init__(self, place: Place, naming: Naming, keys: Sequence[Any], scratch: Path, progress: Progress) -> None:
        self._place = place
        self._naming = naming
        self._keys = keys
        self._scratch = scratch
        self._progress = progress
        self._present: dict[str, str] = {}
        self._warnings: list[str] = []
        self._sent, self._sent_bytes = 0, 0

    def make(self, config: Config, choices: Choices, now: dt.datetime) -> Made:
        for name, size in self._place.find(OBJECTS).items():
            parts = parts_of(name)
            if parts is not None and parts[2] == size:  # one that was cut is sent anew
                self._present[parts[0]] = name
        missing: set[str] | None = None
        for last in (False,) * (_TRIES - 1) + (True,):
            self._warnings = []
            try:
                manifest, lacks = self._attempt(config, choices, now)
            except FileNotFoundError as error:
                if last:
                    raise RegisterpubError(f"{error.filename}: it went away; run the backup again") from error
                continue
            if not lacks or lacks == missing or last:
                break
            missing = lacks
        self._warnings += [f"{name} is missing here: it is not in this backup" for name in sorted(lacks)]
        return self._finish(replace(manifest, warnings=tuple(self._warnings)), sorted(lacks))

    def _attempt(self, config: Config, choices: Choices, now: dt.datetime) -> tuple[Manifest, set[str]]:
        """A manifest without warnings, and the archive files that the database knows and that are not there."""
        kind = "postgresql" if config.store.is_postgres else "sqlite"
        copy, pack = self._scratch / "database", self._scratch / PACK
        copy.unlink(missing_ok=True)
        with ExitStack() as held:
            with publishing_lock(config.public):
                finish = held.enter_context(database.copied(config, copy))
                release = contents.current_release(config)
                small = contents.small_files(config, release)
                if choices.keys:
                    keys, left = contents.key_files(config)
                    small, self._warnings = small + keys, self._warnings + left
                with pack.open("wb") as file:
                    packed = contents.write_pack(small, release, file)
                signers = contents.signers_of(config, release)
            finish()
            known, facts, migration = database.known_archive_files(), database.facts(), database.latest_migration()
        archive = contents.archive_files(config)
        sources = [Source(copy, DATABASES[kind]), Source(pack, PACK), *archive]
        _check_restorable([*(source.path for source in sources), *(item.path for item in packed)])
        items = []
        for number, source in enumerate(sources, start=1):
            items.append(self._keep(source))
            self._progress("backup", number, len(sources))
        manifest = Manifest(
            id=now.strftime("%Y%m%dT%H%M%S.%fZ"),
            version=__version__,
            database=kind,
            migration=migration,
            facts=facts,
            items=(*items, *packed),
            release=int(release.name) if release is not None else None,
            signers=signers,
            clear_because=choices.clear_because,
        )
        return manifest, {f"var/archive/{name}" for name in known} - {source.path for source in archive}

    def _keep(self, source: Source) -> Item:
        """The item of a file that is in the place, after it was sent unless it was there."""
        size = source.file.stat().st_size
        name = self._present.get(self._naming.word(source.known)) if source.known else None
        if name is not None:  # not read again: what its manifest lists is there
            return Item(source.path, size, source.known, name)
        if not source.known:
            digest = file_sha256(source.file)
            if (name := self._present.get(self._naming.word(digest))) is not None:
                return Item(source.path, size, digest, name)
        sealed = self._scratch / "sealed"
        with source.file.open("rb") as plain, sealed.open("wb") as target:
            size = os.fstat(plain.fileno()).st_size
            before, after = seal_file(plain, target, self._keys, size)
        if source.known and before.sha256 != source.known:
            self._warnings.append(f"{source.path} is not the file that its manifest lists; it is kept as it is")
        name = self._naming.name(before.sha256, after.sha256, after.size)
        self._place.put(sealed, name)
        self._sent, self._sent_bytes = self._sent + 1, self._sent_bytes + after.size
        self._present[self._naming.word(before.sha256)] = name
        return Item(source.path, before.size, before.sha256, name)

    def _finish(self, manifest: Manifest, lacks: list[str]) -> Made:
        """List what is needed, then the manifest: with it the backup exists."""
        if any(kept.id >= manifest.id for kept in list_backups(self._place)):
            raise InputError(f"{self._place.name} holds a backup of a later time: set the clock of this machine right")
        plain, sealed = self._scratch / "manifest", self._scratch / "sealed"
        plain.write_bytes(manifest.to_json())
        with plain.open("rb") as source, sealed.open("wb") as target:
            _, stored = seal_file(source, target, self._keys, plain.stat().st_size)
        name = f"{BACKUPS}/{manifest.id}/manifest.json.{self._naming.ending}"
        sums = {item.object: (parts_of(item.object) or ("", "", 0))[1] for item in manifest.objects}
        lines = [f"{digest}  {path}\n" for path, digest in sorted({**sums, name: stored.sha256}.items())]
        listing = self._scratch / SUMS
        listing.write_text("".join(lines), encoding="ascii")
        # Its digest stands in its name: what is not on a list is removed one day, so a list must be whole.
        self._place.put(listing, f"{BACKUPS}/{manifest.id}/{SUMS}-{file_sha256(listing)}")
        self._place.put(sealed, name)
        return Made(manifest, stored.sha256, self._sent, self._sent_bytes, lacks)
