"""PostgreSQL's own programs, and a dump brought back. Needs no project that is set up: a restore has none yet."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from registerpub.core.errors import ConfigError, InputError, RegisterpubError
from registerpub.database_settings import PATIENCE, DatabaseSettings, django_database
from registerpub.pipeline.project import encoding_fault

_NOT_EMPTY: Final = "is not empty: drop it and make it anew, or name another one"
# Whatever a dump may bring that is no part of something else in this list, as ``DROP`` calls it.
_STANDING: Final = """
WITH ours AS (SELECT oid, nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')
SELECT 'EXTENSION', quote_ident(extname) FROM pg_extension
UNION ALL SELECT 'SCHEMA', quote_ident(nspname) FROM ours
UNION ALL SELECT CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE'
    WHEN 'f' THEN 'FOREIGN TABLE' WHEN 'c' THEN 'TYPE' ELSE 'TABLE' END, format('%I.%I', nspname, relname)
    FROM pg_class c JOIN ours ON ours.oid = relnamespace WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c')
UNION ALL SELECT 'ROUTINE', p.oid::regprocedure::text FROM pg_proc p JOIN ours ON ours.oid = pronamespace
UNION ALL SELECT 'TYPE', format('%I.%I', nspname, typname)
    FROM pg_type t JOIN ours ON ours.oid = typnamespace WHERE typtype IN ('e', 'd')
"""
_ORDER: Final = (
    "EXTENSION",
    "SCHEMA",
    "VIEW",
    "MATERIALIZED VIEW",
    "TABLE",
    "FOREIGN TABLE",
    "SEQUENCE",
    "ROUTINE",
    "TYPE",
)


def check_migration(name: str) -> None:
    """Raise :class:`RegisterpubError` for a database of a newer version than this one."""
    if name and not (Path(__file__).parents[2] / "store" / "migrations" / f"{name}.py").is_file():
        raise RegisterpubError(f"the backup was made by a newer version (store {name}): install that one first")


def fill_postgres(settings: DatabaseSettings, root: Path, dump: Path) -> None:
    """Bring a dump into an empty database, whole or not at all. Raises :class:`RegisterpubError`."""
    _check_empty(settings, root)
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


@contextmanager
def borrowed(settings: DatabaseSettings, root: Path) -> Iterator[None]:
    """An empty database that is empty again afterwards, whatever comes of it.

    What stood in it before stays: rights and extensions. Raises :class:`RegisterpubError` for one that is not empty,
    which is left alone, and for one that cannot be emptied.
    """
    _check_empty(settings, root)
    before = set(_ask(settings, root, _STANDING))
    try:
        yield
    except BaseException as error:
        if _NOT_EMPTY not in str(error):  # somebody else has filled it meanwhile: it is theirs
            _empty(settings, root, before, f"{error}; ")
        raise
    _empty(settings, root, before)


def _empty(settings: DatabaseSettings, root: Path, before: set[Sequence[Any]], told: str = "") -> None:
    """Drop what stands there now and did not before. ``told``: words of what else went wrong."""
    try:
        new = set(_ask(settings, root, _STANDING)) - before
        drops = [
            f"DROP {kind} IF EXISTS {name} CASCADE" for kind, name in sorted(new, key=lambda one: _ORDER.index(one[0]))
        ]
        # Somebody who looks into it must not keep it for ever.
        _ask(settings, root, "; ".join([f"SET LOCAL lock_timeout = '{PATIENCE}s'", *drops]), answers=False)
        _check_empty(settings, root)
    except RegisterpubError as error:
        raise RegisterpubError(
            f"{told}the {settings.place} could not be emptied and may hold accounts and the register: drop it ({error})"
        ) from error


def _check_empty(settings: DatabaseSettings, root: Path) -> None:
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
        raise InputError(f"the {settings.place} {_NOT_EMPTY}")


def _ask(settings: DatabaseSettings, root: Path, question: str, answers: bool = True) -> list[Sequence[Any]]:
    """Rows of the answer, in one transaction; without ``answers`` several statements may be run, and none are read."""
    import psycopg

    words, password = _address(django_database(settings, root))
    try:
        with psycopg.connect(words, password=password or None) as connection:
            cursor = connection.execute(question.encode())
            return list(cursor.fetchall()) if answers else []
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
