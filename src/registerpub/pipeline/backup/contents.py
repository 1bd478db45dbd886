"""What of a project is backed up, and the pack of everything small.

Not among it: what can be worked out again (``var/cache``, cursors of the crawler, releases before the current one) and,
unless asked for, whatever opens something (``var/secret.key``, signing keys; files with passwords never).
"""

from __future__ import annotations

import io
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from minisign import Error, SecretKey

from registerpub.archive.manifest import read_manifests
from registerpub.archive.writing import COMPLETE_SUFFIX, OPEN_SUFFIX
from registerpub.config import CONFIG_NAME, Config
from registerpub.pipeline.backup.manifest import KEYS, TIMESTAMP_ROOT, Item
from registerpub.pipeline.backup.sealing import Counting
from registerpub.pipeline.key_rotation import known_keys
from registerpub.publishing.signing import has_signature
from registerpub.publishing.swap import CURRENT, RELEASES

_ARCHIVE = "var/archive"


@dataclass(frozen=True, slots=True)
class Source:
    """A file of this machine and where it belongs in a project. ``known``: the digest its manifest gives it, if any."""

    file: Path
    path: str
    known: str = ""


def small_files(config: Config, release: Path | None) -> list[Source]:
    """Settings, sources, channels, what stands beside the archive files, and the folder of the current release."""
    found = [Source(config.root / CONFIG_NAME, CONFIG_NAME)]
    for folder in (config.sources, config.feeds):
        found += [Source(path, path.relative_to(config.root).as_posix()) for path in _files(folder)]
    found += [Source(path, _archive_path(config, path)) for path in _files(config.archive) if not _is_warc(path)]
    if release is not None:
        place = f"var/public/{RELEASES}/{release.name}"
        found += [Source(path, f"{place}/{path.relative_to(release).as_posix()}") for path in _files(release)]
    if config.evidence.timestamp_root:
        root = PurePosixPath(config.evidence.timestamp_root)
        if root.as_posix() not in {source.path for source in found}:
            found.append(Source(config.root / root, root.as_posix() if _stays(root) else TIMESTAMP_ROOT))
    return found


def _stays(path: PurePosixPath) -> bool:
    """Whether a restored project has room for the file at ``path``: within it, and where a restore puts nothing."""
    first = path.parts[0]
    return not path.is_absolute() and ".." not in path.parts and first not in ("var", KEYS) and first[0] != "."


def archive_files(config: Config) -> list[Source]:
    """Archive files by name, those that are still being written among them: whole records stand in them, too."""
    digests = read_manifests(config.archive).digests if config.archive.is_dir() else {}
    found = []
    for path in _files(config.archive):
        if _is_warc(path):
            name = path.relative_to(config.archive).as_posix()
            found.append(Source(path, _archive_path(config, path), digests.get(name, "")))
    return found


def key_files(config: Config) -> tuple[list[Source], list[str]]:
    """``var/secret.key`` and the signing keys; of what was left out, why. A signing key without a password stays."""
    found, left = [Source(config.var / "secret.key", "var/secret.key")], []
    for key in known_keys(config):
        beside = key.path.with_suffix(".pub")
        if beside.is_file():
            found.append(Source(beside, f"{KEYS}/{beside.name}"))
        try:
            sealed = SecretKey.from_bytes(key.path.read_bytes()).is_encrypted()
        except (OSError, Error):
            left.append(f"signing key {key.id} cannot be read: it is not in this backup")
            continue
        if sealed:
            found.append(Source(key.path, f"{KEYS}/{key.path.name}"))
        else:
            left.append(f"signing key {key.id} has no password: it is not in this backup")
    return found, left


def current_release(config: Config) -> Path | None:
    """The folder that ``current`` points to."""
    current = config.public / CURRENT
    return current.resolve() if current.exists() else None


def signers_of(config: Config, release: Path | None) -> tuple[str, ...]:
    """Public keys of the settings whose signature of the release holds."""
    if release is None:
        return ()
    keys = [key.public for key in known_keys(config) if key.public is not None]
    return tuple(key.to_base64().decode("ascii") for key in keys if has_signature(release, key))


def write_pack(sources: list[Source], release: Path | None, file: BinaryIO) -> list[Item]:
    """Everything in one tar file, and ``current`` as a link. Raises ``OSError`` for what went away meanwhile."""
    items = []
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as pack:
        for source in sources:
            with source.file.open("rb") as opened:
                info = pack.gettarinfo(arcname=source.path, fileobj=opened)
                # Nothing of who owned it here: other machines have other accounts.
                info.uid, info.gid, info.uname, info.gname = 0, 0, "", ""
                info.type, info.linkname = tarfile.REGTYPE, ""
                counting = Counting(opened)
                pack.addfile(info, _Reading(counting))
                items.append(Item(source.path, counting.size, counting.sha256))
        if release is not None:
            link = tarfile.TarInfo(f"var/public/{CURRENT}")
            link.type, link.linkname = tarfile.SYMTYPE, f"{RELEASES}/{release.name}"
            pack.addfile(link)
    return items


class _Reading(io.RawIOBase):
    """What ``tarfile`` asks of a file, given by one that counts."""

    def __init__(self, counting: Counting) -> None:
        super().__init__()
        self._counting = counting

    def read(self, size: int | None = -1) -> bytes:
        return self._counting.read(-1 if size is None else size)


def _files(folder: Path) -> Iterator[Path]:
    """Files below ``folder`` by name; what begins with a dot is ours for a moment only."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if not any(part.startswith(".") for part in parts) and path.is_file() and not path.is_symlink():
            yield path


def _is_warc(path: Path) -> bool:
    return path.name.endswith((COMPLETE_SUFFIX, OPEN_SUFFIX))


def _archive_path(config: Config, path: Path) -> str:
    return f"{_ARCHIVE}/{path.relative_to(config.archive).as_posix()}"
