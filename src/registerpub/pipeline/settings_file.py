"""Reads ``registerpub.toml`` to change it, and writes it back whole. Comments stay as they are."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

import tomlkit
from tomlkit.exceptions import TOMLKitError

from registerpub.config import CONFIG_NAME
from registerpub.core.errors import ConfigError


def read_settings(root: Path) -> tomlkit.TOMLDocument:
    """The document, comments and all. Raises :class:`ConfigError`."""
    path = root / CONFIG_NAME
    try:
        return tomlkit.parse(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(
            f"{path} does not exist: run the command in a project folder, or make one with 'registerpub init DIR'"
        ) from None
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid TOML: {error}") from error


def write_whole(path: Path, text: str) -> None:
    """Replace the file whole or not at all, with the permissions it had."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text(text, encoding="utf-8")
        with contextlib.suppress(FileNotFoundError):
            shutil.copymode(path, temporary)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ConfigError(f"{path}: {error.strerror}") from error
