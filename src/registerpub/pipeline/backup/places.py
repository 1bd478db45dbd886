"""Where backups lie: a folder, or a bucket of an S3 store. A file there is whole or absent."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Final, Protocol

from registerpub.core.errors import InputError, RegisterpubError

_S3: Final = "s3://"
_ASIDE: Final = ".tmp-"


class Place(Protocol):
    """Files by name, ``objects/…``. Everything raises :class:`RegisterpubError` if the place refuses."""

    name: str

    def find(self, folder: str) -> dict[str, int]:
        """Name → size of each whole file below ``folder``."""

    def put(self, path: Path, name: str) -> None:
        """Bring a file of this machine there, whole, on disk before the call returns."""

    def read(self, name: str) -> AbstractContextManager[Reading]:
        """The file opened for reading."""

    def remove(self, name: str) -> None: ...

    def sweep(self) -> None:
        """Remove what senders that were killed have left."""


def open_place(name: str) -> Place:
    """The place ``name``: ``s3://BUCKET/FOLDER`` or a folder. Raises :class:`InputError`."""
    if name.startswith(_S3):
        return BucketPlace(name)
    if "://" in name:
        raise InputError(f"{name}: only folders and s3:// are known; bring other stores in as a folder, or use rclone")
    return FolderPlace(Path(name).expanduser())


class Reading:
    """A file of a place; its errors are told as the place's, apart from those of whoever reads it."""

    def __init__(self, file: Any, name: str) -> None:
        self._file = file
        self._name = name

    def read(self, size: int = -1) -> bytes:
        with _told(self._name):
            data: bytes = self._file.read(size)
        return data


class FolderPlace:
    """A folder of this machine or of a mounted disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.name = str(folder)

    def find(self, folder: str) -> dict[str, int]:
        with _told(self.name):
            files = (path for path in (self.folder / folder).rglob("*") if path.is_file())
            return {
                path.relative_to(self.folder).as_posix(): path.stat().st_size
                for path in files
                if not path.name.startswith(_ASIDE)
            }

    def put(self, path: Path, name: str) -> None:
        target = self.folder / name
        aside = target.with_name(f"{_ASIDE}{os.getpid()}")
        with _told(self.name):
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                with path.open("rb") as source, _create(aside) as copy:
                    while piece := source.read(1 << 20):
                        copy.write(piece)
                    copy.flush()
                    os.fsync(copy.fileno())
                aside.replace(target)
            finally:
                aside.unlink(missing_ok=True)
            _sync_folders(target.parent, self.folder)

    @contextmanager
    def read(self, name: str) -> Iterator[Reading]:
        with _told(f"{self.name}/{name}"):
            file = (self.folder / name).open("rb")
        with file:
            yield Reading(file, f"{self.name}/{name}")

    def remove(self, name: str) -> None:
        path = self.folder / name
        with _told(self.name):
            path.unlink(missing_ok=True)
            if path.parent != self.folder and not any(path.parent.iterdir()):
                path.parent.rmdir()

    def sweep(self) -> None:
        with _told(self.name):
            for path in self.folder.rglob(f"{_ASIDE}*"):
                path.unlink(missing_ok=True)


def _create(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


def _sync_folders(folder: Path, last: Path) -> None:
    """New names reach the disk, too."""
    for one in (folder, *folder.parents):
        descriptor = os.open(one, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if one == last:
            return


class BucketPlace:
    """A bucket; address and secrets come from the environment or ``~/.aws``, as every program of S3 reads them."""

    def __init__(self, name: str) -> None:
        try:
            import fsspec
            import s3fs  # noqa: F401
        except ImportError:
            raise InputError(
                f"{name}: object storage needs s3fs: install the packages of requirements-run.lock"
            ) from None
        self.name = name.rstrip("/")
        self._folder = self.name.removeprefix(_S3)
        # What another machine has put or removed must be seen.
        self._store: Any = fsspec.filesystem("s3", use_listings_cache=False, skip_instance_cache=True)

    def find(self, folder: str) -> dict[str, int]:
        def ask() -> dict[str, int]:
            found = self._store.find(f"{self._folder}/{folder}" if folder else self._folder, detail=True)
            return {path[len(self._folder) + 1 :]: int(entry["size"]) for path, entry in found.items()}

        try:
            found: dict[str, int] = self._told(ask)
        except FileNotFoundError:
            return {}
        return found

    def put(self, path: Path, name: str) -> None:
        self._told(lambda: self._store.put_file(str(path), f"{self._folder}/{name}"))

    @contextmanager
    def read(self, name: str) -> Iterator[Reading]:
        try:
            file = self._told(lambda: self._store.open(f"{self._folder}/{name}", "rb", block_size=8 << 20))
        except FileNotFoundError:
            raise RegisterpubError(f"{self.name}/{name}: it is not there") from None
        with file:
            yield Reading(file, f"{self.name}/{name}")

    def remove(self, name: str) -> None:
        self._told(lambda: self._store.rm_file(f"{self._folder}/{name}"))

    def sweep(self) -> None:
        """A store shows what was sent whole and nothing else."""

    def _told(self, ask: Callable[[], Any]) -> Any:
        import botocore.exceptions

        try:
            return ask()
        except FileNotFoundError:
            raise
        except (OSError, botocore.exceptions.BotoCoreError, botocore.exceptions.ClientError) as error:
            raise RegisterpubError(
                f"{self.name}: the store refuses: {error}; look at AWS_PROFILE, AWS_ENDPOINT_URL and the bucket"
            ) from error


@contextmanager
def _told(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RegisterpubError(f"{name}: {error.strerror or error}") from error
