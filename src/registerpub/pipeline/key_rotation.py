"""Enters keys into ``registerpub.toml``: the first one, the one that follows, and the change from one to the other.

While a key is replaced both sign, so that outlets that know only the old one and those that know the new one can check
the same release.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import tomlkit
from minisign import PublicKey

from registerpub.config import CONFIG_NAME, Config
from registerpub.core.errors import ConfigError, InputError
from registerpub.pipeline.panic import refuse_in_panic
from registerpub.pipeline.settings_file import read_settings, write_whole
from registerpub.pipeline.signing_keys import key_path, make_key, read_public
from registerpub.publishing.signing import key_id


@dataclass(frozen=True, slots=True)
class KnownKey:
    """A key that the settings name. ``setting`` is ``key`` or ``next_key``; ``public`` is None without its file."""

    setting: str
    path: Path
    public: PublicKey | None

    @property
    def id(self) -> str:
        return key_id(self.public) if self.public else self.path.stem


def known_keys(config: Config) -> list[KnownKey]:
    """The keys of the settings, the leading one first."""
    found = []
    for setting, name in (("key", config.signing.key), ("next_key", config.signing.next_key)):
        if name:
            path = key_path(config, name)
            found.append(KnownKey(setting, path, _public(path)))
    return found


def _public(path: Path) -> PublicKey | None:
    try:
        return read_public(path)
    except InputError:
        return None


def add_first_key(config: Config, folder: Path, password: str) -> tuple[Path, str]:
    """Make the first key, which signs from now on; its file and id. Raises :class:`InputError` if there is one."""
    refuse_in_panic(config)
    if config.signing.key:
        raise InputError("releases are signed already: 'registerpub key rotate' brings in another key")
    path, name = make_key(_outside(config, folder), password)
    _enter(config, {"key": str(path)})
    return path, name


def begin_rotation(config: Config, folder: Path, password: str) -> tuple[Path, str]:
    """Make the key that follows; from now on both sign. Raises :class:`InputError` without a first key, or twice."""
    refuse_in_panic(config)
    if not config.signing.key:
        raise InputError("there is no key to replace: 'registerpub key new' makes the first one")
    if config.signing.next_key:
        raise InputError(
            f"{config.signing.next_key} is coming in already: end that with 'registerpub key rotate --end'"
        )
    path, name = make_key(_outside(config, folder), password)
    _enter(config, {"next_key": str(path)})
    return path, name


def end_rotation(config: Config) -> Path:
    """Let the new key sign alone; the file of the old one. Raises :class:`InputError` if none is coming in."""
    refuse_in_panic(config)
    if not config.signing.next_key:
        raise InputError("no key is coming in: begin with 'registerpub key rotate'")
    old = key_path(config, config.signing.key)
    _enter(config, {"key": config.signing.next_key, "next_key": None})
    return old


def _outside(config: Config, folder: Path) -> Path:
    """``folder``, unless a copy of the project would carry the key along."""
    chosen = folder.expanduser().resolve()
    if chosen.is_relative_to(config.root):
        raise InputError(f"{chosen} lies in the project: whoever gets a copy of the project could sign; choose another")
    return chosen


def _enter(config: Config, values: dict[str, str | None]) -> None:
    """Set or, with None, remove keys of ``[signing]``."""
    document = read_settings(config.root)
    table = document.setdefault("signing", tomlkit.table())
    if not isinstance(table, dict):
        raise ConfigError(f"{config.root / CONFIG_NAME}: signing is not a table: mend it by hand first")
    for name, value in values.items():
        if value is None:
            table.pop(name, None)
        else:
            table[name] = value
    write_whole(config.root / CONFIG_NAME, tomlkit.dumps(document))
