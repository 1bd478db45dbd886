"""The mark of a panic: a file below ``var/``. Needs neither settings nor database, so that it can always be made."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from registerpub.core.errors import ConfigError


def mark_path(var: Path) -> Path:
    return var / "panic"


def set_mark(var: Path) -> None:
    """Make the mark last, unless there is one. Raises :class:`ConfigError` where it cannot be written."""
    try:
        var.mkdir(parents=True, exist_ok=True)
        # Whatever is in it: its digest is the panic's key, so that each panic has another.
        handle = os.open(mark_path(var), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    except OSError as error:
        raise ConfigError(
            f"{mark_path(var)}: the mark of the panic cannot be written ({error.strerror}): stop the desk, the workers "
            "and the web server by hand"
        ) from error
    try:
        # A full disk leaves an empty mark, which stops this machine as well.
        os.write(handle, f"registerpub panic {secrets.token_hex(16)}\n".encode())
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)
        folder = os.open(var, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def mark_of(var: Path) -> str | None:
    """The key of the panic that this machine is marked with, if it is. A mark that cannot be read is one."""
    try:
        return hashlib.sha256(mark_path(var).read_bytes()).hexdigest()
    except FileNotFoundError:
        return None
    except OSError:
        return hashlib.sha256(str(mark_path(var)).encode()).hexdigest()


def remove_mark(var: Path, key: str) -> None:
    """Take the mark away if it is still the one of ``key``."""
    if mark_of(var) == key:
        mark_path(var).unlink(missing_ok=True)
