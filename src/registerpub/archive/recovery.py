"""Salvages files that a killed writer left open: every complete record is kept, the torn last one is cut off.

A file whose writer lives is locked by it and left alone, so salvage may run at any time beside any crawl.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from registerpub.archive.framing import Block, Fault, split_records
from registerpub.archive.writing import OPEN_SUFFIX, finish, is_same_file
from registerpub.core.errors import ArchiveError


def recover(folder: Path) -> tuple[Path, ...]:
    """Complete every abandoned ``.open`` file below ``folder``; returns the files that were completed.

    A file without a single capture is removed. Raises :class:`ArchiveError` if the disk refuses.
    """
    recovered = []
    for path in sorted(folder.glob(f"*{OPEN_SUFFIX}")):
        try:
            final = _recover_one(path)
        except OSError as error:
            raise ArchiveError(f"{path}: cannot be salvaged: {error.strerror}") from error
        if final is not None:
            recovered.append(final)
    return tuple(recovered)


def _recover_one(path: Path) -> Path | None:
    try:
        descriptor = os.open(path, os.O_RDWR)
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if not is_same_file(descriptor, path):
            return None
        end, captures = _last_complete(descriptor)
        if not captures:
            path.unlink()
            return None
        os.ftruncate(descriptor, end)
        os.fsync(descriptor)
        return finish(path)
    except BlockingIOError:
        return None
    finally:
        os.close(descriptor)


def _last_complete(descriptor: int) -> tuple[int, int]:
    """Where the last complete record ends, and how many records stand before it apart from the opening one.

    A damaged stretch followed by sound records is kept as it is: cutting there would lose what comes after.
    """
    end = records = 0
    with os.fdopen(os.dup(descriptor), "rb") as file:
        for found in split_records(file):
            if isinstance(found, Block) or (isinstance(found, Fault) and found.end is not None):
                assert found.end is not None
                end = found.end
                records += 1
    return end, max(records - 1, 0)
