"""The demonstration's temporary folder: removed when it ends, or by the next one if it was killed.

A folder is removed only if it carries our mark, belongs to this user, and nobody holds the mark's lock: the kernel
frees that when the demonstration ends, however it ends.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = "registerpub-demo-"
MARK = "demonstration.lock"
#: The folder of the project, in the temporary folder.
PROJECT = "project"
_WORDS = b"a demonstration of registerpub; the next one removes this folder when nobody holds this lock\n"


@contextmanager
def temporary_folder(say: Callable[[str], None]) -> Iterator[Path]:
    """A new private folder for as long as it is entered. ``say`` is told what was or could not be removed."""
    for folder in leftovers(Path(tempfile.gettempdir())):
        if _remove(folder, say):
            say(f"removed what an earlier demonstration left behind: {folder}")
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    lock = _mark(folder)
    try:
        yield folder
    finally:
        _remove(folder, say)
        os.close(lock)


def leftovers(base: Path) -> list[Path]:
    """Folders of demonstrations below ``base`` whose owner is dead."""
    return [folder for folder in sorted(base.glob(PREFIX + "*")) if _is_ours(folder) and _is_abandoned(folder / MARK)]


def latest_folder() -> Path | None:
    """The project of the demonstration that was begun last in a temporary folder, running or not."""
    base = Path(tempfile.gettempdir())
    projects = [folder / PROJECT for folder in base.glob(PREFIX + "*") if _is_ours(folder)]
    begun = [project for project in projects if project.is_dir()]
    return max(begun, key=lambda project: project.stat().st_ctime, default=None)


def _is_ours(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()


def _is_abandoned(mark: Path) -> bool:
    """Whether ``mark`` is our mark and its lock is free."""
    try:
        descriptor = os.open(mark, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return False
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or found.st_uid != os.geteuid():
            return False
        if os.read(descriptor, len(_WORDS) + 1) != _WORDS:
            return False
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True


def _mark(folder: Path) -> int:
    """Write the mark and hold its lock. It gets its name when locked: unlocked it would pass for a leftover."""
    unnamed = folder / f"{MARK}.new"
    descriptor = os.open(unnamed, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    os.write(descriptor, _WORDS)
    unnamed.rename(folder / MARK)
    return descriptor


def _remove(folder: Path, say: Callable[[str], None]) -> bool:
    """Whether it is gone by our doing. The mark goes last, so that what cannot be removed now is found again."""
    try:
        for path in folder.iterdir():
            if path.name == MARK:
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        with suppress(FileNotFoundError):
            (folder / MARK).unlink()
        folder.rmdir()
    except FileNotFoundError:
        return False  # another demonstration is removing it too
    except OSError as error:
        say(f"{folder} could not be removed: {error.strerror}")
        return False
    return True
