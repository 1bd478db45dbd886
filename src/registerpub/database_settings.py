"""``[database]`` of ``registerpub.toml``: an SQLite file, or a PostgreSQL server that several machines share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from registerpub.core.errors import ConfigError

#: Seconds that a writer waits for its turn, on either store.
PATIENCE = 30
#: Seconds for which a thread that answers requests keeps its connection.
_KEPT = 60
#: A connection is given up when the other side has been silent for about so many seconds: a cut cable tells nobody.
#: Until then whoever was cut off in a transaction keeps all other writers waiting.
_SILENCE = 20
_SQLITE = "sqlite:///"
_POSTGRES = "postgresql://"
#: Keywords of libpq that may stand behind the ``?`` of an address. None of them is a password.
PARAMETERS = (
    "host",
    "port",
    "sslmode",
    "sslrootcert",
    "sslcert",
    "sslkey",
    "passfile",
    "service",
    "connect_timeout",
    "application_name",
    "target_session_attrs",
)


@dataclass(frozen=True, slots=True)
class DatabaseSettings:
    """``url``: ``sqlite:///PATH`` (below the project folder) or ``postgresql://[USER@][HOST[:PORT]]/NAME[?KEY=VALUE&…]``;
    empty: an SQLite file in ``var``. ``password_file``: a file with the password of PostgreSQL and nothing else.
    """

    url: str = ""
    password_file: str = ""

    @property
    def is_postgres(self) -> bool:
        return self.url.startswith(_POSTGRES)

    def sqlite_path(self, root: Path) -> Path:
        """The SQLite file of the project in ``root``."""
        path = self.url.removeprefix(_SQLITE)
        return root / path if path else root / "var" / "registerpub.sqlite3"

    @property
    def place(self) -> str:
        """Where the database is, for messages: without user and password."""
        parts = urlsplit(self.url)
        host = dict(parse_qsl(parts.query)).get("host", parts.hostname or "this machine")
        return f"database {parts.path.strip('/')} on {host}" if self.is_postgres else self.url


DATABASE_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "url": {
            "type": "string",
            # A password in the address would stand in messages and in lists of processes.
            "pattern": "^(sqlite:///.+|postgresql://([^@/?#:]+@)?[^@/?#]*/[^/?#]+(\\?[^#]*)?)$",
            "description": "sqlite:///PATH, such as sqlite:///var/registerpub.sqlite3, or postgresql://USER@HOST/NAME "
            "without a password (that belongs into password_file)",
        },
        "password_file": {"type": "string"},
    },
    "additionalProperties": False,
}


def django_database(settings: DatabaseSettings, root: Path) -> dict[str, Any]:
    """``DATABASES["default"]`` of Django. Raises :class:`ConfigError` for a parameter or file that cannot be used."""
    return _postgres(settings, root) if settings.is_postgres else sqlite(settings.sqlite_path(root))


def sqlite(path: Path | str) -> dict[str, Any]:
    """SQLite for several processes: writers queue (``IMMEDIATE``) instead of failing half-way."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": PATIENCE,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        },
        # Opening the file anew costs a third of what a small page does, and whoever closes it last waits for the disk.
        "CONN_MAX_AGE": _KEPT,
    }


def _postgres(settings: DatabaseSettings, root: Path) -> dict[str, Any]:
    parts = urlsplit(settings.url)
    given = dict(parse_qsl(parts.query, keep_blank_values=True))
    unknown = sorted(set(given) - set(PARAMETERS))
    if unknown:
        raise ConfigError(
            f"database.url: {', '.join(unknown)} cannot stand in the address; allowed: {', '.join(PARAMETERS)}"
        )
    try:
        port = parts.port
    except ValueError:
        raise ConfigError("database.url: the port must be a number from 1 to 65535") from None
    return {
        "ENGINE": "registerpub.store.postgres",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": _password(settings, root),
        "HOST": given.pop("host", unquote(parts.hostname or "")),
        "PORT": given.pop("port", str(port or "")),
        "CONN_MAX_AGE": _KEPT,
        "CONN_HEALTH_CHECKS": True,
        # They end with their transaction, and connection poolers lose them.
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "OPTIONS": _options(given),
    }


def _options(given: Mapping[str, str]) -> dict[str, Any]:
    every, times = _SILENCE // 4, 3
    server = {
        # Who waits longer than this for another writer is told, as with SQLite.
        "lock_timeout": PATIENCE * 1000,
        "idle_in_transaction_session_timeout": 600_000,
        # The server's own view of a client that does not answer; without effect on a socket of this machine.
        "tcp_keepalives_idle": every,
        "tcp_keepalives_interval": every,
        "tcp_keepalives_count": times,
        "tcp_user_timeout": _SILENCE * 1000,
    }
    return {
        "application_name": "registerpub",
        "connect_timeout": "10",
        "keepalives_idle": str(every),
        "keepalives_interval": str(every),
        "keepalives_count": str(times),
        "tcp_user_timeout": str(_SILENCE * 1000),
        **given,
        "options": " ".join(f"-c {name}={value}" for name, value in server.items()),
    }


def _password(settings: DatabaseSettings, root: Path) -> str:
    """Empty: libpq looks into its own files (``~/.pgpass``) or asks the operating system who we are."""
    if not settings.password_file:
        return ""
    path = root / settings.password_file
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"database.password_file: {path} cannot be read: {error}") from error
    if len(lines) != 1 or not lines[0]:
        raise ConfigError(f"database.password_file: {path} must hold one line, the password, and nothing else")
    return lines[0]
