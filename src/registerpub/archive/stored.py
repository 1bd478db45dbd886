"""Archive files in an S3 store, read as if they were files of this machine. Needs the extra ``cluster``.

Address and secrets are those of every program of S3: the environment or ``~/.aws``.
"""

from __future__ import annotations

import functools
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from registerpub.core.errors import InputError

SCHEME: Final = "s3://"
_PART: Final = 8 << 20


class StoredFile(type(Path())):  # type: ignore[misc]  # the class of paths of this system
    """``s3://BUCKET/KEY``. What a scan asks of a path, and no more: name, size, time, and its bytes in order."""

    def __str__(self) -> str:
        return SCHEME + "/".join(self.parts[1:])

    def __reduce__(self) -> Any:
        return StoredFile, (str(self),)

    def open(self, *arguments: Any, **named: Any) -> Any:
        return _store().open(_key(self), "rb", block_size=_PART, cache_type="readahead")

    def stat(self, **named: Any) -> Any:
        found = _store().info(_key(self))
        changed = found.get("LastModified")
        time = int(changed.timestamp() * 1e9) if changed is not None else 0
        return SimpleNamespace(st_size=int(found["size"]), st_mtime_ns=time)

    def resolve(self, strict: bool = False) -> StoredFile:
        return self


def find_stored(address: str) -> list[Path]:
    """The file ``address``, what fits it as a pattern, or what lies below it. Raises :class:`InputError`."""
    store, key = _store(), address.removeprefix(SCHEME).rstrip("/")
    try:
        if any(mark in key for mark in "*?["):
            return [StoredFile(SCHEME + name) for name in sorted(store.glob(key))]
        if store.isfile(key):
            return [StoredFile(SCHEME + key)]
        return [StoredFile(SCHEME + name) for name in sorted(store.find(key))]
    except (OSError, ValueError) as error:
        raise InputError(f"{address}: the store refuses: {error}") from error


def _key(path: Path) -> str:
    return str(path).removeprefix(SCHEME)


@functools.cache
def _store() -> Any:
    try:
        import fsspec
        import s3fs  # noqa: F401
    except ImportError:
        raise InputError("object storage needs s3fs: install the packages of requirements-run.lock") from None
    return fsspec.filesystem("s3", use_listings_cache=False)
