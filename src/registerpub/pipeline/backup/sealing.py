"""Seals what leaves the machine with age (https://age-encryption.org/v1), by the library ``pyrage``.

The machine that makes backups holds public keys only: who takes it cannot open what was sent away before. age says who
can read, not who wrote: the digest of a backup, noted elsewhere, says which one is ours.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

import pyrage

from registerpub.core.errors import ConfigError, InputError, RegisterpubError

SEALED, CLEAR = "age", "clear"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Counting:
    """A file that is read or written through, with the digest and number of the bytes, and its own errors kept.

    ``pyrage`` turns an error of a file into one of its own that no longer says what went wrong.
    """

    def __init__(self, file: Any, limit: int | None = None) -> None:
        self._file = file
        self._left = limit
        self._digest = hashlib.sha256()
        self.size = 0
        self.error: OSError | RegisterpubError | None = None

    def read(self, size: int = -1) -> bytes:
        if self._left is not None:
            size = self._left if size < 0 else min(size, self._left)
        data = self._kept(lambda: self._file.read(size))
        self._left = None if self._left is None else self._left - len(data)
        return self._count(data)

    def write(self, data: bytes) -> int:
        self._kept(lambda: self._file.write(data))
        self._count(data)
        return len(data)

    def flush(self) -> None:
        self._kept(self._file.flush)

    @classmethod
    def of(cls, file: Any) -> Counting:
        """Read the file to its end."""
        counting = cls(file)
        while counting.read(1 << 20):
            pass
        return counting

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    def _count(self, data: bytes) -> bytes:
        self._digest.update(data)
        self.size += len(data)
        return data

    def _kept(self, act: Any) -> Any:
        try:
            return act()
        except (OSError, RegisterpubError) as error:
            self.error = error
            raise


def read_recipients(words: Sequence[str]) -> list[Any]:
    """Public keys of the settings. Raises :class:`ConfigError` naming the one that is none."""
    found = []
    for number, word in enumerate(words):
        reader = pyrage.ssh.Recipient if word.startswith("ssh-") else pyrage.x25519.Recipient
        try:
            found.append(reader.from_str(word))
        except pyrage.RecipientError as error:
            raise ConfigError(f"backup.recipients.{number}: {word!r} is no public key: {error}") from error
    return found


def read_identities(path: Path) -> list[Any]:
    """Private keys of a file as ``age-keygen`` writes it, or of an ssh key. Raises :class:`InputError`."""
    try:
        if path.stat().st_mode & _OTHERS:
            raise InputError(f"{path} can be read by others: run 'chmod 600 {path}'")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: the key cannot be read ({error.strerror})") from error
    try:
        if data.startswith(b"-----BEGIN"):
            return [pyrage.ssh.Identity.from_buffer(data)]
        lines = [line.strip() for line in data.decode("ascii").splitlines()]
        found = [pyrage.x25519.Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except (pyrage.IdentityError, UnicodeDecodeError) as error:
        raise InputError(f"{path} is no private key of age without a password") from error
    if not found:
        raise InputError(f"{path} holds no key")
    return found


def make_identity(path: Path) -> str:
    """Write a new private key for its owner only; the public one. Raises :class:`InputError` where it cannot be."""
    identity = pyrage.x25519.Identity.generate()
    public = str(identity.to_public())
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(f"# public key: {public}\n{identity}\n")
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise InputError(f"{path} is there already: a key that backups need may be in it; name another file") from None
    except OSError as error:
        raise InputError(f"{path}: the key cannot be kept there ({error.strerror})") from error
    return public


def seal_file(source: BinaryIO, target: BinaryIO, recipients: Sequence[Any], size: int) -> tuple[Counting, Counting]:
    """``size`` bytes of ``source`` to ``target``, sealed, or as they are without recipients. Raises ``OSError``."""
    plain, stored = Counting(source, size), Counting(target)
    if not recipients:
        _pour(plain, stored)
        return plain, stored
    try:
        pyrage.encrypt_io(plain, stored, recipients)
    except (pyrage.EncryptError, OSError, RegisterpubError) as error:
        raise plain.error or stored.error or OSError(None, f"it cannot be sealed: {error}") from error
    return plain, stored


def open_sealed(source: Any, target: BinaryIO, identities: Sequence[Any], name: str) -> tuple[Counting, Counting]:
    """What :func:`seal_file` sealed; ``name`` says by its ending whether it is. Errors of the disk as ``OSError``.

    Raises :class:`InputError` if no key fits, :class:`RegisterpubError` for bytes that were changed or cut.
    """
    stored, plain = Counting(source), Counting(target)
    if not name.endswith(f".{SEALED}"):
        _pour(stored, plain)
        return stored, plain
    try:
        pyrage.decrypt_io(stored, plain, identities)
    except (pyrage.DecryptError, OSError, RegisterpubError) as error:
        if stored.error or plain.error:
            raise (stored.error or plain.error or error) from error
        if "No matching keys" in str(error):
            raise InputError(f"{name}: the key does not open it, or its first bytes were changed") from error
        raise RegisterpubError(f"{name} is not as it was written: it was changed or cut") from error
    while stored.read(1 << 20):  # what was put behind it counts for its digest
        pass
    return stored, plain


def _pour(source: Counting, target: Counting) -> None:
    while piece := source.read(1 << 20):
        target.write(piece)
