"""Who works on a project on this machine: all share one lock, and who moves its store has it alone.

The kernel frees the lock however a process ends. Other machines are told apart by leases and by the store itself
(:mod:`registerpub.pipeline.moved_store`).
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from registerpub.core.errors import InputError

NAME: Final = "store.lock"


def enter(var: Path) -> int | None:
    """Be at work on the project whose ``var`` this is, until the descriptor is closed or the process ends.

    Before the settings are read: they name the store, and do not change until then. Raises :class:`InputError` while
    the store is being moved. None where nothing can be written: such a place says by other means that it is at work.
    """
    try:
        descriptor = os.open(var / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise InputError(
            "'registerpub db migrate-to' is moving this project's store: wait until it has ended"
        ) from None
    return descriptor


def leave(descriptor: int | None) -> None:
    """End what :func:`enter` began."""
    if descriptor is not None:
        with suppress(OSError):
            os.close(descriptor)


@contextmanager
def nobody_else(var: Path) -> Iterator[None]:
    """Nobody is at work on the project on this machine, and nobody begins. Raises :class:`InputError`."""
    descriptor = os.open(var / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InputError(
                "the desk, a worker, a scheduler or another command is still at work on this project on this machine: "
                "stop it first (on every other machine, too)"
            ) from None
        yield
    finally:
        os.close(descriptor)
