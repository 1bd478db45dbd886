"""The task queue (huey): on SQLite for one machine, on the PostgreSQL of the project or on Redis for many.

The queue is only the doorbell: losing every queued task loses nothing. Messages are signed, never plain pickles.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from huey import PostgresHuey, PriorityRedisHuey, SqliteHuey
from huey.serializer import SignedSerializer

from registerpub.config import Config
from registerpub.core.errors import ConfigError

NAME = "registerpub"
#: Each of the queue's tables and indexes may be met half-made once.
_ATTEMPTS = 20


def make_queue(config: Config, secret: str) -> Any:
    """The huey of this project; results are not kept. Raises :class:`ConfigError` for a setting that cannot be used."""
    serializer = SignedSerializer(secret=secret)
    url = config.queue.url
    if url.startswith(("redis://", "rediss://", "unix://")):
        # The plain one refuses every message that has a priority.
        return PriorityRedisHuey(NAME, url=_with_password(url, config), results=False, serializer=serializer)
    if url == "database":
        if not config.store.is_postgres:
            raise ConfigError("queue.url: 'database' needs a PostgreSQL address in [database] url; here leave it empty")
        return _on_postgres(serializer)
    return SqliteHuey(NAME, filename=str(config.var / "queue.sqlite3"), results=False, serializer=serializer)


def _on_postgres(serializer: SignedSerializer) -> Any:
    """The queue in the database. Of several parts that start at once one makes its tables; the others look again.

    PostgreSQL's CREATE TABLE IF NOT EXISTS fails in whoever comes second at the same moment.
    """
    from psycopg.errors import DuplicateObject, DuplicateTable, UniqueViolation

    for _ in range(_ATTEMPTS):
        try:
            return PostgresHuey(NAME, connection=_connect, results=False, serializer=serializer)
        except (DuplicateObject, DuplicateTable, UniqueViolation):
            continue
    return PostgresHuey(NAME, connection=_connect, results=False, serializer=serializer)


def _connect() -> Any:
    """A connection of its own to the database of the project, as Django would make it."""
    from django.db import connections

    fresh = connections.create_connection("default")
    return fresh.get_new_connection(fresh.get_connection_params())


def _with_password(url: str, config: Config) -> str:
    if not config.queue.password_file:
        return url
    path = Path(config.root) / config.queue.password_file
    try:
        password = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"queue.password_file: {path} cannot be read: {error}") from error
    separator = "&" if "?" in url else "?"
    return f"{url}{separator}password={quote(password, safe='')}"
