"""One ``registerpub up`` per project: two would ring twice, and a second set-up code would open the same desk."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from registerpub.core.errors import InputError

NAME = "up.lock"


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Be the only one that has the project up whose ``var`` is ``data``; the kernel frees it however the process ends.

    Raises :class:`InputError` that says which process has it.
    """
    data.mkdir(mode=0o700, exist_ok=True)
    descriptor = os.open(data / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            other = os.read(descriptor, 20).decode("ascii", "replace").strip()
            raise InputError(
                f"this project is up already (process {other or 'unknown'}): use its desk, or stop it first"
            ) from error
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()}\n".encode("ascii"))
        yield
    finally:
        os.close(descriptor)
