"""PostgreSQL's own programs, and a dump brought back. Needs no project that is set up: a restore has none yet."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from registerpub.core.errors import ConfigError, InputError, RegisterpubError
from registerpub.database_settings import DatabaseSettings, django_database
from registerpub.pipeline.project import encoding_fault


def check_migration(name: str) -> None:
    """Raise :class:`RegisterpubError` for a database of a newer version than this one."""
    if name and not (Path(__file__).parents[2] / "store" / "migrations" / f"{name}.py").is_file():
        raise RegisterpubError(f"the backup was made by a newer version (store {name}): install that one first")


def fill_postgres(settings: DatabaseSettings, root: Path, dump: Path) -> None:
    """Bring a dump into an empty database, whole or not at all. Raises :class:`RegisterpubError`."""
    rows = _ask(
        settings,
        root,
        "SELECT pg_encoding_to_char(encoding), datcollate, (SELECT count(*) FROM pg_class c JOIN pg_namespace n ON "
        "n.oid = c.relnamespace WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')) "
        "FROM pg_database WHERE datname = current_database()",
    )
    encoding, collation, tables = rows[0]
    if fault := encoding_fault(encoding, collation):
        raise ConfigError(fault)
    if tables:
        raise InputError(f"the {settings.place} is not empty: drop it and make it anew, or name another one")
    run_program(
        settings,
        root,
        "pg_restore",
        "--single-transaction",
        "--exit-on-error",
        "--no-owner",
        "--no-privileges",
        str(dump),
    )


def _ask(settings: DatabaseSettings, root: Path, question: str) -> list[Sequence[Any]]:
    import psycopg

    words, password = _address(django_database(settings, root))
    try:
        with psycopg.connect(words, password=password or None) as connection:
            return list(connection.execute(question.encode()).fetchall())
    except psycopg.Error as error:
        raise ConfigError(f"the {settings.place} does not answer: {str(error).strip()}") from error


def _address(database: Mapping[str, Any]) -> tuple[str, str]:
    """An address for libpq without the password, and the password: arguments stand in lists of processes."""
    from psycopg.conninfo import make_conninfo

    given = {"dbname": database["NAME"], "user": database["USER"], "host": database["HOST"], "port": database["PORT"]}
    extra = {name: value for name, value in database["OPTIONS"].items() if name != "options"}
    return make_conninfo(**{name: value for name, value in {**given, **extra}.items() if value}), database["PASSWORD"]


def run_program(settings: DatabaseSettings, root: Path, program: str, *arguments: str) -> None:
    """Run ``pg_dump`` or ``pg_restore`` on the database. Raises :class:`RegisterpubError` with its own first words."""
    words, password = _address(django_database(settings, root))
    environment = {**os.environ, **({"PGPASSWORD": password} if password else {})}
    try:
        done = subprocess.run(  # nosec B603  # pg_dump or pg_restore, no shell
            [program, "--no-password", f"--dbname={words}", *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            env=environment,
            check=False,
        )
    except FileNotFoundError:
        raise RegisterpubError(f"{program} is not installed: apt-get install postgresql-client") from None
    if done.returncode != 0:
        # Of a failing row it quotes the values: only the line that says what is wrong is passed on.
        lines = [line for line in done.stderr.splitlines() if re.search("error:", line)]
        raise RegisterpubError(f"{program} of the {settings.place} failed: {(lines or ['it said nothing'])[0]}")
