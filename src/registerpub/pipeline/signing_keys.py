"""The keys that sign releases: made, opened, rotated. They live in files outside the project, never in the store.

``registerpub.toml`` names the files. A key that is named but cannot be opened stops publication before anything is
done: an unsigned release where readers expect a signed one would look like a forgery.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from minisign import Error, KeyPair, PublicKey, SecretKey

from registerpub.config import Config
from registerpub.core.errors import ConfigError, InputError
from registerpub.pipeline.panic import refuse_in_panic
from registerpub.publishing import Signer
from registerpub.publishing.signing import key_id, public_key_file

PASSWORD_VARIABLE = "REGISTERPUB_KEY_PASSWORD"  # noqa: S105  # nosec B105  # the name of a variable, no password
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
#: Where the service manager puts the credentials of this unit, and of no other (systemd.exec(5)).
_CREDENTIALS = "CREDENTIALS_DIRECTORY"

#: Asks a person for the password of the key file it is given; an empty answer stands for none.
Ask = Callable[[str], str]


def no_one_to_ask(_: str) -> str:
    return ""


def open_signers(config: Config, ask: Ask = no_one_to_ask) -> tuple[Signer, ...]:
    """The keys of the settings, opened, the leading one first. Raises :class:`ConfigError` naming setting and mend.

    In a panic they stay shut: :class:`StandsStill`.
    """
    refuse_in_panic(config)
    found = []
    for setting, name in (("key", config.signing.key), ("next_key", config.signing.next_key)):
        if name:
            found.append(_open(f"signing.{setting}", key_path(config, name), config, ask))
    if config.signing.next_key and not config.signing.key:
        raise ConfigError("signing.next_key is set, but signing.key is not: name the key that signs now")
    return tuple(found)


def key_path(config: Config, name: str) -> Path:
    """Where a file of the settings lies: ``~`` is the home of whoever runs this, a relative path the project's."""
    return config.root / Path(name).expanduser()


def _open(setting: str, path: Path, config: Config, ask: Ask) -> Signer:
    try:
        if is_read_by_others(path):
            raise ConfigError(f"{setting}: {path} can be read by others: run 'chmod 600 {path}'")
        secret = SecretKey.from_bytes(path.read_bytes())
    except OSError as error:
        raise ConfigError(
            f"{setting}: {path} cannot be read ({error.strerror}): bring the key back from its copy, or make another "
            "with 'registerpub key new'; nothing was published"
        ) from error
    except Error as error:
        raise ConfigError(f"{setting}: {path} is no secret key of minisign ({error}); nothing was published") from error
    if secret.is_encrypted():
        try:
            secret.decrypt(password_of(config, ask, path))
        except Error as error:
            raise ConfigError(
                f"{setting}: the password does not open {path}: set signing.password_file or {PASSWORD_VARIABLE}; "
                "nothing was published"
            ) from error
    return Signer.of(secret)


def password_of(config: Config, ask: Ask, path: Path) -> str:
    """From the file of the settings, else the environment, else a person; empty if nobody says one."""
    if config.signing.password_file:
        return read_password(key_path(config, config.signing.password_file))
    return os.environ.get(PASSWORD_VARIABLE) or ask(str(path))


def read_password(path: Path) -> str:
    """The first line of a file that only its owner may read. Raises :class:`InputError`."""
    try:
        if is_read_by_others(path):
            raise InputError(f"{path} holds a password and can be read by others: run 'chmod 600 {path}'")
        return path.read_text(encoding="utf-8").partition("\n")[0]
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the password cannot be read: {error}") from error


def default_folder() -> Path:
    """Where keys are kept unless somebody says otherwise: in the home of whoever runs this, not in the project."""
    home = os.environ.get("XDG_CONFIG_HOME")
    return (Path(home) if home else Path("~/.config").expanduser()) / "registerpub" / "keys"


def make_key(folder: Path, password: str) -> tuple[Path, str]:
    """A new pair of keys, ``ID.key`` (for its owner only) and ``ID.pub``; the secret file and the id.

    An empty password leaves the key unencrypted. Raises :class:`InputError` where it cannot be written.
    """
    pair = KeyPair.generate()
    name = key_id(pair.public_key)
    public = pair.public_key.to_base64().decode("ascii")
    secret = pair.secret_key
    secret.untrusted_comment = f"registerpub secret key {name}"
    if password:
        secret.encrypt(password)
    path = folder / f"{name}.key"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.with_suffix(".pub").write_bytes(public_key_file(public))
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(bytes(secret) + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise InputError(f"{error.filename}: the key cannot be kept there ({error.strerror})") from error
    return path, name


def read_public(path: Path) -> PublicKey:
    """The public key beside a secret one. Raises :class:`InputError`."""
    beside = path.with_suffix(".pub")
    try:
        return PublicKey.from_bytes(beside.read_bytes())
    except OSError as error:
        raise InputError(f"{beside}: the public key cannot be read ({error.strerror})") from error
    except Error as error:
        raise InputError(f"{beside} is no public key of minisign: {error}") from error


def is_read_by_others(path: Path) -> bool:
    """Whether more than the owner may do anything with a file of secrets. Raises ``OSError``.

    systemd lets the unit's user read a credential by an access list, whose mask stands where the group's rights do.
    """
    credentials = os.environ.get(_CREDENTIALS)
    ours = credentials and path.resolve().is_relative_to(Path(credentials).resolve())
    return bool(path.stat().st_mode & (stat.S_IWGRP | stat.S_IRWXO if ours else _OTHERS))
